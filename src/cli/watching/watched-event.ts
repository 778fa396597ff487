import { printable } from '../../domain/given/printable.ts'
import { type SaidWords, said, speakerOf } from '../said.ts'
import { dim } from '../style.ts'

/** What `watch` asks for. */
export const SUBSCRIPTION = /* GraphQL */ `
  subscription Watch($filter: StatementFilter, $after: Cursor, $from: StreamStart!, $consumer: String) {
    statementEvents(filter: $filter, after: $after, from: $from, consumer: $consumer) {
      __typename
      ... on JournalEvent {
        cursor
        previous
      }
      ... on StatementErased {
        statementId
      }
      ... on StatementReported {
        report {
          text
          form
          act
          describedAs
          article {
            ...Told
          }
        }
      }
      ... on StatementChange {
        statementId
        committedAt
        effect
        changed
        before {
          ...State
        }
        after {
          ...State
        }
        statement {
          id
          saidAt {
            date
            earliest
            precision
          }
          reports(first: 100) {
            nodes {
              describedAs
              article {
                ...Told
              }
            }
          }
        }
      }
    }
  }

  fragment State on StatementVersion {
    text
    form
    act
    actor {
      name
    }
    office {
      name
    }
  }

  fragment Told on Article {
    url
    publishedAt
    source {
      name
    }
  }
`

/** An event as it comes. */
export interface WatchedEvent {
  __typename: string
  cursor: string
  committedAt?: string
  statementId?: string
  report?: (SaidWords & WatchedReport) | null
  before?: WatchedState | null
  after?: WatchedState | null
  statement?: {
    id: string
    saidAt: { date: string | null; earliest: string; precision: string } | null
    reports: { nodes: WatchedReport[] }
  } | null
}

type WatchedState = SaidWords & { actor: { name: string } | null; office: { name: string } | null }

interface WatchedReport {
  describedAs: string | null
  article: WatchedArticle
}

interface WatchedArticle {
  url: string
  publishedAt: string | null
  source: { name: string }
}

/**
 * An event for the person who watches: who said what and, below it, where that stands and since when. `shownAt` is when
 * a statement was last shown here, which is all that may be told of one that was erased; null if it was not.
 */
export function lineOf(event: WatchedEvent, shownAt: (statementId: string) => string | null): string {
  switch (event.__typename) {
    case 'CaughtUp':
      return `${dim('-- live')}\n`
    case 'Progress':
      return ''
    case 'Gap':
      return `${dim('-- older entries are no longer kept')}\n`
    case 'StatementErased':
      return `${dim(`-- ${erased(event, shownAt)}`)}\n`
  }
  const { statement, report } = event
  const state = stateOf(event)
  const what = event.__typename.replace('Statement', '').toLowerCase()
  // The words of a new report are shown with the article they come from.
  const words = report ?? state
  const at = clockOf(event)
  const isFolded = what === 'retracted' && statement != null && statement.id !== event.statementId
  const label = what === 'ingested' ? '' : `[${isFolded ? 'folded into another' : what}] `
  const speaker = speakerOf(state?.actor, [...(report == null ? [] : [report]), ...(statement?.reports.nodes ?? [])])
  const where = whereOf(event, what)
  const below = where === '' ? '' : `\n    ${dim(where)}`
  return `${dim(at)} ${label}${said(speaker, words, state?.office?.name)}${below}\n`
}

function erased({ statementId = '' }: WatchedEvent, shownAt: (statementId: string) => string | null): string {
  const at = shownAt(statementId)
  const which = at === null ? 'a statement that was not shown here' : `the statement of ${at}`
  return `erased for good: ${which}. If other articles report it, what is left of it follows`
}

/** The time of day at which an event was shown, as its line has it. */
export function clockOf({ committedAt }: WatchedEvent): string {
  return committedAt?.slice(11, 19) ?? ''
}

/** An event for a program, with `was`, which was there before an event told both sides. */
export function jsonOf(event: WatchedEvent): string {
  const was = stateOf(event)
  return `${JSON.stringify(was === undefined ? event : { ...event, was })}\n`
}

/** What stands no more is told as it was. */
function stateOf({ after, before }: WatchedEvent): WatchedState | undefined {
  return after ?? before ?? undefined
}

function whereOf({ statement, report }: WatchedEvent, what: string): string {
  const articles = statement?.reports.nodes.map((one) => one.article) ?? []
  // The article that came: a statement begins with its first one. What else happens to it comes from none alone.
  const [first, ...others] = report == null ? articles : [report.article]
  if (first === undefined) return ''
  const more = report == null && what !== 'ingested' && others.length > 0 ? ` and ${others.length} more` : ''
  const times = [
    saidIn(statement?.saidAt),
    first.publishedAt === null ? null : `published ${minuteOf(first.publishedAt)}`,
  ]
  const told = times.filter((time) => time !== null).join(', ')
  return printable(`${first.source.name}${more}  ${first.url}${told === '' ? '' : `  (${told})`}`)
}

function saidIn(
  saidAt: { date: string | null; earliest: string; precision: string } | null | undefined,
): string | null {
  if (saidAt == null) return null
  if (saidAt.precision === 'MINUTE') return `said ${minuteOf(saidAt.earliest)}`
  if (saidAt.date !== null) return `said ${saidAt.date}`
  const day = saidAt.earliest.slice(0, 10)
  if (saidAt.precision === 'WEEK') return `said in the week of ${day}`
  return `said in ${saidAt.precision === 'YEAR' ? day.slice(0, 4) : day.slice(0, 7)}`
}

/** To the minute, in UTC; a day alone where it is midnight, which is how days are given. */
function minuteOf(instant: string): string {
  const [day = '', clock = ''] = instant.split('T')
  const minute = clock.slice(0, 5)
  return minute === '00:00' ? day : `${day} ${minute}`
}
