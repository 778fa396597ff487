// What the starter topics search for. Searches are stemmed, so that "expand" also finds "expanding", and a phrase
// without its hyphen also finds it with one, though not the other way round. "up" is too common to count: "build up"
// would find any building.

/** Any of these, as one types it into a search box: several words are a phrase. */
export function words(list: string): string {
  return list
    .split(',')
    .map((item) => item.replace(/\s+/g, ' ').trim())
    .map((item) => (/^\p{L}+$/u.test(item) ? item : `"${item}"`))
    .join(' OR ')
}

export const CHINA = words("China, Chinese, Beijing, PLA, People's Liberation Army")
export const RUSSIA = words('Russia, Russian, Moscow, Kremlin')
export const TAIWAN = words('Taiwan, Taiwanese, Taipei')
export const NORTH_KOREA = words('North Korea, North Korean, Pyongyang, DPRK, Kim Jong Un')
export const NEIGHBOURS = words('Taiwan, Japan, Japanese, Tokyo, South Korea, Seoul, Australia, New Zealand')
export const ATLANTIC = words('NATO, North Atlantic, Euro Atlantic, transatlantic')
export const REGION = words(`
  Indo Pacific, Asia Pacific, western Pacific, East Asia, Northeast Asia, South China Sea, East China Sea, Sea of Japan,
  Taiwan Strait, Korean Peninsula
`)
export const SECURITY = words(`
  security, defence, defense, military, deterrence, deter, navy, naval, warship, frigate, destroyer, missile,
  armed forces, alliance, NATO, coercion, freedom of navigation
`)
export const FORCES = words(`
  armed forces, military, militarization, militarisation, navy, naval, fleet, warship, destroyer, aircraft carrier,
  missile, arsenal, nuclear weapons, nuclear warheads, atomic arms, defence spending, defense spending, defence budget,
  defense budget, defence industry, defense industry
`)
export const GROWTH = words(`
  build-up, buildup, building, expand, expansion, develop, grow, growth, invest, increase, modernise, modernize,
  militarization, militarisation, rapid, doubled, launched, staggering
`)
export const ALARM = words(`
  naive, naïve, threat, threaten, danger, challenge, concern, worry, alarming, monitor, watching, vigilant, complacent,
  look away, look the other way, blind eye, wake-up, staggering, provocation, provocative, destabilising, destabilizing
`)
export const PARTNERING = words(`
  partner, partnership, cooperation, ties, dialogue, information sharing, joint declaration, liaison office,
  representative office, interoperability, work with
`)
export const TOGETHER = words(`
  joint patrol, joint exercise, joint drill, joint flights, bombers, no limits, coming closer, growing closer,
  closer together, more cooperative, working together, war effort, war machine
`)

// "China's partnership with Russia", in the ways it is said.
const bonds = (link: string) =>
  ['cooperation', 'partnership', 'ties', 'alliance', 'relations', 'alignment'].flatMap((bond) =>
    ['Russia', 'Moscow', 'China', 'Beijing'].map((side) => `${bond} ${link} ${side}`),
  )
export const BOND_WITH = words(bonds('with').join())
export const BOND_BETWEEN = words(bonds('between').join())
export const HELP_FOR_RUSSIA = words(`
  supports Russia, supports Moscow, support for Russia, support for Moscow, backing Russia, backing Moscow,
  arming Russia, arming Moscow, aiding Russia, helping Russia, helping Moscow, assistance to Russia, supplies Russia
`)

export const PRESSURE = words(`
  military, drill, live fire, invade, invasion, blockade, attack, coercion, coerce, use of force, by force, warship,
  grey hulls, gray hulls, navy, naval, missile, status quo, deter, deterrence, defend, defence, defense, security,
  reunification, Taiwan independence, arms sales, menacing, threat, threaten
`)
export const DISPUTE = words(`
  coast guard, claims, sovereignty, disputed, tribunal, UNCLOS, law of the sea, international law,
  freedom of navigation, militarization, militarisation, military, navy, naval, warship, water cannon, coercion,
  aggression, aggressive, patrol, security
`)
export const ARMS = words(`
  defence, defense, weapon, arms, missile, fighter, shells, ammunition, munitions, drone, frigate, warship, submarine
`)
export const MAKING_TOGETHER = words(`
  joint production, jointly produce, joint development, jointly develop, co production, coproduction, co produce,
  co develop, licensed production, supply chain
`)
