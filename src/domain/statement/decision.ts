// What people decided about an article's reports, and how that survives when the article is extracted again. A decision
// is about certain words by a certain speaker: it holds wherever these are found again, in the order it was made.

import type { ActorKind } from '../language/actor-kind.ts'
import type { Span } from '../language/span.ts'
import { plainWords } from '../language/tokens.ts'
import { isWithin, overlap, SAME_PLACE } from './again/report-place.ts'
import type { ExtractedReport, Speaker } from './report.ts'
import { reconcile } from './revision.ts'
import type { SpeechAct } from './speech-act.ts'
import type { SaidAt, SpeechForm } from './statement.ts'

export type DecisionKind = 'CONFIRMED' | 'CORRECTED' | 'REJECTED'

/** The speaker, as an actor on file. */
interface CorrectSpeaker {
  name: string
  kind: ActorKind
  /** On file under a surname alone. */
  surnameOnly: boolean
  actorId?: string
}

/** What an editor corrected in a report. What is absent stays as extraction has it. */
export interface ReportChange {
  /** Null: the article does not say who spoke. */
  speaker?: CorrectSpeaker | null
  /** Name of the office it was said in. */
  office?: string
  /** The reported words, each part as it stands in the text. */
  words?: { parts: Span[]; texts: string[] }
  form?: SpeechForm
  act?: SpeechAct
  /** Null: the article does not say when. */
  saidAt?: SaidAt | null
}

/** One decision, with the report as it was before. */
export interface ReportDecision {
  kind: DecisionKind
  madeAt: Date
  was: ExtractedReport
  change: ReportChange
}

/** A report after what was decided about it. */
export interface Decided {
  report: ExtractedReport
  /** When an editor decided that it is right as it is now; null if none did. */
  reviewedAt: Date | null
}

/** Whether it waits for review: no editor has decided, and extraction is less sure than `reviewBelow`. */
export function isUnreviewed({ report, reviewedAt }: Decided, reviewBelow: number): boolean {
  return reviewedAt === null && report.confidence < reviewBelow
}

/** The confidence of what an editor has confirmed. */
export const CERTAIN = 1

/**
 * An article's reports as they are after all that was decided about them, in the order of the text.
 *
 * A decision finds its report by its words, else by its place, else as a rewording by the same speaker. It holds if the
 * text around is the same, or extraction still names the same speaker. If an edit says otherwise, that is new, and the
 * editor has not decided about it. If extraction no longer finds words that an editor confirmed or corrected, they are
 * kept as long as the text has them exactly once.
 */
export function replay(
  text: string,
  reports: readonly ExtractedReport[],
  decisions: readonly ReportDecision[],
): Decided[] {
  let all = reports.map((report): Decided => ({ report, reviewedAt: null }))
  for (const decision of decisions) all = withDecision(text, all, decision)
  return all.sort((a, b) => startOf(a.report) - startOf(b.report))
}

/** The report as an editor corrected it. `text` is the article's. */
export function corrected(report: ExtractedReport, change: ReportChange, text: string): ExtractedReport {
  const speaker = speakerAfter(report, change)
  const parts = change.words?.parts
  return {
    ...report,
    ...(parts === undefined ? {} : { parts, text: parts.map((part) => text.slice(part.start, part.end)).join(' ') }),
    form: change.form ?? report.form,
    act: change.act ?? report.act,
    speaker,
    saidAt: change.saidAt === undefined ? report.saidAt : change.saidAt,
    chain: change.speaker === undefined ? report.chain : chainAfter(report, change.speaker),
    confidence: CERTAIN,
  }
}

function withDecision(text: string, all: Decided[], decision: ReportDecision): Decided[] {
  const { was, kind, madeAt } = decision
  const found = find(all, decision, text)
  if (kind === 'REJECTED' && found?.words !== 'same') return withoutPieces(all, decision, text)
  if (found === null) {
    const restored = restore(text, was)
    if (restored === null) return all
    const report = kind === 'CONFIRMED' ? { ...restored, confidence: CERTAIN } : again(restored, decision, text)
    return report === null ? all : [...all, { report, reviewedAt: madeAt }]
  }
  const { at, words } = found
  const report = all[at]?.report
  if (report === undefined || !isStanding(decision, report, text)) return all
  if (words === 'reworded') {
    if (kind !== 'CORRECTED') return all
    // The decision about the speaker still holds. The new words have not been reviewed.
    const { words: _, form: __, act, ...rest } = decision.change
    // If the verb is read as it was then, the editor is right about it still.
    const change = act !== undefined && report.act === was.act ? { ...rest, act } : rest
    const after = { ...corrected(report, change, text), confidence: report.confidence }
    return all.with(at, { report: after, reviewedAt: null })
  }
  if (kind === 'REJECTED') return all.toSpliced(at, 1)
  // What the editor did not correct was right as it was shown, whatever extraction makes of it now.
  const seen = asSeen(report, was, words)
  const after = kind === 'CONFIRMED' ? { ...seen, confidence: CERTAIN } : again(seen, decision, text)
  return after === null ? all : all.with(at, { report: after, reviewedAt: madeAt })
}

/** Without what is found inside of rejected words: other edges make nothing of them that anybody said. */
function withoutPieces(all: Decided[], decision: ReportDecision, text: string): Decided[] {
  const { was } = decision
  const texts = was.parts.map((_, index) => partText(was, index))
  const place = locate(text, texts, startOf(was))
  if (place === null) return all
  return all.filter(({ report }) => !isWithin(report.parts, place) || !isStanding(decision, report, text))
}

