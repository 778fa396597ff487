import type { DiscrepanciesGiven, RepliesGiven } from '../../domain/filter/conditions/keys.ts'
import { GIVEN_FIELDS, KEYED, LISTS } from '../../domain/filter/conditions/lists.ts'
import { TIME_FIELDS, TIMES } from '../../domain/filter/conditions/times.ts'
import { VALUE_KINDS, VALUES, type ValueKind, type ValueType } from '../../domain/filter/conditions/values.ts'
import { WORDS, WORDS_FIELDS } from '../../domain/filter/conditions/words.ts'
import type { StatementFilter } from '../../domain/filter/statement-filter.ts'
import type { ReplyState } from '../../domain/statement/reply-kind.ts'
import { builder } from '../relay/builder.ts'

// The fields are those of the conditions (domain/filter/conditions), with what is said of them there.

const DiscrepancyFilter = builder.inputRef<DiscrepanciesGiven>('DiscrepancyFilter').implement({
  description: 'What one discrepancy must be. All fields that are given must match.',
  fields: (t) => ({
    kinds: t.field({ type: ['DiscrepancyKind'], description: 'It is about one of these. Null: about anything.' }),
    verdict: t.field({
      type: 'DiscrepancyVerdict',
      description: 'CONFLICT: both sides cannot be right. Null: whether or not they can.',
    }),
  }),
})

const State = builder.enumType('ReplyState', {
  description: 'Whether an editor has confirmed a reply.',
  values: {
    PROPOSED: { description: 'The rules propose it, and no editor has decided.' },
    CONFIRMED: { description: 'An editor confirmed it.' },
  } satisfies Record<ReplyState, { description: string }>,
})

const ReplyFilter = builder.inputRef<RepliesGiven>('ReplyFilter').implement({
  description: 'What one reply must be. All fields that are given must match.',
  fields: (t) => ({
    to: t.stringList({ description: 'Actors, as slugs or ids: it answers one of them. Null: anybody, or unknown.' }),
    kinds: t.field({ type: ['ReplyKind'], description: 'How it answers: in one of these ways. Null: in any.' }),
    status: t.field({ type: State, description: 'Whether an editor confirmed it. Null: whether or not.' }),
    minConfidence: t.float({
      description: 'Its confidence is at least this: 0 to 1 in steps of 0.05. Null: any.',
    }),
  }),
})

builder.inputRef<StatementFilter>('StatementFilter').implement({
  description:
    'A condition on statements. It means the same in queries, subscriptions and topics. All fields that are given must match: {"actors": ["marta-kovari"], "text": "truce OR armistice"}. Fields that are null or absent are ignored, so `{}` matches everything. A list of names takes slugs or ids, and matches if any of them does; an empty list is refused. A slug that an actor had before leads to it; one that may mean several actors is refused with the code `NAME_AMBIGUOUS`. What is unknown of a statement, such as its time, matches no condition, so the `not` of that condition matches.',
  fields: (t) => ({
    ...fields(WORDS_FIELDS, (field) => t.string({ description: WORDS[field].description })),
    ...fields(GIVEN_FIELDS, (field) => {
      const { description, deprecated } = LISTS[field]
      return t.stringList({ description, ...(deprecated === undefined ? {} : { deprecationReason: deprecated }) })
    }),
    discrepancies: t.field({ type: DiscrepancyFilter, description: KEYED.discrepancies.description }),
    replies: t.field({ type: ReplyFilter, description: KEYED.replies.description }),
    forms: t.field({ type: ['SpeechForm'], description: LISTS.forms.description }),
    acts: t.field({ type: ['SpeechAct'], description: LISTS.acts.description }),
    ...fields(TIME_FIELDS, (field) => t.field({ type: 'DateTime', description: TIMES[field].description })),
    ...fields(inputsOf('Int'), (input) => t.int({ description: valueDescription(input) })),
    ...fields(inputsOf('Float'), (input) => t.float({ description: valueDescription(input) })),
    ...fields(inputsOf('Boolean'), (input) => t.boolean({ description: valueDescription(input) })),
    all: t.field({ type: ['StatementFilter'], description: 'All of these match. Null: ignored.' }),
    any: t.field({ type: ['StatementFilter'], description: 'At least one of these matches. Null: ignored.' }),
    not: t.field({ type: 'StatementFilter', description: 'This does not match. Null: ignored.' }),
  }),
})

function fields<Name extends string, Field>(names: readonly Name[], make: (name: Name) => Field): Record<Name, Field> {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<Name, Field>
}

/** The inputs of a type, of conditions on values. */
function inputsOf<Type extends ValueType>(type: Type) {
  type Input = { [Kind in ValueKind]: (typeof VALUES)[Kind] extends { type: Type; input: infer Name } ? Name : never }
  const kinds = VALUE_KINDS.filter((kind) => VALUES[kind].type === type)
  return kinds.map((kind) => VALUES[kind].input) as (Input[ValueKind] & string)[]
}

function valueDescription(input: string): string {
  const kind = VALUE_KINDS.find((one) => VALUES[one].input === input)
  if (kind === undefined) throw new Error(`no condition is called ${input}`)
  return `${VALUES[kind].description} ${VALUES[kind].before}`
}
