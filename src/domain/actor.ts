export type ActorKind = 'PERSON' | 'INSTITUTION' | 'GOVERNMENT'

/**
 * What names are compared by: lower case, without accents, honorific dots or doubled spaces.
 * "Mark  Rutte" and "mark rutte" are one name; "Müller" and "Muller" too.
 */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[’‘]/g, "'")
    .replace(/[‐‑–]/g, '-')
    .replace(/\./g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}

/**
 * Whether a speaker is told by a description that fits anybody ("an EU diplomat", "another official", "the minister" who
 * is never named): two articles that use it speak of two people, so it must not become one actor.
 *
 * `name` is the fullest the article gives, `asWritten` the words at the quotation.
 */
export function isNobodyInParticular({ name, asWritten }: { name: string; asWritten: string }): boolean {
  const words = name.replace(/^(?:the|an?|another|his|her|its|their|our|this|that|one|some)\s+/iu, '').split(/\s+/u)
  if (!words.some((word) => /\p{Lu}|[^\p{Script=Latin}\P{L}]/u.test(word))) return true
  const isIndefinite = /^(?:an?|another|one|two|three|some|several|many|other|unnamed)\s/iu.test(asWritten.trim())
  const isDescription = words.some((word) => /^\p{Ll}/u.test(word) && !PARTICLES.has(word.toLowerCase()))
  return isIndefinite && isDescription && words.every((word) => asWritten.includes(word))
}

/** Small words within names: "Ursula von der Leyen", "Bank of England". */
const PARTICLES = new Set(
  'of the and for in on de del della der den di da dos du el la le van von zu al bin ibn ben y'.split(' '),
)
