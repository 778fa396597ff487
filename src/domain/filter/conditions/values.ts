import type { StatementDocument } from '../../journal/version.ts'
import { MOST_HEARD } from '../../statement/statement.ts'

// Conditions on one value of the statement: a number that must be reached, or a yes or no. A new one is an entry here
// beside its column in domain/journal/version.ts; SQL, memory, index and API follow from the entry.

/** The most independent roots that a kept filter asks for. What is given now may ask for no more than are counted (never-holds.ts). */
const MOST_ROOTS = 100
/** The most articles that a filter may ask for. */
const MOST_REPORTS = 1_000

/** The API's type of what people give. */
export type ValueType = 'Int' | 'Float' | 'Boolean'

interface ValueCondition<Given, Leaf> {
  /** Its name in the filter. */
  input: string
  type: ValueType
  /** As the API describes the field. */
  description: string
  /** What it asks of the document; null there is unknown, and unknown holds for nothing. */
  document: keyof StatementDocument
  /** How versions kept from before the column have it. It is part of the condition's description. */
  before: string
  /** How the document's value must stand to the one that is given. */
  compare: '>=' | '='
  /** Why a value cannot be asked for; null where it can. */
  problemOf(given: Given): string | null
  leafOf(given: Given): Leaf
  givenOf(leaf: Leaf): Given
}

export const VALUES = {
  roots: atLeast({
    input: 'minIndependentRoots',
    type: 'Int',
    description: `At least this many independent publishers have it first hand, 1 to ${MOST_HEARD} (see \`Statement.independentRoots\`). Null: any number.`,
    document: 'independentRoots',
    before: 'Statements from before this was counted have 1 until one of their reports changes.',
    problemOf: (given) =>
      Number.isInteger(given) && given >= 1 && given <= MOST_ROOTS
        ? null
        : `must be a whole number from 1 to ${MOST_HEARD}`,
  }),
  confidence: atLeast({
    input: 'minConfidence',
    type: 'Float',
    description:
      'The confidence of at least one of its reports is at least this, 0 to 1 (see `Report.confidence`). Null: any.',
    document: 'confidence',
    before: 'Past versions from before this was stored have no value and do not match.',
    problemOf: (given) => (given >= 0 && given <= 1 ? null : 'must be a number from 0 to 1'),
  }),
  review: is({
    input: 'needsReview',
    description:
      'True: at least one of its reports waits for review (see `reviewQueue`). False: none does. Null: either.',
    document: 'needsReview',
    before: 'Past versions from before this was stored have no value and match neither true nor false.',
  }),
  reports: atLeast({
    input: 'minReports',
    type: 'Int',
    description: 'At least this many articles report it, 1 to 1,000. Null: any number.',
    document: 'reportCount',
    before: 'Past versions from before this was stored have no value and do not match.',
    problemOf: (given) =>
      Number.isInteger(given) && given >= 1 && given <= MOST_REPORTS
        ? null
        : `must be a whole number from 1 to ${MOST_REPORTS}`,
  }),
  named: is({
    input: 'named',
    description: 'True: one of its reports names who said it. False: none does. Null: either.',
    document: 'named',
    before: 'Past versions that were erased have no value and match neither true nor false.',
  }),
  revised: is({
    input: 'revised',
    description:
      'True: it was amended after it was ingested, by an entry of kind AMENDED: an edited article changed its words, or an editor its speaker. False: never. Null: either.',
    document: 'revised',
    before:
      'Of statements from before this was stored, only amendments that the journal still had then count; past versions have no value and match neither.',
  }),
}

export type ValueKind = keyof typeof VALUES

/** A condition on a value, as it is kept: `{ kind: 'roots', atLeast: 2 }`. */
export type ValueLeaf = {
  [Kind in ValueKind]: { kind: Kind } & ReturnType<(typeof VALUES)[Kind]['leafOf']>
}[ValueKind]

/** As people give them. */
export type ValuesGiven = {
  [Kind in ValueKind as (typeof VALUES)[Kind]['input']]?: Parameters<(typeof VALUES)[Kind]['leafOf']>[0] | null
}

export const VALUE_KINDS = Object.keys(VALUES) as ValueKind[]

/** The condition as one number, which `valueHolds` compares with the document's. */
export function operandOf(leaf: ValueLeaf): number {
  return Number(givenOf(leaf))
}

/** What people gave for it. */
export function givenOf(leaf: ValueLeaf): number | boolean {
  // The entry that is looked up is the leaf's own.
  return (VALUES[leaf.kind] as unknown as ValueCondition<number | boolean, object>).givenOf(leaf)
}

/** What people gave, as a condition; why it cannot be one, where it cannot. */
export function readValue(kind: ValueKind, given: number | boolean): ValueLeaf | string {
  // What is given under an entry's name has the entry's type.
  const described = VALUES[kind] as unknown as ValueCondition<number | boolean, object>
  return described.problemOf(given) ?? ({ kind, ...described.leafOf(given) } as ValueLeaf)
}

/** Whether the document's value stands to the operand as the condition says. */
export function valueHolds(kind: ValueKind, operand: number, document: StatementDocument): boolean {
  const { document: asked, compare } = VALUES[kind]
  const own = document[asked]
  if (own === null) return false
  return compare === '>=' ? Number(own) >= operand : Number(own) === operand
}

type NumberInDocument = {
  [Field in keyof StatementDocument]: StatementDocument[Field] extends number | null ? Field : never
}[keyof StatementDocument]

type FlagInDocument = {
  [Field in keyof StatementDocument]: StatementDocument[Field] extends boolean | null ? Field : never
}[keyof StatementDocument]

interface Told<Given, Input extends string, InDocument> {
  input: Input
  description: string
  document: InDocument
  before: string
  problemOf?(given: Given): string | null
}

function atLeast<Input extends string, Type extends 'Int' | 'Float', InDocument extends NumberInDocument>(
  told: Told<number, Input, InDocument> & { type: Type },
) {
  return {
    problemOf: () => null,
    ...told,
    compare: '>=',
    leafOf: (given: number) => ({ atLeast: given }),
    givenOf: (leaf: { atLeast: number }) => leaf.atLeast,
  } satisfies ValueCondition<number, { atLeast: number }>
}

function is<Input extends string, InDocument extends FlagInDocument>(told: Told<boolean, Input, InDocument>) {
  return {
    problemOf: () => null,
    ...told,
    type: 'Boolean',
    compare: '=',
    leafOf: (given: boolean) => ({ is: given }),
    givenOf: (leaf: { is: boolean }) => leaf.is,
  } satisfies ValueCondition<boolean, { is: boolean }>
}
