// Weaker signs that someone spoke: a speech verb without its subject beside it ("was pressed to explain"), a noun
// ("her claim that"), a colon behind a name. The rules cannot tell which of them report anything; they are proposed,
// and the scorer decides.

import { AUXILIARIES, MODALS, PASSIVE, PREPOSITIONS } from '../../language/small-words.ts'
import { actOfVerb, CLAIMS } from '../acts/act-words.ts'
import { deedOf } from '../acts/deeds.ts'
import { owner } from '../acts/owners.ts'
import { unsaid } from '../acts/unsaid.ts'
import { isMark, isWord, type Token } from '../text/tokens.ts'
import { DOCUMENTS, isBesideQuotation, isOthersClaim } from './complement.ts'
import { type Cue, cueOrDeed, PARTICLES } from './cues.ts'
import { leadingPhrase } from './leading-phrase.ts'
import { type Phrase, phraseEndingAt, phraseStartingAt } from './noun-phrases.ts'
import type { Saying } from './saying.ts'
import { isSomebody } from './subjects.ts'

/** How many words may stand before a colon that introduces a person's words: "Poll: ...", "Mayor Lena Holt: ...". */
const LONGEST_LABEL = 8

/** The first `most` attributions the rules did not dare to make, in order. */
export function hearsay(row: readonly Token[], certain: readonly Saying[], language: string, most: number): Saying[] {
  const taken = new Set<number>()
  const take = ({ cueFrom, cueTo, deed }: Saying): void => {
    const to = deed?.hasThat ? deed.from : cueTo
    for (let at = cueFrom; at < to; at++) taken.add(at)
  }
  certain.forEach(take)
  const found: Saying[] = []
  let main: Phrase | null | undefined
  const leading = (at: number): Phrase | null => {
    if (main === undefined) main = leadingPhrase(row)
    const earlier = certain.findLast((saying) => saying.subject && saying.subject.to <= at)?.subject
    // "After saying that it works, Holt left": the opening's subject comes behind it.
    const isOpening = at < 4 && main && main.from > at && row[at]?.lower.endsWith('ing')
    return earlier ?? (main && (main.to <= at || isOpening) ? main : null)
  }
  for (let at = 0; at < row.length && found.length < most; at++) {
    const token = row[at]
    if (!token || taken.has(at)) continue
    const saying = isMark(token, ':') ? labelled(row, at) : isWord(token) ? hinted(row, at, language, leading) : null
    if (!saying) continue
    found.push(saying)
    take(saying)
  }
  return found
}

function hinted(
  row: readonly Token[],
  at: number,
  language: string,
  leading: (at: number) => Phrase | null,
): Saying | null {
  const token = row[at]
  if (!token || (token.isCapital && at > 0)) return null
  const noun = NOUNS.has(token.lower) ? token.lower : null
  const cue = cueOrDeed(token.lower, language)
  if (noun && (!cue || isNounHere(row, at) || isOthersClaim(row, at))) {
    // "Hopes to report that" has no noun.
    if (cue && row[at - 1]?.lower === 'to' && unsaid(row, at, language)) return null
    const holder = owner(row, at)
    // "Not drawn on claims that": somebody else's, whoever that is.
    const isOthers = !holder && CLAIMS.test(noun) && !isMade(row, at)
    return weak(row, {
      isNoun: true,
      isOthers,
      lemma: `${noun} (noun)`,
      strength: 'LABEL',
      cueFrom: at,
      cueTo: at + 1,
      subject: isOthers ? null : (holder ?? leading(at)),
    })
  }
  if (!cue || isAttribute(row, at)) return null
  const hasParticle = PARTICLES[cue.lemma]?.includes(row[at + 1]?.lower ?? '') ?? false
  const cueTo = at + (hasParticle ? 2 : 1)
  const deed = deedOf(row, cue.lemma, cueTo)
  if (!deed && cue.isDeed && !isBesideQuotation(row, at, cueTo)) return null
  const isNot = unsaid(row, at, language)
  // "In her speech she will promise “a lock for all”": from a text that was handed out.
  if (isNot === 'NEVER' || (isNot === 'AHEAD' && !row.slice(at).some((later) => later.kind === 'quotation')))
    return null
  if (isPassive(row, at, cue)) {
    if (TOLD.test(cue.lemma)) return null
    const doer = row[cueTo]?.lower === 'by' ? phraseStartingAt(row, cueTo + 1) : null
    if (doer || actOfVerb(cue.lemma) !== 'ASSERTS')
      return {
        ...weak(row, {
          lemma: cue.lemma,
          strength: cue.strength,
          cueFrom: at,
          cueTo: doer?.to ?? cueTo,
          subject: doer,
          isOthers: doer === null,
        }),
        from: at,
      }
  }
  const inverted = cue.form === 'FINITE' && isBehindQuotation(row, at) ? phraseStartingAt(row, at + 1) : null
  if (inverted)
    return {
      ...weak(row, { lemma: cue.lemma, strength: cue.strength, cueFrom: at, cueTo: at + 1, subject: inverted }),
      from: at,
      to: inverted.to,
      order: 'VERB_FIRST',
    }
  const subject = (cue.form === 'PARTICIPLE' && !row[at - 1]?.isCapital ? null : nearest(row, at)) ?? leading(at)
  if (subject && DOCUMENTS.has(row[subject.from]?.lower ?? '')) return null
  const sign = weak(row, { lemma: cue.lemma, strength: cue.strength, cueFrom: at, cueTo, subject })
  return deed ? { ...sign, clauseFrom: deed.from, hasThat: deed.hasThat, deed } : sign
}

