// Finds "someone said" in a sentence: the speech verb, its subject, whom it is said to, and where the words begin.

import { AUXILIARIES, JOINTS, MODALS, PASSIVE, PERFECT, PREPOSITIONS } from '../../language/small-words.ts'
import { type Deed, deedOf } from '../acts/deeds.ts'
import { nounSaying } from '../acts/owners.ts'
import { firstTo, opened, passive, purposeTo } from '../acts/passives.ts'
import { unsaid } from '../acts/unsaid.ts'
import { untrue } from '../acts/verdicts.ts'
import { syntaxOf } from '../syntax/syntax.ts'
import { isMark, isWord, type Token } from '../text/tokens.ts'
import { according, isAccording } from './according.ts'
import { behindApposition, isApposition } from './appositions.ts'
import { addresseeEnd, DOCUMENTS, EVERYDAY, isBesideQuotation, isOthersClaim, thatAfter } from './complement.ts'
import { type Cue, cueOf, cueOrDeed, PAPER_CUES, PARTICLES } from './cues.ts'
import { paperIn } from './documents.ts'
import { leadingPhrase } from './leading-phrase.ts'
import { isTime, type Phrase, phraseEndingAt, phraseStartingAt } from './noun-phrases.ts'
import type { Saying } from './saying.ts'
import { isPlural, isWhen, subjectEndingAt } from './subjects.ts'

/** The most signs of speech in one sentence. A text with more is not prose, and not worth the work. */
export const MOST_SIGNS = 12

/** The attributions of a sentence, in order; one more than MOST_SIGNS where there are too many to be meant. */
export function sayings(text: string, row: readonly Token[], language: string): Saying[] {
  const found: Saying[] = []
  let main: Phrase | null | undefined
  const grammar = () => syntaxOf(text, row)
  for (let at = 0; at < row.length && found.length <= MOST_SIGNS; at++) {
    const token = row[at]
    if (!isWord(token)) continue
    const saying = isAccording(row, at)
      ? according(row, at)
      : (spoken(row, at, language) ?? (language === 'en' ? nounSaying(row, at, grammar) : null))
    if (!saying) continue
    if (!saying.subject && saying.order !== 'ACCORDING') {
      if (main === undefined) main = leadingPhrase(row)
      // "Holt said brokers expect a rise and urged the board to act": she urged, who stands in the same tense.
      const earlier = found.filter((other) => other.subject && other.order !== 'ACCORDING')
      const previous = earlier.findLast((other) => isPast(row, other) === isPast(row, saying)) ?? earlier.at(-1)
      const subject: Phrase | null = previous?.subject ?? main
      if (!subject || subject.from >= saying.cueFrom) continue
      saying.subject = subject
    }
    found.push(saying)
    // "Rejected claims by the union that": the claims are no sign of their own.
    at = Math.max(at, saying.cueTo - 1, saying.deed?.hasThat ? saying.deed.from - 1 : 0)
  }
  return found
}

function isPast(row: readonly Token[], { cueFrom }: Saying): boolean {
  return !/(?:ing|[^s]s)$/u.test(row[cueFrom]?.lower ?? '') && cueOf(row[cueFrom]?.lower ?? '', 'en')?.form !== 'BASE'
}

function spoken(row: readonly Token[], at: number, language: string): Saying | null {
  const token = row[at]
  const cue =
    token && !(token.isCapital && at > 0) ? (cueOrDeed(token.lower, language) ?? PAPER_CUES.get(token.lower)) : null
  if (!cue || (cue.form !== 'PARTICIPLE' && OF_NOUNS.test(row[at - 1]?.lower ?? ''))) return null
  const particles = PARTICLES[cue.lemma]
  const hasParticle = particles?.includes(row[at + 1]?.lower ?? '') ?? false
  const cueTo = at + (hasParticle ? 2 : 1)
  const deed = deedOf(row, cue.lemma, cueTo)
  if (particles && !hasParticle && !deed) return null
  if (isOthersClaim(row, at)) return null
  if (unsaid(row, at, language)) return null
  const isBy = row.slice(cueTo, cueTo + 7).some((token) => token.lower === 'by')
  if (!deed && cue.isDeed && !isBy && !isBesideQuotation(row, at, cueTo)) return null
  const isForward = deed !== null && row[at - 1]?.kind !== 'quotation'
  const doing = !isBy ? null : passive(row, at, cueTo, cue)
  if (doing)
    return {
      ...governed(row, { cue, cueFrom: at, cueTo, from: at, order: 'SUBJECT_FIRST', subject: doing.subject }),
      addressee: null,
      clauseFrom: doing.deed.from,
      hasThat: false,
      deed: doing.deed,
    }
  if (!deed && cue.isDeed && !isBesideQuotation(row, at, cueTo)) return null
  // "Beginning on Tuesday" tells of nothing said; "“...,” she began" does.
  if (!deed && EVERYDAY.test(cue.lemma) && !isBesideQuotation(row, at, cueTo)) return null
  const saying = (isForward ? null : inverted(row, at, cueTo, cue)) ?? subjectFirst(row, at, cueTo, cue, deed)
  const isOfPapers = PAPER_CUES.has(token?.lower ?? '')
  const isPaper = saying?.subject ? paperIn(row, saying.subject) !== null : false
  if (saying && isPaper && (saying.hasThat || isBehindClause(row, saying, isOfPapers))) saying.isPlain = true
  else if (isOfPapers) return null
  // "The letter reads" quotes it; a person who reads “The Tide” says nothing.
  if (cue.lemma === 'read' && saying?.subject?.kind !== 'DESCRIPTION' && !isMark(row[at + 1], ',:')) return null
  return saying
}

