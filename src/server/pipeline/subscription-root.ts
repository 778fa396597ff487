import {
  type ASTVisitor,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql'

const CONDITIONS = new Set(['skip', 'include'])

/**
 * Refuses `@skip` and `@include` on what a subscription selects at its root: it has one field, and would have none. So
 * says the specification since 2025 (section 5.2.4.1); graphql-js 16 fails on them in several ways instead.
 */
export function unconditionalRootRule(context: ValidationContext): ASTVisitor {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of context.getDocument().definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)

  const check = (root: SelectionSetNode, entered: Set<string>): void => {
    for (const selection of root.selections) {
      const condition = selection.directives?.find(({ name }) => CONDITIONS.has(name.value))
      if (condition !== undefined) context.reportError(conditional(condition.name.value, [condition]))
      if (selection.kind === Kind.INLINE_FRAGMENT) check(selection.selectionSet, entered)
      if (selection.kind !== Kind.FRAGMENT_SPREAD || entered.has(selection.name.value)) continue
      entered.add(selection.name.value)
      const fragment = fragments.get(selection.name.value)
      if (fragment !== undefined) check(fragment.selectionSet, entered)
    }
  }
  return {
    OperationDefinition({ operation, selectionSet }) {
      if (operation === 'subscription') check(selectionSet, new Set())
      return false
    },
  }
}

function conditional(name: string, nodes: GraphQLError['nodes']): GraphQLError {
  return new GraphQLError(
    `A subscription cannot have @${name} on its own field: subscribe only when you want to. The fields below it can.`,
    { ...(nodes === undefined ? {} : { nodes }), extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
  )
}
