import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  getVariableValues,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'

// What an operation may cost before any data is seen: the objects that it can return, as many as its pages and lists
// multiply to. One is about 40 microseconds of CPU, of the service and of Postgres. What rows a filter makes Postgres
// read is known later, and comes on top: see api/cost/spending.ts.

/** A row of the database, or a page of them. */
const ROW = 1
/** What is made of a row: where a text stands, when something was said. */
const VALUE = 0.2
const LEAF = 0.05
/** Lists that are not pages are short: what an article or a report has a few of. */
const LIST_LENGTH = 5

export interface OperationCost {
  /** Of all objects. */
  cost: number
  /** The list that most of it comes from; null where there is none. */
  dearest: DearestList | null
  /** What was counted of each list. By the field's node in the document. */
  lists: ReadonlyMap<FieldNode, CountedList>
}

interface CountedList {
  /** In the whole response, of all owners of such a list together. */
  items: number
  /** What one of them costs without the items of lists within it: those are counted themselves. */
  each: number
}

interface DearestList {
  /** As in the response: "statements.nodes.reports". */
  path: string
  cost: number
  /** How many items it was counted with. */
  length: number
}

/** What a field costs beside its objects, and how long its list is: `complexity` of Pothos. */
type DeclaredCost = number | { field?: number; multiplier?: number } | ((args: object) => DeclaredCost)

interface Document {
  schema: GraphQLSchema
  document: DocumentNode
  operation: OperationDefinitionNode
  /** As they were given. */
  variables: Readonly<Record<string, unknown>>
}

/**
 * What an operation costs at most, as far as its document tells. Linear in the length of the document. Nothing where its
 * variables do not fit: the execution says so in better words, and does nothing else.
 */
export function costOf({ schema, document, operation, variables: given }: Document): OperationCost {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
  }
  const known = new Map<SelectionSetNode, Map<string, Sum>>()
  /** Each after all that is within it. */
  const finished: Sum[] = []
  const root = schema.getRootType(operation.operation)
  const { coerced: variables } = getVariableValues(schema, operation.variableDefinitions ?? [], given, { maxErrors: 1 })
  if (root == null || variables === undefined) return { cost: 0, dearest: null, lists: new Map() }

  const isLeftOut = ({ directives }: SelectionNode): boolean => {
    if (directives === undefined || directives.length === 0) return false
    const told = { directives }
    return (
      getDirectiveValues(GraphQLSkipDirective, told, variables)?.if === true ||
      getDirectiveValues(GraphQLIncludeDirective, told, variables)?.if === false
    )
  }

  const sumOf = (set: SelectionSetNode, type: GraphQLNamedType, within: Within): Sum => {
    const key = `${type.name} ${within?.length ?? ''}`
    const before = known.get(set)?.get(key)
    if (before !== undefined) return before
    const sum: Sum = { ...NOTHING, within: [], lists: [], times: 0 }
    // A fragment within itself was refused before; if not, it costs nothing more here.
    known.set(set, (known.get(set) ?? new Map()).set(key, sum))
    for (const selection of set.selections) {
      if (!isLeftOut(selection)) add(sum, partOfSelection(selection, type, within))
    }
    finished.push(sum)
    return sum
  }

  const partOfSelection = (selection: SelectionNode, type: GraphQLNamedType, within: Within): Part => {
    if (selection.kind === Kind.FIELD) return partOfField(selection, type, within)
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
    if (fragment === undefined) return NOTHING
    const name = fragment.typeCondition?.name.value
    const narrowed = name === undefined ? type : schema.getType(name)
    if (narrowed === undefined) return NOTHING
    const sum = sumOf(fragment.selectionSet, narrowed, within)
    return { ...totalOf(sum), inner: { sum, times: 1 } }
  }

  const partOfField = (node: FieldNode, type: GraphQLNamedType, within: Within): Part => {
    const name = node.name.value
    if (name.startsWith('__') || !(isObjectType(type) || isInterfaceType(type))) return NOTHING
    const field = type.getFields()[name]
    if (field === undefined) return NOTHING
    const declared = declaredCost(field, node, variables)
    const named = getNamedType(field.type)
    if (isLeafType(named) || node.selectionSet === undefined) {
      const list = isList(field.type) ? { node, length: declared.length, each: LEAF } : undefined
      return { ...NOTHING, cost: declared.field + LEAF, flat: declared.field + LEAF, list }
    }
    const isItems = within !== null && (name === 'nodes' || name === 'edges')
    const page = isPage(named) ? { length: declared.length } : null
    const length = isItems ? within.length : isList(field.type) ? declared.length : 1
    const inner = sumOf(node.selectionSet, named, page)
    const own = page === null ? ownCost(named) : ROW
    const each = own + inner.cost
    const cost = declared.field + length * each
    const isCounted = page !== null || (isList(field.type) && !isItems)
    const isOne = !isList(field.type)
    return {
      cost,
      flat: declared.field + (isOne ? own + inner.flat : 0),
      items: isItems ? own + inner.flat : 0,
      inner: { sum: inner, times: length },
      list: isCounted
        ? { node, length: page?.length ?? length, each: page === null ? own + inner.flat : inner.items }
        : undefined,
      dearest: dearestIn({ node, cost, each, length, isCounted }, inner, page),
    }
  }

  const whole = sumOf(operation.selectionSet, root, null)
  const { cost, dearest } = whole
  return { cost, dearest: dearest && { ...dearest, path: dearest.path.join('.') }, lists: itemsOf(whole, finished) }
}

