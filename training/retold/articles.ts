// Articles whose reports are labelled by utterance, as retelling is learned from them: once with the labelled reports, and
// once with those that we read. What the events are: docs/folding.md.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LocatedReports } from '../../src/cli/reading/located-reports.ts'
import { extract } from '../../src/domain/extract/extract.ts'
import type { ReportInArticle } from '../../src/domain/retold/article-report.ts'
import { surroundings } from '../../src/domain/same/prepared-report.ts'
import type { ArticleText } from '../../src/domain/statement/report.ts'
import { FORMS, type GoldReport } from '../fold/pairs.ts'
import { isSameName, judgedReports } from '../told.ts'

export interface LabelledArticle {
  event: string
  text: string
  reports: readonly ReportInArticle[]
  /** Which labelled utterance each report is of; null where that is not known. */
  utterances: readonly (number | null)[]
  /** Whether a careful reader could call the pair either way. */
  isDebatable(one: number, other: number): boolean
  /** Whether these are the reports that we read. */
  isRead: boolean
}

interface LabelledEvent {
  event: string
  docs: { docId: string; publisher: string; date: string; text: string }[]
  utterances: (GoldReport & { id: string })[][]
  overlaps: [string, string][]
}

/** The articles of DIR/events/events.dev.jsonl; null where the file is missing. */
export function labelledArticles(folder: string): LabelledArticle[] | null {
  const path = join(folder, 'events', 'events.dev.jsonl')
  if (!existsSync(path)) return null
  const lines = readFileSync(path, 'utf8').split('\n')
  return lines.filter((line) => line.trim() !== '').flatMap((line) => articlesOf(JSON.parse(line) as LabelledEvent))
}

function articlesOf({ event, docs, utterances, overlaps }: LabelledEvent): LabelledArticle[] {
  const debatable = new Set(overlaps.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]))
  return docs.flatMap(({ docId, publisher, date, text }): LabelledArticle[] => {
    const gold = utterances
      .flatMap((own, utterance) => own.map((report) => ({ ...report, utterance })))
      .filter((report) => report.docId === docId)
    const article: ArticleText = {
      text,
      publishedAt: new Date(`${date}T12:00:00Z`),
      language: 'en',
      timeZone: 'UTC',
      sourceName: publisher,
    }
    const located = new LocatedReports(article)
    const keyOf = namesKeyed()
    const labelled = gold.map(({ start, end, type, speaker }): ReportInArticle => {
      return { start, end, speaker: keyOf(speaker), folding: located.at({ start, end, form: FORMS[type], speaker }) }
    })
    const read = extract(article)
    const quotes = gold.map(({ start, end, type }) => {
      return { start, end, type, text: text.slice(start, end), speaker: null }
    })
    const judged = judgedReports({ docId, text, quotes }, read)
    const own = read.map((report): ReportInArticle => {
      const { form, act, cue, saidAt, chain, addressee, occasion } = report
      const speaker = report.speaker?.name ?? null
      const rest = { publishedAt: article.publishedAt, publisher, language: 'en', saidAt, chain, addressee, occasion }
      return {
        start: report.parts[0]?.start ?? 0,
        end: report.parts.at(-1)?.end ?? 0,
        speaker: keyOf(speaker),
        folding: { text: report.text, form, act, cue, speaker, ...surroundings(text, report.parts), ...rest },
      }
    })
    const ofOwn = judged.map(({ quote }) => (quote === null ? undefined : gold[quote]))
    const isEither = (ids: readonly (string | undefined)[]) => (one: number, other: number) =>
      debatable.has(`${ids[one]} ${ids[other]}`)
    return [
      {
        event,
        text,
        reports: labelled,
        utterances: gold.map(({ utterance }) => utterance),
        isDebatable: isEither(gold.map(({ id }) => id)),
        isRead: false,
      },
      {
        event,
        text,
        reports: own,
        utterances: ofOwn.map((report) => report?.utterance ?? null),
        isDebatable: isEither(ofOwn.map((report) => report?.id)),
        isRead: true,
      },
    ]
  })
}

/** One key for names that one speaker may bear. */
function namesKeyed(): (name: string | null) => string | null {
  const known: string[] = []
  return (name) => {
    if (name === null) return null
    const same = known.find((one) => isSameName(one, name))
    if (same === undefined) known.push(name)
    return same ?? name
  }
}
