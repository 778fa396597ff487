import { builder } from '../relay/builder.ts'

builder.prismaObject('Tenure', {
  description: 'An actor’s time in an office: [from, until).',
  fields: (t) => ({
    actor: t.relation('actor', { description: 'Who holds or held it.' }),
    office: t.relation('office', { description: 'What is or was held.' }),
    from: t.expose('from', { type: 'Date', nullable: true, description: 'First day; null where it is not known.' }),
    until: t.expose('until', {
      type: 'Date',
      nullable: true,
      description: 'The day after the last; null where it is still held, or not known.',
    }),
  }),
})
