// Whose words a paper's are: its author's, if the article tells, here or where it brings the paper up.

import type { Speaker } from '../../statement/report.ts'
import { authorOf, type Paper, paperIn, papersIn } from '../cues/documents.ts'
import type { Phrase } from '../cues/noun-phrases.ts'
import type { Token } from '../text/tokens.ts'

export class Papers {
  /** The one last brought up of each kind: "letter". */
  readonly #latest = new Map<string, Omit<Paper, 'noun'>>()

  /** Remembers the papers of a sentence, whose subject is `subject`. */
  notice(row: readonly Token[], subject: Phrase | null): void {
    for (const paper of papersIn(row, subject)) this.#latest.set(paper.noun, paper)
  }

  /** The author of the paper that a phrase is about; null where it is about none, or the article does not tell. */
  author(row: readonly Token[], phrase: Phrase): Omit<Paper, 'noun'> | null {
    const head = phrase.kind === 'PRONOUN' ? null : paperIn(row, phrase)
    if (head === null) return null
    const author = authorOf(row, head)
    if (author) return { row, author }
    const isKnown = /^(?:the|this|that)$/u.test(row[phrase.from]?.lower ?? '')
    return (isKnown ? this.#latest.get(row[head]?.lower ?? '') : null) ?? null
  }
}

/** A paper without what was done with it: "the treaty" of "the treaty signed in Oslo"; any other phrase as it is. */
export function paperAlone(row: readonly Token[], phrase: Phrase): Phrase {
  const head = phrase.kind === 'PRONOUN' ? null : paperIn(row, phrase)
  return head === null ? phrase : { ...phrase, to: head + 1 }
}

/** Where and how a phrase stands, for a speaker whom it only leads to. */
export function writtenAt(
  text: string,
  row: readonly Token[],
  { from, to }: Phrase,
): Pick<Speaker, 'asWritten' | 'span' | 'describedAs'> {
  const span = { start: row[from]?.start ?? 0, end: row[to - 1]?.end ?? 0 }
  return { asWritten: text.slice(span.start, span.end), span, describedAs: null }
}
