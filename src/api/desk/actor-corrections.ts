import { mergeActors, splitActor } from '../../desk/corrections/actors.ts'
import { builder } from '../relay/builder.ts'
import { idOf } from '../relay/global-id.ts'
import { corrected, correctionResult, NOTHING, namedIds } from './correction-result.ts'

const MergeActorsInput = builder.inputType('MergeActorsInput', {
  description: 'Actors that are one.',
  fields: (t) => ({
    into: t.id({ required: true, description: 'Slug or id of the actor that stays.' }),
    actors: t.idList({
      required: true,
      description: 'Slugs or ids of those that it absorbs, at most 20. Their ids and names lead to it.',
    }),
    reason: t.string({ required: true, description: 'Why, at most 1,000 characters: kept with the correction.' }),
  }),
})

const SplitActorInput = builder.inputType('SplitActorInput', {
  description: 'A part of an actor that is somebody else.',
  fields: (t) => ({
    actor: t.id({ required: true, description: 'Slug or id of the actor that two were taken for.' }),
    name: t.string({ required: true, description: 'The other’s fullest name, at most 200 characters.' }),
    kind: t.field({ type: 'ActorKind', description: 'What kind of speaker the other is. Null: as the actor.' }),
    aliases: t.stringList({ description: 'Names of the actor’s that are the other’s. Null: none.' }),
    statements: t.idList({ required: true, description: 'What the other said.' }),
    reason: t.string({ required: true, description: 'Why, at most 1,000 characters: kept with the correction.' }),
  }),
})

builder.mutationFields((t) => ({
  mergeActors: t.field({
    type: correctionResult('MergeActors', 'They are one actor; filters that name either find what was said by both.'),
    description:
      'Makes actors one: what the others said is amended to be the one’s, and what both said becomes one statement, or is proposed where that is unsure. Undoing it parts all that again, but what somebody has merged by `mergeStatements`. Takes an editor.',
    args: { input: t.arg({ type: MergeActorsInput, required: true, description: 'Which, and why.' }) },
    resolve: (_, { input: { into, actors, reason } }, context) =>
      corrected(context, reason, async (editor) => {
        const [id = NOTHING, ...absorbed] = await namedIds(context, 'actors', [into, ...actors])
        return mergeActors(context.prisma, editor, { into: id, actors: absorbed })
      }),
  }),
  splitActor: t.field({
    type: correctionResult('SplitActor', 'There is a new actor, who said those statements.'),
    description:
      'Makes a new actor of a part of one: of some of its statements and names. To part actors that were merged, undo that correction. Takes an editor.',
    args: { input: t.arg({ type: SplitActorInput, required: true, description: 'What is the other’s, and why.' }) },
    resolve: (_, { input: { actor, name, kind, aliases, statements, reason } }, context) =>
      corrected(context, reason, async (editor) => {
        const [id = NOTHING] = await namedIds(context, 'actors', [actor])
        return splitActor(context.prisma, editor, {
          actor: id,
          name,
          kind: kind ?? null,
          aliases: aliases ?? [],
          statements: statements.map((id) => idOf('Statement', id) ?? NOTHING),
        })
      }),
  }),
}))
