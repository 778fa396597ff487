// Spellings of one name: "Müller" and "Mueller", "Zelenskyy", "Zelenskiy" and "Zelensky", "al-Assad" and "Assad". The
// column `key` of actor_aliases holds the same, worked out by Postgres: see the migration 20261129020000_actor_proposals.

/**
 * What spellings of a name have in common. `folded`: see `foldName`. Not for people to read: "mueller" is "muller", and so
 * is every "ue" that was never an umlaut, on both sides of a comparison.
 */
export function nameKey(folded: string): string {
  const kept = known.get(folded)
  if (kept !== undefined) return kept
  if (known.size >= MOST_KEPT) known.clear()
  const key = keyed(folded)
  known.set(folded, key)
  return key
}

/** The names of everyday news are asked for many times over. */
const MOST_KEPT = 20_000
const known = new Map<string, string>()

function keyed(folded: string): string {
  return folded
    .replace(/ß/g, 'ss')
    .replace(/æ/g, 'ae')
    .replace(/œ/g, 'oe')
    .replace(/þ/g, 'th')
    .replace(/[øłđıð]/g, (letter) => PLAIN[letter] ?? letter)
    .replace(/(^| )(?:al|el)-/g, '$1')
    .replace(/['-]/g, '')
    .replace(/ks/g, 'x')
    .replace(/([aou])e/g, '$1')
    .replace(/(^| )ye/g, '$1e')
    .replace(/([a-z]{3})(?:yy|iy|ij|ii|yi|i)(?= |$)/g, '$1y')
}

const PLAIN: Readonly<Record<string, string>> = { ø: 'o', ł: 'l', đ: 'd', ı: 'i', ð: 'd' }
