import type { Evidence } from '../../domain/same/evidence.ts'
import { builder } from '../relay/builder.ts'
import { readStatement } from '../statements/statement-by-id.ts'

const FoldEvidence = builder.objectRef<Evidence>('FoldEvidence').implement({
  description: 'What speaks for or against two reports’ being one utterance.',
  fields: (t) => ({
    kind: t.string({ description: 'What it is about: "WORDS", "OCCASION", "DATE" ...', resolve: ({ kind }) => kind }),
    isFor: t.exposeBoolean('isFor', { description: 'Whether it speaks for one utterance.' }),
    here: t.stringList({ description: 'The words of the one.', resolve: ({ a }) => a }),
    there: t.stringList({ description: 'The words of the other.', resolve: ({ b }) => b }),
  }),
})

builder.objectType('FoldProposal', {
  description:
    'Another statement that may be the same utterance. `mergeStatements` makes them one, `rejectFold` says that they are not.',
  fields: (t) => ({
    statement: t.field({
      type: 'Statement',
      nullable: true,
      description: 'The other statement; null where it was erased meanwhile.',
      resolve: ({ otherId }, _, context, info) => readStatement(context, info, otherId),
    }),
    score: t.exposeFloat('score', { description: 'How likely they are one, from 0 to 1.' }),
    evidence: t.field({
      type: [FoldEvidence],
      description: 'What speaks for it, and against.',
      resolve: ({ evidence }) => evidence,
    }),
    proposedAt: t.expose('proposedAt', { type: 'DateTime', description: 'When it was found.' }),
  }),
})

const UnsureFold = builder.prismaObject('FoldProposal', {
  variant: 'UnsureFold',
  description:
    'Two statements that may be one utterance. `mergeStatements` makes them one, `rejectFold` says that they are not.',
  fields: (t) => ({
    earlier: t.relation('earlier', { description: 'The one that came in first.' }),
    later: t.relation('later', { description: 'The other one.' }),
    score: t.exposeFloat('score', { description: 'How likely they are one, from 0 to 1.' }),
    evidence: t.field({
      type: [FoldEvidence],
      description: 'What speaks for it, and against.',
      resolve: ({ evidence }) => evidence as unknown as Evidence[],
    }),
  }),
})

builder.prismaObjectField('ReviewItem', 'fold', (t) =>
  t.relation('proposal', {
    type: UnsureFold,
    nullable: true,
    description: 'The two statements; null where it is about a report. Both stand, and are told of, meanwhile.',
  }),
)
