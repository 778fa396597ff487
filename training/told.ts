// The measure of what a reader can trust: a report is told right when its words are clean (at most two words off at
// either edge) and it is given to the right speaker. Judged in the process, over labelled articles of events.

import type { ExtractedReport } from '../src/domain/statement/report.ts'
import type { GoldArticle } from './gold.ts'

export interface JudgedReport {
  report: ExtractedReport
  /** The number of the labelled quotation it was paired with; null for a false alarm. */
  quote: number | null
  isClean: boolean
  isSpeakerRight: boolean
}

/** Shares of the characters of both spans together from which on a report counts as found. */
const FOUND = 0.5
const EDGE_WORDS = 2

/** Every report of an article against its labels, in the reports' order. */
export function judgedReports(article: GoldArticle, reports: readonly ExtractedReport[]): JudgedReport[] {
  const { text, quotes } = article
  const labelled = quotes.map((quote) => trimmed(text, quote.start, quote.end))
  const own = reports.map(({ parts }) => trimmed(text, parts[0]?.start ?? 0, parts.at(-1)?.end ?? 0))
  const pairs: { share: number; quote: number; report: number; isClean: boolean }[] = []
  labelled.forEach(([a, b], quote) => {
    own.forEach(([c, d], report) => {
      const share = Math.max(0, Math.min(b, d) - Math.max(a, c)) / (Math.max(b, d) - Math.min(a, c))
      if (share < FOUND) return
      const isClean =
        words(text.slice(Math.min(a, c), Math.max(a, c))) <= EDGE_WORDS &&
        words(text.slice(Math.min(b, d), Math.max(b, d))) <= EDGE_WORDS
      pairs.push({ share, quote, report, isClean })
    })
  })
  pairs.sort((a, b) => b.share - a.share)
  const taken = new Set<number>()
  const found = new Map<number, (typeof pairs)[number]>()
  for (const pair of pairs) {
    if (taken.has(pair.quote) || found.has(pair.report)) continue
    taken.add(pair.quote)
    found.set(pair.report, pair)
  }
  return reports.map((report, at) => {
    const pair = found.get(at)
    if (!pair) return { report, quote: null, isClean: false, isSpeakerRight: false }
    const speaker = quotes[pair.quote]?.speaker ?? null
    const right = isRight(speaker ? (speaker.resolved ?? speaker.text) : null, report.speaker?.name ?? null)
    return { report, quote: pair.quote, isClean: pair.isClean, isSpeakerRight: right }
  })
}

export interface ToldFigures {
  found: [precision: number, recall: number]
  clean: [precision: number, recall: number]
  /** Of the reports that were found. */
  speaker: number
  told: [precision: number, recall: number, f1: number]
}

export function toldFigures(judged: readonly JudgedReport[], labelled: number): ToldFigures {
  const count = (of: (one: JudgedReport) => boolean) => judged.filter(of).length
  const found = count(({ quote }) => quote !== null)
  const clean = count(({ isClean }) => isClean)
  const told = count(isTold)
  const of = (hits: number): [number, number] => [hits / Math.max(1, judged.length), hits / Math.max(1, labelled)]
  return {
    found: of(found),
    clean: of(clean),
    speaker: count(({ isSpeakerRight }) => isSpeakerRight) / Math.max(1, found),
    told: [...of(told), (2 * told) / Math.max(1, judged.length + labelled)],
  }
}

export function isTold(one: JudgedReport): boolean {
  return one.isClean && one.isSpeakerRight
}

function isRight(labelled: string | null, own: string | null): boolean {
  if (labelled === null || (own === null && isDescription(labelled))) return own === null
  return own !== null && isSameName(labelled, own)
}

const EDGE = /[\s"'“”‘’.,;:!?()[\]—–\-…]/u

function trimmed(text: string, from: number, to: number): [start: number, end: number] {
  let [start, end] = [from, to]
  while (start < end && EDGE.test(text.charAt(start))) start++
  while (end > start && EDGE.test(text.charAt(end - 1))) end--
  start += /^that\s+/iu.exec(text.slice(start, Math.min(end, start + 40)))?.[0].length ?? 0
  while (start < end && EDGE.test(text.charAt(start))) start++
  return [start, end]
}

function words(text: string): number {
  return (text.match(/[\p{L}\p{N}]+(?:['’][\p{L}]+)?/gu) ?? []).length
}

const TITLES =
  /\b(?:jr|sr|ii|iii|mr|mrs|ms|miss|dr|sir|dame|lord|the|sen|senator|rep|representative|gov|governor|president|secretary|minister|prime|former|chief|justice|judge|gen|general|spokesman|spokeswoman|spokesperson|press)\b/gu

function nameWords(name: string): string[] {
  const head = name.split(/,| of the | of | for /u)[0] ?? ''
  return folded(head).split(' ').filter(Boolean)
}

function folded(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’']s\b/gu, '')
    .replace(/[^\p{L}\p{N} ]/gu, ' ')
    .replace(TITLES, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
}

/** All words of one are in the other, or the last names are equal and the first names do not clash. */
export function isSameName(a: string, b: string): boolean {
  const [x, y] = [nameWords(a), nameWords(b)]
  if (x.length === 0 || y.length === 0) return folded(a) === folded(b)
  if (x.every((word) => y.includes(word)) || y.every((word) => x.includes(word))) return true
  return x.at(-1) === y.at(-1) && (x.length < 2 || y.length < 2 || x[0]?.[0] === y[0]?.[0])
}

/** "A senior official": its head is no name. */
function isDescription(name: string): boolean {
  const head = name.split(/,| of | for | from | in | with | about | to /u)[0] ?? ''
  const last = head.trim().split(/\s+/u).at(-1) ?? ''
  return /^\p{Ll}/u.test(last.replace(/^["“']+/u, ''))
}
