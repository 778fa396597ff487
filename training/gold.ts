// The corpora as the trainer and the evaluation read them; what they are and where they come from: docs/extraction.md.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface GoldQuote {
  start: number
  end: number
  text: string
  type: 'direct' | 'mixed' | 'indirect'
  speaker: { text: string; form?: string; resolved?: string } | null
  kind?: string
  /** "statement": what we should report; the rest is neither missed nor a false alarm. */
  tier?: string
}

export interface GoldArticle {
  docId: string
  text: string
  quotes: GoldQuote[]
}

/** The articles of DIR/NAME.jsonl; null when there is no such file. */
export function goldArticles(folder: string, name: string): GoldArticle[] | null {
  const path = join(folder, `${name}.jsonl`)
  if (!existsSync(path)) return null
  const lines = readFileSync(path, 'utf8').split('\n')
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as GoldArticle)
}

export function isTarget(quote: GoldQuote): boolean {
  return (quote.tier ?? 'statement') === 'statement'
}

const EDGE = /[\s"'“”‘’«»„‟`.,;:!?()[\]—–\-…]/u

/** A span without outer marks and a leading "that", so that only its words are compared. */
export function bare(text: string, span: { start: number; end: number }): { start: number; end: number } {
  let { start, end } = span
  while (start < end && EDGE.test(text.charAt(start))) start++
  while (end > start && EDGE.test(text.charAt(end - 1))) end--
  const that = /^that\s+/iu.exec(text.slice(start, start + 60))
  if (that && end - start > that[0].length) {
    start += that[0].length
    while (start < end && EDGE.test(text.charAt(start))) start++
  }
  return { start, end }
}

/** The words of a text, to count what spans share. */
export class Words {
  readonly #starts: number[] = []
  readonly #ends: number[] = []

  constructor(text: string) {
    for (const match of text.matchAll(/[\p{L}\p{N}]+(?:['’]\p{L}+)?/gu)) {
      this.#starts.push(match.index)
      this.#ends.push(match.index + match[0].length)
    }
  }

  count(start: number, end: number): number {
    if (end <= start) return 0
    return Math.max(0, below(this.#starts, end) - below(this.#ends, start + 1))
  }

  /** Shared words over the words of the longer span. */
  agreement(a: { start: number; end: number }, b: { start: number; end: number }): number {
    const longer = Math.max(this.count(a.start, a.end), this.count(b.start, b.end))
    return longer === 0 ? 0 : this.shared(a, b) / longer
  }

  shared(a: { start: number; end: number }, b: { start: number; end: number }): number {
    return this.count(Math.max(a.start, b.start), Math.min(a.end, b.end))
  }
}

function below(sorted: readonly number[], limit: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < limit) low = middle + 1
    else high = middle
  }
  return low
}