/** "The blast", "an attack": a noun, though the word could be a verb. */
const OF_NOUNS = /^(?:the|an?|its|their|our|my|your)$/u

/** "..., finds a survey", "..., a survey has shown": what a paper found stands in front. */
function isBehindClause(row: readonly Token[], { from, to, order }: Saying, isOfPapers: boolean): boolean {
  const next = row[to]
  const isEnd = next === undefined || isMark(next, '.,') || PREPOSITIONS.has(next.lower) || isTime(next)
  return isMark(row[from - 1], ',') && isEnd && from > 4 && (order === 'VERB_FIRST' || isOfPapers)
}

function subjectFirst(row: readonly Token[], at: number, cueTo: number, cue: Cue, deed: Deed | null): Saying | null {
  let before = at - 1
  let helpers = ''
  while (isWord(row[before]) && at - before < 6) {
    const word = row[before]?.lower ?? ''
    if (word === 'to' && deed?.isPlain && doneTo(row, before)) break
    if (MODALS.has(word)) return null
    if (isWhen(row, before)) {
      before--
      continue
    }
    if (!AUXILIARIES.has(word) && !(word.endsWith('ly') && word.length > 4 && !row[before]?.isCapital)) break
    helpers += ` ${word}`
    before--
  }
  // "Was the first to condemn": she did, and so did others later.
  const isFirst = cue.form === 'BASE' && deed?.isPlain && row[before]?.lower === 'to' && doneTo(row, before)
  if (isFirst) before = isFirst - 1
  const cueFrom = at
  const helper = helpers.split(' ')
  if (cue.form !== 'PARTICIPLE' && helper.some((word) => PASSIVE.has(word))) return null
  if (cue.form === 'PAST_PARTICIPLE' && !helper.some((word) => PERFECT.has(word))) return null
  const previous = row[before]
  let subject: Phrase | null = null
  const opening = cue.form === 'PARTICIPLE' && at === 0 && deed?.isPlain ? opened(row, at) : null
  if (opening && deed) {
    const saying = governed(row, { cue, cueFrom, cueTo, from: at, order: 'SUBJECT_FIRST', subject: opening.subject })
    const to = Math.min(deed.to ?? opening.comma, opening.comma)
    return { ...saying, clauseFrom: deed.from, hasThat: deed.hasThat, deed: { ...deed, to } }
  }
  if (cue.form === 'PARTICIPLE' && !helper.some((word) => PASSIVE.has(word))) {
    if (!isMark(previous, ',—–') && previous?.lower !== 'and' && previous?.lower !== 'by') return null
  } else if (isMark(previous, ',')) {
    subject = behindApposition(row, before)
    if (!subject) return null
  } else if (isMark(previous, ')')) {
    const opening = row.findLastIndex((token, index) => index < before && before - index < 12 && isMark(token, '('))
    subject = opening > 0 ? phraseEndingAt(row, opening - 1) : null
    if (!subject) return null
  } else if (previous?.lower === 'who') {
    // "Holt, who runs the mill and who condemned it"
    const isSecond = /^(?:and|but)$/u.test(row[before - 1]?.lower ?? '')
    const who = isSecond
      ? row.findLastIndex((token, index) => index < before && before - index < 20 && token.lower === 'who')
      : before
    subject = who === -1 ? null : phraseEndingAt(row, who - (isMark(row[who - 1], ',') ? 2 : 1))
    if (!subject) return null
  } else if (previous?.lower === 'and' || previous?.lower === 'but') {
    if (cue.form === 'BASE') return null
  } else {
    subject = subjectEndingAt(row, before)
    // A law "says" what is in it; no one spoke.
    if (!subject || DOCUMENTS.has(row[subject.from]?.lower ?? '') || isMark(row[subject.from - 1], '’')) return null
  }
  if (cue.form === 'BASE' && !isFirst && subject && !isPlural(row, subject)) return null
  const from = subject ? subject.from : cueFrom
  const saying = governed(row, { cue, cueFrom, cueTo, from, order: 'SUBJECT_FIRST', subject })
  return deed ? { ...saying, clauseFrom: deed.from, hasThat: deed.hasThat, deed } : saying
}

