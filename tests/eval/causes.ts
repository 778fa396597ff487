// Why a quotation was missed, wrong, or given to the wrong speaker, told from its words and what was found instead.

import type { Quote } from '../../src/cli/reading/quotes.ts'
import type { GoldQuote } from '../../training/gold.ts'
import type { Outcome } from './measure.ts'

/** The causes with how many errors each, the most frequent first. */
export function causes(outcomes: readonly Outcome[]): [cause: string, count: number][] {
  const counts = new Map<string, number>()
  const count = (cause: string): void => {
    counts.set(cause, (counts.get(cause) ?? 0) + 1)
  }
  for (const { article, found, missed, wrong } of outcomes) {
    for (const { gold, nearest } of missed) count(`missed, ${gold.type}: ${missing(article.text, gold, nearest)}`)
    for (const { quote, isNear } of wrong) {
      count(`wrong, ${quote.type}: ${isNear ? 'other edges than gold' : 'no statement in gold'}`)
    }
    for (const { gold, quote, speaker, strict } of found) {
      if (!strict && speaker !== 'unknown') count(`speaker, ${speaker}: ${misattributed(gold, quote)}`)
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1])
}

function missing(text: string, gold: GoldQuote, nearest: Quote | null): string {
  if (nearest) {
    const isShort = nearest.end - nearest.start < gold.end - gold.start
    return isShort ? 'reported in part' : 'reported with more around it'
  }
  if (/[.!?]["”']?\s+\p{Lu}/u.test(gold.text)) return 'several sentences'
  const before = text.slice(Math.max(0, gold.start - 3), gold.start)
  if (before.includes(':')) return 'behind a colon'
  if (/^(?:that|if|whether|how|why|what)\b/iu.test(gold.text)) return 'a clause with its conjunction'
  if (/^to\b/iu.test(gold.text)) return '"to" and a verb'
  return 'a clause or noun without a conjunction'
}

function misattributed(gold: GoldQuote, quote: Quote): string {
  if (!quote.speaker) return 'nobody named'
  const written = quote.speaker.text
  const right = gold.speaker?.text ?? ''
  if (right.includes(written) || written.includes(right)) {
    return quote.speaker.resolved === undefined
      ? 'other words for the same mention'
      : 'the right mention, taken for somebody else'
  }
  return 'another mention'
}
