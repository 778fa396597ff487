import type { StatementDocument } from '../../journal/version.ts'
import { SPEECH_ACTS, type SpeechAct } from '../../statement/speech-act.ts'
import { SPEECH_FORMS, type SpeechForm } from '../../statement/statement.ts'

// Conditions that name values, of which the statement must have one.

/** Where names are looked up. */
export type Catalogue = 'topics' | 'actors' | 'offices' | 'sources'

type ListInDocument = {
  [Field in keyof StatementDocument]: StatementDocument[Field] extends string[] | null ? Field : never
}[keyof StatementDocument]

interface ListCondition<Value extends string> {
  /** As the API describes the field. */
  description: string
  /** Why it should not be used any more, and what should. */
  deprecated?: string
  /** What it asks of the document. */
  document: ListInDocument
  /** Where its names are looked up; null where the values stand for themselves. */
  catalogue: Catalogue | null
  /** A value as it is kept; null where there is no such value. */
  read(given: string): Value | null
  /** Why there is no such value. */
  refusal(given: string): string
  /** What share of documents is likely to have a value, until documents tell: what matters is the order. */
  likely: number
}

interface NamedCondition extends ListCondition<string> {
  catalogue: Catalogue
}

interface PlainCondition<Value extends string> extends ListCondition<Value> {
  catalogue: null
}

type About = Pick<ListCondition<string>, 'description' | 'deprecated' | 'document' | 'likely'>

function named(catalogue: Catalogue, about: About): NamedCondition {
  return {
    ...about,
    catalogue,
    // Whether there is such a name, the catalogue says.
    read: (given) => given,
    refusal: (given) => `names "${given.slice(0, 200)}", which is unknown`,
  }
}

export const LISTS = {
  topics: named('topics', {
    description: 'Topics that it belongs to. A topic includes its narrower topics. Null: any or none.',
    document: 'topicIds',
    likely: 0.03,
  }),
  actors: named('actors', {
    description: 'Who said it. Null: any speaker, also an unknown one.',
    document: 'actorIds',
    likely: 0.005,
  }),
  offices: named('offices', {
    description: 'The office in which it was said. Null: any or none.',
    document: 'officeIds',
    likely: 0.003,
  }),
  sources: named('sources', {
    description: 'Who published a report of it. Null: any source.',
    document: 'sourceIds',
    likely: 0.03,
  }),
  answers: named('actors', {
    description:
      'Actors whose statements it answers, denies, criticises or takes back (see `Statement.repliesTo`). Null: any or none.',
    deprecated: 'Use `replies` with its `to`.',
    document: 'answeredActorIds',
    likely: 0.001,
  }),
  forms: {
    description: 'How one of its reports renders it. Null: any form.',
    document: 'forms',
    catalogue: null,
    read: (given) => SPEECH_FORMS.find((form) => form === given) ?? null,
    refusal: (given) => `has no form "${given.slice(0, 100)}"`,
    likely: 0.5,
  } satisfies PlainCondition<SpeechForm> as PlainCondition<SpeechForm>,
  acts: {
    description:
      'What the speaker does with the words, as one of its reports tells: [DENIES, BLAMES]. Statements whose act is unknown do not match. Null: any act, or unknown.',
    document: 'acts',
    catalogue: null,
    read: (given) => SPEECH_ACTS.find((act) => act === given) ?? null,
    refusal: (given) => `has no act "${given.slice(0, 100)}"`,
    likely: 0.2,
  } satisfies PlainCondition<SpeechAct> as PlainCondition<SpeechAct>,
  languages: {
    description: 'Language of one of its reports, as a code: "en". Null: any.',
    document: 'languages',
    catalogue: null,
    read: (given) => (/^[a-z]{2,3}$/i.test(given) ? given.toLowerCase() : null),
    refusal: (given) => `takes codes such as "en", not "${given.slice(0, 100)}"`,
    likely: 0.5,
  } satisfies PlainCondition<string> as PlainCondition<string>,
}

/** Conditions on the keys of what a statement has several of (see keys.ts): their input is an object. */
export const KEYED = {
  discrepancies: {
    description:
      'Its reports disagree, in one of these ways (see `Statement.discrepancies`). `{}`: in any. Only reports of the statement count, not those of statements that may be the same. Null: whether or not.',
    document: 'discrepancies',
    likely: 0.02,
  },
  replies: {
    description:
      'It makes one reply of which all this holds (see `Statement.repliesTo`). `{}`: any. Rejected ones do not count. Null: whether or not.',
    document: 'replies',
    likely: 0.01,
  },
} satisfies Record<string, About>

type KeyedField = keyof typeof KEYED
const KEYED_FIELDS = Object.keys(KEYED) as KeyedField[]

const IN_DOCUMENT: Readonly<Record<ListField, About>> = { ...LISTS, ...KEYED }

type GivenField = keyof typeof LISTS
export type ListField = GivenField | KeyedField
export type NamedField = {
  [Field in GivenField]: (typeof LISTS)[Field] extends NamedCondition ? Field : never
}[GivenField]

/** As people give them. */
export type ListsGiven = {
  [Field in GivenField]?: ((typeof LISTS)[Field] extends ListCondition<infer Value> ? Value[] : never) | null
}

/** Those whose input is a list. */
export const GIVEN_FIELDS = Object.keys(LISTS) as GivenField[]
export const LIST_FIELDS: readonly ListField[] = [...GIVEN_FIELDS, ...KEYED_FIELDS]
export const NAMED_FIELDS = GIVEN_FIELDS.filter((field): field is NamedField => LISTS[field].catalogue !== null)

/** Something for each field that takes names. */
export function forEachNamed<Value>(make: (field: NamedField) => Value): Record<NamedField, Value> {
  return Object.fromEntries(NAMED_FIELDS.map((field) => [field, make(field)])) as Record<NamedField, Value>
}

/** Any of `values` is among the document's. Values are sorted and without repeats. */
export interface ListLeaf {
  kind: 'list'
  field: ListField
  values: string[]
}

/** What a document has in a field that takes lists. */
export function valuesOf(document: StatementDocument, field: ListField): readonly string[] {
  return document[IN_DOCUMENT[field].document] ?? []
}

/** Which list of a document a field asks for. */
export function listAsked(field: ListField): About['document'] {
  return IN_DOCUMENT[field].document
}

/** What share of documents is likely to have a value of it. */
export function likelyShare(field: ListField): number {
  return IN_DOCUMENT[field].likely
}
