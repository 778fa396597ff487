import type { AddressFacts, NoteOf, NotHadReason, Sighting } from '../../domain/feed/standing.ts'
import type { HistoryOfArticle, HistoryOfStatement, ReportHistory } from '../../store/lookup/histories.ts'
import type { FoldGrounds } from './folds.ts'
import { counted, minute, notTaken, refused, sentence } from './wording.ts'

// What happened, as steps in the order of time: each with a sentence for people, and its details for programs.

/** What a step is, with what is said of it. */
export const STEP_KINDS = {
  NEVER_SEEN: 'No feed that is followed has shown the address, and it was not handed in.',
  SEEN: 'A feed showed it.',
  QUEUED: 'Its page is to be fetched, for the first time or again.',
  NOT_TAKEN: 'Its page was not fetched, or not taken in: see `reason`.',
  FETCHED: 'Its page was fetched, and its article is on file.',
  REFUSED: 'It was handed in and refused, or asked for by hand and not had: see `reason`.',
  READ: 'Its text was taken in and read for statements.',
  REPORTED: 'An article reported the statement, which was new.',
  FOLDED: 'A report was folded into a statement that another article had reported before.',
  DROPPED: 'An article no longer carries its report: it was edited, or an editor rejected the report.',
  MERGED: 'An editor merged the statement into another one.',
  RETRACTED: 'No article reported the statement any longer.',
  ERASED: 'An admin erased it.',
} as const

export type ExplainedKind = keyof typeof STEP_KINDS

interface About<What extends ExplainedKind> {
  at: Date | null
  what: What
  text: string
}

export type SightingStep = About<'SEEN' | 'QUEUED' | 'NOT_TAKEN' | 'FETCHED'> & {
  type: 'ExplainedSighting'
  feedName: string
  feedId: string | null
  entryId: string | null
  feedRemovedAt: Date | null
  reason: NotHadReason | null
  message: string | null
  dueAt: Date | null
}

export type RefusalStep = About<'REFUSED'> & {
  type: 'ExplainedRefusal'
  reason: NotHadReason
  message: string | null
}

export type ReadingStep = About<'READ'> & {
  type: 'ExplainedReading'
  articleId: string
  revision: number
  extractorVersion: number | null
  extractor: HistoryOfArticle['revisions'][number]['extractor']
  /** Of the newest revision; null: of an earlier one, whose reports are not kept. */
  statements: number | null
}

export type ReportStep = About<'REPORTED' | 'FOLDED' | 'DROPPED'> & {
  type: 'ExplainedReport'
  statementId: string
  articleId: string
  reportId: string
  correctionId: string | null
  /** Of a report that was folded by itself. */
  grounds: FoldGrounds | null
}

export type EndStep = About<'NEVER_SEEN' | 'MERGED' | 'RETRACTED' | 'ERASED'> & {
  type: 'ExplainedEvent'
  articleId: string | null
  statementId: string | null
  correctionId: string | null
}

export type Step = SightingStep | RefusalStep | ReadingStep | ReportStep | EndStep

/** What a caller may be told. */
export interface Showing {
  /** What a feed is called for them. */
  nameFeed(feed: Pick<Sighting, 'feedTitle' | 'feedUrl'>): string
  /** Whether they are told in words why what was handed in was refused. */
  isEditor: boolean
}

/** Why reports were folded, by their ids. */
type Grounds = ReadonlyMap<string, FoldGrounds>

/** What happened to an address, in the order of time. */
export function stepsOfAddress(
  { articles, sightings, notes }: AddressFacts,
  histories: readonly HistoryOfArticle[],
  grounds: Grounds,
  showing: Showing,
): Step[] {
  const steps: Step[] = [
    ...sightings.flatMap((sighting) => stepsOfSighting(sighting, showing)),
    ...notes.flatMap((note) => stepsOfNote(note, showing)),
    ...histories.flatMap((history, index) => stepsOfArticle(history, articles[index]?.statements ?? 0, grounds)),
    ...articles.flatMap(({ articleId, erasedAt, sourceName }) =>
      erasedAt === null ? [] : event('ERASED', erasedAt, `The article of ${sourceName} was erased.`, { articleId }),
    ),
  ]
  return steps.length > 0 ? inTime(steps) : [event('NEVER_SEEN', null, STEP_KINDS.NEVER_SEEN, {})]
}

