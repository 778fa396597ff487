import type { DecisionKind } from '../../domain/statement/decision.ts'
import type { ExtractedReport } from '../../domain/statement/report.ts'
import { type KeptChange, readChange, readState } from '../../store/decisions/report-decisions.ts'
import { DECISIONS_OF_REPORT } from '../../store/search/whole-lists.ts'
import { builder } from '../relay/builder.ts'
import { loadOwned } from '../relay/rows.ts'

const State = builder.objectRef<ExtractedReport>('ReportState').implement({
  description: 'A report as it was before a decision.',
  fields: (t) => ({
    text: t.exposeString('text', { description: 'The reported words.' }),
    parts: t.field({ type: ['Span'], description: 'Where the words were in the text.', resolve: ({ parts }) => parts }),
    form: t.field({ type: 'SpeechForm', description: 'How it rendered the words.', resolve: ({ form }) => form }),
    act: t.field({
      type: 'SpeechAct',
      nullable: true,
      description: 'What the speaker did with the words. Null if unknown, as in decisions from before 0.3.0.',
      resolve: ({ act }) => act,
    }),
    speaker: t.string({
      nullable: true,
      description: 'The fullest name that the article gave the speaker. Null if none was found.',
      resolve: ({ speaker }) => speaker?.name ?? null,
    }),
    office: t.string({
      nullable: true,
      description: 'Name of the office in which it was said. Null if none was known.',
      resolve: ({ speaker }) => speaker?.office ?? null,
    }),
    saidAt: t.field({
      type: 'SaidAt',
      nullable: true,
      description: 'When it was said. Null if unknown.',
      resolve: ({ saidAt }) => saidAt,
    }),
    confidence: t.exposeFloat('confidence', { description: 'How certain the extraction was, from 0 to 1.' }),
  }),
})

const ChangeType = builder.objectRef<KeptChange>('ReportChange').implement({
  description: 'The corrected fields of a report. Null where a field was not changed.',
  fields: (t) => ({
    text: t.string({
      nullable: true,
      description: 'The reported words, their parts joined by a space.',
      resolve: ({ words }) => words?.texts.join(' ') ?? null,
    }),
    form: t.field({
      type: 'SpeechForm',
      nullable: true,
      description: 'How it renders the words.',
      resolve: ({ form }) => form ?? null,
    }),
    act: t.field({
      type: 'SpeechAct',
      nullable: true,
      description: 'What the speaker does with the words.',
      resolve: ({ act }) => act ?? null,
    }),
    speaker: t.string({
      nullable: true,
      description: 'Name of the speaker. Also null if the speaker was removed: see `nobody`.',
      resolve: ({ speaker }) => speaker?.name ?? null,
    }),
    nobody: t.boolean({
      description: 'True if the speaker was removed, because the article does not say who spoke.',
      resolve: ({ speaker }) => speaker === null,
    }),
    office: t.string({
      nullable: true,
      description: 'Name of the office in which it was said.',
      resolve: ({ office }) => office ?? null,
    }),
    saidAt: t.field({
      type: 'SaidAt',
      nullable: true,
      description: 'When it was said.',
      resolve: ({ saidAt }) => saidAt ?? null,
    }),
  }),
})

function defineDecisionKind(name: 'ReportDecisionKind' | 'CorrectionKind', description: string) {
  return builder.enumType(name, {
    description,
    values: {
      CONFIRMED: { description: 'The report is right as it is.' },
      CORRECTED: { description: 'Something in the report was wrong and was corrected.' },
      REJECTED: { description: 'Nobody said this. The report was dropped.' },
    } satisfies Record<DecisionKind, { description: string }>,
  })
}

interface Naming {
  name: 'ReportDecision' | 'Correction'
  description: string
  kind: ReturnType<typeof defineDecisionKind>
  at: 'decidedAt' | 'madeAt'
  by: 'decidedBy' | 'madeBy'
}

function defineDecision({ name, description, kind, at, by }: Naming) {
  return builder.prismaObject('Correction', {
    variant: name,
    description,
    fields: (t) => ({
      kind: t.expose('kind', { type: kind, description: 'What was decided.' }),
      [at]: t.expose('madeAt', { type: 'DateTime', description: 'When it was decided.' }),
      [by]: t.exposeString('madeBy', { description: 'Name of the principal who decided.' }),
      reason: t.exposeString('reason', { nullable: true, description: 'Why. Null if no reason was given.' }),
      was: t.field({
        type: State,
        description: 'The report before the decision.',
        resolve: ({ was }) => readState(was),
      }),
      became: t.field({
        type: ChangeType,
        nullable: true,
        description: 'What was corrected. Null unless the kind is CORRECTED.',
        resolve: ({ became }) => (became === null ? null : readChange(became)),
      }),
    }),
  })
}

const ReportDecision = defineDecision({
  name: 'ReportDecision',
  description:
    'What an editor decided about a report: `confirmReport`, `correctReport` or `rejectReport`. It is applied again when the article is extracted again.',
  kind: defineDecisionKind('ReportDecisionKind', 'What an editor decided about a report.'),
  at: 'decidedAt',
  by: 'decidedBy',
})

// Its names in 0.1.
const Correction = defineDecision({
  name: 'Correction',
  description: 'The type of the deprecated `Report.corrections`. Use `ReportDecision`.',
  kind: defineDecisionKind('CorrectionKind', 'The type of the deprecated `Correction.kind`. Use `ReportDecisionKind`.'),
  at: 'madeAt',
  by: 'madeBy',
})

builder.prismaObjectFields('Report', (t) => ({
  decisions: t.field({
    type: [ReportDecision],
    description: 'What editors decided about it, earliest first.',
    resolve: ({ id }, _, context, info) => loadOwned(context, info, 'Correction', DECISIONS_OF_REPORT, id),
  }),
  corrections: t.field({
    type: [Correction],
    description: 'What editors decided about it, earliest first.',
    deprecationReason: 'Use `decisions`.',
    resolve: ({ id }, _, context, info) => loadOwned(context, info, 'Correction', DECISIONS_OF_REPORT, id),
  }),
}))
