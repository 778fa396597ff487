import { EVIDENCE_KINDS, type Evidence } from '../../domain/same/evidence.ts'
import { type OpenProposal, readProposals } from '../../store/decisions/fold-proposals.ts'
import { affordableItems, spendOnItems } from '../cost/spending.ts'
import { nameField, openBatch } from '../relay/batching.ts'
import { builder } from '../relay/builder.ts'
import { readStatement } from '../statements/statement-by-id.ts'

builder.objectType('FoldEvidence', {
  description: 'A reason to think that two reports are, or are not, of one utterance.',
  fields: (t) => ({
    kind: t.exposeString('kind', {
      description: `What it is about: one of ${EVIDENCE_KINDS.map((kind) => `"${kind}"`).join(', ')}.`,
    }),
    isFor: t.exposeBoolean('isFor', { description: 'True if it speaks for one utterance, false if against.' }),
    here: t.stringList({ description: 'The words of the one report. Empty if it has none.', resolve: ({ a }) => a }),
    there: t.stringList({ description: 'The words of the other report. Empty if it has none.', resolve: ({ b }) => b }),
  }),
})

const SCORE = 'How likely it is that they are one, from 0 to 1.'
const EVIDENCE = 'What speaks for it, and against it.'

builder.objectType('FoldProposal', {
  description:
    'Two statements that may be one utterance, until an editor decides. `mergeStatements` confirms it, `rejectFold` rejects it.',
  fields: (t) => ({
    earlier: t.field({
      type: 'Statement',
      nullable: true,
      description: 'The statement that was ingested first. Null if it was erased in the meantime.',
      resolve: ({ earlierId }, _, context, info) => readStatement(context, info, earlierId),
    }),
    later: t.field({
      type: 'Statement',
      nullable: true,
      description: 'The statement that was ingested second. Null if it was erased in the meantime.',
      resolve: ({ laterId }, _, context, info) => readStatement(context, info, laterId),
    }),
    statement: t.field({
      type: 'Statement',
      nullable: true,
      description:
        'Under `Statement.proposedFolds`: the other one of the two. Under `ReviewItem.proposal`: the later one. Null if it was erased in the meantime.',
      resolve: ({ otherId }, _, context, info) => readStatement(context, info, otherId),
    }),
    score: t.exposeFloat('score', { description: SCORE }),
    evidence: t.field({ type: ['FoldEvidence'], description: EVIDENCE, resolve: ({ evidence }) => evidence }),
    proposedAt: t.expose('proposedAt', { type: 'DateTime', description: 'When it was found.' }),
  }),
})

const UnsureFold = builder.prismaObject('FoldProposal', {
  variant: 'UnsureFold',
  description: 'The type of the deprecated `ReviewItem.fold`. Use `FoldProposal`.',
  fields: (t) => ({
    earlier: t.relation('earlier', { description: 'The statement that was ingested first.' }),
    later: t.relation('later', { description: 'The statement that was ingested second.' }),
    score: t.exposeFloat('score', { description: SCORE }),
    evidence: t.field({
      type: ['FoldEvidence'],
      description: EVIDENCE,
      resolve: ({ evidence }) => evidence as unknown as Evidence[],
    }),
  }),
})

builder.prismaObjectFields('ReviewItem', (t) => ({
  proposal: t.field({
    type: 'FoldProposal',
    nullable: true,
    description:
      'The two statements that may be one. Null if the item is about a report or about two actors. Until someone decides, both statements are current and in streams.',
    select: { proposal: true },
    resolve: ({ proposal }) =>
      proposal && { ...proposal, otherId: proposal.laterId, evidence: proposal.evidence as unknown as Evidence[] },
  }),
  fold: t.relation('proposal', {
    type: UnsureFold,
    nullable: true,
    description: 'The two statements that may be one. Null if the item is about something else.',
    deprecationReason: 'Use `proposal`.',
  }),
}))

builder.prismaObjectField('Statement', 'proposedFolds', (t) =>
  t.field({
    type: ['FoldProposal'],
    description: 'Undecided proposals to fold this statement with another one, the likeliest first.',
    resolve: async ({ id }, _, context, info) => {
      const batch = openBatch<OpenProposal[]>(info, nameField(info), async (ids) => {
        const most = affordableItems(context, info)
        const read = await readProposals(context.prisma, ids, most)
        if (most !== null && read.isCut) spendOnItems(context, info, Math.floor(most) + 1)
        return read.proposals
      })
      const proposals = (await batch.load(id)) ?? []
      // Ids ascend with the time at which they were made.
      return proposals.map((proposal) => {
        const [earlierId = id, laterId = id] = [id, proposal.otherId].sort()
        return { ...proposal, earlierId, laterId }
      })
    },
  }),
)
