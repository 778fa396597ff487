import { builder } from '../relay/builder.ts'
import { loadRow } from '../relay/rows.ts'

// The least that a document of a channel can be about; part `inbox` has the whole type.

builder.prismaObject('Alert', {
  description: 'What a watch told of one thing that happened. Since 0.6.0.',
  fields: (t) => ({
    kinds: t.expose('kinds', { type: ['AlertKind'], description: 'What the watch tells of: all that apply.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When it became visible to readers.' }),
    statement: t.field({
      type: 'Statement',
      nullable: true,
      description: 'The statement as it is now. Null: it was erased, or it is a silence or a surge.',
      resolve: ({ statementId }, _, context, info) => loadRow(context, info, 'Statement', statementId),
    }),
  }),
})