/** "was the first to condemn", "used a speech to condemn": where the verb in front begins. */
function doneTo(row: readonly Token[], to: number): number | null {
  return firstTo(row, to) ?? purposeTo(row, to)
}

/** `"...," said Jane Roe, the mayor.` Only behind a quotation or a comma, else "said" governs what follows. */
function inverted(row: readonly Token[], at: number, cueTo: number, cue: Cue): Saying | null {
  const previous = row[at - 1]
  if (cue.form !== 'FINITE' && cue.form !== 'BASE') return null
  // "Roe, the mayor, told The Quay Times": whom, not who.
  if (cue.lemma === 'tell' || cue.lemma === 'inform' || cue.lemma === 'assure') return null
  if (previous?.kind !== 'quotation' && !isMark(previous, ',—–') && previous !== undefined) return null
  // "Ada Quill, a dentist, said that teeth in Port Ellen were bad": that is what she said, not who.
  const subject = row[cueTo]?.lower === 'that' ? null : phraseStartingAt(row, cueTo)
  if (!subject) return null
  const next = row[subject.to]
  const isOver =
    next?.kind !== 'word' ||
    PREPOSITIONS.has(next.lower) ||
    JOINTS.has(next.lower) ||
    isTime(next) ||
    /^(?:last|who|whose|whom|earlier|later|recently|then|also|here)$/u.test(next.lower) ||
    next.lower.endsWith('ing')
  if (!isOver || (next?.kind === 'quotation' && previous?.kind !== 'quotation')) return null
  if (isMark(next, ',')) {
    const comma = row.findIndex(
      (token, index) =>
        index > subject.to && index - subject.to < 25 && (isMark(token, ',.;') || token.kind === 'quotation'),
    )
    const to = comma === -1 ? row.length : comma
    // "Thankfully, said Roe, the wind dropped.": what the rest is about.
    const isRest = at < 4 && row[at - 2]?.kind === 'word' && !isMark(row[to], ',;')
    if (isApposition(row, subject.to + 1) && !isRest) subject.apposition = { from: subject.to + 1, to }
  }
  return {
    lemma: cue.lemma,
    strength: cue.strength,
    cueFrom: at,
    cueTo,
    from: at,
    to: subject.apposition?.to ?? subject.to,
    order: 'VERB_FIRST',
    subject,
    addressee: null,
    clauseFrom: null,
    hasThat: false,
    isCertain: true,
  }
}

interface Head {
  cue: Cue
  cueFrom: number
  cueTo: number
  from: number
  order: Saying['order']
  subject: Phrase | null
}

/** What the verb governs: an addressee, then asides of time and place, then the clause. */
function governed(row: readonly Token[], head: Head): Saying {
  const { cue, cueFrom, cueTo, from, order, subject } = head
  let to = cueTo
  let addressee: Saying['addressee'] = null
  if (/^(?:tell|inform|assure|remind|warn|ask|advise|promise)$/u.test(cue.lemma)) {
    const until = addresseeEnd(row, cueTo, cue.lemma)
    if (until > cueTo) addressee = { from: cueTo, to: until }
    to = until
  }
  const saying = {
    lemma: cue.lemma,
    strength: cue.strength,
    cueFrom,
    cueTo,
    from,
    to,
    order,
    subject,
    addressee,
    isCertain: true,
  }
  const that = thatAfter(row, to)
  const denied = untrue(row, saying, that)
  if (denied !== null) {
    const deed = { from: denied, hasThat: true, isPlain: true, isPersonal: false, act: 'DENIES' as const }
    return { ...saying, clauseFrom: denied, hasThat: true, deed }
  }
  if (that !== null) return { ...saying, clauseFrom: that + 1, hasThat: true }
  let clause = to
  while (isTime(row[clause]) || (row[clause]?.lower === 'on' && isTime(row[clause + 1]))) clause++
  if (cue.lemma === 'tell' && !addressee) return { ...saying, clauseFrom: null, hasThat: false }
  return { ...saying, clauseFrom: clause < row.length ? clause : null, hasThat: false }
}
