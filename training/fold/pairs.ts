// The labelled pairs as the trainer and the evaluation read them; what they are: docs/folding.md.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LocatedReports } from '../../src/cli/reading/located-reports.ts'
import { type Prepared, prepare } from '../../src/domain/same/prepared-report.ts'
import type { ArticleText } from '../../src/domain/statement/report.ts'
import type { SpeechForm } from '../../src/domain/statement/statement.ts'

export interface GoldReport {
  docId: string
  start: number
  end: number
  type: 'direct' | 'mixed' | 'indirect'
  speaker: string | null
}

interface GoldPair {
  id: string
  a: GoldReport
  b: GoldReport
  same: boolean
  why: string
}

export interface LabelledPair {
  id: string
  a: Prepared
  b: Prepared
  /** The articles of `a` and `b`. */
  articles: readonly [string, string]
  isSame: boolean
  why: string
  /** Pairs with an article in common, over any number of steps, have one group: they are learned from together or not. */
  group: string
}

export const FORMS: Readonly<Record<GoldReport['type'], SpeechForm>> = {
  direct: 'DIRECT',
  mixed: 'MIXED',
  indirect: 'INDIRECT',
}

/** The pairs of DIR/fold.dev.jsonl with their articles of DIR/polnear.dev.jsonl; null where either is missing. */
export function labelledPairs(folder: string): LabelledPair[] | null {
  const [pairs, articles] = ['fold.dev.jsonl', 'polnear.dev.jsonl'].map((name) => join(folder, name))
  if (pairs === undefined || articles === undefined || !existsSync(pairs) || !existsSync(articles)) return null
  const gold = lines<GoldPair>(pairs)
  const wanted = new Set(gold.flatMap(({ a, b }) => [a.docId, b.docId]))
  const texts = new Map(
    lines<{ docId: string; text: string; date: string; publisher: string }>(articles)
      .filter(({ docId }) => wanted.has(docId))
      .map(({ docId, text, date, publisher }): [string, LocatedReports] => {
        const article: ArticleText = {
          text,
          publishedAt: new Date(date),
          language: 'en',
          timeZone: 'UTC',
          sourceName: publisher,
        }
        return [docId, new LocatedReports(article)]
      }),
  )
  const groups = grouped(gold)
  const read = ({ docId, start, end, type, speaker }: GoldReport): Prepared => {
    const article = texts.get(docId)
    if (!article) throw new Error(`${docId} is in no article line`)
    return prepare(article.at({ start, end, form: FORMS[type], speaker }))
  }
  return gold.map(({ id, a, b, same, why }) => ({
    id,
    a: read(a),
    b: read(b),
    articles: [a.docId, b.docId],
    isSame: same,
    why,
    group: groups(a.docId),
  }))
}

function lines<Row>(path: string): Row[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Row)
}

/** Which group an article belongs to: articles that a pair ties together have one. */
function grouped(pairs: readonly GoldPair[]): (docId: string) => string {
  const above = new Map<string, string>()
  const top = (docId: string): string => {
    const next = above.get(docId)
    return next === undefined || next === docId ? docId : top(next)
  }
  for (const { a, b } of pairs) above.set(top(a.docId), top(b.docId))
  return top
}
