// The measure of issue 3: a quotation is found when it shares four fifths of the longer one's words with a gold
// statement; its speaker counts on what was found. Gold speech of a lower tier is neither missed nor a false alarm.

import type { Quote } from '../../src/cli/reading/quotes.ts'
import { bare, type GoldArticle, type GoldQuote, isTarget, Words } from '../../training/gold.ts'
import { isLenient, isPronoun, isStrict } from './speaker.ts'

const TYPES = ['direct', 'mixed', 'indirect'] as const
type Type = (typeof TYPES)[number]

/** One article's outcome: gold with what was found for it, and the false alarms. */
export interface Outcome {
  article: GoldArticle
  found: {
    gold: GoldQuote
    quote: Quote
    speaker: 'none' | 'named' | 'pronoun' | 'unknown'
    lenient: boolean
    strict: boolean
  }[]
  missed: { gold: GoldQuote; nearest: Quote | null }[]
  wrong: { quote: Quote; isNear: boolean }[]
  /** On gold speech that is no statement. */
  ignored: Quote[]
}

const AGREES = 0.8

export function compare(article: GoldArticle, quotes: readonly Quote[]): Outcome {
  const { text } = article
  const words = new Words(text)
  const spans = quotes.map((quote) => ({ quote, span: bare(text, quote) }))
  const gold = article.quotes.map((quote) => ({ quote, span: bare(text, quote) }))
  const targets = gold.filter(({ quote }) => isTarget(quote))
  const others = gold.filter(({ quote }) => !isTarget(quote))
  const pairs: [agreement: number, target: number, quote: number][] = []
  targets.forEach((target, i) => {
    spans.forEach((one, j) => {
      if (one.span.start >= target.span.end || one.span.end <= target.span.start) return
      const agreement = words.agreement(target.span, one.span)
      if (agreement >= AGREES) pairs.push([agreement, i, j])
    })
  })
  pairs.sort((a, b) => b[0] - a[0])
  const quoteOf = new Map<number, number>()
  const taken = new Set<number>()
  for (const [, i, j] of pairs) {
    if (quoteOf.has(i) || taken.has(j)) continue
    quoteOf.set(i, j)
    taken.add(j)
  }
  const outcome: Outcome = { article, found: [], missed: [], wrong: [], ignored: [] }
  targets.forEach((target, i) => {
    const quote = spans[quoteOf.get(i) ?? -1]?.quote
    if (quote) outcome.found.push({ gold: target.quote, quote, ...judged(target.quote, quote) })
    else {
      const near = spans.filter(({ span }) => words.shared(span, target.span) > 0)
      near.sort((a, b) => words.agreement(b.span, target.span) - words.agreement(a.span, target.span))
      outcome.missed.push({ gold: target.quote, nearest: near[0]?.quote ?? null })
    }
  })
  spans.forEach(({ quote, span }, j) => {
    if (taken.has(j)) return
    const size = words.count(span.start, span.end)
    const isIgnored = others.some(
      (other) =>
        (size > 0 && words.shared(other.span, span) >= size / 2) || words.agreement(other.span, span) >= AGREES,
    )
    if (isIgnored) outcome.ignored.push(quote)
    else outcome.wrong.push({ quote, isNear: targets.some((target) => words.shared(target.span, span) > 0) })
  })
  return outcome
}

function judged(gold: GoldQuote, quote: Quote): Pick<Outcome['found'][number], 'speaker' | 'lenient' | 'strict'> {
  const written = quote.speaker?.text ?? ''
  if (!gold.speaker) return { speaker: 'none', lenient: written === '', strict: written === '' }
  const isPointing = gold.speaker.form === 'pronoun' || isPronoun(gold.speaker.text)
  if (isPointing && gold.speaker.resolved === undefined) return { speaker: 'unknown', lenient: false, strict: false }
  const right = [gold.speaker.text, gold.speaker.resolved ?? ''].filter((name) => name !== '')
  const own = [quote.speaker?.resolved ?? '', written].filter((name) => name !== '')
  // "The senator", and nobody said who that is: whoever has the same words is right, with a name for them or without.
  const isOpen =
    gold.speaker.resolved === undefined && (gold.speaker.form === 'nominal' || /^the /iu.test(gold.speaker.text))
  const judgedBy = isOpen ? [own[0] ?? '', written] : [own[0] ?? '']
  return {
    speaker: isPointing ? 'pronoun' : 'named',
    lenient: own.some((name) => right.some((other) => isLenient(name, other))),
    strict: own.length > 0 && right.some((other) => judgedBy.some((name) => isStrict(name, other))),
  }
}

interface Score {
  precision: number
  recall: number
  f1: number
}

function score(hits: number, reported: number, expected: number): Score {
  const precision = reported === 0 ? 0 : hits / reported
  const recall = expected === 0 ? 0 : hits / expected
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) }
}

export interface Figures {
  all: Score
  direct: Score
  mixed: Score
  indirect: Score
  /** Words and speaker right. */
  lenient: Score
  strict: Score
  /** Shares of speakers right, strictly, where the words were found. */
  named: number
  pronouns: number
}

export function figures(outcomes: readonly Outcome[]): Figures {
  const found = outcomes.flatMap((outcome) => outcome.found)
  const missed = outcomes.flatMap((outcome) => outcome.missed)
  const wrong = outcomes.flatMap((outcome) => outcome.wrong)
  const of = (type: Type): Score => {
    const hits = found.filter(({ gold }) => gold.type === type).length
    const alarms = wrong.filter(({ quote }) => quote.type === type).length
    return score(hits, hits + alarms, hits + missed.filter(({ gold }) => gold.type === type).length)
  }
  const known = found.filter(({ speaker }) => speaker !== 'unknown')
  const speakers = (right: (one: Outcome['found'][number]) => boolean): Score =>
    score(known.filter(right).length, known.length + wrong.length, known.length + missed.length)
  const share = (kind: 'named' | 'pronoun'): number => {
    const own = found.filter(({ speaker }) => speaker === kind)
    return own.filter(({ strict }) => strict).length / own.length
  }
  return {
    all: score(found.length, found.length + wrong.length, found.length + missed.length),
    direct: of('direct'),
    mixed: of('mixed'),
    indirect: of('indirect'),
    lenient: speakers(({ lenient }) => lenient),
    strict: speakers(({ strict }) => strict),
    named: share('named'),
    pronouns: share('pronoun'),
  }
}