function stepsOfSighting(sighting: Sighting, { nameFeed }: Showing): SightingStep[] {
  const { outcome, firstSeenAt, decidedAt, fetchedAt, dueAt, tries, feedId, entryId } = sighting
  const feedName = nameFeed(sighting)
  const message = outcome === 'DUPLICATE' ? null : sighting.message
  const about = { type: 'ExplainedSighting' as const, feedName, feedId, entryId, feedRemovedAt: null }
  const plain = { ...about, reason: null, message: null, dueAt: null }
  const steps: SightingStep[] = [{ ...plain, what: 'SEEN', at: firstSeenAt, text: `Seen in the feed "${feedName}".` }]
  if (outcome === 'INGESTED' || outcome === 'UNCHANGED')
    steps.push({
      ...plain,
      what: 'FETCHED',
      at: decidedAt ?? fetchedAt,
      message,
      text: sentence(
        outcome === 'INGESTED' ? 'Its article is on file.' : 'Its page was fetched, and its text was on file already.',
        message,
      ),
    })
  else if (outcome !== 'WAITING')
    steps.push({
      ...about,
      what: 'NOT_TAKEN',
      at: decidedAt,
      reason: outcome,
      message,
      dueAt,
      text: notTaken(outcome, message),
    })
  if (dueAt !== null) {
    const tried = tries === 0 ? '' : ` Tried ${tries === 1 ? 'once' : `${tries} times`} so far.`
    const text = sentence(`To be fetched: due at ${minute(dueAt)}.${tried}`, tries === 0 ? null : message)
    const reason = outcome === 'WAITING' ? outcome : null
    steps.push({ ...about, what: 'QUEUED', at: firstSeenAt, reason, message, dueAt, text })
  }
  return steps
}

function stepsOfNote(note: NoteOf, { isEditor }: Showing): (SightingStep | RefusalStep)[] {
  const { feed, feedRemovedAt, seenAt, outcome, decidedAt } = note
  const isHad = outcome === 'INGESTED' || outcome === 'UNCHANGED'
  const reason = isHad ? null : outcome === 'WAITING' ? 'FEED_REMOVED' : outcome
  if (feed === null) {
    if (reason === null) return []
    const message = isEditor ? note.message : null
    const text = refused(reason, message)
    return [{ type: 'ExplainedRefusal', what: 'REFUSED', at: decidedAt, reason, message, text }]
  }
  const { message } = note
  const about = { type: 'ExplainedSighting' as const, feedName: feed, feedId: null, entryId: null, feedRemovedAt }
  const removed = feedRemovedAt === null ? '' : `, which was removed at ${minute(feedRemovedAt)}`
  return [
    {
      ...{ ...about, what: 'SEEN', at: seenAt, reason: null, message: null, dueAt: null },
      text: `Seen in the feed "${feed}"${removed}.`,
    },
    reason === null
      ? {
          ...about,
          what: 'FETCHED',
          at: decidedAt,
          reason,
          message,
          dueAt: null,
          text: sentence('Its article is on file.', message),
        }
      : {
          ...{ ...about, what: 'NOT_TAKEN', at: decidedAt, reason, message, dueAt: null },
          text: notTaken(reason, message),
        },
  ]
}

function stepsOfArticle(
  { revisions, reports, erased }: HistoryOfArticle,
  statements: number,
  grounds: Grounds,
): Step[] {
  const newest = revisions.at(-1)
  return [
    ...revisions.map((revision): ReadingStep => {
      const { articleId, number, extractor, extractorVersion, ingestedAt: at } = revision
      const reader = extractor === 'RULES' ? 'the rules' : 'the language model'
      const version = extractorVersion === null ? '' : `, version ${extractorVersion}`
      const found = revision === newest ? statements : null
      const count = found === null ? '' : `: ${found === 0 ? 'no statement is in it' : counted(found, 'statement')}`
      const text = `Revision ${number} was taken in, and read by ${reader}${version}${count}.`
      const about = { articleId, revision: number, extractor, extractorVersion, statements: found }
      return { type: 'ExplainedReading', what: 'READ', at, text, ...about }
    }),
    ...reports
      .filter(({ firstSource, correction }) => firstSource !== null || correction !== null)
      .map((report) => foldingOf(report, grounds)),
    ...erased.map(({ statementId, erasedAt }) =>
      event('ERASED', erasedAt, 'A statement in it was erased.', { statementId }),
    ),
  ]
}

