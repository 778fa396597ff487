import { operationsOf, type WordOperation, wordDiff } from '../../domain/compare/diff.ts'
import { type Difference, differencesOf } from '../../domain/compare/differences.ts'
import { readWordings } from '../../store/tables/report-details.ts'
import { openBatch } from '../relay/batching.ts'
import { builder } from '../relay/builder.ts'
import type { Context } from '../relay/context.ts'
import { badRequest } from '../relay/errors.ts'
import { idOf } from '../relay/global-id.ts'

/** Comparing two long quotations takes some hundredth seconds: an operation compares pages of sentences, not of speeches. */
const DIFF_COST = 20

/** UTF-16 code units that one operation may compare: a thousand pairs of sentences, or twelve of the longest speeches. */
const MAX_COMPARED = 500_000

const Operation = builder.enumType('WordOperationKind', {
  description: 'What happened to a run of words between the other report and this one.',
  values: {
    KEPT: { description: 'In both, in the same order.' },
    REMOVED: { description: 'Only in the other report.' },
    ADDED: { description: 'Only in this report.' },
    MOVED: { description: 'In both, in another place.' },
  } as const,
})

const Kind = builder.enumType('DifferenceKind', {
  description: 'What a difference means, if a rule can tell. Most rules know only English.',
  values: {
    REORDER: { description: 'The same words in another place.' },
    SYNONYM: { description: 'The same in other words: another form, spelling or contraction, or a synonym.' },
    OMISSION: { description: 'This report leaves it out or says less about it.' },
    ADDITION: { description: 'Only this report says it, or it says more about it.' },
    HEDGE: { description: 'More or less certain, stronger or weaker: "will" and "may".' },
    NEGATION: { description: 'One says the opposite of the other.' },
    NUMBER: { description: 'Different numbers.' },
    SCOPE: { description: 'It applies to more or to less: a condition, a quantity, a region.' },
    OTHER: { description: 'No rule can tell what it means.' },
  } as const,
})

const WordOperationType = builder.objectRef<WordOperation>('WordOperation').implement({
  description: 'A run of words, and what happened to it. Spaces and punctuation between runs belong to none.',
  fields: (t) => ({
    operation: t.expose('operation', { type: Operation, description: 'What happened to it.' }),
    before: t.field({
      type: 'Span',
      nullable: true,
      description: 'Where it is in the other report’s `text`. Null if it was added.',
      resolve: (one) => one.before,
    }),
    after: t.field({
      type: 'Span',
      nullable: true,
      description: 'Where it is in this report’s `text`. Null if it was removed.',
      resolve: (one) => one.after,
    }),
  }),
})

const DifferenceType = builder.objectRef<Difference>('Difference').implement({
  description: 'One place where the words of two reports differ.',
  fields: (t) => ({
    kind: t.expose('kind', { type: Kind, description: 'What it means.' }),
    before: t.field({
      type: 'Span',
      nullable: true,
      description: 'What the other report’s `text` has there. Null if it has nothing.',
      resolve: (one) => one.before,
    }),
    after: t.field({
      type: 'Span',
      nullable: true,
      description: 'What this report’s `text` has there. Null if it has nothing.',
      resolve: (one) => one.after,
    }),
  }),
})

interface Compared {
  operations: WordOperation[]
  differences: Difference[]
}

const WordDiffType = builder.objectRef<Compared>('WordDiff').implement({
  description:
    'How the words of one report differ from those of another. Capitals, accents and punctuation do not count.',
  fields: (t) => ({
    operations: t.field({
      type: [WordOperationType],
      description:
        'The steps that turn the other report’s words into this report’s, in the order of this report. Removed words come where they would have been. Every word of both texts is in exactly one operation.',
      resolve: (diff) => diff.operations,
    }),
    differences: t.field({
      type: [DifferenceType],
      description: 'The differences, with what they mean, in the same order.',
      resolve: (diff) => diff.differences,
    }),
  }),
})

builder.prismaObjectField('Report', 'diff', (t) =>
  t.field({
    type: WordDiffType,
    nullable: true,
    description: 'How its words differ from those of another report. Null if that report does not exist.',
    args: {
      against: t.arg.id({ required: true, description: 'Id of the other report. It may be of another statement.' }),
    },
    complexity: { field: DIFF_COST },
    resolve: async (report, { against }, context, info): Promise<Compared | null> => {
      const wordings = openBatch(info, 'wordings', (ids) => readWordings(context.prisma, ids))
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
