// Pairs as they come: every two reports of one event's articles that one speaker may have said, nearly all of which are two
// utterances. What the events are: docs/folding.md.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LocatedReports } from '../../src/cli/reading/located-reports.ts'
import { type Prepared, prepare } from '../../src/domain/same/prepared-report.ts'
import { isSameName } from '../told.ts'
import { FORMS, type GoldReport, type LabelledPair } from './pairs.ts'

interface EventReport extends GoldReport {
  id: string
}

interface LabelledEvent {
  event: string
  docs: { docId: string; publisher: string; date: string; text: string }[]
  /** Each list is the reports of one utterance. */
  utterances: EventReport[][]
  /** Pairs that a careful reader could call either way. */
  overlaps: [string, string][]
}

/**
 * The pairs across articles of DIR/events/events.dev.jsonl, grouped by event, but for events left out; null where the file
 * is missing.
 */
export function eventPairs(folder: string, left: ReadonlySet<string> = new Set()): LabelledPair[] | null {
  const path = join(folder, 'events', 'events.dev.jsonl')
  if (!existsSync(path)) return null
  const lines = readFileSync(path, 'utf8').split('\n')
  const events = lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as LabelledEvent)
  return events.filter(({ event }) => !left.has(event)).flatMap(pairsOf)
}

function pairsOf({ event, docs, utterances, overlaps }: LabelledEvent): LabelledPair[] {
  const debatable = new Set(overlaps.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]))
  const reports = utterances.flatMap((own, utterance) => own.map((report) => ({ report, utterance })))
  const prepared = new Map<string, Prepared>()
  for (const { docId, publisher, date, text } of docs) {
    const publishedAt = new Date(`${date}T12:00:00Z`)
    const article = new LocatedReports({ text, publishedAt, language: 'en', timeZone: 'UTC', sourceName: publisher })
    for (const { report } of reports) {
      if (report.docId !== docId) continue
      const { start, end, type, speaker } = report
      prepared.set(report.id, prepare(article.at({ start, end, form: FORMS[type], speaker })))
    }
  }
  return reports.flatMap((one, at) =>
    reports.slice(at + 1).flatMap((other): LabelledPair[] => {
      const [a, b] = [prepared.get(one.report.id), prepared.get(other.report.id)]
      const id = `${one.report.id} ${other.report.id}`
      if (a === undefined || b === undefined || one.report.docId === other.report.docId || debatable.has(id)) return []
      const [speaker, another] = [one.report.speaker, other.report.speaker]
      if (speaker === null || another === null || !isSameName(speaker, another)) return []
      const articles = [one.report.docId, other.report.docId] as const
      return [{ id, a, b, articles, isSame: one.utterance === other.utterance, why: '', group: event }]
    }),
  )
}
