import type { ActorKind } from '../../domain/language/actor-kind.ts'

export interface StarterActor {
  slug: string
  name: string
  kind: ActorKind
  aliases: string[]
}

export interface StarterOffice {
  slug: string
  name: string
  aliases: string[]
  /** Half-open [from, until), calendar days; no `until` where it is still held or unknown. */
  tenures: { actor: string; from: string; until?: string }[]
}

// Capitals stand for governments, and so do adjectives. "US" is no alias: names are compared in lower case, where it
// is the pronoun. A surname is one only where hardly anybody else in the news bears it.
export const STARTER_ACTORS: StarterActor[] = [
  {
    slug: 'nato',
    name: 'NATO',
    kind: 'INSTITUTION',
    aliases: ['North Atlantic Treaty Organization', 'North Atlantic Treaty Organisation', 'North Atlantic alliance'],
  },
  {
    slug: 'european-union',
    name: 'European Union',
    kind: 'INSTITUTION',
    aliases: ['EU', 'European bloc'],
  },
  government('united-states', 'United States', 'Washington', 'American', [
    'United States of America',
    'USA',
    'US government',
    'US administration',
    'White House',
  ]),
  government('china', 'China', 'Beijing', 'Chinese', ["People's Republic of China", 'PRC']),
  government('russia', 'Russia', 'Moscow', 'Russian', ['Russian Federation', 'Kremlin']),
  government('japan', 'Japan', 'Tokyo', 'Japanese'),
  government('south-korea', 'South Korea', 'Seoul', 'South Korean', ['Republic of Korea', 'ROK']),
  government('north-korea', 'North Korea', 'Pyongyang', 'North Korean', [
    'DPRK',
    "Democratic People's Republic of Korea",
    'North Korean regime',
  ]),
  government('taiwan', 'Taiwan', 'Taipei', 'Taiwanese', ['Republic of China']),
  government('australia', 'Australia', 'Canberra', 'Australian'),
  government('new-zealand', 'New Zealand', 'Wellington', 'New Zealand'),
  government('philippines', 'Philippines', 'Manila', 'Philippine', ['Republic of the Philippines']),
  government('india', 'India', 'New Delhi', 'Indian', ['Delhi']),
  government('united-kingdom', 'United Kingdom', 'Whitehall', 'British', ['UK', 'Britain', 'Great Britain']),
  government('ukraine', 'Ukraine', 'Kyiv', 'Ukrainian', ['Kiev']),
  ministry('chinese-foreign-ministry', 'Chinese Foreign Ministry', ["China's Foreign Ministry"]),
  person('Jens Stoltenberg', 'Stoltenberg'),
  person('Mark Rutte', 'Rutte'),
  person('Joe Biden', 'Joseph Biden', 'Biden'),
  person('Donald Trump', 'Donald J. Trump'),
  person('Lloyd Austin', 'Lloyd J. Austin'),
  person('Pete Hegseth', 'Hegseth'),
  person('Xi Jinping', 'Xi'),
  person('Vladimir Putin', 'Putin'),
  person('Fumio Kishida', 'Kishida Fumio', 'Kishida'),
  person('Shigeru Ishiba', 'Ishiba Shigeru', 'Ishiba'),
  person('Tsai Ing-wen', 'Tsai'),
  person('Lai Ching-te', 'William Lai'),
  person('Josep Borrell', 'Borrell'),
  person('Kaja Kallas', 'Kallas'),
  person('Ursula von der Leyen', 'von der Leyen'),
]

