import { z } from 'zod'
import { ALERT_KINDS } from '../../domain/watch/definition.ts'
import { type AnsweredPage, defineTool, PAGE_AFTER, paged, pageSize } from '../tool.ts'
import { untrusted } from '../untrusted.ts'
import { FILTER } from './search.ts'

const MOST_WATCHES = 50
const MOST_ALERTS = 25
const USUAL = 10

/** What is asked of a watch. */
export const WATCH_FIELDS =
  'id name isMine owner version filter tells silenceDays burstMinutes isPaused sharedWithRole isFollowed'

export const LIST_WATCHES = defineTool({
  name: 'list_watches',
  title: 'Watches',
  description:
    'Watches that this key may see: saved filters, and what each tells its owner about. Kinds: UTTERANCE something new was said, REPORT one more article has it, ROOT one more independent publisher, CONFLICT, REPLY, AMENDMENT, EDIT, SILENCE, SURGE.',
  input: {
    name: z.string().optional().describe('Only those of exactly this name.'),
    first: pageSize(MOST_WATCHES, USUAL),
    after: PAGE_AFTER,
  },
  async run(input, ask) {
    const document = `query ($name: String, $first: Int!, $after: String) {
      watches(name: $name, first: $first, after: $after) {
        totalCount pageInfo { hasNextPage endCursor } nodes { ${WATCH_FIELDS} } } }`
    const { watches } = await ask<{ watches: AnsweredPage<ListedWatch> }>(document, input)
    return paged(watches, shownWatch)
  },
})

interface ListedWatch {
  isMine: boolean
  name: string
  owner: string
  filter: object
}

/** Others may share what they call as they like. */
function shownWatch({ name, owner, filter, ...watch }: ListedWatch): object {
  return watch.isMine ? { ...watch, name, filter } : { ...watch, ...untrusted({ name, owner, filter }) }
}

interface InboxNode {
  id: string
  state: string
  alert: {
    kinds: string[]
    at: string
    watchId: string
    watchVersion: number
    isErased: boolean
    watch: { name: string } | null
    statementId: string | null
    before: { text: string } | null
    was: { text: string; act: string | null; form: string; actor: { slug: string; name: string } | null } | null
    report: { text: string; article: { url: string; source: { name: string } } } | null
    why: { text: string; conditions: { field: string; counts: boolean; found: string[] }[] } | null
  }
}

export const LIST_ALERTS = defineTool({
  name: 'list_alerts',
  title: 'What watches told',
  description:
    'The inbox of this key: what its own watches and those that it follows told, the newest first, with the words that decided ("why") and counts. get_statement has more of each statement.',
  input: {
    watchId: z.string().optional().describe('Only what this watch told; list_watches has ids.'),
    states: z
      .array(z.enum(['UNREAD', 'READ', 'ARCHIVED']))
      .min(1)
      .optional()
      .describe('By default UNREAD and READ.'),
    hidden: z.boolean().default(false).describe('What mutes hide, instead of what is shown.'),
    first: pageSize(MOST_ALERTS, USUAL),
    after: PAGE_AFTER,
  },
  async run(input, ask) {
    interface Inbox {
      inbox: AnsweredPage<InboxNode> & { counts: object }
    }
    const { inbox } = await ask<Inbox>(INBOX, input)
    return { counts: inbox.counts, ...paged(inbox, shownAlert) }
  },
})

const INBOX = /* GraphQL */ `
  query Inbox($watchId: ID, $states: [InboxState!], $hidden: Boolean, $first: Int!, $after: String) {
    inbox(watchId: $watchId, states: $states, hidden: $hidden, first: $first, after: $after) {
      totalCount
      counts { all unread read archived hidden }
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        state
        alert {
          kinds at watchId watchVersion isErased statementId
          watch { name }
          before { text }
          was { text act form actor { slug name } }
          report { text article { url source { name } } }
          why { text conditions { field counts found } }
        }
      }
    }
  }
`

function shownAlert({ id, state, alert }: InboxNode): object {
  const { watch, before, was, report, why, ...own } = alert
  return {
    id,
    state,
    ...own,
    act: was?.act ?? null,
    form: was?.form ?? null,
    actor: was?.actor?.slug ?? null,
    ...untrusted({
      watch: watch?.name ?? null,
      text: was?.text ?? null,
      speaker: was?.actor?.name ?? null,
      before: before === null || before.text === was?.text ? null : before.text,
      report:
        report === null ? null : { text: report.text, url: report.article.url, source: report.article.source.name },
      why: why?.text ?? null,
      found: why?.conditions.filter(({ counts }) => counts).map(({ field, found }) => ({ field, found })) ?? [],
    }),
  }
}

interface Previewed {
  watchPreview: {
    examples: {
      at: string
      kinds: string[]
      words: string[]
      entry: { statement: { id: string } | null; after: { text: string } | null; before: { text: string } | null }
    }[]
  }
}

export const PREVIEW_WATCH = defineTool({
  name: 'preview_watch',
  title: 'Try a watch',
  description:
    'What a watch with this filter would have told in the last days, day by day, with the newest examples. It saves nothing. More than "mostPerDay" a day would be refused.',
  input: {
    filter: FILTER,
    tells: z.array(z.enum(ALERT_KINDS)).min(1).optional().describe('By default UTTERANCE.'),
    burstMinutes: z.int().min(0).optional(),
    days: z.int().min(1).max(92).default(14),
  },
  async run(input, ask) {
    const { watchPreview } = await ask<Previewed>(PREVIEW, input)
    const { examples, ...counts } = watchPreview
    const shown = examples.map(({ at, kinds, words, entry }) => ({
      at,
      kinds,
      statement: entry.statement?.id ?? null,
      ...untrusted({ text: (entry.after ?? entry.before)?.text ?? null, words }),
    }))
    return { ...counts, examples: shown }
  },
})

const PREVIEW = /* GraphQL */ `
  query Preview($filter: StatementFilter!, $tells: [AlertKind!], $burstMinutes: Int, $days: Int) {
    watchPreview(filter: $filter, tells: $tells, burstMinutes: $burstMinutes, days: $days) {
      estimated
      mostPerDay
      perDay { value least most }
      perWeek { value least most }
      days { day alerts { value } hidden { value } }
      unknown { from to because entries }
      examples(first: 5) { at kinds words entry { statement { id } after { text } before { text } } }
    }
  }
`
