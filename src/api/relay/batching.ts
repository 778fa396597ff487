import DataLoader from 'dataloader'
import type { FieldNode, GraphQLResolveInfo } from 'graphql'

// What many objects of one answer ask for is read in one round trip. Batches remember nothing: an answer that was
// given once is asked for again. A memory would grow stale within a mutation, and for as long as a subscription lives.

/**
 * The batch of this name that the running execution gathers now; `load` is called once with all keys, without
 * repeats, and what it does not answer is null.
 *
 * Belongs to one execution: a subscription executes anew for each event, with the event as root value. Or to several,
 * see `gatherWith`.
 */
export function batched<Value>(
  info: GraphQLResolveInfo,
  name: string,
  load: (keys: string[]) => Promise<ReadonlyMap<string, Value>>,
): DataLoader<string, Value | null> {
  const own = isObject(info.rootValue) ? info.rootValue : info.variableValues
  const execution = gatherings.get(own) ?? own
  const known = batches.get(execution) ?? new Map<string, DataLoader<string, unknown>>()
  batches.set(execution, known)
  const batch =
    known.get(name) ??
    new DataLoader<string, unknown>(
      async (keys) => {
        const values = await load([...new Set(keys)])
        return keys.map((key) => values.get(key) ?? null)
      },
      { cache: false },
    )
  known.set(name, batch)
  // A name stands for one kind of value.
  return batch as DataLoader<string, Value | null>
}

/**
 * Has the execution of this root value ask together with all others of the same gathering. They must be executions of
 * one operation with equal variables, begun in one turn, for one caller: whoever asks first asks for all.
 */
export function gatherWith(gathering: object, rootValue: object): void {
  gatherings.set(rootValue, gathering)
}

/**
 * Names the field that is being resolved, wherever in its lists: what it asks for goes into one batch.
 *
 * Objects of different types at one place of the answer may be asked for different things under the same name. It is
 * the nodes of the document that hold a field's arguments and what is selected of it.
 */
export function fieldPath(info: GraphQLResolveInfo): string {
  const names: string[] = [info.fieldNodes.map(numberOf).join('+'), info.parentType.name]
  for (let at: typeof info.path | undefined = info.path; at !== undefined; at = at.prev)
    if (typeof at.key === 'string') names.push(at.key)
  return names.join('.')
}

const numbers = new WeakMap<FieldNode, number>()
let numbered = 0

function numberOf(node: FieldNode): number {
  const number = numbers.get(node) ?? ++numbered
  numbers.set(node, number)
  return number
}

const gatherings = new WeakMap<object, object>()
const batches = new WeakMap<object, Map<string, DataLoader<string, unknown>>>()

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
