import { undoCorrection } from '../../desk/corrections/undo.ts'
import type { DeskCorrectionKind } from '../../store/prisma/client.ts'
import { DESK_CORRECTIONS } from '../../store/search/listings.ts'
import { builder } from '../relay/builder.ts'
import { connect, pageCost } from '../relay/connection.ts'
import { connectionType, pageArguments } from '../relay/connection-type.ts'
import { idOf } from '../relay/global-id.ts'
import { corrected, correctionResult, NOTHING } from './correction-result.ts'

builder.enumType('DeskCorrectionKind', {
  description: 'What somebody put right.',
  values: {
    MERGE_STATEMENTS: { description: 'Statements that are one utterance were made one.' },
    SPLIT_STATEMENT: { description: 'Reports of another utterance were taken out of a statement.' },
    MERGE_ACTORS: { description: 'Actors that are one were made one.' },
    SPLIT_ACTOR: { description: 'A part of what an actor said was given to a new one.' },
    REJECT_FOLD: { description: 'Two statements that were proposed as one are not.' },
    REATTRIBUTE: { description: 'A statement was given to another speaker.' },
  } satisfies Record<DeskCorrectionKind, { description: string }>,
})

builder.prismaNode('DeskCorrection', {
  description: 'What somebody put right about statements or actors. Articles that come in again do not undo it.',
  id: { field: 'id' },
  nullable: true,
  fields: (t) => ({
    kind: t.expose('kind', { type: 'DeskCorrectionKind', description: 'What was put right.' }),
    madeBy: t.string({
      description: 'Name of the principal who did.',
      select: { principal: { select: { name: true } } },
      resolve: ({ principal }) => principal.name,
    }),
    madeAt: t.expose('madeAt', { type: 'DateTime', description: 'When.' }),
    reason: t.exposeString('reason', { description: 'Why, in the words of who did.' }),
    undoneBy: t.string({
      nullable: true,
      description: 'Name of the principal who took it back; null where it holds.',
      select: { undoneBy: { select: { name: true } } },
      resolve: ({ undoneBy }) => undoneBy?.name ?? null,
    }),
    undoneAt: t.expose('undoneAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was taken back; null where it holds.',
    }),
    undoneReason: t.exposeString('undoneReason', {
      nullable: true,
      description: 'Why it was taken back; null where it holds.',
    }),
  }),
})

connectionType('DeskCorrection', 'corrections')

builder.queryField('deskCorrections', (t) =>
  t.field({
    type: 'DeskCorrectionConnection',
    description: 'What people put right about statements and actors, the newest first.',
    args: pageArguments(t.arg),
    complexity: pageCost,
    resolve: (_, args, context, info) =>
      connect(context, info, {
        listing: DESK_CORRECTIONS,
        type: 'DeskCorrection',
        args,
        load: (query, ids) => context.prisma.deskCorrection.findMany({ ...query, where: { id: { in: ids } } }),
      }),
  }),
)

const UndoCorrectionInput = builder.inputType('UndoCorrectionInput', {
  description: 'A correction to take back.',
  fields: (t) => ({
    correction: t.id({ required: true, description: 'Its id.' }),
    reason: t.string({ required: true, description: 'Why, at most 1,000 characters.' }),
  }),
})

builder.mutationField('undoCorrection', (t) =>
  t.field({
    type: correctionResult('UndoCorrection', 'It is as if it had not been made; what came in since stays.'),
    description:
      'Takes a correction back, and tells every stream that passed either version. One that others were built on is refused: take those back first. Takes an editor.',
    args: { input: t.arg({ type: UndoCorrectionInput, required: true, description: 'Which, and why.' }) },
    resolve: (_, { input: { correction, reason } }, context) =>
      corrected(context, reason, (editor) =>
        undoCorrection(context.prisma, editor, idOf('DeskCorrection', correction) ?? NOTHING),
      ),
  }),
)
