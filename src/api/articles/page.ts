import type { PageCheck } from '../../store/prisma/client.ts'
import { builder } from '../relay/builder.ts'

export const ArticlePage = builder.objectRef<PageCheck>('ArticlePage').implement({
  description: 'The page of an article that the service collected, and how it is looked at again. Since 0.5.0.',
  fields: (t) => ({
    url: t.exposeString('url', { description: 'Where it is asked for.' }),
    checks: t.exposeInt('checks', { description: 'How often it was looked at again so far.' }),
    checkedAt: t.expose('checkedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last looked at again. Null: not yet.',
    }),
    outcome: t.exposeString('outcome', {
      nullable: true,
      description:
        'What came of that: "UNCHANGED", "REVISED", or the `EntryOutcome` that says why it could not be read. Null: not yet.',
    }),
    message: t.exposeString('message', {
      nullable: true,
      description: 'More about that, in a sentence. Null: there is nothing to add.',
    }),
    goneAt: t.expose('goneAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was found that it is not there any more. What it said stays on file. Null: it is there.',
    }),
    nextCheckAt: t.expose('dueAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it is looked at next. Null: not any more.',
    }),
  }),
})
