// One sentence's reports: which of its quotations and clauses belong to which "someone said".

import { JOINTS, PREPOSITIONS } from '../../language/small-words.ts'
import type { Span } from '../../language/span.ts'
import type { SpeechForm } from '../../statement/statement.ts'
import { syntaxOf } from '../syntax/syntax.ts'
import { TAGS, type Tag } from '../syntax/tagger.ts'
import type { Sentence } from '../text/sentences.ts'
import { isMark, isWord, type Token } from '../text/tokens.ts'
import { clauseOf, hasFiniteVerb } from './clauses.ts'
import { leadingPhrase, opensWithSpan, pastTime } from './leading-phrase.ts'
import { PASTS } from './name-ends.ts'
import { isTime, type Phrase, phraseEndingAt, phraseStartingAt } from './noun-phrases.ts'
import type { Saying } from './saying.ts'

/** A report before it is known who speaks. */
export interface Draft {
  parts: Span[]
  /** The parts' tokens, [from, to) each. */
  tokens: { from: number; to: number }[]
  form: SpeechForm
  saying: Saying | null
  /** The speaker's words where no saying holds them: `Roe: "..."`. */
  subject: Phrase | null
  sentence: Sentence
  /** The quotation goes on in the next paragraph. */
  runsOn: boolean
  /** False where a closing mark is missing. */
  isClosed: boolean
  /** A paraphrase without "that". */
  isBare: boolean
  /** How likely the scorer holds it that exactly these words are reported; null where only the rules have looked. */
  likelihood: number | null
  /** Of all that the sign of speech may govern, the share of these edges; null where only the rules have looked. */
  edges: number | null
}

/** A sentence's reports in text order, as the rules alone see them. */
export function ruledDrafts(text: string, sentence: Sentence, all: readonly Saying[]): Draft[] {
  const row = sentence.tokens
  const found: Draft[] = []
  const taken = new Set<number>()
  const quoted = row.flatMap((token, index) => (token.kind === 'quotation' ? [index] : []))
  const add = (
    form: SpeechForm,
    parts: { from: number; to: number }[],
    saying: Saying | null,
    subject: Phrase | null,
  ) => {
    for (const part of parts) for (const index of within(part.from, part.to)) taken.add(index)
    found.push(draftOf(sentence, form, parts, saying, subject))
  }
  const hasVerb = (from: number, to: number): boolean => {
    return syntaxOf(text, row)
      .tags.subarray(from, to)
      .some((tag) => TENSED.has(TAGS[tag] ?? 'X'))
  }
  const only = (index: number) => ({ from: index, to: index + 1 })
  const within = (from: number, to: number): number[] => quoted.filter((index) => index >= from && index < to)

  for (const saying of all) {
    const before = quotationBefore(row, saying)
    if (before !== null && !taken.has(before)) {
      const head = clauseHead(row, before, all)
      if (head !== null) {
        add('MIXED', [{ from: head, to: before + 1 }], saying, null)
        continue
      }
      const rest = resumed(row, saying, all)
      const both = rest === null ? [before] : [before, rest]
      add('DIRECT', both.map(only), saying, null)
      continue
    }
    const introduced = introducedBy(text, row, saying, all)
    if (introduced !== null && !taken.has(introduced)) {
      add('DIRECT', [only(introduced)], saying, null)
      continue
    }
    const clause = clauseOf(text, row, saying, all)
    if (clause) {
      const inside = within(clause.from, clause.to)
      if (inside.some((index) => taken.has(index))) continue
      const isInterrupted = isMark(row[saying.from - 1], ',') && isMark(row[saying.to], ',')
      if (isInterrupted) continue
      add(inside.length > 0 ? 'MIXED' : 'INDIRECT', [clause], saying, null)
      continue
    }
    const ahead = clauseBefore(row, saying, all, hasVerb) ?? clauseBehind(row, saying, all)
    if (ahead) {
      const inside = within(ahead.from, ahead.to)
      if (!inside.some((index) => taken.has(index))) {
        add(inside.length > 0 ? 'MIXED' : 'INDIRECT', [ahead], saying, null)
      }
    }
  }
  for (const index of quoted) {
    if (taken.has(index) || isVerdict(index, all)) continue
    const subject = speakerBeforeColon(row, index) ?? speakerBehindDash(row, index)
    const saying = all.findLast((other) => other.cueTo <= index && index - other.cueTo < 30)
    if (isAlone(row)) add('DIRECT', [only(index)], null, null)
    else if (subject) add('DIRECT', [only(index)], null, subject)
    else if (saying?.subject) add('FRAGMENT', [only(index)], saying, null)
  }
  for (const draft of found) trimComma(text, draft)
  return found.sort((a, b) => (a.parts[0]?.start ?? 0) - (b.parts[0]?.start ?? 0))
}

