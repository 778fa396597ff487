// Which reports of one article are one utterance: a summary and its quotation, the first paragraph and what it tells of, a
// repetition. Two sentences of one speech are two utterances, and so is what a report tells that covers both.

import { isOppositeOf } from '../compare/negation.ts'
import { pair } from '../same/alignment.ts'
import { type Evidence, evidenceOf } from '../same/evidence.ts'
import { firstLikeness } from '../same/likeness.ts'
import type { Prepared } from '../same/prepared-report.ts'
import { haveOtherFigures } from '../same/veto.ts'
import { contradict } from '../statement/speech-act.ts'
import { type ArticleRead, type PlacedInText, type ReportInArticle, readForRetelling } from './article-report.ts'
import { joinRetold, type Likely } from './joining.ts'
import { isNextQuotation, retoldSigns, SIGN_NAMES } from './signs.ts'
import { MAYBE_RETOLD_FROM, RETOLD_INTERCEPT, RETOLD_WEIGHTS } from './weights.ts'

/** What an article tells more than once, by the indexes of its reports. */
export interface Retelling {
  /** Each list is reports of one utterance, two or more; no index is in two lists. */
  same: number[][]
  /** Pairs that may be one utterance, the likeliest first: for a person to decide. */
  open: { reports: [number, number]; score: number; evidence: Evidence[] }[]
}

/**
 * Which reports of one article are one utterance. The order of `reports` changes nothing but the indexes. English only: in
 * other languages nothing was learned.
 *
 * Yields between comparisons, so that the caller can let others work.
 */
export function* findRetold(text: string, reports: readonly ReportInArticle[]): Generator<void, Retelling> {
  if (new Set(reports.map(({ speaker }) => speaker)).size === reports.length) return { same: [], open: [] }
  const article = readForRetelling(text, reports)
  const likely: Likely[] = []
  for (const [earlier, later] of pairsToCompare(article)) {
    likely.push({ earlier: earlier.at, later: later.at, score: scoreOf(article, earlier, later) })
    yield
  }
  const quotations = new Set(article.placed.flatMap(({ at, isQuotation }) => (isQuotation ? [at] : [])))
  const { groups, open } = joinRetold(likely, quotations)
  const best = open.slice(0, MOST_OPEN)
  return {
    same: groups.map((group) => group.flatMap((at) => article.order[at] ?? [])),
    open: best.map(({ earlier, later, score }) => {
      return {
        reports: [article.order[earlier] ?? 0, article.order[later] ?? 0],
        score,
        evidence: told(article, earlier, later),
      }
    }),
  }
}

/** Of one article: an editor would not read more. */
const MOST_OPEN = 10

function told({ placed }: ArticleRead, earlier: number, later: number): Evidence[] {
  const [a, b] = [placed[earlier]?.prepared, placed[later]?.prepared]
  return a === undefined || b === undefined ? [] : evidenceOf(a, b, firstLikeness(a, b))
}

/** How likely the two are one utterance, in [0, 1]. */
function scoreOf(article: ArticleRead, earlier: PlacedInText, later: PlacedInText): number {
  const signs = retoldSigns(article, earlier, later)
  const odds = SIGN_NAMES.reduce((sum, name) => sum + signs[name] * RETOLD_WEIGHTS[name], RETOLD_INTERCEPT)
  const score = 1 / (1 + Math.exp(-odds))
  return score >= MAYBE_RETOLD_FROM && areApart(earlier.prepared, later.prepared) ? 0 : score
}

/** One denies or asks what the other says, says the opposite of it, or counts otherwise. */
export function areApart(a: Prepared, b: Prepared): boolean {
  if (contradict(a.report.act, b.report.act)) return true
  return isOppositeOf(a.words, b.words, pair(a.words, b.words).pairs) || haveOtherFigures(a.words, b.words)
}

/** Pairs of one article that are compared, each by what its words and theirs are: more are not read. */
const MOST_WORK = 4_000_000
/** Of one report: the others that share the most with it. */
const MOST_OTHERS = 12
/** A word that more of a speaker's reports have is the article's subject. */
const MOST_WITH_WORD = 30
/** What the words that two reports share must tell at least; about one name. */
const LEAST_SHARED = 0.5

/** Pairs of one speaker's reports that may be one utterance, in the order of the text. */
export function* pairsToCompare({ placed }: Pick<ArticleRead, 'placed'>): Generator<[PlacedInText, PlacedInText]> {
  let work = 0
  const last = new Map<string, PlacedInText>()
  const withWord = new Map<string, PlacedInText[]>()
  for (const later of placed) {
    const { speaker, prepared } = later
    if (speaker === null || prepared.report.language !== 'en') continue
    const before = last.get(speaker)
    const shared = new Map<PlacedInText, number>(before === undefined ? [] : [[before, 0]])
    for (const { stem, weight } of distinct(later)) {
      const key = `${speaker} ${stem}`
      const known = withWord.get(key) ?? []
      if (known.length <= MOST_WITH_WORD) for (const one of known) shared.set(one, (shared.get(one) ?? 0) + weight)
      if (known.length <= MOST_WITH_WORD) withWord.set(key, [...known, later])
    }
    last.set(speaker, later)
    const nearest = [...shared]
      // Two quotations are two sentences of one speech.
      .filter(([one]) => !one.isQuotation || !later.isQuotation)
      .filter(([one, sum]) => sum >= LEAST_SHARED || isNextQuotation(placed, one, later))
      .sort(([a, one], [b, other]) => other - one || b.at - a.at)
      .slice(0, MOST_OTHERS)
    for (const [earlier] of nearest) {
      work += earlier.prepared.words.length * later.prepared.words.length
      if (work > MOST_WORK) return
      yield [earlier, later]
    }
  }
}

function distinct({ prepared }: PlacedInText): Iterable<{ stem: string; weight: number }> {
  return new Map(prepared.words.filter(({ weight }) => weight > 0).map((word) => [word.stem, word])).values()
}
