import type { StatementDocument } from '../../journal/version.ts'

// Conditions on when something was said, published or came in.

type TimeInDocument = 'saidEarliest' | 'saidLatest' | 'publishedAt' | 'ingestedAt'

interface TimeCondition {
  /** As the API describes the field. */
  description: string
  /** The times it asks for: the first that is known counts. */
  document: readonly TimeInDocument[]
  /** How the document's time must stand to the one that is given. */
  compare: '>=' | '<=' | '<'
  /** Another time that then stands to it in the same way: an earlier one. */
  alsoFor?: TimeInDocument
}

const DESCRIBED = {
  saidAfter: {
    description: 'It was certainly said at this instant or later. Null: at any time.',
    document: ['saidEarliest'],
    compare: '>=',
  },
  saidBefore: {
    description: 'It was certainly said before this instant. Null: at any time.',
    document: ['saidLatest'],
    compare: '<=',
    alsoFor: 'saidEarliest',
  },
  ingestedAfter: {
    description: 'It was ingested at this instant or later. Null: at any time.',
    document: ['ingestedAt'],
    compare: '>=',
  },
  ingestedBefore: {
    description: 'It was ingested before this instant. Null: at any time.',
    document: ['ingestedAt'],
    compare: '<',
  },
  publishedAfter: {
    description: 'It was first published at this instant or later (see `Statement.publishedAt`). Null: at any time.',
    document: ['publishedAt'],
    compare: '>=',
  },
  publishedBefore: {
    description: 'It was first published before this instant. Null: at any time.',
    document: ['publishedAt'],
    compare: '<',
  },
  whenAfter: {
    description:
      'It was said or, if that is unknown, first published at this instant or later (see `Statement.when`). Null: at any time.',
    document: ['saidEarliest', 'publishedAt'],
    compare: '>=',
  },
  whenBefore: {
    description: 'It was said or, if that is unknown, first published before this instant. Null: at any time.',
    document: ['saidEarliest', 'publishedAt'],
    compare: '<',
  },
} satisfies Record<string, TimeCondition>

export const TIMES: Readonly<Record<keyof typeof DESCRIBED, TimeCondition>> = DESCRIBED

export type TimeField = keyof typeof DESCRIBED

/** As people give them. */
export type TimesGiven = { [Field in TimeField]?: Date | null }

export const TIME_FIELDS = Object.keys(TIMES) as TimeField[]

/** `at` is an ISO instant. */
export interface TimeLeaf {
  kind: 'time'
  field: TimeField
  at: string
}

/** The time that a field asks for, in milliseconds; null if unknown. */
export function timeOf(field: TimeField, document: StatementDocument): number | null {
  const { document: asked } = TIMES[field]
  const known = asked.find((name) => document[name] !== null)
  return known === undefined ? null : (document[known]?.getTime() ?? null)
}

/** Whether the condition holds for an instant in milliseconds. */
export function timeHolds(field: TimeField, instant: number, document: StatementDocument): boolean {
  const own = timeOf(field, document)
  if (own === null) return false
  switch (TIMES[field].compare) {
    case '>=':
      return own >= instant
    case '<=':
      return own <= instant
    case '<':
      return own < instant
  }
}
