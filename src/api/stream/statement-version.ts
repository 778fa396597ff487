import { actorToday } from '../../store/journal/rows-of-today.ts'
import { builder } from '../relay/builder.ts'
import { loadRow, loadRows } from '../relay/rows.ts'

builder.objectType('StatementVersion', {
  description: 'What was known of a statement at one time, as the journal keeps it.',
  fields: (t) => ({
    text: t.exposeString('text', { description: 'What was said, in the words of the report that was best then.' }),
    form: t.expose('form', { type: 'SpeechForm', description: 'How that report rendered it.' }),
    act: t.expose('act', {
      type: 'SpeechAct',
      nullable: true,
      description:
        'What the speaker did with the words, as far as was known. Null if unknown, as in versions from before 0.3.0.',
    }),
    actor: t.field({
      type: 'Actor',
      nullable: true,
      description: 'Who had said it, as far as was known. Null if unknown.',
      resolve: (version, _, context, info) => actorToday(version) ?? loadRow(context, info, 'Actor', version.actorId),
    }),
    office: t.field({
      type: 'Office',
      nullable: true,
      description: 'The office in which it was said. Null if unknown.',
      resolve: ({ officeId }, _, context, info) => loadRow(context, info, 'Office', officeId),
    }),
    publishedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it had first been published, as far as was known. Null if unknown.',
      resolve: ({ document }) => document.publishedAt,
    }),
    when: t.field({
      type: 'DateTime',
      nullable: true,
      description:
        'When it was said or, if that was unknown, first published (see `Statement.when`). Null if both were unknown.',
      resolve: ({ document }) => document.saidEarliest ?? document.publishedAt,
    }),
    independentRoots: t.int({
      nullable: true,
      description:
        'How many independent publishers had it then, at least (see `Statement.independentRoots`). Null for versions from before this was counted.',
      resolve: ({ document }) => document.independentRoots,
    }),
    topics: t.field({
      type: ['Topic'],
      description: 'The topics it belonged to, including broader ones, ordered by slug.',
      resolve: async ({ document }, _, context, info) => {
        const topics = await loadRows(context, info, 'Topic', document.topicIds)
        return topics.sort((a, b) => (a.slug < b.slug ? -1 : 1))
      },
    }),
  }),
})
