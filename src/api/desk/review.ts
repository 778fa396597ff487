import { decide } from '../../desk/decisions/decide.ts'
import type { CorrectionGiven } from '../../desk/decisions/read-correction.ts'
import type { DecisionKind } from '../../domain/statement/decision.ts'
import { builder } from '../relay/builder.ts'
import type { Context } from '../relay/context.ts'
import { type Failed, invalidInput, type Problem, unlessAllowed } from '../relay/failures.ts'
import { idOf, nameOf } from '../relay/global-id.ts'

interface Decided {
  type: `${Name}Success`
  reportId: string
}
type Name = 'ConfirmReport' | 'CorrectReport' | 'RejectReport'

function resultOf(name: Name, description: string) {
  const success = builder.objectRef<Decided>(`${name}Success`).implement({
    description,
    fields: (t) => ({
      report: t.prismaField({
        type: 'Report',
        description: 'The report as it is now.',
        resolve: (query, { reportId }, _, context) =>
          context.prisma.report.findUniqueOrThrow({ ...query, where: { id: reportId } }),
      }),
    }),
  })
  return builder.unionType(`${name}Result`, {
    description: `What became of \`${name.charAt(0).toLowerCase()}${name.slice(1)}\`.`,
    types: [success, 'InvalidInput', 'NotAllowed'],
    resolveType: (result: Decided | Failed) => result.type,
  })
}

const ConfirmInput = builder.inputType('ConfirmReportInput', {
  description: 'A report that is right.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The report’s id.' }),
    reason: t.string({ description: 'Why, at most 1,000 characters. Null: not said.' }),
  }),
})

const RejectInput = builder.inputType('RejectReportInput', {
  description: 'A report that is none.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The report’s id.' }),
    reason: t.string({ required: true, description: 'Why, at most 1,000 characters.' }),
  }),
})

const SpanInput = builder.inputType('SpanInput', {
  description: 'A stretch of a revision’s text, in UTF-16 code units from 0.',
  fields: (t) => ({
    start: t.int({ required: true, description: 'The first one.' }),
    end: t.int({ required: true, description: 'The one after the last.' }),
  }),
})

const SaidAtInput = builder.inputType('SaidAtInput', {
  description: 'When something was said: somewhere in [earliest, latest).',
  fields: (t) => ({
    earliest: t.field({ type: 'DateTime', required: true, description: 'Not before this instant.' }),
    latest: t.field({ type: 'DateTime', required: true, description: 'Before this instant.' }),
    precision: t.field({ type: 'TimePrecision', required: true, description: 'How long that stretch is.' }),
  }),
})

const CorrectInput = builder.inputType('CorrectReportInput', {
  description: 'What is to be put right of a report: at least one thing.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The report’s id.' }),
    reason: t.string({ required: true, description: 'Why, at most 1,000 characters.' }),
    actor: t.string({ description: 'Slug or id of who spoke. Null: as it is.' }),
    nobody: t.boolean({ description: 'True: the article does not say who spoke. Null or false: it does.' }),
    office: t.string({
      description: 'Slug or id of the office it was said in. Null: as it is, or as the actor holds.',
    }),
    parts: t.field({
      type: [SpanInput],
      description: 'Where the reported words stand in the text, without marks, at most 20. Null: as they are.',
    }),
    revision: t.int({
      description: 'Number of the revision that `parts` count in: the article’s newest. Null: `parts` is null.',
    }),
    form: t.field({ type: 'SpeechForm', description: 'How it renders what was said. Null: as it is.' }),
    saidAt: t.field({ type: SaidAtInput, description: 'When it was said. Null: as it is.' }),
  }),
})

builder.mutationFields((t) => ({
  confirmReport: t.field({
    type: resultOf('ConfirmReport', 'The report is known to be right, and stays so when its article is edited.'),
    description: 'Says that a report is right: words, form, speaker, office and time. Takes an editor.',
    args: { input: t.arg({ type: ConfirmInput, required: true, description: 'Which report.' }) },
    resolve: (_, { input }, context) => act(context, 'CONFIRMED', input, {}),
  }),
  correctReport: t.field({
    type: resultOf('CorrectReport', 'The report is put right, and its statement amended.'),
    description:
      'Puts a report right. Its statement is amended; where other reports of it name another speaker, the report becomes a statement of its own. Made again when the article is edited. Takes an editor.',
    args: { input: t.arg({ type: CorrectInput, required: true, description: 'What to put right.' }) },
    resolve: (_, { input }, context) => {
      const { actor, office } = input
      const change = {
        ...input,
        actor: actor == null ? null : nameOf('Actor', actor),
        office: office == null ? null : nameOf('Office', office),
      }
      return act(context, 'CORRECTED', input, change)
    },
  }),
  rejectReport: t.field({
    type: resultOf('RejectReport', 'The report is dropped, and does not come back when its article is edited.'),
    description:
      'Says that a report is none: nobody said this. A statement without another report is retracted. Takes an editor.',
    args: { input: t.arg({ type: RejectInput, required: true, description: 'Which report.' }) },
    resolve: (_, { input }, context) => act(context, 'REJECTED', input, {}),
  }),
}))

const NAMES: Record<DecisionKind, Name> = {
  CONFIRMED: 'ConfirmReport',
  CORRECTED: 'CorrectReport',
  REJECTED: 'RejectReport',
}

function act(
  context: Context,
  kind: DecisionKind,
  input: { id: string; reason?: string | null },
  change: CorrectionGiven,
): Promise<Decided | Failed> {
  return unlessAllowed<Decided>(context, 'EDITOR', async () => {
    const reportId = idOf('Report', input.id)
    if (reportId === null) return invalidInput([{ path: 'id', message: 'is no report' }])
    const reason = input.reason?.trim() || null
    const problem = problemOf(kind, reason, change)
    if (problem !== null) return invalidInput([problem])
    const madeBy = context.principal.name
    const result = await decide(context.prisma, { reportId, kind, madeBy, reason, change })
    if (result.kind === 'invalid') return invalidInput(result.problems)
    context.committed()
    return { type: `${NAMES[kind]}Success`, reportId }
  })
}

function problemOf(kind: DecisionKind, reason: string | null, change: CorrectionGiven): Problem | null {
  if (reason === null && kind !== 'CONFIRMED') return { path: 'reason', message: 'is empty: say why' }
  if (reason !== null && (reason.length > 1000 || reason.includes('\0') || !reason.isWellFormed()))
    return { path: 'reason', message: 'must be text of at most 1,000 characters' }
  const { actor, nobody, office, parts, form, saidAt } = change
  const isEmpty = [actor, nobody || null, office, parts, form, saidAt].every((part) => part == null)
  return kind === 'CORRECTED' && isEmpty ? { path: 'actor', message: 'or something else must be put right' } : null
}
