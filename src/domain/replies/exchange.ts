// Which report of an article answers which other one before it. Each clue names whom is answered, or what, by the words of
// the article; of several the surest counts. What no clue tells of is not an answer, however well it would fit.

import type { Side } from '../discrepancies/discrepancy.ts'
import { DAY_MS } from '../language/calendar.ts'
import type { Span } from '../language/span.ts'
import { contentOf } from '../language/tokens.ts'
import type { ReplyKind } from '../statement/reply-kind.ts'
import { ANSWERING, FAULT } from './answer-words.ts'
import { type AnswerFound, isBefore, type Read, readBeside, type ToldBeside } from './beside.ts'
import { type Clue, confidenceOf } from './confidence.ts'
import { type AnswerPart, spokenOf } from './spoken-of.ts'
import { ASKING, asked, drawn, responded } from './turn-taking.ts'

/** That one report answers another of its article. */
export interface WithinLink {
  report: ToldBeside
  answered: ToldBeside
  kind: ReplyKind
  clue: Clue
  /** In [0, 1]: the share of links by such a clue that hold; see confidence.ts. */
  confidence: number
  evidence: Side[]
  /** Words of weight that both share, by their stems. */
  shared: string[]
}

/** Whether a report, by itself, may answer another of its article, or be one that is answered for asking. */
export function mayAnswer({ cue, text, context }: Pick<ToldBeside, 'cue' | 'text' | 'context'>): boolean {
  if (ASKING.test(cue ?? '') || FAULT.test(text)) return true
  return [text, context.before, context.after].some((part) =>
    Object.values(ANSWERING).some((words) => part.search(words) !== -1),
  )
}

/** What each of an article's reports, in the order of its text, answers among the others: at most one. */
export function answersWithin(reports: readonly ToldBeside[]): WithinLink[] {
  const all = readBeside(reports)
  const byLead = new Map<Read, AnswerFound>()
  return all.flatMap((report): WithinLink[] => {
    const own = bestOf(cluesOf(report, all), report)
    if (report.lead === report && own) byLead.set(report, own)
    const led = byLead.get(report.lead)
    const goesOn = report.place === report.lead.place + 1 && isBefore(report.lead, report) && !startsAnew(report)
    const found = own ?? (led && goesOn ? led : undefined)
    if (!found || !isInTime(report, found.answered, found.kind)) return []
    const { answered, kind, clue, signs } = found
    const source = own ? report : report.lead
    const drop = contentOf([...report.names, ...answered.names].join(' '))
    return [
      {
        report,
        answered,
        kind,
        clue,
        confidence: confidenceOf(clue),
        evidence: own ? signs.map((sign) => sideOf(source, sign)) : [],
        shared: [...report.content].filter((stem) => answered.content.has(stem) && !drop.has(stem)).sort(),
      },
    ]
  })
}

/** "Roe also said": of another matter. */
function startsAnew({ context, ownFrom }: Read): boolean {
  return /\b(?:also|separately|later)\b/iu.test(context.before.slice(ownFrom))
}

function bestOf(found: readonly AnswerFound[], { act }: ToldBeside): AnswerFound | undefined {
  const best = found.toSorted((a, b) => confidenceOf(b.clue) - confidenceOf(a.clue))[0]
  return best && best.kind === 'ANSWERS' && act === 'DENIES' ? { ...best, kind: 'DENIES' } : best
}

const LONGEST_DAYS = 14

function isInTime(report: ToldBeside, answered: ToldBeside, kind: ReplyKind): boolean {
  if (report.until !== null && answered.at !== null && answered.at >= report.until) return false
  if (kind === 'WALKS_BACK' || report.at === null || answered.at === null) return true
  return report.at.getTime() - answered.at.getTime() <= LONGEST_DAYS * DAY_MS
}

function sideOf({ reportId, text, context }: ToldBeside, { place, start, end }: Span & { place: Side['place'] }): Side {
  const whole = place === 'TEXT' ? text : place === 'BEFORE' ? context.before : context.after
  return { reportId, words: whole.slice(start, end), place, span: { start, end } }
}

function cluesOf(report: Read, all: readonly Read[]): AnswerFound[] {
  const { lead } = report
  const last = all[lead.place - 1]
  const isLead = lead === report
  const found: AnswerFound[] = []
  if (isLead && last !== undefined && isBefore(last, report))
    found.push(...asked(report, last), ...responded(report, last))
  if (isLead && last !== undefined) found.push(...drawn(report, last))
  const earlier = all.slice(Math.max(0, lead.place - MOST_BEFORE), lead.place)
  for (const part of partsOf(report)) found.push(...spokenOf(report, part, earlier, all))
  return found
}

const MOST_BEFORE = 40
function partsOf(report: Read): AnswerPart[] {
  const { before, after } = report.context
  const lead = { place: 'BEFORE' as const, from: report.ownFrom, text: before.slice(report.ownFrom), isOwn: true }
  const tail = { place: 'AFTER' as const, from: 0, text: after.slice(0, report.ownTo), isOwn: true }
  const previous = {
    place: 'BEFORE' as const,
    from: 0,
    text: before.slice(0, report.ownFrom),
    isOwn: false,
    isOver: true,
  }
  return [lead, tail, { place: 'TEXT', from: 0, text: report.text, isOwn: true }, previous]
}
