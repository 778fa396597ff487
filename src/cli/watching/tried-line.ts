import { printable } from '../../domain/given/printable.ts'
import { stemOf } from '../../domain/language/stem.ts'
import { type SaidWords, said, speakerOf } from '../said.ts'
import { dim } from '../style.ts'

/** What a watch would have told of: one side of an entry. */
type TriedSide = SaidWords & { actor: { name: string } | null; office: { name: string } | null }

/** What a watch would have told, as previews and backtests answer it. */
export interface TriedToTell {
  at: string
  kinds: string[]
  isHidden: boolean
  /** As stems. */
  words: string[]
  entry: { before: TriedSide | null; after: TriedSide | null } | null
  baseline: { text: string } | null
}

/** What a watch would have told, with the words that decided. */
export function lineOfTried({ at, kinds, entry, baseline, words, isHidden }: TriedToTell): string {
  const label = kinds.join() === 'UTTERANCE' ? '' : `[${kinds.join(', ').toLowerCase()}] `
  const side = entry?.after ?? entry?.before ?? null
  const what =
    side === null ? (baseline?.text ?? 'no longer kept') : said(speakerOf(side.actor, []), side, side.office?.name)
  const decisive = wordsOf(words, side?.text ?? '').join(', ')
  const why = words.length === 0 ? '' : `\n    ${dim(printable(`because of: ${decisive}`))}`
  return `${dim(at.slice(0, 16).replace('T', ' '))} ${label}${what}${isHidden ? dim('  (hidden by a mute)') : ''}${why}\n`
}

/** The words of a text that have these stems. A stem stands for itself where its word is not in the text, but around it. */
function wordsOf(stems: readonly string[], text: string): string[] {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? []
  const has = (stem: string) => (word: string) => {
    const key = word.toLowerCase()
    return key.startsWith(stem) || stemOf(key) === stem
  }
  return stems.map((stem) => words.find(has(stem)) ?? stem)
}
