import { type KeptChange, readChange, readState } from '../../desk/decisions/decisions.ts'
import type { DecisionKind } from '../../domain/statement/decision.ts'
import type { ExtractedReport } from '../../domain/statement/report.ts'
import { builder } from '../relay/builder.ts'

const Kind = builder.enumType('CorrectionKind', {
  description: 'What somebody decided about a report.',
  values: {
    CONFIRMED: { description: 'It is right as it is.' },
    CORRECTED: { description: 'Something of it was put right.' },
    REJECTED: { description: 'It is no report: nobody said this.' },
  } satisfies Record<DecisionKind, { description: string }>,
})

const State = builder.objectRef<ExtractedReport>('ReportState').implement({
  description: 'A report as it was.',
  fields: (t) => ({
    text: t.string({ description: 'The reported words.', resolve: ({ text }) => text }),
    parts: t.field({ type: ['Span'], description: 'Where they stood.', resolve: ({ parts }) => parts }),
    form: t.field({ type: 'SpeechForm', description: 'How they rendered speech.', resolve: ({ form }) => form }),
    speaker: t.string({
      nullable: true,
      description: 'The fullest name the article gave the speaker; null where nobody was found.',
      resolve: ({ speaker }) => speaker?.name ?? null,
    }),
    office: t.string({
      nullable: true,
      description: 'Name of the office it was said in; null where none was known.',
      resolve: ({ speaker }) => speaker?.office ?? null,
    }),
    saidAt: t.field({
      type: 'SaidAt',
      nullable: true,
      description: 'When it was said; null where that was not known.',
      resolve: ({ saidAt }) => saidAt,
    }),
    confidence: t.float({ description: 'How sure extraction was, from 0 to 1.', resolve: (state) => state.confidence }),
  }),
})

const ChangeType = builder.objectRef<KeptChange>('ReportChange').implement({
  description: 'What was put right of a report. Null: not that.',
  fields: (t) => ({
    text: t.string({
      nullable: true,
      description: 'The words that it is of; parts are joined by a space.',
      resolve: ({ words }) => words?.texts.join(' ') ?? null,
    }),
    form: t.field({
      type: 'SpeechForm',
      nullable: true,
      description: 'How it renders speech.',
      resolve: ({ form }) => form ?? null,
    }),
    speaker: t.string({
      nullable: true,
      description: 'Who spoke, by name.',
      resolve: ({ speaker }) => speaker?.name ?? null,
    }),
    nobody: t.boolean({
      description: 'Whether the speaker was taken off.',
      resolve: ({ speaker }) => speaker === null,
    }),
    office: t.string({ nullable: true, description: 'The office, by name.', resolve: ({ office }) => office ?? null }),
    saidAt: t.field({
      type: 'SaidAt',
      nullable: true,
      description: 'When it was said.',
      resolve: ({ saidAt }) => saidAt ?? null,
    }),
  }),
})

builder.prismaObject('Correction', {
  description: 'What somebody decided about a report. It is made again when the article is extracted again.',
  fields: (t) => ({
    kind: t.expose('kind', { type: Kind, description: 'What was decided.' }),
    madeAt: t.expose('madeAt', { type: 'DateTime', description: 'When.' }),
    madeBy: t.exposeString('madeBy', { description: 'Name of the principal who decided.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why; null where that was not said.' }),
    was: t.field({ type: State, description: 'The report before.', resolve: ({ was }) => readState(was) }),
    became: t.field({
      type: ChangeType,
      nullable: true,
      description: 'What was put right; null where it was confirmed or rejected.',
      resolve: ({ became }) => (became === null ? null : readChange(became)),
    }),
  }),
})