/** What is selected, with how often: from the whole operation inwards. */
function itemsOf(whole: Sum, finished: readonly Sum[]): Map<FieldNode, CountedList> {
  const lists = new Map<FieldNode, CountedList>()
  whole.times = 1
  for (const sum of finished.toReversed()) {
    for (const { sum: inner, times } of sum.within) inner.times += sum.times * times
    for (const { node, length, each } of sum.lists) {
      const before = lists.get(node)
      lists.set(node, { items: (before?.items ?? 0) + sum.times * length, each: Math.max(before?.each ?? 0, each) })
    }
  }
  return lists
}

/** The page that a selection is of. */
type Within = { length: number } | null

interface Total {
  cost: number
  /** The same without the items of lists. */
  flat: number
  /** What one item of the page costs, without those of lists within it. */
  items: number
  dearest: { path: string[]; cost: number; length: number } | null
}

/** Of one field or fragment. */
interface Part extends Total {
  inner?: Repeated
  list?: List | undefined
}

/** Of a selection set. */
interface Sum extends Total {
  within: Repeated[]
  lists: List[]
  /** How often it is in the response. */
  times: number
}

interface Repeated {
  sum: Sum
  times: number
}

interface List {
  node: FieldNode
  length: number
  each: number
}

const NOTHING: Total = { cost: 0, flat: 0, items: 0, dearest: null }

function totalOf({ cost, flat, items, dearest }: Sum): Total {
  return { cost, flat, items, dearest }
}

function add(sum: Sum, { cost, flat, items, dearest, inner, list }: Part): void {
  sum.cost += cost
  sum.flat += flat
  sum.items += items
  if (dearest !== null && dearest.cost > (sum.dearest?.cost ?? 0)) sum.dearest = dearest
  if (inner !== undefined) sum.within.push(inner)
  if (list !== undefined) sum.lists.push(list)
}

/** A list within this one if most of the cost is there; else this one, if it is one. */
function dearestIn(
  field: { node: FieldNode; cost: number; each: number; length: number; isCounted: boolean },
  inner: Total,
  page: Within,
): Total['dearest'] {
  const { node, cost, each, length, isCounted } = field
  const name = (node.alias ?? node.name).value
  if (inner.dearest !== null && (!isCounted || inner.dearest.cost > 0.5 * each)) {
    return { ...inner.dearest, path: [name, ...inner.dearest.path], cost: length * inner.dearest.cost }
  }
  return isCounted ? { path: [name], cost, length: page?.length ?? length } : null
}

function ownCost(type: GraphQLNamedType): number {
  if (!isObjectType(type)) return ROW
  const { rows = 1 } = type.extensions as { rows?: number }
  return type.getInterfaces().some(({ name }) => name === 'Node') ? rows * ROW : VALUE
}

function isPage(type: GraphQLNamedType): type is GraphQLObjectType {
  return isObjectType(type) && type.getFields().pageInfo !== undefined
}

function isList(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type)
}

function declaredCost(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: Readonly<Record<string, unknown>>,
): { field: number; length: number } {
  const declared = field.extensions.complexity as DeclaredCost | undefined
  const told = typeof declared === 'function' ? declared(getArgumentValues(field, node, variables)) : declared
  if (typeof told === 'function') throw new Error(`${field.name} does not say what it costs`)
  if (typeof told === 'number') return { field: told, length: LIST_LENGTH }
  // What a client gave may be any number. Less than none would make up for what other fields cost.
  return { field: told?.field ?? 0, length: Math.max(0, told?.multiplier ?? LIST_LENGTH) }
}
