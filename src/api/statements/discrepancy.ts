import { findBounds, toComparedReport } from '../../domain/discrepancies/compared-report.ts'
import { discrepancies } from '../../domain/discrepancies/discrepancies.ts'
import type { Discrepancy, Side } from '../../domain/discrepancies/discrepancy.ts'
import { builder } from '../relay/builder.ts'
import { loadRow } from '../relay/rows.ts'
import { loadLiveReports, REPORTS_COST } from './live-reports.ts'

const Kind = builder.enumType('DiscrepancyKind', {
  description: 'What reports of one statement disagree about.',
  values: {
    DATE: { description: 'When it was said.' },
    PLACE: { description: 'Where it was said.' },
    ADDRESSEE: { description: 'To whom it was said.' },
    ATTRIBUTION: { description: 'Who said it, or in which office.' },
    SPEECH_FORM: { description: 'Both quote it, in different words, or one quotes what the other paraphrases.' },
    NUMBER: { description: 'How many, or how much, of the same thing.' },
    NEGATION: { description: 'One says the opposite of the other.' },
  } as const,
})

builder.enumType('DiscrepancyVerdict', {
  description: 'Whether both sides can be right.',
  values: {
    CONFLICT: { description: 'They cannot both be right.' },
    COMPATIBLE_REFINEMENT: { description: 'One says more than the other, or the same in another way.' },
  } as const,
})

const Place = builder.enumType('ReportPlace', {
  description: 'The text that a span refers to.',
  values: {
    TEXT: { description: 'The report’s `text`.' },
    BEFORE: { description: 'The report’s `context.before`.' },
    AFTER: { description: 'The report’s `context.after`.' },
    ELSEWHERE: { description: 'Elsewhere in the article. There is no span.' },
  } as const,
})

const SideType = builder.objectRef<Side>('DiscrepancySide').implement({
  description: 'What one report says about what the reports disagree on.',
  fields: (t) => ({
    report: t.field({
      type: 'Report',
      nullable: true,
      description: 'The report. Null if it was erased.',
      resolve: ({ reportId }, _, context, info) => loadRow(context, info, 'Report', reportId),
    }),
    words: t.exposeString('words', { description: 'Its words.' }),
    place: t.expose('place', { type: Place, description: 'Which of the report’s texts the words are in.' }),
    span: t.field({
      type: 'Span',
      nullable: true,
      description: 'Where they are in that text. Null if they are elsewhere in the article.',
      resolve: (side) => side.span,
    }),
  }),
})

const DiscrepancyType = builder.objectRef<Discrepancy>('Discrepancy').implement({
  description: 'Something on which two reports of one statement disagree.',
  fields: (t) => ({
    kind: t.expose('kind', { type: Kind, description: 'What they disagree about.' }),
    verdict: t.expose('verdict', { type: 'DiscrepancyVerdict', description: 'Whether both sides can be right.' }),
    sides: t.field({
      type: [SideType],
      description: 'What the two reports say. The report whose wording is better comes first.',
      complexity: { multiplier: 2 },
      resolve: (discrepancy) => [...discrepancy.sides],
    }),
    why: t.exposeString('why', { description: 'Why this is a discrepancy, in English, for people to read.' }),
  }),
})

builder.prismaObjectField('Statement', 'discrepancies', (t) =>
  t.field({
    type: [DiscrepancyType],
    description: 'What its reports disagree about. Only what the rules can compare is found.',
    complexity: { field: REPORTS_COST, multiplier: 5 },
    resolve: async (statement, _, context, info) => {
      const reports = await loadLiveReports(context, info, statement.id)
      const [first] = reports
      const held = { from: first?.heldFrom ?? null, until: first?.heldUntil ?? null }
      return discrepancies(reports.map(toComparedReport), findBounds(reports, held))
    },
  }),
)
