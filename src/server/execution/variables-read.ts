import type { DocumentNode, OperationDefinitionNode } from 'graphql'
import { type ASTNode, type FragmentDefinitionNode, Kind, type SelectionSetNode, visit } from 'graphql'

/**
 * The variables that the results of a subscription can depend on: those in what is selected below its field, and in
 * directives anywhere. Those in the arguments of the field itself choose the stream, and nothing else. Sorted.
 */
export function variablesRead(document: DocumentNode, operation: OperationDefinitionNode): string[] {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
  const read = new Set<string>()
  const entered = new Set<string>()

  const collect = (node: ASTNode): void => {
    visit(node, {
      Variable({ name }) {
        read.add(name.value)
      },
      FragmentSpread({ name }) {
        const fragment = fragments.get(name.value)
        if (fragment === undefined || entered.has(name.value)) return
        entered.add(name.value)
        collect(fragment)
      },
    })
  }
  const enteredAtRoot = new Set<string>()
  const collectRoot = (root: SelectionSetNode): void => {
    for (const selection of root.selections) {
      for (const directive of selection.directives ?? []) collect(directive)
      if (selection.kind === Kind.FIELD) {
        if (selection.selectionSet !== undefined) collect(selection.selectionSet)
      } else if (selection.kind === Kind.INLINE_FRAGMENT) collectRoot(selection.selectionSet)
      else {
        const fragment = fragments.get(selection.name.value)
        if (fragment === undefined || enteredAtRoot.has(selection.name.value)) continue
        enteredAtRoot.add(selection.name.value)
        for (const directive of fragment.directives ?? []) collect(directive)
        collectRoot(fragment.selectionSet)
      }
    }
  }
  for (const directive of operation.directives ?? []) collect(directive)
  collectRoot(operation.selectionSet)
  return [...read].sort()
}