/** What happened to a statement, in the order of time. */
export function stepsOfStatement({ id, status, reports, merges, ends }: HistoryOfStatement, grounds: Grounds): Step[] {
  const dropped = reports.flatMap((report): ReportStep[] => {
    const { retractedAt: at, sourceName } = report
    if (at === null) return []
    const text = `The article of ${sourceName} no longer carries it.`
    return [{ ...aboutReport(report, null), what: 'DROPPED', at, text }]
  })
  const merged = merges.map(({ id: correctionId, into, madeAt, reason }) =>
    event('MERGED', madeAt, `An editor merged it into another statement: ${reason}`, {
      statementId: into,
      correctionId,
    }),
  )
  const isMerged = merged.length > 0
  const isErased = status === 'ERASED'
  const ended = ends.flatMap(({ kind, at }) => {
    if (kind === 'ERASED') return isErased ? event(kind, at, STEP_KINDS.ERASED, { statementId: id }) : []
    return isMerged ? [] : event(kind, at, STEP_KINDS.RETRACTED, { statementId: id })
  })
  const isTold = !isErased || ended.some(({ what }) => what === 'ERASED')
  const untold = isTold ? [] : [event('ERASED', null, STEP_KINDS.ERASED, { statementId: id })]
  return inTime([...reports.map((report) => foldingOf(report, grounds)), ...dropped, ...merged, ...ended, ...untold])
}

function foldingOf(report: ReportHistory, grounds: Grounds): ReportStep {
  const { firstSource, sourceName, correction, ingestedAt } = report
  const found = grounds.get(report.id) ?? null
  const about = aboutReport(report, found)
  if (correction !== null)
    return {
      ...{ ...about, what: 'FOLDED', at: correction.madeAt },
      text: `An editor put the report of ${sourceName} into this statement: ${correction.reason}`,
    }
  if (firstSource === null)
    return { ...about, what: 'REPORTED', at: ingestedAt, text: `First reported by an article of ${sourceName}.` }
  return {
    ...{ ...about, what: 'FOLDED', at: ingestedAt },
    text: `The report of ${sourceName} was folded into a statement that ${firstSource} had reported: the same speaker, words that say the same${sharedBy(found)}, and times that fit.`,
  }
}

/** Words that a person sees at once. */
const MOST_SHOWN = 6

function sharedBy(grounds: FoldGrounds | null): string {
  const shared = grounds?.evidence.find(({ kind, isFor }) => isFor && (kind === 'WORDS' || kind === 'QUOTED_WORDS'))
  return shared === undefined ? '' : ` (${shared.a.slice(0, MOST_SHOWN).join(', ')})`
}

function aboutReport({ id, statementId, articleId, correction }: ReportHistory, grounds: FoldGrounds | null) {
  const type = 'ExplainedReport' as const
  return { type, statementId, articleId, reportId: id, correctionId: correction?.id ?? null, grounds }
}

function event(
  what: EndStep['what'],
  at: Date | null,
  text: string,
  about: Partial<Pick<EndStep, 'articleId' | 'statementId' | 'correctionId'>>,
): EndStep {
  return { type: 'ExplainedEvent', what, at, text, articleId: null, statementId: null, correctionId: null, ...about }
}

const ORDER: readonly ExplainedKind[] = ['SEEN', 'NOT_TAKEN', 'QUEUED', 'FETCHED', 'READ', 'REPORTED', 'FOLDED']

function inTime(steps: Step[]): Step[] {
  const rank = ({ what }: Step) => (ORDER.includes(what) ? ORDER.indexOf(what) : ORDER.length)
  return steps
    .map((step, place) => ({ step, place }))
    .sort(
      (a, b) =>
        (a.step.at?.getTime() ?? Number.POSITIVE_INFINITY) - (b.step.at?.getTime() ?? Number.POSITIVE_INFINITY) ||
        rank(a.step) - rank(b.step) ||
        a.place - b.place,
    )
    .map(({ step }) => step)
}