/** "The reported memo", "an estimated 900 crates": nobody reports or estimates there. */
function isAttribute(row: readonly Token[], at: number): boolean {
  return isWord(row[at + 1]) && /ed$/u.test(row[at]?.lower ?? '') && ARTICLES.test(row[at - 1]?.lower ?? '')
}

const ARTICLES = /^(?:the|an?|his|its|their|our|your)$/u

/** `Poll: Most want a new lock`, `Holt: It works`. */
function labelled(row: readonly Token[], colon: number): Saying | null {
  if (colon === 0 || colon > LONGEST_LABEL || colon > row.length - 4) return null
  const subject = phraseStartingAt(row, 0)
  const isWhole = subject?.from === 0 && subject.to === colon
  return isWhole ? weak(row, { lemma: ':', strength: 'LABEL', cueFrom: colon, cueTo: colon + 1, subject }) : null
}

type Sign = Pick<Saying, 'lemma' | 'strength' | 'cueFrom' | 'cueTo' | 'subject' | 'isNoun' | 'isOthers'>

function weak(row: readonly Token[], sign: Sign): Saying {
  const { cueFrom, cueTo, subject } = sign
  const that = row[cueTo]?.lower === 'that'
  return {
    ...sign,
    from: subject && subject.to <= cueFrom && cueFrom - subject.to < 6 ? subject.from : cueFrom,
    to: cueTo,
    order: 'SUBJECT_FIRST',
    addressee: null,
    clauseFrom: cueTo + Number(that),
    hasThat: that,
    isCertain: false,
  }
}

/** "was told that", "when asked whether": to the subject, not by it. */
function isPassive(row: readonly Token[], at: number, cue: Cue): boolean {
  if (cue.form === 'PARTICIPLE' || cue.form === 'BASE' || /s$/u.test(row[at]?.lower ?? '')) return false
  if (cue.lemma === 'ask' && (at === 0 || /^(?:when|if)$/u.test(row[at - 1]?.lower ?? ''))) return true
  for (let before = at - 1; before >= 0 && at - before < 4; before--) {
    const word = row[before]?.lower ?? ''
    if (PASSIVE.has(word)) return true
    if (!AUXILIARIES.has(word) && !/ly$/u.test(word)) return false
  }
  return false
}

const TOLD = /^(?:tell|inform|assure|remind|warn|ask|advise)$/u

function isBehindQuotation(row: readonly Token[], at: number): boolean {
  const before = isMark(row[at - 1], ',—–-') ? row[at - 2] : row[at - 1]
  return before?.kind === 'quotation'
}

/** The subject some helpers before the verb: "Holt would not even have". */
function nearest(row: readonly Token[], verb: number): Phrase | null {
  let at = verb - 1
  while (at >= 0 && verb - at < 8) {
    const word = row[at]
    if (!isWord(word)) return null
    const isHelper =
      AUXILIARIES.has(word.lower) ||
      MODALS.has(word.lower) ||
      (word.lower.endsWith('ly') && !word.isCapital) ||
      word.lower === 'only' ||
      CHAIN.has(word.lower)
    if (!isHelper) break
    at--
  }
  const phrase = phraseEndingAt(row, at)
  // "Was forced to concede", "used her speech to announce"
  return phrase && row[at + 1]?.lower === 'to' && !isSomebody(row, phrase) ? null : phrase
}

/** "made the claim", "in a statement", "with a report": the sentence's own; "on claims that", "called reports that": others'. */
function isMade(row: readonly Token[], noun: number): boolean {
  for (let at = noun - 1; at >= 0 && noun - at < 6; at--) {
    const word = row[at]
    if (!isWord(word)) return false
    if (MAKING.test(word.lower)) return true
    if (PREPOSITIONS.has(word.lower)) return false
  }
  return false
}

const MAKING =
  /^(?:ma(?:ke|kes|de|king)|repeat(?:s|ed|ing)?|issu(?:e|es|ed|ing)|releas(?:e|es|ed|ing)|publish(?:es|ed|ing)?|post(?:s|ed|ing)?|fil(?:e|es|ed|ing)|g(?:ive|ives|ave|iving)|renew(?:s|ed|ing)?|reiterat(?:e|es|ed|ing)|back(?:s|ed|ing)?|support(?:s|ed|ing)?|defend(?:s|ed|ing)?|offer(?:s|ed|ing)?|s(?:end|ent)|wr(?:ite|ote)|rais(?:e|es|ed|ing)|le(?:d|vel|velled|veled)|in|with|by)$/u

/** "a claim", "her report", "in a statement": a noun, though the word could be a verb. */
function isNounHere(row: readonly Token[], at: number): boolean {
  const before = row[at - 1]
  return (
    isWord(before) &&
    (PREPOSITIONS.has(before.lower) ||
      /^(?:the|an?|his|her|their|its|this|that|these|those|any|no|every|such)$/u.test(before.lower) ||
      /['’]s$/u.test(before.text))
  )
}

const CHAIN = new Set([
  'to',
  'seemed',
  'appeared',
  'continued',
  'wanted',
  'went',
  'used',
  'began',
  'tried',
  'seems',
  'appears',
])
const NOUNS = new Set(
  (
    'statement statements claim claims argument arguments promise promises pledge call calls assertion assertions suggestion suggestions ' +
    'warning warnings announcement accusation accusations allegation allegations remark remarks comment comments speech mention criticism report ' +
    'reports estimate estimates prediction predictions vow denial insistence admission acknowledgement response question questions demand demands ' +
    'request order recommendation proposal message letter story explanation testimony interview tweet email e-mail view words op-ed answer'
  ).split(' '),
)
