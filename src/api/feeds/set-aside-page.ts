import { readSetAside, retrySetAside } from '../../store/feeds/poison-pages.ts'
import type { PoisonPage } from '../../store/prisma/client.ts'
import { builder } from '../relay/builder.ts'
import { badInput } from '../relay/errors.ts'
import { FAILURES, refuse, requireRole } from '../relay/failures.ts'
import { EDITORS_ONLY, requireEditor } from './editors-only.ts'

const MOST = 100

const Page = builder.objectRef<PoisonPage>('SetAsidePage').implement({
  description:
    'A page that stopped our reader of pages three times, in whichever process. It is not read again. Since 0.5.0.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id, for `retryPage`.' }),
    url: t.exposeString('url', { description: 'Where it was the last time.' }),
    kills: t.exposeInt('kills', { description: 'How often it stopped the reader.' }),
    error: t.exposeString('lastError', { description: 'How it did so the last time.' }),
    firstAt: t.expose('firstAt', { type: 'DateTime', description: 'When it did so first.' }),
    lastAt: t.expose('lastAt', { type: 'DateTime', description: 'When it did so last.' }),
  }),
})

builder.queryField('setAsidePages', (t) =>
  t.field({
    type: [Page],
    nullable: true,
    description: `Pages that stopped our reader three times and were set aside, the last one first. Sent again, the same page is refused at once. ${EDITORS_ONLY} Since 0.5.0.`,
    args: { first: t.arg.int({ description: `How many, 1 to ${MOST}. Null: 20.` }) },
    complexity: ({ first }) => ({ multiplier: Math.min(first ?? 20, MOST) }),
    resolve: (_, { first }, context) => {
      requireEditor(context)
      const count = first ?? 20
      if (count < 1 || count > MOST) throw badInput(`\`first\` is 1 to ${MOST}, not ${count}.`)
      return readSetAside(context.prisma, count)
    },
  }),
)

const Success = builder.objectRef<{ pageId: string; entries: number }>('RetryPageSuccess').implement({
  description: 'The page is read again: at once where feeds led to it, else when it is handed in again.',
  fields: (t) => ({
    pageId: t.exposeID('pageId', { description: 'Its id.' }),
    entries: t.exposeInt('entries', { description: 'How many items of feeds are fetched again.' }),
  }),
})

const RetryPageInput = builder.inputType('RetryPageInput', {
  description: 'A page that was set aside.',
  fields: (t) => ({ id: t.id({ required: true, description: 'Its id, from `setAsidePages`.' }) }),
})

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

builder.mutationField('retryPage', (t) =>
  t.field({
    type: Success,
    description: 'Has a page that was set aside read again. Requires the EDITOR role. Since 0.5.0.',
    args: { input: t.arg({ type: RetryPageInput, required: true, description: 'Which page.' }) },
    errors: { types: FAILURES, directResult: true },
    resolve: async (_, { input }, context) => {
      requireRole(context, 'EDITOR')
      const entries = UUID.test(input.id) ? await retrySetAside(context.writer, input.id) : null
      if (entries === null) return refuse('id', 'is not the id of a page that was set aside')
      return { pageId: input.id, entries }
    },
  }),
)
