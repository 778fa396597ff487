// "Japanese" and "Japan's" say one thing of a government: the state that an adjective means.

/** The state, in lower case, that a name means: "Japanese", "Japan's", "Tokyo" of its government; null for other words. */
export function stateOf(name: string): string | null {
  return STATES.get(plain(name)) ?? null
}

/** The states that a text names, and the text without them. */
export function partStates(text: string): { states: string[]; rest: string } {
  const states: string[] = []
  const rest = text.replace(NAMES, (name) => {
    states.push(stateOf(name) ?? name)
    return ' '
  })
  return { states, rest }
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/^the /u, '')
    .replace(/['’]s?$/u, '')
}

// States that make news, each with its adjectives and, after "@", the names of the capital that speaks for it.
const KNOWN =
  'afghanistan:afghan@kabul albania:albanian@tirana algeria:algerian@algiers argentina:argentine,argentinian armenia:armenian@yerevan ' +
  'australia:australian@canberra austria:austrian@vienna azerbaijan:azerbaijani,azeri@baku bahrain:bahraini bangladesh:bangladeshi@dhaka ' +
  'belarus:belarusian@minsk belgium:belgian bolivia:bolivian bosnia:bosnian@sarajevo brazil:brazilian@brasilia britain:british,uk,u.k,u.k.,united_kingdom,great_britain@london ' +
  'bulgaria:bulgarian@sofia cambodia:cambodian cameroon:cameroonian canada:canadian@ottawa chile:chilean@santiago china:chinese@beijing ' +
  'colombia:colombian@bogota croatia:croatian@zagreb cuba:cuban@havana cyprus:cypriot@nicosia denmark:danish@copenhagen ecuador:ecuadorian@quito ' +
  'egypt:egyptian@cairo estonia:estonian@tallinn ethiopia:ethiopian finland:finnish@helsinki france:french@paris georgia:georgian@tbilisi ' +
  'germany:german@berlin ghana:ghanaian@accra greece:greek@athens hungary:hungarian@budapest iceland:icelandic@reykjavik india:indian@delhi,new_delhi ' +
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
  'zambia:zambian@lusaka zimbabwe:zimbabwean@harare america:american,us,u.s,u.s.,usa,united_states,united_states_of_america@washington ' +
  'czechia:czech,czech_republic@prague south_korea:south_korean@seoul north_korea:north_korean@pyongyang saudi_arabia:saudi,saudi_arabian@riyadh ' +
  'south_africa:south_african@pretoria new_zealand:new_zealand@wellington sri_lanka:sri_lankan@colombo united_arab_emirates:emirati,uae ' +
  'south_sudan:south_sudanese ivory_coast:ivorian european_union:eu,european,european_commission@brussels el_salvador:salvadoran costa_rica:costa_rican dominican_republic:dominican'

const STATES: ReadonlyMap<string, string> = new Map(
  KNOWN.split(' ').flatMap((entry) => {
    const [state = '', ...names] = entry.split(/[:,@]/)
    return [state, ...names].map((name): [string, string] => [name.replaceAll('_', ' '), state.replaceAll('_', ' ')])
  }),
)
// The longer ones first; "US" is no "us".
const NAMES = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${[...STATES.keys()]
    .sort((a, b) => b.length - a.length)
    .map((name) => (name === 'us' ? 'US' : cased(name)))
    .join('|')})(?:['’]s?)?(?![\\p{L}\\p{N}])`,
  'gu',
)

function cased(name: string): string {
  const escaped = name.replaceAll('.', '\\.')
  return /^(?:u\.[sk]\.?|uae|usa|uk|eu)$/.test(name)
    ? escaped.toUpperCase()
    : escaped.replace(/(?<=^| )\p{L}(?!f )/gu, (first) => first.toUpperCase())
}
