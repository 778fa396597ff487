// Where the clause that a verb of speech governs begins, if a "that" says so: what stands between them is when, where or
// to whom it was said, and none of the words.

import { DETERMINERS, PASSIVE, PERFECT, PREPOSITIONS, PRONOUNS } from '../../language/small-words.ts'
import { hasFiniteVerb } from '../cues/clauses.ts'
import { isOfClaim } from '../cues/complement.ts'
import { isTime } from '../cues/noun-phrases.ts'
import type { Saying } from '../cues/saying.ts'
import { isMark, isWord, type Token } from '../text/tokens.ts'

/** "told the committee in the old chamber at Varnby on Monday that": a reader has forgotten the verb beyond. */
const REACH = 30
/** Verbs whose object is who was told. */
const TELLING = /^(?:tell|inform|assure|remind|warn|notify|advise|convince)$/u
const ASIDE = /^(?:last|this|earlier|later|again|also|yesterday|today|tonight|recently|once|then|afterwards?|\d.*)$/u

/** The first token behind the "that" of "said on Monday in Varnby that"; null where no "that" is certain. */
export function complementStart(row: readonly Token[], saying: Saying): number | null {
  if (saying.deed || saying.order !== 'SUBJECT_FIRST') return null
  const from = saying.cueTo
  if (!opensAside(row, from, saying.lemma)) return null
  for (let at = from; at < row.length && at - from < REACH; at++) {
    const token = row[at]
    if (!token || isMark(token, '.;:?!')) return null
    if (token.kind === 'quotation' || !isWord(token)) continue
    if (token.lower === 'that') return at > from && isComplement(row, at) ? at + 1 : null
    if (isVerbal(token) || (at > from && PRONOUNS.has(token.lower) && !isObject(row, at, from))) return null
  }
  return null
}

function opensAside(row: readonly Token[], from: number, lemma: string): boolean {
  const first = row[from]
  if (!first || first.kind === 'quotation') return false
  if (TELLING.test(lemma)) return isWord(first)
  if (isMark(first, ',—–(')) return isWord(row[from + 1]) && opensAside(row, from + 1, '')
  return (
    isWord(first) &&
    (PREPOSITIONS.has(first.lower) || isTime(first) || ASIDE.test(first.lower) || /[^l]ly$/u.test(first.lower))
  )
}

/** Not "so that", "now that", "the day that", and not "that broke". */
function isComplement(row: readonly Token[], at: number): boolean {
  const before = row[at - 1]
  const next = row[at + 1]
  if (!before || !next || /^(?:so|such|now|provided|given|except|in|than|all|those)$/u.test(before.lower)) return false
  if (isOfClaim(row, at)) return false
  if (next.kind === 'quotation') return true
  return isWord(next) && !isVerbal(next) && (!DETERMINERS.has(before.lower) || before.lower === 'that')
}

function isVerbal({ lower }: Token): boolean {
  return PASSIVE.has(lower) || PERFECT.has(lower) || MODAL.test(lower)
}

const MODAL = /^(?:will|would|can|could|should|may|might|must|shall|do|does|did)$|n't$/u

/** "told him", "wrote to them" */
function isObject(row: readonly Token[], at: number, from: number): boolean {
  return at === from || PREPOSITIONS.has(row[at - 1]?.lower ?? '')
}

/** "said Sunday the pumps had failed": a day that is not what was spoken of, as in "said Sunday was too late". */
export function opensWithWhen(row: readonly Token[], at: number): boolean {
  const isAhead = /^(?:on|in|at|since|by|late|early|last|this|next)$/u.test(row[at]?.lower ?? '') && isTime(row[at + 1])
  if (isAhead) return opensWithWhen(row, at + 1)
  const next = row[at + 1]
  return (
    isTime(row[at]) && next !== undefined && !(isWord(next) && isVerbal(next)) && !/['’]s$/u.test(row[at]?.text ?? '')
  )
}

/** "said on the programme “Harbour Hour”": a place without a verb tells where, and nothing that was said. */
export function isOnlyWhere(row: readonly Token[], from: number, to: number, saying: Saying): boolean {
  const first = row[from]
  if (saying.deed || !isWord(first) || !/^(?:on|in|at|during|before|after|via|from)$/u.test(first.lower)) return false
  return !hasFiniteVerb(row.slice(from, to))
}