/** A report with the words, the act and the speaker that the editor saw; `place` is where these words are now, if not there. */
function asSeen(report: ExtractedReport, was: ExtractedReport, place: Span[] | 'same'): ExtractedReport {
  return {
    ...report,
    act: was.act ?? report.act,
    ...(place === 'same' ? {} : { parts: place, text: was.text, form: was.form }),
    ...(report.speaker?.name === was.speaker?.name ? {} : { speaker: was.speaker, chain: was.chain }),
  }
}

/** The correction made once more, its words where they now stand; null where they do not. */
function again(report: ExtractedReport, { change }: ReportDecision, text: string): ExtractedReport | null {
  if (change.words === undefined) return corrected(report, change, text)
  const parts = locate(text, change.words.texts, startOf(report))
  return parts === null ? null : corrected(report, { ...change, words: { ...change.words, parts } }, text)
}

/** The report a decision is about: with the same words, with others where those stand, or with some alike. */
interface FoundReport {
  at: number
  words: 'same' | Span[] | 'reworded'
}

function find(all: readonly Decided[], { was }: ReportDecision, text: string): FoundReport | null {
  const near = [...all.entries()]
    .map(([at, { report }]) => ({ at, report, far: Math.abs(startOf(report) - startOf(was)) }))
    .sort((a, b) => a.far - b.far)
  const key = plainWords(was.text)
  const same = near.filter(({ report }) => isAsLong(report, was) && plainWords(report.text) === key)
  const exact = same.find(({ report }) => report.speaker?.name === was.speaker?.name) ?? same[0]
  if (exact !== undefined) return { at: exact.at, words: 'same' }
  const texts = was.parts.map((_, index) => partText(was, index))
  const place = locate(text, texts, startOf(was))
  const there = place && near.find(({ report }) => overlap(report.parts, place) >= SAME_PLACE)
  if (there) return { at: there.at, words: place }
  const around = near.slice(0, REWORDED_NEAR).sort((a, b) => a.at - b.at)
  const [pair] = reconcile(
    [{ text: was.text, speaker: was.speaker?.name ?? null }],
    around.map(({ report, at }) => ({ text: report.text, speaker: report.speaker?.name ?? null, at })),
  ).amended
  return pair === undefined ? null : { at: pair.now.at, words: 'reworded' }
}

/** Spares the words of most reports the comparison: punctuation and spaces never make half of a text. */
function isAsLong(a: ExtractedReport, b: ExtractedReport): boolean {
  return Math.min(a.text.length, b.text.length) * 2 + 20 >= Math.max(a.text.length, b.text.length)
}

/** Reports nearest to the old place among which a rewording is looked for. */
const REWORDED_NEAR = 20

/** Whether what was decided can still be meant: see `replay`. */
function isStanding({ was, change }: ReportDecision, report: ExtractedReport, text: string): boolean {
  const name = report.speaker?.name
  if (name === was.speaker?.name || (change.speaker != null && name === change.speaker.name)) return true
  return text.includes(was.context.before) && text.includes(was.context.after)
}

/** Words that extraction no longer reports, where the text still has them exactly once. */
function restore(text: string, was: ExtractedReport): ExtractedReport | null {
  const texts = was.parts.map((_, index) => partText(was, index))
  if (texts.some((part) => text.indexOf(part) !== text.lastIndexOf(part))) return null
  if (!text.includes(was.context.before) || !text.includes(was.context.after)) return null
  const parts = locate(text, texts, startOf(was))
  return parts === null ? null : { ...was, parts }
}

/** Where the parts stand, one after the other; of several places the one nearest to the old one. */
function locate(text: string, texts: readonly string[], near: number): Span[] | null {
  const [first, ...rest] = texts
  if (first === undefined || first === '') return null
  const before = text.lastIndexOf(first, near)
  const after = text.indexOf(first, near)
  if (before === -1 && after === -1) return null
  const start = before === -1 || (after !== -1 && after - near < near - before) ? after : before
  const parts = [{ start, end: start + first.length }]
  for (const part of rest) {
    const next = text.indexOf(part, parts.at(-1)?.end)
    if (next === -1 || part === '') return null
    parts.push({ start: next, end: next + part.length })
  }
  return parts
}

/** A part's text: parts are joined by a space, and their lengths are known. */
function partText(report: ExtractedReport, index: number): string {
  const before = report.parts.slice(0, index).reduce((sum, { start, end }) => sum + end - start + 1, 0)
  const own = report.parts[index]
  return own === undefined ? '' : report.text.slice(before, before + own.end - own.start)
}

function startOf(report: ExtractedReport): number {
  return report.parts[0]?.start ?? 0
}

function speakerAfter(report: ExtractedReport, { speaker, office }: ReportChange): Speaker | null {
  if (speaker === null) return null
  const start = startOf(report)
  const given = speaker && {
    asWritten: report.speaker?.asWritten ?? '',
    span: report.speaker?.span ?? { start, end: start },
    ...speaker,
    describedAs: null,
    office: null,
    officeSpan: null,
  }
  const after = given ?? report.speaker
  return after === null || office === undefined ? after : { ...after, office, officeSpan: null }
}

// Extraction took the article's words for another speaker, so we do not know what they say about the right one.
function chainAfter(report: ExtractedReport, speaker: CorrectSpeaker | null): ExtractedReport['chain'] {
  const others = report.chain.filter((link) => link.role !== 'ACTOR')
  return speaker === null ? others : [{ role: 'ACTOR', name: speaker.name, asWritten: null }, ...others]
}
