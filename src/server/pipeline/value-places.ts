import {
  type ASTNode,
  type ASTVisitor,
  GraphQLError,
  Kind,
  type ValidationContext,
  ValuesOfCorrectTypeRule,
} from 'graphql'

type Ancestors = readonly (ASTNode | readonly ASTNode[])[]
type Place = Ancestors[number]
type Enter = (node: ASTNode, key: unknown, parent: Place, path: readonly unknown[], ancestors: Ancestors) => unknown

/**
 * GraphQL's own rule about the values of a document, whose errors say of which argument and field a value is, as those
 * about variables do. A scalar does not know where its value stands.
 */
export function namedValuesRule(context: ValidationContext): ASTVisitor {
  let place: { ancestors: Ancestors; parent: Place; node: ASTNode } | null = null
  const own: ValidationContext = Object.create(context, {
    reportError: {
      value(error: GraphQLError) {
        if (place === null || /^Field "/.test(error.message)) context.reportError(error)
        else context.reportError(inPlace(error, nameOf([...place.ancestors, place.parent, place.node]), place.node))
      },
    },
  })
  const rule = ValuesOfCorrectTypeRule(own) as Record<string, Enter>
  const visitor = Object.entries(rule).map(([kind, enter]): [string, Enter] => [
    kind,
    (node, key, parent, path, ancestors) => {
      place = { ancestors, parent, node }
      return enter(node, key, parent, path, ancestors)
    },
  ])
  return Object.fromEntries(visitor) as ASTVisitor
}

function inPlace(error: GraphQLError, name: string, node: ASTNode): GraphQLError {
  return new GraphQLError(name === '' ? error.message : `${name}: ${error.message}`, {
    nodes: error.nodes ?? node,
    extensions: error.extensions,
  })
}

/** `Argument "filter" of "statements" at "any.0.saidAfter"`. */
function nameOf(ancestors: Ancestors): string {
  let holder = ''
  let owner = ''
  const within: (string | number)[] = []
  ancestors.forEach((one, index) => {
    const next = ancestors[index + 1]
    if (!('kind' in one)) {
      if (isListed(ancestors[index - 1]) && next !== undefined && 'kind' in next) within.push(one.indexOf(next))
    } else if (one.kind === Kind.FIELD || one.kind === Kind.DIRECTIVE) owner = one.name.value
    else if (one.kind === Kind.ARGUMENT) holder = `Argument "${one.name.value}" of "${owner}"`
    else if (one.kind === Kind.VARIABLE_DEFINITION) holder = `The default of "$${one.variable.name.value}"`
    else if (one.kind === Kind.OBJECT_FIELD) within.push(one.name.value)
  })
  return within.length === 0 ? holder : `${holder} at "${within.join('.')}"`
}

function isListed(node: ASTNode | readonly ASTNode[] | undefined): boolean {
  return node !== undefined && 'kind' in node && node.kind === Kind.LIST
}
