// Where a name ends that a verb without its own helpers follows: "Mayor Lena Holt denied knowing it".

import { OPENERS } from '../../language/small-words.ts'
import { isPersonNoun } from '../../language/titles.ts'
import type { Token } from '../text/tokens.ts'

/** What people are as members of something: "the Ohio Republican" is a description, whatever its capitals. */
export const PARTISANS = new Set(['republican', 'democrat', 'mp', 'congressman', 'congresswoman', 'independent'])

/** "Mayor Lena Holt denied": past the name and before its own verb. */
export function nameEnd(row: readonly Token[], from: number, to: number): number {
  for (let at = from + 1; at < to; at++) {
    const token = row[at]
    const before = row[at - 1]
    // "The Varnby army in a statement said".
    if (token?.lower === 'in' && row[at + 1]?.lower === 'a' && SAID_IN.test(row[at + 2]?.lower ?? '')) return at
    if (!token || token.isCapital || !before?.isCapital || OPENERS.has(before.lower)) continue
    const isVerb = /[^e]ed$/u.test(token.lower) || PASTS.has(token.lower) || ADVERBS.test(token.lower)
    if (isVerb && !isPersonNoun(token.lower) && !row.slice(at, to).some((word) => word.isCapital)) return at
  }
  return to
}

const ADVERBS = /^(?:further|also|more|earlier|later|himself|herself|itself|themselves|alone|repeatedly|recently)$/u

const SAID_IN = /^(?:statement|interview|letter|post|tweet|speech|news|press|written|joint)$/u

/** Verbs that tell of a person what they did, and look like no noun. */
export const PASTS = new Set(
  'said told found showed shows made took gave got went came saw kept led lost met paid sent spent stood thought began brought built bought caught chose drew drove fell fought grew held knew sought taught threw won wore wrote spoke rose became broke swept stuck struck hung drank ate ran sank shrank sprang swam tore woke lay crept hid shook slept wept froze stole is was has had does did'.split(
    ' ',
  ),
)
