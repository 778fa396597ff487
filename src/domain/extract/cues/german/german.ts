// German has its verb in second place and its nouns in capitals, so "someone said" looks different there: "Der
// Minister sagte, dass ...", "..., so die Polizei", "Laut X ...", and whole sentences in the subjunctive that go on
// telling what was said. Plain rules; nothing here is learned.

import type { Sentence } from '../../text/sentences.ts'
import { isMark, isWord, type Token } from '../../text/tokens.ts'
import { MOST_SIGNS } from '../attributions.ts'
import type { Draft } from '../drafts.ts'
import { draftOf, ruledDrafts } from '../drafts.ts'
import type { Phrase } from '../noun-phrases.ts'
import type { Saying } from '../saying.ts'
import { germanPhraseAt, germanPhraseBefore, germanSubjectBehind, isOblique } from './german-phrases.ts'

const VERBS =
  /^(?:sag(?:te|ten|t|en)|gesagt|erklär(?:te|ten|t|en)|beton(?:te|ten|t|en)|mein(?:te|ten|t|en)|berichte(?:te|ten|t|n)|ergänz(?:te|ten|t)|warn(?:te|ten|t|en)|forder(?:te|ten|t|n)|bestätig(?:te|ten|t|en)|schr(?:ieb|ieben|eibt|eiben)|kritisier(?:te|ten|t|en)|behaupte(?:te|ten|t|n)|teil(?:te|ten|t|en)|äußer(?:te|ten|t|n)|mahn(?:te|ten|t)|füg(?:te|ten|t)|begründe(?:te|ten|t)|bekräftig(?:te|ten|t)|verkünde(?:te|ten|t)|meld(?:ete|eten|et|en)|versicher(?:te|ten|t)|entgegne(?:te|ten|t)|antworte(?:te|ten|t)|kündig(?:te|ten|t|en)|g(?:ab|aben|ibt)|räum(?:te|ten|t)|vermute(?:te|ten|t|n)|glaub(?:te|ten|t|en)|zeig(?:te|ten) sich|stell(?:te|ten) fest|wies|wiesen|weist|hob|hoben|verlang(?:te|ten|t|en)|beklag(?:te|ten|t|en)|argumentier(?:te|ten|t|en)|resümier(?:te|ten|t)|urteil(?:te|ten|t)|erläuter(?:te|ten|t)|unterstr(?:ich|ichen|eicht)|bezeichne(?:te|ten|t|n)|heißt|hieß|rechne(?:te|ten|t|n)|schätz(?:te|ten|t|en)|sieht|sprach|sprachen|kommentier(?:te|ten|t)|drohte|drohten|versprach|versprachen|dementier(?:te|ten|t)|twitter(?:te|ten|t))$/u
const PARTICIPLES =
  /^(?:gesagt|gefordert|geschrieben|mitgeteilt|angekündigt|betont|erklärt|bestätigt|behauptet|berichtet|gewarnt|kritisiert|beklagt|versichert|eingeräumt|bekanntgegeben|hingewiesen|vermutet|geäußert|verlangt)$/u
/** Verbs that tell of speech only with their other half: "teilte ... mit", "gab ... bekannt". */
const SPLIT: Readonly<Record<string, RegExp>> = {
  teil: /^mit$/u,
  füg: /^hinzu$/u,
  künd: /^an$/u,
  gab: /^(?:bekannt|an|zu)$/u,
  gib: /^(?:bekannt|an|zu)$/u,
  räum: /^ein$/u,
  wies: /^(?:hin|zurück|darauf)$/u,
  weis: /^(?:hin|zurück|darauf)$/u,
  hob: /^hervor$/u,
  spra: /^(?:aus|davon)$/u,
  sieh: /^nie$/u,
}
const ACCORDING = /^(?:laut|gemäß)$/u
const ACCORDING_NOUN =
  /^(?:angaben?|ansicht|meinung|auffassung|einschätzung|darstellung|worten|aussagen?|berichten?|bericht|informationen|schätzung(?:en)?|erkenntnissen|medienberichten|agenturberichten|presseberichten|überzeugung|meldungen)$/u
