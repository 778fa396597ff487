// Takes a name apart as it stands in the text: titles and offices before it, and the name itself.

import { kindOfName } from '../../language/bodies.ts'
import { HERS, HIS } from '../../language/first-names.ts'
import { isCommonWord } from '../../language/lexicon/lexicon.ts'
import { DETERMINERS, NAME_PARTICLES, OPENERS, PREPOSITIONS } from '../../language/small-words.ts'
import type { Span } from '../../language/span.ts'
import {
  COURTESIES,
  FEMALE,
  FORMER,
  isBeforeName,
  isOffice,
  MALE,
  OFFICE_NOUNS,
  TRADES,
} from '../../language/titles.ts'
import { isTime } from '../cues/noun-phrases.ts'
import type { Token } from '../text/tokens.ts'

/** A name as it stands in the text, taken apart. */
export interface ReadName {
  name: string
  office: string | null
  officeSpan: Span | null
  /** The words before the name, if any: "former prime minister". */
  title: string | null
  gender: number
}

/** Splits "Varnby Harbour Minister Lena Holt" into office and name; null when no name is left. */
export function readName(text: string, phrase: readonly Token[]): ReadName | null {
  let row = phrase
  while (row[0] && (DETERMINERS.has(row[0].lower) || (OPENERS.has(row[0].lower) && row.length > 1))) row = row.slice(1)
  const link = row.findIndex(
    (token, index) => index > 0 && PREPOSITIONS.has(token.lower) && !OFFICE_NOUNS.has(row[index - 1]?.lower ?? ''),
  )
  if (link > 0) row = row.slice(0, link)
  const plain = row.map(plainWord)
  const title = plain.findLastIndex(
    (word, at) =>
      isOffice(word.replace(/^(?:ex|then)-/u, '')) ||
      COURTESIES.has(word) ||
      FORMER.has(word) ||
      (at < row.length - 2 && isOffice(word.replace(/s$/u, ''))),
  )
  let from = Math.max(title + 1, calledTo(text, row, plain))
  while (
    from > 0 &&
    from < row.length - 1 &&
    /^(?:pro|tem|tempore|emeritus|emerita|elect|designate)$/u.test(plain[from] ?? '')
  )
    from++
  // "Mr. King", "Ann Bishop": an office's word may be a surname.
  const isSurname = from === row.length && row.length > 1 && SURNAMES.has(plain.at(-1) ?? '') && row.at(-1)?.isCapital
  if (isSurname && row[from - 2]?.isCapital) {
    const title2 = plain.slice(0, -1).findLastIndex((word) => OFFICE_NOUNS.has(word) || COURTESIES.has(word))
    from = title2 + 1
  }
  if (/^(?:of|for|to|on|in|at)$/u.test(row[from]?.lower ?? '')) {
    const held = from + (DETERMINERS.has(row[from + 1]?.lower ?? '') ? 2 : 1)
    // "Secretary of State Roe", but no one is named in "President of the United Nations".
    if (row.length - held < 2 || isBody(text, row.slice(held))) return null
    from = Math.max(held + 1, row.length - 2)
  }
  while (from < row.length && !row[from]?.isCapital) from++
  // "Quay Films’ Roy Holt", "Twice-married Roy Holt": whose he is, or what was done, is none of the name.
  const aside = row.findLastIndex(
    (token, at) => at >= from && at < row.length - 2 + Number(/-/u.test(token.text)) && isBeside(token),
  )
  if (aside !== -1 && aside < row.length - 1) from = aside + 1
  // "Secretary of the Interior Roy Holt": what it is an office of is none of the name.
  const isOfThe = DETERMINERS.has(row[from - 1]?.lower ?? '') && /^(?:of|for)$/u.test(row[from - 2]?.lower ?? '')
  if (isOfThe && row.length - from > 2 && row.slice(from).every((token) => token.isCapital)) from = row.length - 2
  const first = row[from]
  const last = row.at(-1)
  if (!first || !last || row.slice(from).every(isTime)) return null
  // "Juror No. 7".
  if (/^(?:no|nr)\.$/u.test(last.lower)) return null
  const name = text
    .slice(first.start, last.end)
    .replace(/['’]s$/u, '')
    .replace(/\s+/gu, ' ')
  const opening = row[0]
  const before = row[from - 1]
  const titleText = opening && before && from > 0 ? text.slice(opening.start, before.end).replace(/\s+/gu, ' ') : null
  const held = titleText === null ? null : heldOffice(text, row.slice(0, from))
  const gender = plain.slice(0, from).reduce((sum, word) => sum + Number(MALE.has(word)) - Number(FEMALE.has(word)), 0)
  const given = plain[from] ?? ''
  const byName = from < row.length - 1 ? Number(HIS.has(given)) - Number(HERS.has(given)) : 0
  return {
    name,
    office: held?.office ?? null,
    officeSpan: held?.officeSpan ?? null,
    title: titleText,
    gender: 3 * gender + byName,
  }
}

/** What a title says of somebody besides the office they are filed with: null for "Mr." */
export function ownTitle(title: string | null, { office }: { office: string | null }): string | null {
  const isCourtesy = title?.split(' ').every((word) => COURTESIES.has(word.toLowerCase().replace(/\.$/u, '')))
  return title === office || isCourtesy ? null : title
}

/**
 * Past what a name's bearer is called by: "curator Ada Quill", "the grid operator Norvolt", "The Post's Ada Quill". 0 where
 * the name is all there is.
 */
function calledTo(text: string, row: readonly Token[], plain: readonly string[]): number {
  const last = row.at(-1)
  if (!last?.isCapital) return 0
  for (let at = row.length - 2; at >= 0; at--) {
    const token = row[at]
    const first = row[at + 1]
    const word = plain[at] ?? ''
    if (!token || !first?.isCapital) continue
    if (/['’]s$/u.test(token.text)) {
      const isPerson = row.length - at > 2 && kindOfName(text.slice(first.start, last.end)) === null
      if (isPerson) return at + 1
      continue
    }
    if (!token.isCapital) {
      if (NAME_PARTICLES.has(word) || PREPOSITIONS.has(word) || word === 'and' || !/^\p{L}/u.test(word)) continue
      return at + 1
    }
    if (!isBeforeName(word, true)) continue
    const isThing = row.length - at === 2 && (isCommonWord(first.lower) || SUFFIX.test(first.lower))
    if (!isThing && kindOfName(text.slice(first.start, last.end)) === null) return at + 1
  }
  return 0
}

const SUFFIX = /^(?:jr|sr|ii|iii|iv)\.?$/u

const SURNAMES = new Set([
  'king',
  'pope',
  'bishop',
  'judge',
  'prince',
  'cardinal',
  'justice',
  'marshal',
  'host',
  'head',
])

function isBody(text: string, row: readonly Token[]): boolean {
  const first = row[0]
  const last = row.at(-1)
  return first !== undefined && last !== undefined && kindOfName(text.slice(first.start, last.end)) !== null
}

/** The office a title asserts; "then-president" was held when speaking, "former president" was not. */
function heldOffice(text: string, title: readonly Token[]): Pick<ReadName, 'office' | 'officeSpan'> | null {
  const then = title.findIndex((token) => /^then(?:-|$)/u.test(token.lower))
  const words = then === -1 ? title : title.slice(then)
  const first = words[0]
  const last = words.at(-1)
  if (!first || !last || !officeIn(words.map((token) => plainWord(token).replace(/^then-/u, '')))) return null
  const start = first.start + (/^then[-\s]?/iu.exec(text.slice(first.start, first.end + 1))?.[0].length ?? 0)
  const officeSpan = { start: then === -1 ? first.start : start, end: last.end }
  return { office: text.slice(officeSpan.start, officeSpan.end).replace(/\s+/gu, ' '), officeSpan }
}

function plainWord(token: Token): string {
  return token.lower.replace(/\.$/u, '').replace(/'s$/u, '')
}

/** Whether these words, in lower case, name an office that one person holds now and others may hold after them. */
export function officeIn(words: readonly string[]): boolean {
  const last = words.findLast((word) => isOffice(word.replace(/^ex-/u, '')))
  return (
    last !== undefined &&
    !TRADES.has(last) &&
    !/sprecher(?:in)?$|anwalt$|politiker(?:in)?$/u.test(last) &&
    !words.some((word) => FORMER.has(word) || word.startsWith('ex-'))
  )
}

function isBeside({ text }: Token): boolean {
  return /s['’]$/u.test(text) || /^\p{Lu}?\p{L}+-(?:\p{Ll}{2,}(?:ed|ing)|born|based|led|winning|won)$/u.test(text)
}
