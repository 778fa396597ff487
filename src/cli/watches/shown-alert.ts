import { printable } from '../../domain/given/printable.ts'
import { type SaidWords, said, speakerOf } from '../said.ts'
import { dim } from '../style.ts'

/** What is asked of an item of the inbox. */
export const ITEM = /* GraphQL */ `
  fragment Item on InboxItem {
    id
    state
    hiddenById
    alert {
      id
      kinds
      at
      isErased
      watchVersion
      watch {
        id
        name
      }
      was {
        ...Version
      }
      before {
        ...Version
      }
      report {
        text
        form
        act
        ...Carrier
      }
      statement {
        id
        saidAt {
          date
          earliest
        }
        reports(first: 1) {
          totalCount
          nodes {
            ...Carrier
          }
        }
      }
      why {
        text
      }
      baseline {
        text
      }
    }
  }

  fragment Version on StatementVersion {
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

  fragment Carrier on Report {
    describedAs
    article {
      url
      publishedAt
      source {
        name
      }
    }
  }
`

export interface ShownItem {
  id: string
  state: string
  hiddenById: string | null
  alert: {
    id: string
    kinds: string[]
    at: string
    isErased: boolean
    watchVersion: number
    watch: { id: string; name: string } | null
    was: Version | null
    before: Version | null
    report: (SaidWords & Carrier) | null
    statement: { id: string; saidAt: SaidOn | null; reports: { totalCount: number; nodes: Carrier[] } } | null
    why: { text: string } | null
    baseline: { text: string } | null
  }
}

type Version = SaidWords & {
  actor: { name: string } | null
  office: { name: string } | null
}

interface Carrier {
  describedAs: string | null
  article: { url: string; publishedAt: string | null; source: { name: string } }
}

/** An alert for the person it is for: which watch told what, where that stands, and why. */
export function alertLine({ state, alert }: ShownItem): string {
  const { at, watch, kinds, was, before, report, statement, why, baseline, isErased } = alert
  const isOnlyNew = kinds.length === 1 && kinds[0] === 'UTTERANCE'
  const label = isOnlyNew ? '' : `[${kinds.join(', ').toLowerCase()}] `
  const mark = state === 'UNREAD' ? '*' : ' '
  const head = `${mark} ${dim(at.slice(0, 16).replace('T', ' '))} ${printable(watch?.name ?? 'a watch that was deleted')}: ${label}`
  const carriers = report === null ? (statement?.reports.nodes ?? []) : [report]
  if (baseline !== null) return `${head}${printable(baseline.text)}\n`
  if (isErased) return `${head}erased for good\n`
  if (was === null) return `${head}${statement === null ? 'nothing that still stands' : 'no longer kept'}\n`
  const words = report !== null && kinds.some((kind) => kind === 'REPORT' || kind === 'ROOT') ? report : was
  const lines = [said(speakerOf(was.actor, carriers), words, was.office?.name)]
  if (before !== null && before.text !== was.text) lines.push(dim(`was: ${said(speakerOf(before.actor, []), before)}`))
  const [first] = carriers
  // Others came later than something new: they are told of by alerts of their own.
  const others = report !== null || isOnlyNew ? 0 : (statement?.reports.totalCount ?? 1) - 1
  const more = others > 0 ? ` and ${others} more` : ''
  if (first !== undefined) lines.push(dim(printable(`${first.article.source.name}${more}  ${first.article.url}`)))
  const times = [timeSaid(statement?.saidAt ?? null), timePublished(first)].filter((text) => text !== null)
  if (times.length > 0) lines.push(dim(times.join(', ')))
  if (why !== null) lines.push(dim(printable(`because ${why.text}`)))
  return `${head}${lines.join('\n    ')}\n`
}

interface SaidOn {
  date: string | null
  earliest: string
}

function timeSaid(saidAt: SaidOn | null): string | null {
  return saidAt === null ? null : `said ${saidAt.date ?? `about ${saidAt.earliest.slice(0, 10)}`}`
}

function timePublished(carrier: Carrier | undefined): string | null {
  const at = carrier?.article.publishedAt ?? null
  return at === null ? null : `published ${at.slice(0, 16).replace('T', ' ')}`
}