/** What is told as someone else's: "er sei", "sie habe". */
const TOLD =
  /^(?:sei|seien|habe|werde|könne|müsse|solle|wolle|dürfe|gebe|komme|gehe|stehe|bleibe|lasse|mache|wisse|brauche|liege|halte|sehe|führe|nehme|bestehe|gelte|hätten|würden|wären|müssten|könnten)$/u

/** The attributions of a German sentence, in order. */
export function germanSayings(row: readonly Token[]): Saying[] {
  const found: Saying[] = []
  for (let at = 0; at < row.length && found.length <= MOST_SIGNS; at++) {
    const token = row[at]
    if (!isWord(token)) continue
    const saying = according(row, at) ?? spoken(row, at) ?? perfect(row, at)
    if (!saying) continue
    found.push(saying)
    at = Math.max(at, saying.cueTo - 1, saying.order === 'ACCORDING' ? saying.to - 1 : 0)
  }
  return found
}

function spoken(row: readonly Token[], at: number): Saying | null {
  const token = row[at]
  if (!token || token.isCapital) return null
  const isSo = token.lower === 'so' && isMark(row[at - 1], ',') && !(row[at + 1]?.lower === 'dass')
  if (!isSo && (!VERBS.test(token.lower) || !hasOtherHalf(row, at))) return null
  const lemma = isSo ? 'so' : token.lower
  if (lemma === 'hieß' || lemma === 'heißt') {
    if (row[at + 1]?.lower !== 'es') return null
    return made(lemma, at, at + 2, at, at + 2, 'VERB_FIRST', germanPhraseBefore(row, at))
  }
  const isBehind = row[at - 1]?.kind === 'quotation' || isMark(row[at - 1], ',')
  const before = isBehind ? null : germanPhraseBefore(row, at)
  const isFirst = before !== null && (before.from === 0 || !isWord(row[before.from - 1]))
  if (before && isFirst && !isOblique(row, before))
    return made(lemma, at, at + 1, before.from, at + 1, 'SUBJECT_FIRST', before)
  const verb = isSo && VERBS.test(row[at + 1]?.lower ?? '') ? at + 1 : at
  const after = germanSubjectBehind(row, verb + 1)
  if (after) return made(lemma, at, verb + 1, at, after.to, 'VERB_FIRST', after)
  return before && !isSo && !isOblique(row, before)
    ? made(lemma, at, at + 1, before.from, at + 1, 'SUBJECT_FIRST', before)
    : null
}

/** "Der Minister hat in einem Brief mitgeteilt, dass ...": the participle right before the clause. */
function perfect(row: readonly Token[], at: number): Saying | null {
  if (!PARTICIPLES.test(row[at]?.lower ?? '') || !isMark(row[at + 1], ',:')) return null
  const helper = row.findIndex((token, index) => index < at && /^(?:hat|haben|hatte|hatten)$/u.test(token.lower))
  if (helper === -1) return null
  const before = germanPhraseBefore(row, helper)
  const subject = before && !isOblique(row, before) ? before : germanSubjectBehind(row, helper + 1)
  return (
    subject && made(row[at]?.lower ?? '', at, at + 1, Math.min(subject.from, helper), at + 1, 'SUBJECT_FIRST', subject)
  )
}

function hasOtherHalf(row: readonly Token[], at: number): boolean {
  const lower = row[at]?.lower ?? ''
  const half = SPLIT[lower.slice(0, 4)] ?? SPLIT[lower.slice(0, 3)]
  return !half || row.slice(at + 1, at + 22).some((token) => half.test(token.lower))
}

