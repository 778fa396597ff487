import type { InboxAlert, InboxState } from '../../domain/watch/alert.ts'
import { countInbox, type InboxQuestion, inboxBursts, inboxItems } from '../../store/inbox/inbox-listings.ts'
import { readInboxAlerts } from '../../store/inbox/seen-alerts.ts'
import { builder } from '../relay/builder.ts'
import { type Connection, connectBy, type PageArguments, pageCost } from '../relay/connection.ts'
import { type ArgumentBuilder, pageArguments } from '../relay/connection-type.ts'
import type { Context } from '../relay/context.ts'
import { badInput } from '../relay/errors.ts'
import { idOf } from '../relay/global-id.ts'
import { seerOf } from '../watches/seen-watch.ts'
import type { BurstOf } from './burst-of.ts'

interface InboxPage<Node> extends Connection<Node> {
  question: InboxQuestion
}

interface InboxArguments extends PageArguments {
  states?: readonly InboxState[] | null | undefined
  watchId?: string | null | undefined
  burstOf?: string | null | undefined
  hidden?: boolean | null | undefined
}

function readQuestion(context: Context, { states, watchId, burstOf, hidden }: InboxArguments): InboxQuestion {
  if (states?.length === 0) throw badInput('`states` is an empty list: leave it out, or name at least one.')
  return {
    seer: seerOf(context),
    states: states ?? (hidden === true ? ['UNREAD', 'READ', 'ARCHIVED'] : ['UNREAD', 'READ']),
    watchId: watchId == null ? null : readId('Watch', 'watchId', watchId),
    burstOf: burstOf == null ? null : readId('Alert', 'burstOf', burstOf),
    isHidden: hidden === true,
  }
}

function readId(type: string, argument: string, given: string): string {
  const id = idOf(type, given)
  if (id === null) throw badInput(`\`${argument}\` is not the id of ${type === 'Alert' ? 'an alert' : 'a watch'}.`)
  return id
}

const inboxArguments = (arg: ArgumentBuilder) => ({
  states: arg({
    type: ['InboxState'],
    description: 'Only alerts in one of these states. Null: UNREAD and READ, or with `hidden` all.',
  }),
  watchId: arg.id({ description: 'Only what this watch told. Null: what all watches told.' }),
  hidden: arg.boolean({ description: 'With true: what mutes hide, instead of what is shown. Null: false.' }),
  ...pageArguments(arg),
})

const COUNTS = 'How many alerts the inbox has: of the watch, if `watchId` is given. Whatever the states asked for.'

builder.connectionObject(
  {
    type: 'InboxItem',
    name: 'InboxConnection',
    description: 'A page of an inbox. Since 0.6.0.',
    fields: (t) => ({
      totalCount: t.int({
        nullable: true,
        description: 'How many alerts the whole list has. They are counted only if this field is selected.',
        resolve: (page, _, __, info) => (page as unknown as InboxPage<InboxAlert>).totalCount(info),
      }),
      counts: t.field({
        type: 'InboxCounts',
        description: COUNTS,
        resolve: (page, _, context) => countAsked(context, page as unknown as InboxPage<InboxAlert>),
      }),
    }),
  },
  { description: 'One of a page’s alerts.' },
)

builder.connectionObject(
  {
    type: 'InboxBurst',
    name: 'InboxBurstConnection',
    description: 'A page of an inbox, by burst. Since 0.6.0.',
    fields: (t) => ({
      totalCount: t.int({
        nullable: true,
        description: 'How many bursts the whole list has. They are counted only if this field is selected.',
        resolve: (page, _, __, info) => (page as unknown as InboxPage<BurstOf>).totalCount(info),
      }),
      counts: t.field({
        type: 'InboxCounts',
        description: COUNTS,
        resolve: (page, _, context) => countAsked(context, page as unknown as InboxPage<BurstOf>),
      }),
    }),
  },
  { description: 'One of a page’s bursts.' },
)

function countAsked({ prisma }: Context, { question }: { question: InboxQuestion }) {
  return countInbox(prisma, question.seer, question.watchId)
}

builder.queryFields((t) => ({
  inbox: t.field({
    type: 'InboxConnection',
    nullable: true,
    description:
      'What watches told the caller: their own and those that they follow, the newest first. Alerts of a watch that the caller may not see any more are left out. Since 0.6.0.',
    args: {
      burstOf: t.arg.id({ description: 'Only the burst that this alert belongs to. Null: all.' }),
      ...inboxArguments(t.arg),
    },
    complexity: pageCost,
    resolve: async (_, args, context, info) => {
      const question = readQuestion(context, args)
      const page = await connectBy(context, info, { listing: inboxItems(question), args }, (ids) =>
        readInboxAlerts(context.prisma, ids, question.seer),
      )
      return { ...page, question } as never
    },
  }),
  inboxBursts: t.field({
    type: 'InboxBurstConnection',
    nullable: true,
    description:
      'The same by burst: alerts of one watch that came soon after each other, as its `burstMinutes` say, are one; each other alert is one by itself. The burst that began last comes first. Since 0.6.0.',
    args: inboxArguments(t.arg),
    complexity: pageCost,
    resolve: async (_, args, context, info) => {
      const question = readQuestion(context, args)
      const page = await connectBy(context, info, { listing: inboxBursts(question), args }, async (ids) => {
        const firsts = await readInboxAlerts(context.prisma, ids, question.seer)
        return new Map([...firsts].map(([id, first]): [string, BurstOf] => [id, { first, question }]))
      })
      return { ...page, question } as never
    },
  }),
}))