export const STARTER_OFFICES: StarterOffice[] = [
  {
    slug: 'nato-secretary-general',
    name: 'NATO Secretary General',
    aliases: [
      'NATO Secretary-General',
      "NATO's Secretary General",
      "NATO's Secretary-General",
      'Secretary General of NATO',
      'Secretary-General of NATO',
      'Secretary General of the North Atlantic Treaty Organization',
      'NATO chief',
      "NATO's chief",
      'chief of NATO',
      'NATO head',
      'head of NATO',
      'NATO boss',
      'NATO leader',
    ],
    tenures: [
      { actor: 'jens-stoltenberg', from: '2014-10-01', until: '2024-10-01' },
      { actor: 'mark-rutte', from: '2024-10-01' },
    ],
  },
  {
    slug: 'president-of-the-united-states',
    name: 'President of the United States',
    aliases: ['US President', 'American president', 'United States President', 'President of the US'],
    tenures: [
      { actor: 'donald-trump', from: '2017-01-20', until: '2021-01-20' },
      { actor: 'joe-biden', from: '2021-01-20', until: '2025-01-20' },
      { actor: 'donald-trump', from: '2025-01-20' },
    ],
  },
  {
    slug: 'us-secretary-of-defense',
    name: 'US Secretary of Defense',
    aliases: [
      'US Secretary of Defence',
      'US Defense Secretary',
      'US Defence Secretary',
      'United States Secretary of Defense',
      'American defense secretary',
      'American defence secretary',
      'Pentagon chief',
    ],
    tenures: [
      { actor: 'lloyd-austin', from: '2021-01-22', until: '2025-01-20' },
      { actor: 'pete-hegseth', from: '2025-01-25' },
    ],
  },
  {
    slug: 'prime-minister-of-japan',
    name: 'Prime Minister of Japan',
    aliases: [
      'Japanese Prime Minister',
      "Japan's Prime Minister",
      'Japanese premier',
      "Japan's premier",
      'Japanese PM',
    ],
    tenures: [
      { actor: 'fumio-kishida', from: '2021-10-04', until: '2024-10-01' },
      { actor: 'shigeru-ishiba', from: '2024-10-01', until: '2025-10-21' },
    ],
  },
  {
    slug: 'president-of-china',
    name: 'President of China',
    aliases: ['Chinese President', "China's President", 'Chinese leader', "China's leader"],
    tenures: [{ actor: 'xi-jinping', from: '2013-03-14' }],
  },
  {
    slug: 'president-of-russia',
    name: 'President of Russia',
    aliases: ['Russian President', "Russia's President", 'Russian leader', "Russia's leader", 'Kremlin chief'],
    tenures: [{ actor: 'vladimir-putin', from: '2012-05-07' }],
  },
  {
    slug: 'president-of-taiwan',
    name: 'President of Taiwan',
    aliases: ['Taiwanese President', "Taiwan's President", 'Taiwanese leader', "Taiwan's leader"],
    tenures: [
      { actor: 'tsai-ing-wen', from: '2016-05-20', until: '2024-05-20' },
      { actor: 'lai-ching-te', from: '2024-05-20' },
    ],
  },
  {
    slug: 'eu-high-representative',
    name: 'EU High Representative for Foreign Affairs and Security Policy',
    aliases: [
      'EU High Representative',
      'EU foreign policy chief',
      "EU's foreign policy chief",
      'EU top diplomat',
      "EU's top diplomat",
    ],
    tenures: [
      { actor: 'josep-borrell', from: '2019-12-01', until: '2024-12-01' },
      { actor: 'kaja-kallas', from: '2024-12-01' },
    ],
  },
  {
    slug: 'president-of-the-european-commission',
    name: 'President of the European Commission',
    aliases: [
      'European Commission President',
      'EU Commission President',
      'European Commission chief',
      'Commission President',
    ],
    tenures: [{ actor: 'ursula-von-der-leyen', from: '2019-12-01' }],
  },
  {
    slug: 'prime-minister-of-the-netherlands',
    name: 'Prime Minister of the Netherlands',
    aliases: ['Dutch Prime Minister', 'Dutch premier', "Netherlands' Prime Minister"],
    tenures: [{ actor: 'mark-rutte', from: '2010-10-14', until: '2024-07-02' }],
  },
  {
    slug: 'prime-minister-of-norway',
    name: 'Prime Minister of Norway',
    aliases: ['Norwegian Prime Minister', 'Norwegian premier', "Norway's Prime Minister"],
    tenures: [{ actor: 'jens-stoltenberg', from: '2005-10-17', until: '2013-10-16' }],
  },
]

function government(slug: string, name: string, capital: string, people: string, more: string[] = []): StarterActor {
  const aliases = [capital, `${people} government`, `government of ${name}`, `${name}'s government`, ...more]
  return { slug, name, kind: 'GOVERNMENT', aliases: [...new Set(aliases)] }
}

function ministry(slug: string, name: string, aliases: string[]): StarterActor {
  return { slug, name, kind: 'GOVERNMENT', aliases }
}

function person(name: string, ...aliases: string[]): StarterActor {
  return { slug: name.toLowerCase().replaceAll(' ', '-'), name, kind: 'PERSON', aliases }
}