function according(row: readonly Token[], at: number): Saying | null {
  const lower = row[at]?.lower ?? ''
  if (ACCORDING.test(lower)) {
    const subject = germanPhraseAt(row, at + 1)
    return subject && made(lower, at, at + 1, at, subject.to, 'ACCORDING', subject)
  }
  if (lower === 'nach' && ACCORDING_NOUN.test(row[at + 1]?.lower ?? '')) {
    const from = row[at + 2]?.lower === 'von' || row[at + 2]?.lower === 'aus' ? at + 3 : at + 2
    const subject = germanPhraseAt(row, from)
    return made(lower, at, at + 2, at, subject?.to ?? at + 2, 'ACCORDING', subject)
  }
  if (lower === 'zufolge') {
    const subject = germanPhraseBefore(row, at)
    return subject && made(lower, at, at + 1, subject.from, at + 1, 'ACCORDING', subject)
  }
  if (lower === 'wie' && (at === 0 || isMark(row[at - 1], ','))) {
    const subject = germanPhraseAt(row, at + 1)
    const verb = subject ? row.findIndex((token, index) => index >= subject.to && VERBS.test(token.lower)) : -1
    if (subject && verb !== -1 && verb - subject.to < 8)
      return made('wie', verb, verb + 1, at, verb + 1, 'ACCORDING', subject)
  }
  return null
}

function made(
  lemma: string,
  cueFrom: number,
  cueTo: number,
  from: number,
  to: number,
  order: Saying['order'],
  subject: Phrase | null,
): Saying {
  const rest = { addressee: null, clauseFrom: null, hasThat: false, isCertain: true }
  return { lemma, strength: 'THAT', cueFrom, cueTo, from, to, order, subject, ...rest }
}

/** A German sentence's reports in text order. */
export function germanDrafts(
  text: string,
  sentences: readonly Sentence[],
  index: number,
  all: readonly Saying[],
): Draft[] {
  const sentence = sentences[index]
  if (!sentence || sentence.isHeading) return []
  const row = sentence.tokens
  const found: Draft[] = ruledDrafts(text, sentence, all).filter(
    (draft) => draft.form === 'DIRECT' || draft.form === 'FRAGMENT',
  )
  const add = (from: number, to: number, saying: Saying | null): void => {
    let start = from
    let end = to
    while (start < end && isMark(row[start], ',:–—-')) start++
    while (end > start && isMark(row[end - 1], ',.;:!?–—-')) end--
    const words = row.slice(start, end)
    if (words.filter(isWord).length < 4) return
    const isTaken = found.some((draft) => draft.tokens.some((part) => part.from < end && part.to > start))
    if (isTaken) return
    const form = words.some((token) => token.kind === 'quotation') ? 'MIXED' : 'INDIRECT'
    found.push(draftOf(sentence, form, [{ from: start, to: end }], saying, null))
  }
  for (const saying of all) {
    const next = all.find((other) => other.from > saying.to)
    const end = next && isMark(row[next.from - 1], ',') ? next.from - 1 : row.length
    if (saying.order === 'ACCORDING') {
      // "Laut X regnet es"; "es regnet, X zufolge": the longer side tells it.
      if (row.length - saying.to >= saying.from) add(saying.to, end, saying)
      else add(0, saying.from, saying)
      continue
    }
    const comma = row.findIndex((token, at) => at >= saying.to && at - saying.to < 16 && isMark(token, ',:'))
    const opens = row[comma + 1]?.lower ?? ''
    const isFront = saying.order === 'VERB_FIRST' && isMark(row[saying.from - 1], ',')
    if (isFront) add(0, saying.from - 1, saying)
    else if (comma !== -1 && !/^(?:der|dem|den|deren|dessen|wobei|nachdem|um|als|während|bevor|und|aber)$/u.test(opens))
      add(comma + 1, end, saying)
  }
  const before = sentences[index - 1]
  const goesOn =
    all.length === 0 &&
    found.length === 0 &&
    before?.paragraph === sentence.paragraph &&
    isTold(row) &&
    isTelling(before)
  if (goesOn) add(0, row.length, null)
  return found.sort((a, b) => (a.parts[0]?.start ?? 0) - (b.parts[0]?.start ?? 0))
}

function isTold(row: readonly Token[]): boolean {
  return row.some((token) => !token.isCapital && TOLD.test(token.lower))
}

/** A sentence after which the subjunctive can only be a person's words. */
function isTelling(sentence: Sentence): boolean {
  return isTold(sentence.tokens) || germanSayings(sentence.tokens).length > 0
}
