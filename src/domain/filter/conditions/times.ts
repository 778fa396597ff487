import type { StatementDocument } from '../../journal/version.ts'

// Conditions on when something was said or came in.

interface TimeCondition {
  /** As the API describes the field. */
  description: string
  /** The time it asks for. */
  document: 'saidEarliest' | 'saidLatest' | 'ingestedAt'
  /** How the document's time must stand to the one that is given. */
  compare: '>=' | '<=' | '<'
}

export const TIMES = {
  saidAfter: {
    description: 'It was certainly said at this instant or later. Null: at any time.',
    document: 'saidEarliest',
    compare: '>=',
  },
  saidBefore: {
    description: 'It was certainly said before this instant. Null: at any time.',
    document: 'saidLatest',
    compare: '<=',
  },
  ingestedAfter: {
    description: 'It was ingested at this instant or later. Null: at any time.',
    document: 'ingestedAt',
    compare: '>=',
  },
  ingestedBefore: {
    description: 'It was ingested before this instant. Null: at any time.',
    document: 'ingestedAt',
    compare: '<',
  },
} satisfies Record<string, TimeCondition>

export type TimeField = keyof typeof TIMES

/** As people give them. */
export type TimesGiven = { [Field in TimeField]?: Date | null }

export const TIME_FIELDS = Object.keys(TIMES) as TimeField[]

/** `at` is an ISO instant. */
export interface TimeLeaf {
  kind: 'time'
  field: TimeField
  at: string
}

/** Whether the condition holds for an instant in milliseconds. */
export function timeHolds(field: TimeField, instant: number, document: StatementDocument): boolean {
  const { document: asked, compare }: TimeCondition = TIMES[field]
  const own = document[asked]?.getTime()
  if (own === undefined) return false
  switch (compare) {
    case '>=':
      return own >= instant
    case '<=':
      return own <= instant
    case '<':
      return own < instant
  }
}
