import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases'
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth'
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives'
import {
  GraphQLError,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  type ValidationContext,
  ValuesOfCorrectTypeRule,
  validate,
} from 'graphql'

import type { Plugin } from 'graphql-yoga'
import type { Settings } from '../../settings.ts'
import { isStackOverflow, makeRequestError, ofDocument, tooDeep, withoutSuggestion } from './errors.ts'
import { unconditionalRootRule } from './subscription-root.ts'
import { namedValuesRule } from './value-places.ts'

// What a document may look like; cost-limit.ts says what it may cost. All of it hangs on the steps that every transport
// takes (parse, validate, execute), none on the HTTP request, or a socket would get by. Cheap checks come first: the rules of GraphQL themselves take long
// over a document that was made for it.

export type Limits = Pick<Settings, 'maxTokens' | 'maxDepth' | 'maxAliases' | 'maxDirectives' | 'introspection'>

export function useLimits(limits: Limits): Plugin {
  const shape = [
    maxDepthRule({ ...REPORTING, n: limits.maxDepth, flattenFragments: true }),
    maxAliasesRule({ ...REPORTING, n: limits.maxAliases }),
    maxDirectivesRule({ ...REPORTING, n: limits.maxDirectives }),
    unconditionalRootRule,
  ]
  return {
    onParse({ setParseFn }) {
      setParseFn((source: string, options: object) =>
        readable(() => parse(source, { ...options, maxLexicalTokens: limits.maxTokens })),
      )
    },
    onValidate({ validateFn, setValidationFn, addValidationRule }) {
      if (!limits.introspection) addValidationRule(NoSchemaIntrospectionCustomRule)
      setValidationFn(((schema, document, rules = specifiedRules, ...rest) => {
        const tooMuch = withinStack(() => validate(schema, document, shape))
        if (tooMuch.length > 0) return tooMuch
        const ours = rules.map((rule) => (rule === ValuesOfCorrectTypeRule ? namedValuesRule : rule))
        const errors = withinStack(() => validateFn(schema, document, ours, ...rest)) as readonly GraphQLError[]
        return limits.introspection ? errors : errors.map(withoutSuggestion)
      }) as typeof validate)
    },
  }
}

// What is wrong with a document is kept for whoever sends it next, by another transport maybe: so it says all that any of
// them needs. Yoga would add the HTTP status only to what came by HTTP first.
function readable<Result>(step: () => Result): Result {
  try {
    return withinStack(step)
  } catch (error) {
    throw error instanceof GraphQLError ? ofDocument(error) : error
  }
}

export function withinStack<Result>(step: () => Result): Result {
  try {
    return step()
  } catch (error) {
    throw isStackOverflow(error) ? tooDeep() : error
  }
}

const REPORTING = {
  propagateOnRejection: false,
  onReject: [
    (context: ValidationContext | null, error: GraphQLError) =>
      context?.reportError(makeRequestError(error.message.replace(/^Syntax Error: /, ''), 'LIMIT_EXCEEDED')),
  ],
}
