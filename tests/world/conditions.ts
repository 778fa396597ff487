import fc from 'fast-check'
import { VALUE_KINDS, VALUES, type ValueKind, type ValueLeaf } from '../../src/domain/filter/conditions/values.ts'
import type { StatementFilter } from '../../src/domain/filter/statement-filter.ts'
import type { StatementDocument } from '../../src/domain/journal/version.ts'

// What the tests need to know of each condition on a value. One that is not here does not pass the type check.

type ValueInDocument = (typeof VALUES)[ValueKind]['document']
type LeafOf<Kind extends ValueKind> = Extract<ValueLeaf, { kind: Kind }>
type OwnOf<Kind extends ValueKind> = StatementDocument[(typeof VALUES)[Kind]['document']]

interface ValueCase<Kind extends ValueKind> {
  /** Conditions, some of which hold for some of the values. */
  leaf: fc.Arbitrary<LeafOf<Kind>>
  /** What documents have: unknown among it. */
  own: readonly OwnOf<Kind>[]
  /** What the condition means, said as plainly as can be. */
  means(leaf: LeafOf<Kind>, own: OwnOf<Kind>): boolean
  /** One condition, as people write it, and the identity of its stream, which must never change. */
  example: { leaf: LeafOf<Kind>; filter: StatementFilter; stream: string }
  /** Filters that ask for what cannot be. */
  refused: readonly StatementFilter[]
}

export const VALUE_CASES: { [Kind in ValueKind]: ValueCase<Kind> } = {
  roots: {
    leaf: fc.record({ kind: fc.constant('roots' as const), atLeast: fc.integer({ min: 1, max: 4 }) }),
    own: [null, 1, 2, 3],
    means: ({ atLeast }, own) => [1, 2, 3].some((roots) => own === roots && atLeast <= roots),
    example: {
      leaf: { kind: 'roots', atLeast: 2 },
      filter: { minIndependentRoots: 2 },
      stream: 'cZ2SDTicSHO9jXAYWvJlsf',
    },
    refused: [0, -1, 1.5, 101, Number.NaN].map((minIndependentRoots) => ({ minIndependentRoots })),
  },
  confidence: {
    leaf: fc.record({ kind: fc.constant('confidence' as const), atLeast: fc.constantFrom(0, 0.1, 0.3, 0.7, 1) }),
    own: [null, 0, 0.1, 0.1 + 0.2, 0.7, 1],
    means: ({ atLeast }, own) => own !== null && !(own < atLeast),
    example: {
      leaf: { kind: 'confidence', atLeast: 0.8 },
      filter: { minConfidence: 0.8 },
      stream: 'ZFaXlj8hRA33gHx2BW3QbS',
    },
    refused: [-0.1, 1.01, Number.NaN].map((minConfidence) => ({ minConfidence })),
  },
  review: {
    leaf: fc.record({ kind: fc.constant('review' as const), is: fc.boolean() }),
    own: [null, true, false],
    means: ({ is }, own) => (is ? own === true : own === false),
    example: { leaf: { kind: 'review', is: true }, filter: { needsReview: true }, stream: '_gok1LLNZdrSgqNpvjzfYZ' },
    refused: [],
  },
  reports: {
    leaf: fc.record({ kind: fc.constant('reports' as const), atLeast: fc.integer({ min: 1, max: 4 }) }),
    own: [null, 1, 2, 3],
    means: ({ atLeast }, own) => [1, 2, 3].some((reports) => own === reports && atLeast <= reports),
    example: { leaf: { kind: 'reports', atLeast: 3 }, filter: { minReports: 3 }, stream: 'Rf0dPH_TNBxn-yU5Kt6mWM' },
    refused: [0, -1, 1.5, 1001, Number.NaN].map((minReports) => ({ minReports })),
  },
  named: {
    leaf: fc.record({ kind: fc.constant('named' as const), is: fc.boolean() }),
    own: [null, true, false],
    means: ({ is }, own) => (is ? own === true : own === false),
    example: { leaf: { kind: 'named', is: false }, filter: { named: false }, stream: '8n1LIh2km1087oFneRSFr2' },
    refused: [],
  },
  revised: {
    leaf: fc.record({ kind: fc.constant('revised' as const), is: fc.boolean() }),
    own: [null, true, false],
    means: ({ is }, own) => (is ? own === true : own === false),
    example: { leaf: { kind: 'revised', is: true }, filter: { revised: true }, stream: 'KUN1CvEaaONjNNbMyNuOTT' },
    refused: [],
  },
}

/** Any condition on a value. */
export const anyValueLeaf: fc.Arbitrary<ValueLeaf> = fc.oneof(...VALUE_KINDS.map((kind) => VALUE_CASES[kind].leaf))

/** A document of which no value is known, nor when it was published, nor what its reports disagree about and it answers. */
export const NO_VALUES = {
  ...(Object.fromEntries(VALUE_KINDS.map((kind) => [VALUES[kind].document, null])) as Record<ValueInDocument, null>),
  publishedAt: null,
  discrepancies: null,
  replies: null,
}

export type ValuesInDocument = Pick<StatementDocument, ValueInDocument>

/** For each value of a document something that it may have. */
export function eachValue<Made>(make: <Own>(own: readonly Own[]) => Made): Record<ValueInDocument, Made> {
  const entries = VALUE_KINDS.map((kind) => [VALUES[kind].document, make<unknown>(VALUE_CASES[kind].own)])
  return Object.fromEntries(entries)
}

export function valueMeans<Kind extends ValueKind>(leaf: LeafOf<Kind>, document: ValuesInDocument): boolean {
  const { means }: ValueCase<Kind> = VALUE_CASES[leaf.kind as Kind]
  return means(leaf, document[VALUES[leaf.kind as Kind].document] as OwnOf<Kind>)
}
