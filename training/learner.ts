// Learns the scorer's weights: for each group of proposals a choice of one or none (a conditional log-linear model),
// by AdaGrad in a fixed order, so that the same corpora give the same weights.

import { sayings } from '../src/domain/extract/cues/attributions.ts'
import { type Weighed, weigh } from '../src/domain/extract/scorer/choice.ts'
import { FEATURE_COUNT, likelihoods, type Weights } from '../src/domain/extract/scorer/model.ts'
import { sentences } from '../src/domain/extract/text/sentences.ts'
import { bare, type GoldArticle, isTarget, Words } from './gold.ts'

/** One group: the features of its proposals, and how well each agrees with a gold statement. */
export interface Lesson {
  features: number[][]
  /** Above 0: right, by how much. 0: wrong. Below 0: neither (gold speech that we need not report). */
  worth: number[]
}

const AGREES = 0.8

export function lessons(article: GoldArticle): Lesson[] {
  const { text } = article
  const words = new Words(text)
  const gold = article.quotes.map((quote) => ({
    span: bare(text, quote),
    isTarget: isTarget(quote),
    isSpeech: quote.tier === 'speech',
  }))
  const all = sentences(text)
  const found: Lesson[] = []
  for (const index of all.keys()) {
    const row = all[index]?.tokens ?? []
    const weighed: Weighed = weigh(text, all, index, sayings(text, row, 'en'))
    weighed.groups.forEach((group, at) => {
      const worth = group.proposals.map((proposal) => {
        const first = row[proposal.from]
        const last = row[proposal.to - 1]
        const own =
          group.place === 'QUOTED' ? first?.quotation?.inner : { start: first?.start ?? 0, end: last?.end ?? 0 }
        if (!own) return 0
        const span = bare(text, own)
        // A few quoted words are too little for a statement, but may be speech all the same.
        let best = 0
        let isNeither = false
        const size = words.count(span.start, span.end)
        for (const one of gold) {
          if (one.span.start >= span.end || one.span.end <= span.start) continue
          const agreement = words.agreement(one.span, span)
          if (one.isTarget || (group.place === 'QUOTED' && size < 4 && one.isSpeech)) best = Math.max(best, agreement)
          else if (agreement >= AGREES || words.shared(one.span, span) >= size / 2) isNeither = true
        }
        return best >= AGREES ? best : isNeither ? -1 : 0
      })
      found.push({ features: weighed.features[at] ?? [], worth })
    })
  }
  return found
}

const EPOCHS = 6
const RATE = 0.03
const DECAY = 1e-5

export function learn(all: readonly Lesson[]): Float64Array {
  const weights = new Float64Array(FEATURE_COUNT)
  const squares = new Float64Array(FEATURE_COUNT).fill(1e-2)
  const sums = new Float64Array(FEATURE_COUNT)
  const weight: Weights = (feature) => weights[feature] ?? 0
  const order = all.map((_, index) => index)
  const random = seeded(7)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, random)
    for (const index of order) {
      const lesson = all[index]
      if (!lesson) continue
      const shares = likelihoods(lesson.features, weight)
      const wanted = targets(lesson.worth, shares)
      lesson.features.forEach((own, at) => {
        const slope = (shares[at] ?? 0) - (wanted[at] ?? 0)
        if (Math.abs(slope) < 1e-4) return
        for (const feature of own) {
          const gradient = slope + DECAY * (weights[feature] ?? 0)
          const square = (squares[feature] ?? 0) + gradient * gradient
          squares[feature] = square
          weights[feature] = (weights[feature] ?? 0) - (RATE * gradient) / Math.sqrt(square)
        }
      })
    }
    // The mean over the later epochs generalises better than where the last step happened to end.
    if (epoch >= EPOCHS / 2) for (let at = 0; at < FEATURE_COUNT; at++) sums[at] = (sums[at] ?? 0) + (weights[at] ?? 0)
  }
  const averaged = EPOCHS - Math.ceil(EPOCHS / 2)
  return sums.map((sum) => sum / averaged)
}

/** How the choice should have fallen; among several right proposals as it does now, but the better the more. */
function targets(worth: readonly number[], shares: readonly number[]): number[] {
  const hasRight = worth.some((one) => one > 0)
  const weighty = worth.map((one, at) =>
    hasRight ? (one > 0 ? (shares[at] ?? 0) * one ** 6 : 0) : one < 0 ? (shares[at] ?? 0) : 0,
  )
  const none = hasRight ? 0 : 1 - shares.reduce((sum, share) => sum + share, 0)
  const sum = weighty.reduce((total, one) => total + one, none)
  return weighty.map((one) => (sum > 0 ? one / sum : 0))
}

export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0
    return (state >>> 0) / 2 ** 32
  }
}

export function shuffle<T>(items: T[], random: () => number): void {
  for (let at = items.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const kept = items[at] as T
    items[at] = items[other] as T
    items[other] = kept
  }
}
