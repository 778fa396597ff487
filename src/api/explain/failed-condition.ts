import { builder } from '../relay/builder.ts'
import type { FailedCondition } from './matches.ts'

export const FailedConditionType = builder.objectRef<FailedCondition>('FailedCondition')
FailedConditionType.implement({
  description: 'The one condition of a filter for which a statement does not match. Since 0.5.0.',
  fields: (t) => ({
    field: t.exposeString('field', {
      description: 'The field of the filter: "topics", "saidAfter"; "any" where none of several alternatives holds.',
    }),
    isNegated: t.exposeBoolean('isNegated', { description: 'Whether it holds, and stands in a `not`.' }),
    asked: t.field({
      type: 'JSON',
      description: 'What was asked for: the condition as a StatementFilter, with slugs for ids.',
      resolve: ({ asked }) => asked,
    }),
    found: t.exposeStringList('found', {
      description:
        'What the statement has of it: slugs, values, an instant; for a text those of its words that are there, as stems. Empty: none, or it is unknown.',
    }),
    alternatives: t.field({
      type: [FailedConditionType],
      description: 'For "any", why each alternative does not hold. Empty for every other field.',
      resolve: ({ alternatives }) => alternatives,
    }),
    text: t.exposeString('text', { description: 'The same as a sentence, for people.' }),
  }),
})