/** Parts of speech of a verb with a tense. */
const TENSED: ReadonlySet<Tag> = new Set<Tag>(['VBD', 'VBP', 'VBZ', 'MD'])

/** "called the claim that it leaks “a lie”": what the claim is called is no report beside its denial. */
export function isVerdict(index: number, all: readonly Saying[]): boolean {
  return all.some(
    ({ deed, cueFrom }) =>
      deed?.hasThat && deed.to !== undefined && cueFrom < deed.from && deed.to <= index && index - deed.to < 4,
  )
}

/** A report of these tokens of a sentence. */
export function draftOf(
  sentence: Sentence,
  form: SpeechForm,
  tokens: { from: number; to: number }[],
  saying: Saying | null,
  subject: Phrase | null,
): Draft {
  const row = sentence.tokens
  const isQuotation = form === 'DIRECT' || form === 'FRAGMENT'
  const none = { start: 0, end: 0 }
  const quotations = tokens.flatMap(({ from, to }) => row.slice(from, to)).flatMap((token) => token.quotation ?? [])
  return {
    parts: tokens.map(({ from, to }) =>
      isQuotation
        ? (row[from]?.quotation?.inner ?? none)
        : { start: row[from]?.start ?? 0, end: row[to - 1]?.end ?? 0 },
    ),
    tokens,
    form,
    saying,
    subject,
    sentence,
    runsOn: form === 'DIRECT' && (quotations.at(-1)?.runsOn ?? false),
    isClosed: quotations.every((quotation) => quotation.isClosed),
    isBare: form === 'INDIRECT' && !(saying?.hasThat ?? true),
    likelihood: null,
    edges: null,
  }
}

/** `"...," Roe said`: the quotation right before an attribution. */
function quotationBefore(row: readonly Token[], saying: Saying): number | null {
  let at = saying.from - 1
  if (isMark(row[at], ',—–-')) at--
  return row[at]?.kind === 'quotation' && saying.strength !== 'LABEL' ? at : null
}

/** `The plan is "a mess," Roe said`: the clause that ends in a quotation begins before it. */
function clauseHead(row: readonly Token[], quotation: number, all: readonly Saying[]): number | null {
  const previous = row[quotation - 1]
  if (!isWord(previous) || previous.lower === 'and' || previous.lower === 'but') return null
  if (all.some((saying) => saying.to <= quotation && saying.cueTo > quotation - 4)) return null
  const earlier = all.findLast((saying) => saying.to <= quotation)
  if (earlier) return null
  const from = isWord(row[0]) && JOINTS.has(row[0].lower) && row[0].lower !== 'that' ? 1 : 0
  return quotation - from > 0 ? from : null
}

/** `"...," Roe said, "..."`: the quotation an attribution interrupts. */
function resumed(row: readonly Token[], saying: Saying, all: readonly Saying[]): number | null {
  for (let at = saying.to; at < row.length && at - saying.to < 18; at++) {
    const token = row[at]
    if (token?.kind !== 'quotation') continue
    if (!isMark(row[at - 1], ',—–-:;')) return null
    const own = all.some(
      (other) => other !== saying && (other.from > at ? quotationBefore(row, other) === at : other.from >= saying.to),
    )
    return own ? null : at
  }
  return null
}

/** `Roe said: "..."`: the quotation an attribution announces, if it is all that follows. */
function introducedBy(text: string, row: readonly Token[], saying: Saying, all: readonly Saying[]): number | null {
  const reach = Math.min(row.length, saying.to + 25)
  for (let at = saying.to; at < reach; at++) {
    if (row[at]?.kind !== 'quotation') continue
    if (all.some((other) => other !== saying && other.from >= saying.to && other.cueTo <= at)) return null
    const previous = row[at - 1]
    const isNext =
      at === saying.to ||
      (saying.hasThat && saying.clauseFrom === at) ||
      (at === saying.to + 1 && isMark(previous, ',:—–'))
    const isAnnounced = isMark(previous, ':') || (isMark(previous, ',') && startsLikeSentence(text, row[at]))
    if (!isNext && !isAnnounced) return null
    if (saying.strength === 'LABEL' && !isMark(previous, ':')) return null
    const next = row[at + 1]
    const goesOn = isWord(next) && !PREPOSITIONS.has(next.lower) && !JOINTS.has(next.lower) && !isTime(next)
    return goesOn && (saying.strength === 'CLAUSE' || saying.strength === 'THAT') ? null : at
  }
  return null
}

