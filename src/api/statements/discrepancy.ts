import { discrepancies } from '../../domain/discrepancies/discrepancies.ts'
import type { Discrepancy, Side } from '../../domain/discrepancies/discrepancy.ts'
import { builder } from '../relay/builder.ts'
import { loadRow } from '../relay/rows.ts'
import { boundsOf, liveReports, REPORTS_COST, wordsOf } from './live-reports.ts'

const Kind = builder.enumType('DiscrepancyKind', {
  description: 'What reports of one statement disagree about.',
  values: {
    DATE: { description: 'When it was said.' },
    PLACE: { description: 'Where it was said.' },
    ADDRESSEE: { description: 'To whom it was said.' },
    ATTRIBUTION: { description: 'Who said it, or in which office.' },
    SPEECH_FORM: { description: 'Both quote it in different words, or one quotes what the other paraphrases.' },
    NUMBER: { description: 'A number of one thing.' },
    NEGATION: { description: 'One says the opposite of the other.' },
  } as const,
})

builder.enumType('DiscrepancyVerdict', {
  description: 'Whether both can be right.',
  values: {
    CONFLICT: { description: 'Not both can be right.' },
    COMPATIBLE_REFINEMENT: { description: 'One tells more, or the same in another way.' },
  } as const,
})

const Place = builder.enumType('ReportPlace', {
  description: 'A text that a span of a report counts in.',
  values: {
    TEXT: { description: 'The report’s `text`.' },
    BEFORE: { description: 'Its `context.before`.' },
    AFTER: { description: 'Its `context.after`.' },
    ELSEWHERE: { description: 'Elsewhere in the article; there is no span.' },
  } as const,
})

const SideType = builder.objectRef<Side>('DiscrepancySide').implement({
  description: 'One report’s words for what reports disagree about.',
  fields: (t) => ({
    report: t.field({
      type: 'Report',
      nullable: true,
      description: 'Whose words; null once it was erased.',
      resolve: ({ reportId }, _, context, info) => loadRow(context, info, 'Report', reportId),
    }),
    words: t.exposeString('words', { description: 'The words.' }),
    place: t.expose('place', { type: Place, description: 'Which of the report’s texts they stand in.' }),
    span: t.field({
      type: 'Span',
      nullable: true,
      description: 'Where they stand in it; null where that is elsewhere in the article.',
      resolve: (side) => side.span,
    }),
  }),
})

const DiscrepancyType = builder.objectRef<Discrepancy>('Discrepancy').implement({
  description: 'A matter on which two reports of one statement disagree.',
  fields: (t) => ({
    kind: t.expose('kind', { type: Kind, description: 'What it is about.' }),
    verdict: t.expose('verdict', { type: 'DiscrepancyVerdict', description: 'Whether both can be right.' }),
    sides: t.field({
      type: [SideType],
      description: 'What the two reports say, that of the better wording first.',
      complexity: { multiplier: 2 },
      resolve: (discrepancy) => [...discrepancy.sides],
    }),
    why: t.exposeString('why', { description: 'What made it one, in English, for people to read.' }),
  }),
})

builder.prismaObjectField('Statement', 'discrepancies', (t) =>
  t.field({
    type: [DiscrepancyType],
    description: 'Where its reports disagree. What no rule can compare is left out.',
    complexity: { field: REPORTS_COST, multiplier: 5 },
    resolve: async (statement, _, context, info) => {
      const reports = await liveReports(context, info, statement.id)
      return discrepancies(reports.map(wordsOf), boundsOf(reports))
    },
  }),
)
