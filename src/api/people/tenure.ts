import { builder } from '../relay/builder.ts'

builder.prismaObject('Tenure', {
  description: 'The time that an actor holds an office: from `from` until the day before `until`.',
  fields: (t) => ({
    actor: t.relation('actor', { description: 'Who holds or held it.' }),
    office: t.relation('office', { description: 'The office.' }),
    from: t.expose('from', { type: 'Date', nullable: true, description: 'The first day. Null if unknown.' }),
    until: t.expose('until', {
      type: 'Date',
      nullable: true,
      description: 'The day after the last day. Null if the office is still held, or if it is unknown.',
    }),
  }),
})
