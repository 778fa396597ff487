import DataLoader from 'dataloader'
import type { FieldNode, GraphQLResolveInfo } from 'graphql'

// What many objects of one response need is read in one round trip. Batches keep nothing: what is needed again is read
// again. Kept values would be stale after a mutation, and for as long as a subscription lives.

/**
 * The batch of this name in the running execution, or a new one. `load` is called once with all keys, without repeats;
 * keys that it returns nothing for get null.
 *
 * A batch belongs to one execution (a subscription executes once for each event, with the event as root value), or to
 * several: see `gatherWith`.
 */
export function openBatch<Value>(
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
 * Makes the execution of this root value share its batches with all others of the same gathering. They must be
 * executions of one operation with equal variables, begun in the same turn of the event loop, for one caller: the first
 * that opens a batch decides how it is loaded.
 */
export function gatherWith(gathering: object, rootValue: object): void {
  gatherings.set(rootValue, gathering)
}

/**
 * A name for the field that is being resolved, the same at all places of its lists: they share one batch.
 *
 * It has the field's nodes in the document, since objects of different types at one place of the response may have
 * fields of one name with other arguments and selections.
 */
export function nameField(info: GraphQLResolveInfo): string {
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
