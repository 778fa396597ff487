import { acceptActorProposal, rejectActorProposal } from '../../desk/corrections/decide-actors.ts'
import { ACTOR_EVIDENCE_KINDS, type ActorEvidence } from '../../domain/identity/actor-evidence.ts'
import { type OpenActorProposal, readActorProposals } from '../../store/decisions/actor-proposals.ts'
import { ACTOR_PROPOSALS, actorProposalsOf } from '../../store/search/listings.ts'
import { nameField, openBatch } from '../relay/batching.ts'
import { builder } from '../relay/builder.ts'
import { connect, pageCost } from '../relay/connection.ts'
import { defineConnection, pageArguments } from '../relay/connection-type.ts'
import { FAILURES } from '../relay/failures.ts'
import { idOf } from '../relay/global-id.ts'
import { correct, defineSuccess, NOTHING, REASON } from './correct.ts'

const Status = builder.enumType('ActorProposalStatus', {
  description: 'What became of the proposal that two actors are one.',
  values: {
    PENDING: { description: 'Nobody has decided.' },
    ACCEPTED: { description: 'An editor has said that they are one: they are merged.' },
    REJECTED: { description: 'An editor has said that they are two. No article makes them one.' },
  },
})

const Evidence = builder.objectRef<ActorEvidence>('ActorEvidence').implement({
  description: 'A reason to think that two actors are, or are not, one.',
  fields: (t) => ({
    kind: t.exposeString('kind', {
      description: `What it is about: one of ${ACTOR_EVIDENCE_KINDS.map((kind) => `"${kind}"`).join(', ')}. CALLING is what articles call them: an office, a trade. WORDS are rare words and names of the articles. SOURCE is a source that wrote of both within a few weeks.`,
    }),
    isFor: t.exposeBoolean('isFor', { description: 'True if it speaks for one actor, false if against.' }),
    here: t.stringList({
      description: 'The words of the article in which it was found. Empty if it has none.',
      resolve: ({ a }) => a,
    }),
    there: t.stringList({
      description: 'The words of earlier articles. Empty if only their hashes are kept, or they have none.',
      resolve: ({ b }) => b,
    }),
  }),
})

const ActorProposal = builder.prismaNode('ActorProposal', {
  description:
    'Two actors that may be one, by what articles tell of them. Until an editor decides, they are two. `acceptActorProposal` merges them, `rejectActorProposal` keeps them apart. Since 0.3.0.',
  id: { field: 'id' },
  nullable: true,
  fields: (t) => ({
    earlier: t.relation('earlier', { description: 'The actor that was put on file first.' }),
    later: t.relation('later', { description: 'The other one.' }),
    status: t.expose('status', { type: Status, description: 'Whether an editor has decided, and how.' }),
    score: t.exposeFloat('score', { description: 'How likely it is that they are one, from 0 to 1.' }),
    evidence: t.field({
      type: [Evidence],
      description: 'What speaks for it, and against it. Empty if it was in words that were erased.',
      select: { evidence: true },
      resolve: ({ evidence }) => evidence as unknown as ActorEvidence[],
    }),
    article: t.relation('article', { nullable: true, description: 'The article in which it was found.' }),
    proposedAt: t.expose('proposedAt', { type: 'DateTime', description: 'When it was found.' }),
  }),
})

defineConnection('ActorProposal', 'proposals')

builder.queryField('actorProposals', (t) =>
  t.field({
    type: 'ActorProposalConnection',
    nullable: true,
    description: 'Actors that may be one, the newest proposal first.',
    args: {
      ...pageArguments(t.arg),
      status: t.arg({ type: Status, description: 'Only proposals with this status. Null: all proposals.' }),
    },
    complexity: pageCost,
    resolve: async (_, args, context, info) => {
      const listing = args.status == null ? ACTOR_PROPOSALS : actorProposalsOf(args.status)
      return (await connect(context, info, { listing, type: 'ActorProposal', args })) as never
    },
  }),
)

builder.prismaObjectField('ReviewItem', 'actorProposal', (t) =>
  t.relation('actorProposal', {
    nullable: true,
    description: 'The two actors that may be one. Null if the item is about something else.',
  }),
)

builder.prismaObjectField('Actor', 'proposals', (t) =>
  t.field({
    type: [ActorProposal],
    description:
      'Undecided proposals that this actor is one with another, the likeliest first, at most 20. `actorProposals` has all.',
    resolve: async ({ id }, _, context, info) => {
      const batch = openBatch<OpenActorProposal[]>(info, nameField(info), (ids) =>
        readActorProposals(context.prisma, ids),
      )
      return (await batch.load(id)) ?? []
    },
  }),
)

function defineInput(name: 'AcceptActorProposalInput' | 'RejectActorProposalInput') {
  return builder.inputType(name, {
    description: 'A decision whether two actors are one.',
    fields: (t) => ({
      id: t.id({ required: true, description: 'Id of the proposal.' }),
      reason: t.string({ required: true, description: REASON }),
    }),
  })
}

builder.mutationFields((t) => ({
  acceptActorProposal: t.field({
    type: defineSuccess('AcceptActorProposalSuccess', 'The actors are one, as after `mergeActors`.'),
    description:
      'Says that two proposed actors are one, and merges them: into the one whose full name is known, else into the one that was put on file first. Streams get a `StatementAmended` for each statement that has another speaker now. `undoCorrection` separates them again. Requires the EDITOR role.',
    args: {
      input: t.arg({
        type: defineInput('AcceptActorProposalInput'),
        required: true,
        description: 'Which proposal, and why.',
      }),
    },
    errors: { types: FAILURES, directResult: true },
    resolve: (_, { input }, context) =>
      correct(context, input.reason, (editor) =>
        acceptActorProposal(context.writer, editor, idOf('ActorProposal', input.id) ?? NOTHING),
      ),
  }),
  rejectActorProposal: t.field({
    type: defineSuccess('RejectActorProposalSuccess', 'The actors are two, and stay two.'),
    description:
      'Says that two proposed actors are not one. They are not proposed again, and no article makes them one; `mergeActors` still can. `undoCorrection` makes it an open question again. Requires the EDITOR role.',
    args: {
      input: t.arg({
        type: defineInput('RejectActorProposalInput'),
        required: true,
        description: 'Which proposal, and why.',
      }),
    },
    errors: { types: FAILURES, directResult: true },
    resolve: (_, { input }, context) =>
      correct(context, input.reason, (editor) =>
        rejectActorProposal(context.writer, editor, idOf('ActorProposal', input.id) ?? NOTHING),
      ),
  }),
}))
