// Words that are spelled alike, and that the grammar of their sentence tells apart: "notes" and "notes", "that" and "that".

import { isMark, isWord, type Token } from '../text/tokens.ts'
import type { Syntax } from './syntax.ts'
import { TAGS } from './tagger.ts'

/** "On a similar note, ...", "the harbour report shows": not "she notes that". */
export function isNounSpelledAsVerb(row: readonly Token[], { tags }: Syntax, at: number): boolean {
  const next = row[at + 1]
  if (!EITHER.test(row[at]?.lower ?? '') || !NOUN.test(tagOf(tags, at)) || !BEFORE_NOUN.test(tagOf(tags, at - 1)))
    return false
  if (isMark(next, ',')) return row[at + 2]?.kind !== 'quotation'
  return isWord(next) && next.lower !== 'that' && BEHIND_NOUN.test(tagOf(tags, at + 1))
}

/** "Told of a fee that harms the town": not "told the town that ferries sank". */
export function opensRelativeClause(row: readonly Token[], { tags }: Syntax, that: number): boolean {
  return (
    row[that]?.lower === 'that' &&
    tagOf(tags, that) === 'WDT' &&
    FINITE.test(tagOf(tags, that + 1)) &&
    OBJECT.test(tagOf(tags, that + 2))
  )
}

function tagOf(tags: Uint8Array, at: number): string {
  return TAGS[tags[at] ?? TAGS.length] ?? ''
}

const EITHER = /^(?:notes?|reports?|claims?|pledges?|estimates?|promises?|comments?|remarks?|demands?|questions?)$/u
const NOUN = /^NNS?$/u
const BEFORE_NOUN = /^(?:DT|JJ|JJR|NN|PRP\$|NNPOS|NNPPOS|CD|VBN|VBG)$/u
const BEHIND_NOUN = /^(?:IN|VBZ|VBD|VBP|MD)$/u
const FINITE = /^(?:VBZ|VBP|VBD)$/u
/** Nouns are tagged as verbs now and then; "that prosecutors intended to" has no object there. */
const OBJECT = /^(?:DT|PRP\$|VBG)$/u
