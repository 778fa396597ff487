// What sort of word a token is, by closed classes and endings alone: enough to see that behind a comma a new clause
// begins ("and the rate has risen") or an aside ("up a third"), whatever its words.

import {
  AUXILIARIES,
  DETERMINERS,
  JOINTS,
  MODALS,
  PASSIVE,
  PERFECT,
  POSSESSIVES,
  PREPOSITIONS,
  PRONOUNS,
} from '../../language/small-words.ts'
import { cueOf } from '../cues/cues.ts'
import { isTime } from '../cues/noun-phrases.ts'
import type { Token } from '../text/tokens.ts'

/** A small number for each sort of token. */
export function sortOf(token: Token): number {
  if (token.kind === 'quotation') return 1
  if (token.kind === 'mark') return MARKS.indexOf(token.text) + 3
  const known = CLOSED.get(token.lower)
  if (known !== undefined) return known
  if (isTime(token)) return 30
  if (/^[\d$€£]/u.test(token.text)) return 31
  if (token.isCapital) return 32
  const cue = cueOf(token.lower, 'en')
  if (cue && cue.strength !== 'LABEL') return cue.form === 'PARTICIPLE' ? 33 : cue.form === 'BASE' ? 34 : 35
  if (token.lower.endsWith('ing')) return 36
  if (token.lower.endsWith('ed')) return 37
  if (token.lower.endsWith('ly')) return 38
  if (/(?:tion|ment|ness|ity|ance|ence|ship|ism)s?$/u.test(token.lower)) return 39
  return token.lower.endsWith('s') ? 40 : 41
}

/** Whether a sort of token is a verb with a tense: 1 present, 2 past, 3 modal, 0 none. */
export function tenseOf(sort: number, lower: string): number {
  if (sort === MODAL) return /^(?:will|can|may|shall|must)$/u.test(lower) ? 1 : 3
  if (sort === BE || sort === HAVE || sort === DO)
    return /^(?:was|were|had|did|wasn't|weren't|hadn't|didn't)$/u.test(lower) ? 2 : 1
  return 0
}

const MARKS = ',.;:—–-()?!…'
const BE = 20
const HAVE = 21
const DO = 22
const MODAL = 23
const CLOSED = closed()

function closed(): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  const file = (words: Iterable<string>, sort: number): void => {
    for (const word of words) if (!found.has(word)) found.set(word, sort)
  }
  file(['that'], 50)
  file(['to'], 51)
  file(['and', 'or'], 52)
  file(['but', 'yet', 'nor'], 53)
  file(['while', 'whereas', 'although', 'though'], 54)
  file(['who', 'which', 'whom', 'whose', 'where'], 55)
  file(['when', 'as', 'after', 'before', 'since', 'until', 'if', 'because', 'unless'], 56)
  file(['what', 'how', 'why', 'whether'], 57)
  file(['of'], 58)
  file(['not', 'never'], 59)
  file(PRONOUNS, 60)
  file(['there'], 61)
  file(POSSESSIVES, 62)
  file(DETERMINERS, 63)
  file(['do', 'does', 'did', "don't", "doesn't", "didn't"], DO)
  file([...PERFECT, "haven't", "hasn't", "hadn't"], HAVE)
  file(PASSIVE, BE)
  file(MODALS, MODAL)
  file(AUXILIARIES, 64)
  file(PREPOSITIONS, 65)
  file(JOINTS, 66)
  return found
}
