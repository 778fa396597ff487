import type { Root } from '../../domain/compose/roots.ts'
import { readIndependentRoots } from '../../store/journal/journal.ts'
import { batched } from '../relay/batching.ts'
import { builder } from '../relay/builder.ts'
import { REPORTS_COST, rootsOf } from './live-reports.ts'

const RootKind = builder.enumType('RootKind', {
  description: 'Whom a report has it from in the end.',
  values: {
    OWN: { description: 'Its own outlet: it names nobody it has it from.' },
    CITED: { description: 'Another publisher, which it names, or which the one it names has it from.' },
    UNKNOWN: { description: 'Somebody unnamed ("local media"), or outlets that only quote each other.' },
  } as const,
})

const RootType = builder.objectRef<Root>('Root').implement({
  description: 'Whom a report has it from in the end.',
  fields: (t) => ({
    kind: t.expose('kind', { type: RootKind, description: 'Who it is to the report.' }),
    name: t.exposeString('name', { nullable: true, description: 'Whose name it goes by; null where it is not known.' }),
  }),
})

builder.prismaObjectField('Report', 'root', (t) =>
  t.field({
    type: RootType,
    nullable: true,
    description:
      'Whom it has it from in the end, as the chains of all the statement’s reports tell it; null where its article dropped it.',
    complexity: { field: REPORTS_COST },
    resolve: async (report, _, context, info) => {
      return (await rootsOf(context, info, report.statementId)).of.get(report.id) ?? null
    },
  }),
)

builder.prismaObjectField('Statement', 'independentRoots', (t) =>
  t.int({
    description:
      'How many independent publishers its reports have it from, at least, as `minIndependentRoots` of a filter asks: those that quote one outlet are one, those that name nobody count only where nobody is known. 0 where no article carries it.',
    resolve: async (statement, _, context, info) => {
      const counts = batched<number>(info, 'independentRoots', (ids) => readIndependentRoots(context.prisma, ids))
      return (await counts.load(statement.id)) ?? 0
    },
  }),
)
