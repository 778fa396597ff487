import { operationsOf, type WordOperation, wordDiff } from '../../domain/compare/diff.ts'
import { type Difference, differencesOf } from '../../domain/compare/differences.ts'
import { readWordings } from '../../store/tables/report-details.ts'
import { batched } from '../relay/batching.ts'
import { builder } from '../relay/builder.ts'
import type { Context } from '../relay/context.ts'
import { badRequest } from '../relay/errors.ts'
import { idOf } from '../relay/global-id.ts'

/** Comparing two long quotations takes some hundredth seconds: an operation compares pages of sentences, not of speeches. */
const DIFF_COST = 20

/** UTF-16 code units that one operation may compare: a thousand pairs of sentences, or twelve of the longest speeches. */
const MAX_COMPARED = 500_000

const Operation = builder.enumType('WordOperationKind', {
  description: 'What became of a run of words.',
  values: {
    KEPT: { description: 'In both, in the same order.' },
    REMOVED: { description: 'Only in the other report.' },
    ADDED: { description: 'Only in this report.' },
    MOVED: { description: 'In both, but elsewhere.' },
  } as const,
})

const Kind = builder.enumType('DifferenceKind', {
  description: 'What a difference amounts to, where a rule can tell. Most rules know English only.',
  values: {
    REORDER: { description: 'The same words elsewhere.' },
    SYNONYM: { description: 'The same in other words: another form, spelling, contraction or synonym.' },
    OMISSION: { description: 'This report leaves it out, or says less of it.' },
    ADDITION: { description: 'This report alone says it, or says more of it.' },
    HEDGE: { description: 'Surer or less sure, stronger or weaker.' },
    NEGATION: { description: 'One says it, the other the opposite.' },
    NUMBER: { description: 'Another number.' },
    SCOPE: { description: 'Holds for more or for less: a condition, a quantity, a region.' },
    OTHER: { description: 'No rule can tell.' },
  } as const,
})

const WordOperationType = builder.objectRef<WordOperation>('WordOperation').implement({
  description: 'A run of words, and what became of it. Spaces and marks between runs belong to none.',
  fields: (t) => ({
    operation: t.expose('operation', { type: Operation, description: 'What became of it.' }),
    before: t.field({
      type: 'Span',
      nullable: true,
      description: 'Where it stands in the other report’s `text`; null where it was added.',
      resolve: (one) => one.before,
    }),
    after: t.field({
      type: 'Span',
      nullable: true,
      description: 'Where it stands in this report’s `text`; null where it was removed.',
      resolve: (one) => one.after,
    }),
  }),
})

const DifferenceType = builder.objectRef<Difference>('Difference').implement({
  description: 'One place where two reports’ words differ.',
  fields: (t) => ({
    kind: t.expose('kind', { type: Kind, description: 'What it amounts to.' }),
    before: t.field({
      type: 'Span',
      nullable: true,
      description: 'What the other report’s `text` has there; null where it has nothing.',
      resolve: (one) => one.before,
    }),
    after: t.field({
      type: 'Span',
      nullable: true,
      description: 'What this report’s `text` has there; null where it has nothing.',
      resolve: (one) => one.after,
    }),
  }),
})

interface Compared {
  operations: WordOperation[]
  differences: Difference[]
}

const WordDiffType = builder.objectRef<Compared>('WordDiff').implement({
  description: 'How one report’s words differ from another’s. Capitals, accents and marks are no difference.',
  fields: (t) => ({
    operations: t.field({
      type: [WordOperationType],
      description:
        'What makes this report’s words of the other’s, in this report’s order; what was removed stands where it would have. Every word of both texts is in one operation.',
      resolve: (diff) => diff.operations,
    }),
    differences: t.field({
      type: [DifferenceType],
      description: 'What is not kept, by what it amounts to, in the same order.',
      resolve: (diff) => diff.differences,
    }),
  }),
})

builder.prismaObjectField('Report', 'diff', (t) =>
  t.field({
    type: WordDiffType,
    nullable: true,
    description: 'How its words differ from another report’s; null where there is no such report.',
    args: { against: t.arg.id({ required: true, description: 'The other report, of this statement or of any.' }) },
    complexity: { field: DIFF_COST },
    resolve: async (report, { against }, context, info): Promise<Compared | null> => {
      const wordings = batched(info, 'wordings', (ids) => readWordings(context.prisma, ids))
      const other = idOf('Report', against)
      const [before, after] = await Promise.all([
        other === null ? null : wordings.load(other),
        wordings.load(report.id),
      ])
      if (!before || !after) return null
      takeFromBudget(context, before.text.length + after.text.length)
      const diff = wordDiff(before.text, after.text)
      // Word lists of one language say nothing of another's words.
      const language = before.language === after.language ? after.language : 'und'
      return { operations: operationsOf(diff), differences: differencesOf(diff, language) }
    },
  }),
)

/** @throws GraphQLError with code TOO_COSTLY where an operation compares more than a server should for one. */
function takeFromBudget(context: Context, characters: number): void {
  const compared = (spent.get(context) ?? 0) + characters
  spent.set(context, compared)
  if (compared > MAX_COMPARED)
    throw badRequest(
      'TOO_COSTLY',
      `One operation compares at most ${MAX_COMPARED} characters of reports: ask for fewer.`,
    )
}

// Every execution has a context of its own.
const spent = new WeakMap<Context, number>()
