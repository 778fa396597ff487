import { deleteActor, mergeActors, splitActor } from '../../desk/corrections/correct-actors.ts'
import { findDeskCorrection } from '../../store/decisions/desk-corrections.ts'
import { builder } from '../relay/builder.ts'
import { FAILURES } from '../relay/failures.ts'
import { idOf } from '../relay/global-id.ts'
import { ActorMergeType, readActorMerges } from './actor-merge.ts'
import { correct, defineSuccess, findIds, NOTHING, REASON } from './correct.ts'
import { nameAsGiven, readSubject } from './subject.ts'

const MergeActorsInput = builder.inputType('MergeActorsInput', {
  description: 'Actors that are the same person, institution or government.',
  fields: (t) => ({
    into: t.id({ required: true, description: 'Slug or id of the actor that stays.' }),
    actors: t.idList({
      required: true,
      description:
        'Slugs or ids of the actors to merge into it, at most 20. From then on their ids and names lead to the actor that stays.',
    }),
    reason: t.string({ required: true, description: REASON }),
  }),
})

const SplitActorInput = builder.inputType('SplitActorInput', {
  description: 'The part of an actor that is another actor.',
  fields: (t) => ({
    id: t.id({
      description:
        'Slug or id of the actor under which the statements of two are filed. Required, unless `actor` is given.',
    }),
    actor: t.id({ deprecationReason: 'Use `id`.', description: 'The same as `id`.' }),
    name: t.string({ required: true, description: 'The fullest name of the new actor, at most 200 characters.' }),
    kind: t.field({
      type: 'ActorKind',
      description: 'What kind of speaker the new actor is. Null: the same kind as the actor that is split.',
    }),
    aliases: t.stringList({
      description: 'Which aliases of the actor that is split belong to the new one. Null: none.',
    }),
    statements: t.idList({ required: true, description: 'Ids of the statements that the new actor made.' }),
    reason: t.string({ required: true, description: REASON }),
  }),
})

const MergeActorsSuccess = defineSuccess(
  'MergeActorsSuccess',
  'The actors are one. A filter that names any of them finds the statements of all.',
)

builder.objectField(MergeActorsSuccess, 'merged', (t) =>
  t.field({
    type: [ActorMergeType],
    description:
      'Who was merged into whom, each as it was called before. Look at it: a slug may have led to somebody else than you meant.',
    resolve: async ({ correctionId }, _, context, info) => {
      const correction = await findDeskCorrection(context.prisma, correctionId)
      return readActorMerges(context, info, correction?.steps)
    },
  }),
)

const DeleteActorInput = builder.inputType('DeleteActorInput', {
  description: 'Something that was taken for an actor and is not one.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Slug or id of the actor.' }),
    reason: t.string({ required: true, description: REASON }),
  }),
})

builder.mutationFields((t) => ({
  deleteActor: t.field({
    type: defineSuccess('DeleteActorSuccess', 'The actor is gone, and nobody is known to have said what it said.'),
    description:
      'Says that an actor is not one, such as a headline that was taken for a name. Its statements stay, without a speaker; `reattributeStatement` or `eraseStatement` first where that is wrong. Its names mean nobody from now on, in later articles too. An actor that holds an office or has more than 1,000 statements is refused. `undoCorrection` brings all of it back. Requires the EDITOR role.',
    args: { input: t.arg({ type: DeleteActorInput, required: true, description: 'Which actor, and why.' }) },
    errors: { types: FAILURES, directResult: true },
    resolve: (_, { input: { id: given, reason } }, context) =>
      correct(context, reason, async (editor) => {
        const [id = NOTHING] = await findIds(context, 'actors', [{ path: 'id', name: given }])
        return deleteActor(context.writer, editor, id)
      }),
  }),
  mergeActors: t.field({
    type: MergeActorsSuccess,
    description:
      'Merges actors. The statements of the others become statements of the one that stays, whose name is completed if it is a surname alone. What two of them said in the same words becomes one statement, or waits in `reviewQueue` if that is uncertain. `undoCorrection` separates all of it again, except what an editor merged with `mergeStatements`. Requires the EDITOR role.',
    args: { input: t.arg({ type: MergeActorsInput, required: true, description: 'Which actors, and why.' }) },
    errors: { types: FAILURES, directResult: true },
    resolve: (_, { input: { into, actors, reason } }, context) =>
      correct(context, reason, async (editor) => {
        const [id = NOTHING, ...absorbed] = await findIds(context, 'actors', [
          { path: 'into', name: into },
          ...actors.map((name, index) => ({ path: `actors.${index}`, name })),
        ])
        return mergeActors(context.writer, editor, { into: id, actors: absorbed })
      }),
  }),
  splitActor: t.field({
    type: defineSuccess('SplitActorSuccess', 'There is a new actor, and the statements are filed under it.'),
    description:
      'Makes a new actor from a part of another: from some of its statements and aliases. To separate actors that were merged, undo that correction instead. Requires the EDITOR role.',
    args: {
      input: t.arg({ type: SplitActorInput, required: true, description: 'What belongs to the new actor, and why.' }),
    },
    errors: { types: FAILURES, directResult: true },
    resolve: (_, { input }, context) =>
      correct(context, input.reason, async (editor) => {
        const subject = readSubject(input, 'actor')
        const [id = NOTHING] = await findIds(context, 'actors', [{ path: subject.field, name: subject.id }])
        const result = await splitActor(context.writer, editor, {
          actor: id,
          name: input.name,
          kind: input.kind ?? null,
          aliases: input.aliases ?? [],
          statements: input.statements.map((each) => idOf('Statement', each) ?? NOTHING),
        })
        return nameAsGiven(subject, result)
      }),
  }),
}))
