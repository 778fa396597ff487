// "Japanese" and "Japan's" say one thing of a government: the state that an adjective means.

/** The state, in lower case, that a word means: "Japanese", "Japan's", "Tokyo" of its government; null for other words. */
export function stateOf(word: string): string | null {
  const plain = word.toLowerCase().replace(/['’]s?$/u, '')
  return STATES.get(plain) ?? null
}

// States that make news, each with its adjectives and, after "@", the names of the capital that speaks for it.
const KNOWN =
  'afghanistan:afghan@kabul albania:albanian@tirana algeria:algerian@algiers argentina:argentine,argentinian armenia:armenian@yerevan ' +
  'australia:australian@canberra austria:austrian@vienna azerbaijan:azerbaijani,azeri@baku bahrain:bahraini bangladesh:bangladeshi@dhaka ' +
  'belarus:belarusian@minsk belgium:belgian bolivia:bolivian bosnia:bosnian@sarajevo brazil:brazilian@brasilia britain:british,uk,u.k@london ' +
  'bulgaria:bulgarian@sofia cambodia:cambodian cameroon:cameroonian canada:canadian@ottawa chile:chilean@santiago china:chinese@beijing ' +
  'colombia:colombian@bogota croatia:croatian@zagreb cuba:cuban@havana cyprus:cypriot@nicosia denmark:danish@copenhagen ecuador:ecuadorian@quito ' +
  'egypt:egyptian@cairo estonia:estonian@tallinn ethiopia:ethiopian finland:finnish@helsinki france:french@paris georgia:georgian@tbilisi ' +
  'germany:german@berlin ghana:ghanaian@accra greece:greek@athens hungary:hungarian@budapest iceland:icelandic@reykjavik india:indian@delhi ' +
  'indonesia:indonesian@jakarta iran:iranian@tehran iraq:iraqi@baghdad ireland:irish@dublin israel:israeli@jerusalem italy:italian@rome ' +
  'japan:japanese@tokyo jordan:jordanian@amman kazakhstan:kazakh@astana kenya:kenyan@nairobi kosovo:kosovan@pristina kuwait:kuwaiti ' +
  'kyrgyzstan:kyrgyz laos:lao,laotian latvia:latvian@riga lebanon:lebanese@beirut libya:libyan@tripoli lithuania:lithuanian@vilnius ' +
  'malaysia:malaysian malta:maltese@valletta mexico:mexican moldova:moldovan@chisinau mongolia:mongolian montenegro:montenegrin morocco:moroccan@rabat ' +
  'myanmar:burmese nepal:nepalese,nepali@kathmandu netherlands:dutch nicaragua:nicaraguan nigeria:nigerian@abuja norway:norwegian@oslo ' +
  'oman:omani pakistan:pakistani@islamabad palestine:palestinian peru:peruvian@lima philippines:philippine,filipino@manila poland:polish@warsaw ' +
  'portugal:portuguese@lisbon qatar:qatari@doha romania:romanian@bucharest russia:russian@moscow,kremlin rwanda:rwandan@kigali senegal:senegalese@dakar ' +
  'serbia:serbian@belgrade singapore:singaporean slovakia:slovak@bratislava slovenia:slovenian,slovene@ljubljana somalia:somali@mogadishu ' +
  'spain:spanish@madrid sudan:sudanese@khartoum sweden:swedish@stockholm switzerland:swiss@bern syria:syrian@damascus taiwan:taiwanese@taipei ' +
  'tajikistan:tajik thailand:thai@bangkok tunisia:tunisian@tunis turkey:turkish,turkiye,türkiye@ankara turkmenistan:turkmen uganda:ugandan@kampala ' +
  'ukraine:ukrainian@kyiv,kiev uruguay:uruguayan uzbekistan:uzbek@tashkent venezuela:venezuelan@caracas vietnam:vietnamese@hanoi yemen:yemeni ' +
  'zambia:zambian@lusaka zimbabwe:zimbabwean@harare america:american,us,u.s,u.s.,usa@washington'

const STATES: ReadonlyMap<string, string> = new Map(
  KNOWN.split(' ').flatMap((entry) => {
    const [state = '', ...names] = entry.split(/[:,@]/)
    return [state, ...names].map((name): [string, string] => [name, state])
  }),
)
