/** What decides whether two reports of one article, of two revisions, are the same. */
export interface ReportedWords {
  text: string
  /** Whose words: any key that is equal for the same speaker; null for nobody. */
  speaker: string | null
}

/** What a new revision of an article means for the reports of the one before. */
export interface Reconciliation<Old, New> {
  kept: { old: Old; now: New }[]
  amended: { old: Old; now: New }[]
  retracted: Old[]
  added: New[]
}

/** Below this share of common words two reports are two utterances; an edit rarely changes more. */
const ALIKE = 0.5

/**
 * Which reports an edited article keeps, rewords, drops and adds.
 *
 * The same words of the same speaker are kept, wherever they now stand. Of the rest, the most alike are paired:
 * same words with another speaker (a corrected attribution), or other words of the same speaker.
 */
export function reconcile<Old extends ReportedWords, New extends ReportedWords>(
  olds: readonly Old[],
  news: readonly New[],
): Reconciliation<Old, New> {
  const result: Reconciliation<Old, New> = { kept: [], amended: [], retracted: [], added: [] }
  const left = new Set(olds)
  const unmatched: New[] = []
  for (const now of news) {
    const old = [...left].find((candidate) => candidate.speaker === now.speaker && sameWords(candidate.text, now.text))
    if (old === undefined) {
      unmatched.push(now)
      continue
    }
    left.delete(old)
    result.kept.push({ old, now })
  }
  const pairs = unmatched
    .flatMap((now) => [...left].map((old) => ({ old, now, likeness: likeness(old, now) })))
    .filter((pair) => pair.likeness >= ALIKE)
    .sort((a, b) => b.likeness - a.likeness)
  const added = new Set(unmatched)
  for (const { old, now } of pairs) {
    if (!left.has(old) || !added.has(now)) continue
    left.delete(old)
    added.delete(now)
    result.amended.push({ old, now })
  }
  result.retracted.push(...left)
  result.added.push(...added)
  return result
}

function sameWords(a: string, b: string): boolean {
  return wordsOf(a).join(' ') === wordsOf(b).join(' ')
}

function likeness(a: ReportedWords, b: ReportedWords): number {
  const words = wordsOf(a.text)
  const others = wordsOf(b.text)
  if (a.speaker !== b.speaker) return words.join(' ') === others.join(' ') ? 1 : 0
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  let shared = 0
  for (const word of others) {
    const count = counts.get(word) ?? 0
    if (count === 0) continue
    counts.set(word, count - 1)
    shared += 1
  }
  return (2 * shared) / Math.max(1, words.length + others.length)
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}
