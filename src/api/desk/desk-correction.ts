import { touchedBy } from '../../desk/corrections/do-steps.ts'
import { type Reattribution, readSteps, type Steps } from '../../desk/corrections/steps.ts'
import { undoCorrection } from '../../desk/corrections/undo.ts'
import type { DeskCorrectionKind } from '../../store/prisma/client.ts'
import { DESK_CORRECTIONS } from '../../store/search/listings.ts'
import { builder } from '../relay/builder.ts'
import { defineListQuery } from '../relay/connection-type.ts'
import { FAILURES } from '../relay/failures.ts'
import { encodeGlobalId, idOf } from '../relay/global-id.ts'
import { loadRow, loadRows } from '../relay/rows.ts'
import { ActorMergeType, readActorMerges } from './actor-merge.ts'
import { correct, defineSuccess, NOTHING, REASON } from './correct.ts'
import { nameAsGiven, readSubject } from './subject.ts'

builder.enumType('DeskCorrectionKind', {
  description: 'What a correction did.',
  values: {
    MERGE_STATEMENTS: { description: 'Merged statements that are one utterance: `mergeStatements`.' },
    SPLIT_STATEMENT: { description: 'Took reports of another utterance out of a statement: `splitStatement`.' },
    MERGE_ACTORS: { description: 'Merged actors that are the same: `mergeActors`, `acceptActorProposal`.' },
    SPLIT_ACTOR: { description: 'Gave a part of an actor’s statements to a new actor: `splitActor`.' },
    REJECT_FOLD: { description: 'Said that two statements are not one utterance: `rejectFold`.' },
    REJECT_ACTOR_PROPOSAL: { description: 'Said that two actors are not one: `rejectActorProposal`. Since 0.3.0.' },
    DELETE_ACTOR: { description: 'Said that an actor is not one: `deleteActor`. Since 0.4.0.' },
    REATTRIBUTE: { description: 'Gave a statement to another speaker: `reattributeStatement`.' },
  } satisfies Record<DeskCorrectionKind, { description: string }>,
})

const ReattributedType = builder.objectRef<Reattribution>('Reattributed').implement({
  description: 'A report that was given to another speaker.',
  fields: (t) => ({
    reportId: t.id({ description: 'Id of the report.', resolve: ({ reportId }) => encodeGlobalId('Report', reportId) }),
    from: t.field({
      type: 'Actor',
      nullable: true,
      description: 'Who had said it until then. Null if nobody was known.',
      resolve: ({ from }, _, context, info) => loadRow(context, info, 'Actor', from.actorId),
    }),
    to: t.field({
      type: 'Actor',
      nullable: true,
      description: 'Who said it from then on. Null: nobody is known.',
      resolve: ({ to }, _, context, info) => loadRow(context, info, 'Actor', to.actorId),
    }),
  }),
})

function actorsIn({ actors, gone, actorsApart, aliases, reattributions }: Steps): string[] {
  const ids = [
    ...actors.flatMap(({ id, into }) => [id, into]),
    ...gone.flatMap(({ ids }) => ids),
    ...actorsApart.flatMap(({ one, other }) => [one, other]),
    ...aliases.flatMap(({ from, to }) => [from, to]),
    ...reattributions.flatMap(({ from, to }) => [from.actorId, to.actorId]),
  ]
  return [...new Set(ids.filter((id) => id !== null))]
}

builder.prismaNode('DeskCorrection', {
  description:
    'A correction of statements or actors that an editor made, and can undo. It stays when articles are ingested again. For decisions about a single report see `ReportDecision`.',
  id: { field: 'id' },
  nullable: true,
  fields: (t) => ({
    kind: t.expose('kind', { type: 'DeskCorrectionKind', description: 'What it did.' }),
    madeBy: t.string({
      description: 'Name of the principal who made it.',
      select: { principal: { select: { name: true } } },
      resolve: ({ principal }) => principal.name,
    }),
    madeAt: t.expose('madeAt', { type: 'DateTime', description: 'When it was made.' }),
    reason: t.exposeString('reason', { description: 'Why, in the words of the principal who made it.' }),
    mergedActors: t.field({
      type: [ActorMergeType],
      description:
        'Who was merged into whom, each as it was called before, for corrections of kind `MERGE_ACTORS`; merges made before 0.3 name the actors as they are called today. Empty for other kinds.',
      select: { steps: true },
      resolve: ({ steps }, _, context, info) => readActorMerges(context, info, steps),
    }),
    statements: t.field({
      type: ['Statement'],
      description: 'The statements that it was about, at most 100, as they are now.',
      select: { steps: true },
      resolve: ({ steps }, _, context, info) =>
        loadRows(context, info, 'Statement', touchedBy(readSteps(steps)).slice(0, 100)),
    }),
    actors: t.field({
      type: ['Actor'],
      description: 'The actors that it was about, at most 100, as they are now.',
      select: { steps: true },
      resolve: ({ steps }, _, context, info) =>
        loadRows(context, info, 'Actor', actorsIn(readSteps(steps)).slice(0, 100)),
    }),
    reattributed: t.field({
      type: [ReattributedType],
      description: 'Which reports it gave to another speaker, at most 100: from whom to whom.',
      select: { steps: true },
      resolve: ({ steps }) => readSteps(steps).reattributions.slice(0, 100),
    }),
    undoneBy: t.string({
      nullable: true,
      description: 'Name of the principal who undid it. Null if it was not undone.',
      select: { undoneBy: { select: { name: true } } },
      resolve: ({ undoneBy }) => undoneBy?.name ?? null,
    }),
    undoneAt: t.expose('undoneAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was undone. Null if it was not undone.',
    }),
    undoneReason: t.exposeString('undoneReason', {
      nullable: true,
      description: 'Why it was undone. Null if it was not undone.',
    }),
  }),
})

defineListQuery('deskCorrections', {
  type: 'DeskCorrection',
  listing: DESK_CORRECTIONS,
  plural: 'corrections',
  description: 'All corrections of statements and actors, newest first, including those that were undone.',
})

const UndoCorrectionInput = builder.inputType('UndoCorrectionInput', {
  description: 'A correction to undo.',
  fields: (t) => ({
    id: t.id({ description: 'Id of the correction. Required, unless `correction` is given.' }),
    correction: t.id({ deprecationReason: 'Use `id`.', description: 'The same as `id`.' }),
    reason: t.string({ required: true, description: REASON }),
  }),
})

builder.mutationField('undoCorrection', (t) =>
  t.field({
    type: defineSuccess(
      'UndoCorrectionSuccess',
      'Everything is as if the correction had not been made. What was ingested since then stays.',
    ),
    description:
      'Undoes a correction. Every stream that matches the statements before or after gets the change. A correction that later ones were built on is refused: undo those first. Requires the EDITOR role.',
    args: { input: t.arg({ type: UndoCorrectionInput, required: true, description: 'Which correction, and why.' }) },
    errors: { types: FAILURES, directResult: true },
    resolve: (_, { input }, context) =>
      correct(context, input.reason, async (editor) => {
        const subject = readSubject(input, 'correction')
        const id = idOf('DeskCorrection', subject.id) ?? NOTHING
        return nameAsGiven(subject, await undoCorrection(context.writer, editor, id))
      }),
  }),
)