/** `The plan failed, Roe said.`: the clause in front of an attribution that ends its sentence. */
function clauseBefore(
  row: readonly Token[],
  saying: Saying,
  all: readonly Saying[],
  hasVerb: (from: number, to: number) => boolean,
): { from: number; to: number } | null {
  if (saying.strength !== 'CLAUSE' && saying.strength !== 'THAT') return null
  const comma = saying.from - 1
  const first = all.find((other) => !other.deed || other === saying)
  if (!isMark(row[comma], ',') || first !== saying || comma > 120) return null
  const next = row[saying.to]
  const isOver = !next || next.kind === 'mark' || PREPOSITIONS.has(next.lower) || isTime(next) || next.lower === 'last'
  const opening = row[0]
  if (!isOver || !isWord(opening) || comma < 4) return null
  const joint = opening.lower === 'but' || opening.lower === 'and' ? 1 : 0
  const from = opensWithSpan(row, joint) ? pastTime(row, joint) : joint
  // "On Monday, Roe said ..." has no verb before its comma.
  const words = row.slice(from, comma)
  if (PREPOSITIONS.has(opening.lower) && comma < 8) return null
  // "..., suggests a study": nothing but what it suggests can stand in front.
  const isTurned = saying.order === 'VERB_FIRST' || saying.isPlain
  const hasTense = (): boolean => hasFiniteVerb(words) || words.some(isPast) || hasVerb(from, comma)
  if (!isTurned && (/(?:ing|ed)$/u.test(opening.lower) || !hasTense())) return null
  return { from, to: comma }
}

/** "Prices rose": a verb with a tense that looks like one by itself, behind its noun. */
function isPast(token: Token, index: number): boolean {
  return index > 0 && !token.isCapital && PASTS.has(token.lower)
}

/** "Thankfully, said Roe, the plan failed", "Despite the rain, according to Roe, ...": the clause behind, where only an opening is in front. */
function clauseBehind(
  row: readonly Token[],
  saying: Saying,
  all: readonly Saying[],
): { from: number; to: number } | null {
  if (saying.order === 'SUBJECT_FIRST' || !isMark(row[saying.from - 1], ',') || all.length > 1) return null
  const opening = row.slice(0, saying.from - 1)
  const isOpening = opening.length < 9 && opening.every(isWord) && !hasFiniteVerb(opening) && !opening.some(isPast)
  if (!isOpening || (opening.length > 2 && !PREPOSITIONS.has(opening[0]?.lower ?? ''))) return null
  // "According to Roe of the brokers Lee & Lee, ..."
  const isLonger = PREPOSITIONS.has(row[saying.to]?.lower ?? '')
  const comma = isLonger
    ? row.findIndex((token, at) => at > saying.to && at - saying.to < 12 && isMark(token, ','))
    : saying.to
  if (!isMark(row[comma], ',')) return null
  let to = row.length
  while (to > comma && isMark(row[to - 1], '.!?')) to--
  const words = row.slice(comma + 1, to)
  return words.length > 3 && words.length < 60 && words.some(isWord) ? { from: comma + 1, to } : null
}

function speakerBeforeColon(row: readonly Token[], quotation: number): Phrase | null {
  if (!isMark(row[quotation - 1], ':')) return null
  const leading = leadingPhrase(row)
  // "the letter makes a case:" names no one right before its colon; "it did not surprise Mayor Lena Holt:" does.
  const last = phraseEndingAt(row, quotation - 2)
  if (leading?.kind === 'DESCRIPTION' && last?.kind === 'NAME' && last.to - last.from > 1) return last
  if (leading) return leading
  return last && (last.kind === 'NAME' || last.from === 0) ? last : null
}

/** `"It works" – Lena Holt`, where nothing else follows. */
function speakerBehindDash(row: readonly Token[], quotation: number): Phrase | null {
  if (quotation !== 0 || !isMark(row[1], '—–-')) return null
  return signature(row, 1)
}

/** The person who signs a quotation behind a dash: a name, and at most what they are. */
export function signature(row: readonly Token[], dash: number): Phrase | null {
  let from = dash
  while (isMark(row[from], '—–-')) from++
  if (from === dash || row.length - from > 20) return null
  const phrase = phraseStartingAt(row, from)
  const next = phrase ? row[phrase.to] : undefined
  return phrase?.kind === 'NAME' && (next === undefined || isMark(next, ',.(') || isTime(next)) ? phrase : null
}

function isAlone(row: readonly Token[]): boolean {
  return row.length < 30 && row.every((token) => token.kind === 'quotation' || token.kind === 'mark')
}

function startsLikeSentence(text: string, token: Token | undefined): boolean {
  const start = token?.quotation?.inner.start
  return start !== undefined && /^[\p{Lu}\p{N}“"‘'[(…]/u.test(text.slice(start, start + 2))
}

/** The comma before a closing mark belongs to the attribution; inside a split quotation it is the speaker's pause. */
export function trimComma(text: string, draft: Draft): void {
  const last = draft.parts.at(-1)
  if (last && draft.form !== 'INDIRECT' && text.charAt(last.end - 1) === ',' && last.end - last.start > 1) {
    draft.parts = [...draft.parts.slice(0, -1), { start: last.start, end: last.end - 1 }]
  }
}
