import type { Root } from '../../domain/compose/roots.ts'
import { readIndependentRoots } from '../../store/journal/journal.ts'
import { openBatch } from '../relay/batching.ts'
import { builder } from '../relay/builder.ts'
import { loadRoots, REPORTS_COST } from './live-reports.ts'

const RootKind = builder.enumType('RootKind', {
  description: 'Where a report has it from.',
  values: {
    OWN: { description: 'From its own outlet: it names no other publisher.' },
    CITED: {
      description: 'From another publisher: one that it names, or one that the publisher it names has it from.',
    },
    UNKNOWN: {
      description: 'Unknown: from an unnamed publisher ("local media"), or from outlets that only quote each other.',
    },
  } as const,
})

const RootType = builder.objectRef<Root>('Root').implement({
  description: 'The publisher that a report has it from in the end.',
  fields: (t) => ({
    kind: t.expose('kind', { type: RootKind, description: 'Whether that is its own outlet, another one, or unknown.' }),
    name: t.exposeString('name', { nullable: true, description: 'Name of the publisher. Null if unknown.' }),
  }),
})

builder.prismaObjectField('Report', 'root', (t) =>
  t.field({
    type: RootType,
    nullable: true,
    description:
      'The publisher that it has it from in the end, according to the chains of all reports of the statement. Null if a later revision of its article dropped the report.',
    complexity: { field: REPORTS_COST },
    resolve: async (report, _, context, info) => {
      return (await loadRoots(context, info, report.statementId)).of.get(report.id) ?? null
    },
  }),
)

builder.prismaObjectField('Statement', 'independentRoots', (t) =>
  t.int({
    description:
      'How many independent publishers have it first hand, at least. Reports that quote the same outlet count once; reports from unknown publishers count as one, and only if no publisher is known. Only the first 50 articles that report it are looked at. 0 if no article does. Filter by it with `minIndependentRoots`.',
    resolve: async (statement, _, context, info) => {
      const counts = openBatch<number>(info, 'independentRoots', (ids) => readIndependentRoots(context.prisma, ids))
      return (await counts.load(statement.id)) ?? 0
    },
  }),
)
