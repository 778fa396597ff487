import { decideReport } from '../../desk/decisions/decide.ts'
import type { CorrectionGiven } from '../../desk/decisions/read-correction.ts'
import type { DecisionKind } from '../../domain/statement/decision.ts'
import { builder } from '../relay/builder.ts'
import type { Context } from '../relay/context.ts'
import { FAILURES, refuse, requireRole, requireValid } from '../relay/failures.ts'
import { idOf, nameOf } from '../relay/global-id.ts'
import { selectAtLeastId } from '../relay/selection.ts'

const ConfirmReportInput = builder.inputType('ConfirmReportInput', {
  description: 'A report to confirm.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Id of the report.' }),
    reason: t.string({ description: 'Why, at most 1,000 characters. Null: no reason.' }),
  }),
})

const RejectReportInput = builder.inputType('RejectReportInput', {
  description: 'A report to reject.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Id of the report.' }),
    reason: t.string({ required: true, description: 'Why, at most 1,000 characters.' }),
  }),
})

const SpanInput = builder.inputType('SpanInput', {
  description: 'A part of a revision’s text, in UTF-16 code units from 0, as for JavaScript’s `slice(start, end)`.',
  fields: (t) => ({
    start: t.int({ required: true, description: 'Where it starts.' }),
    end: t.int({ required: true, description: 'Where it ends: the first unit after it.' }),
  }),
})

const SaidAtInput = builder.inputType('SaidAtInput', {
  description:
    'When something was said: at `earliest` or later, and before `latest`. For 4 March 2025 in UTC: earliest "2025-03-04T00:00:00Z", latest "2025-03-05T00:00:00Z", precision DAY.',
  fields: (t) => ({
    earliest: t.field({ type: 'DateTime', required: true, description: 'The first possible instant.' }),
    latest: t.field({ type: 'DateTime', required: true, description: 'The instant after the last possible one.' }),
    precision: t.field({
      type: 'TimePrecision',
      required: true,
      description: 'How precisely the time is known: to the minute, hour, day, week, month or year.',
    }),
  }),
})

const CorrectReportInput = builder.inputType('CorrectReportInput', {
  description: 'A report to correct. Give at least one field to correct.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Id of the report.' }),
    reason: t.string({ required: true, description: 'Why, at most 1,000 characters.' }),
    actor: t.string({ description: 'Slug or id of the actor who spoke. Null: unchanged.' }),
    nobody: t.boolean({
      description: 'True removes the speaker: the article does not say who spoke. Null or false: unchanged.',
    }),
    office: t.string({
      description:
        'Slug or id of the office in which it was said. Null: unchanged or, if `actor` is given, the office that the actor held at the time.',
    }),
    parts: t.field({
      type: [SpanInput],
      description:
        'Where the reported words are in the text, without quotation marks: several parts if the attribution interrupts them, at most 20. Null: unchanged.',
    }),
    revision: t.int({
      description: 'Number of the revision that `parts` refers to, which must be the newest. Null if `parts` is null.',
    }),
    form: t.field({ type: 'SpeechForm', description: 'How it renders the words. Null: unchanged.' }),
    act: t.field({ type: 'SpeechAct', description: 'What the speaker does with the words. Null: unchanged.' }),
    saidAt: t.field({ type: SaidAtInput, description: 'When it was said. Null: unchanged.' }),
  }),
})

const REPORT_NOW = { name: 'report', description: 'The report as it is now.' }

builder.mutationFields((t) => ({
  confirmReport: t.prismaField({
    type: 'Report',
    description:
      'Confirms a report: its words, form, act, speaker, office and time are right. Requires the EDITOR role.',
    args: { input: t.arg({ type: ConfirmReportInput, required: true, description: 'Which report.' }) },
    errors: {
      types: FAILURES,
      result: { description: 'The report is confirmed, and stays so when its article is edited.' },
      dataField: REPORT_NOW,
    },
    resolve: async (query, _, { input }, context) => {
      const id = await decideAsCaller(context, 'CONFIRMED', input, {})
      return context.prisma.report.findUniqueOrThrow({ ...selectAtLeastId(query), where: { id } })
    },
  }),
  correctReport: t.prismaField({
    type: 'Report',
    description:
      'Corrects a report. Its statement is amended. If other reports of the statement name another speaker, or say what it denies or asks, the report becomes a statement of its own. The correction is applied again when the article is edited. Requires the EDITOR role.',
    args: {
      input: t.arg({ type: CorrectReportInput, required: true, description: 'Which report, and what is wrong.' }),
    },
    errors: {
      types: FAILURES,
      result: {
        description:
          'The report is corrected. Its statement is amended, or the report has become a statement of its own.',
      },
      dataField: REPORT_NOW,
    },
    resolve: async (query, _, { input }, context) => {
      const { actor, office } = input
      const id = await decideAsCaller(context, 'CORRECTED', input, {
        ...input,
        actor: actor == null ? null : nameOf('Actor', actor),
        office: office == null ? null : nameOf('Office', office),
      })
      return context.prisma.report.findUniqueOrThrow({ ...selectAtLeastId(query), where: { id } })
    },
  }),
  rejectReport: t.prismaField({
    type: 'Report',
    description:
      'Rejects a report: nobody said this. A statement that has no other report is retracted. Requires the EDITOR role.',
    args: { input: t.arg({ type: RejectReportInput, required: true, description: 'Which report, and why.' }) },
    errors: {
      types: FAILURES,
      result: { description: 'The report is dropped, and does not come back when its article is edited.' },
      dataField: REPORT_NOW,
    },
    resolve: async (query, _, { input }, context) => {
      const id = await decideAsCaller(context, 'REJECTED', input, {})
      return context.prisma.report.findUniqueOrThrow({ ...selectAtLeastId(query), where: { id } })
    },
  }),
}))

/** Decides as the caller, and returns the report's id. */
async function decideAsCaller(
  context: Context,
  kind: DecisionKind,
  input: { id: string; reason?: string | null },
  change: CorrectionGiven,
): Promise<string> {
  requireRole(context, 'EDITOR')
  const reportId = idOf('Report', input.id) ?? refuse('id', 'is not the id of a report')
  const reason = input.reason?.trim() || null
  if (reason === null && kind !== 'CONFIRMED') refuse('reason', 'is empty: say why')
  if (reason !== null && (reason.length > 1000 || reason.includes('\0') || !reason.isWellFormed()))
    refuse('reason', 'must be text of at most 1,000 characters')
  if (kind === 'CORRECTED' && isEmpty(change)) refuse('actor', 'is missing: give at least one field to correct')
  const { name: madeBy } = context.principal
  requireValid(await decideReport(context.writer, { reportId, kind, madeBy, reason, change }))
  context.committed()
  return reportId
}

function isEmpty({ actor, nobody, office, parts, form, act, saidAt }: CorrectionGiven): boolean {
  return [actor, nobody || null, office, parts, form, act, saidAt].every((part) => part == null)
}
