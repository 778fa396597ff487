import { type ExecutionArgs, type ExecutionResult, execute, getOperationAST } from 'graphql'
import { openJoint, type Spending, spendingOf } from '../../api/cost/spending.ts'
import { gatherWith } from '../../api/relay/batching.ts'
import { ReadTimedOut } from '../../domain/given/read-timed-out.ts'
import type { Position } from '../../domain/journal/entry.ts'
import type { Payload, Rendering } from '../../live/rendering.ts'
import type { StreamEvent } from '../../live/stream.ts'
import type { Caller } from '../access/authority.ts'
import { rootCause } from '../pipeline/errors.ts'
import { whenAvailable } from '../pipeline/retry-while-unavailable.ts'
import { CURSOR_STAND_IN, Filled, PREVIOUS_STAND_IN, type Template, templateOf, Whole } from './cursor-template.ts'
import { openMemory } from './recent-results.ts'
import { openSlowEvents } from './slow-events.ts'
import { variablesRead } from './variables-read.ts'

/**
 * The subscriptions that are under way, each once for all who ask the same: one document, one operation of it, equal
 * values of the variables that its results depend on, callers of one role.
 */
export interface Operations {
  /** Give it back with `release` when it is needed no more. */
  take(args: ExecutionArgs, caller: Caller): SharedOperation
  release(operation: SharedOperation): void
  /** What was made so far is not told again: words were erased. */
  forget(): void
}

/** An operation that runs once on each event, for all readers: cursors are put in afterwards. */
export interface SharedOperation extends Rendering {
  readonly key: string
}

/**
 * `room`: the part of a context that is the same for all. `serialise` makes JSON of the result of the
 * event at a cursor, as it is sent, and never throws.
 */
export function openOperations(
  room: object,
  serialise: (result: ExecutionResult | { fault: unknown }, cursor: string) => string,
): Operations {
  const operations = new Map<string, { operation: SharedOperation; holders: number }>()
  const memory = openMemory<Made>()
  const shared = new Set(Object.keys(room))
  const slow = openSlowEvents()
  let opened = 0
  let forgotAt: Position = 0
  // Once for each erasure: what is remembered after it was made after all earlier ones too.
  const forgetAt = (position: Position): void => {
    if (position <= forgotAt) return
    forgotAt = position
    memory.forget()
  }

  // Without the context of the first caller: it holds that caller's socket, which may close long before the operation ends.
  const open = (key: string, { contextValue: first, ...args }: ExecutionArgs): SharedOperation => {
    opened += 1
    const price = spendingOf(first as object)
    const name = `${opened}`
    let isPersonal = false
    /** Of the executions that begin in this turn: what one of them asks for, another's context may have given. */
    let gathering: Gathering | null = null
    const gatheringOf = (viewer: object): Gathering => {
      if (gathering?.viewer === viewer) return gathering
      const begun: Gathering = { viewer, isPersonal: false, spending: null }
      gathering = begun
      queueMicrotask(() => {
        if (gathering === begun) gathering = null
      })
      return begun
    }
    const run = async (event: StreamEvent, viewer: object): Promise<{ json: string; isPersonal: boolean }> => {
      const gathered = gatheringOf(viewer)
      const contextValue = watchReads(gathered, shared)
      const runOnce = async () => {
        const rootValue = { ...event }
        gatherWith(gathered, rootValue)
        if (price !== undefined) gathered.spending = openJoint(contextValue, price, gathered.spending)
        return execute({ ...args, rootValue, contextValue })
      }
      try {
        const result = await whenAvailable(runOnce, () => !operations.has(key))
        const late = result.errors?.map(rootCause).find((cause) => cause instanceof ReadTimedOut)
        // An event without what it should say would be lost to its readers: they end, and resume before it. Where it takes
        // as long again and again, they hear so instead of standing before it for ever.
        if (late !== undefined && !slow.isAlways(`${key} ${nameOfEvent(event)}`)) throw late
        return { json: serialise(result, event.cursor), isPersonal: gathered.isPersonal }
      } catch (fault) {
        if (fault instanceof ReadTimedOut) throw fault
        return { json: serialise({ fault }, event.cursor), isPersonal: gathered.isPersonal }
      }
    }
    const runOnStandIns = async (event: StreamEvent, viewer: object): Promise<Made> => {
      const made = await run({ ...event, cursor: CURSOR_STAND_IN, previous: PREVIOUS_STAND_IN }, viewer)
      isPersonal ||= made.isPersonal
      return { template: templateOf(made.json), viewer: made.isPersonal ? viewer : null, size: made.json.length }
    }
    const renderAnew = async (event: StreamEvent, viewer: object, what: string): Promise<Payload> => {
      if (event.type === 'gap' || isPersonal) return new Whole(event, (await run(event, viewer)).json)
      const { template, viewer: madeFor } = await memory.recall(what, () => runOnStandIns(event, viewer))
      if (template === null || (madeFor !== null && madeFor !== viewer))
        return new Whole(event, (await run(event, viewer)).json)
      return new Filled(event, template)
    }
    const render = (event: StreamEvent, viewer: object): Payload | Promise<Payload> => {
      // What an event is to an operation, but for its cursors. A gap is told to one reader, and has other cursors too.
      const what = `${name} ${nameOfEvent(event)}`
      if (event.type === 'entry' && event.entry.kind === 'ERASED') forgetAt(event.entry.position)
      const made = event.type === 'gap' || isPersonal ? undefined : memory.known(what)
      if (made === undefined || made.template === null || made.viewer !== null) return renderAnew(event, viewer, what)
      return new Filled(event, made.template)
    }
    return {
      key,
      get isPersonal() {
        return isPersonal
      },
      render,
    }
  }

  return {
    take(args, caller) {
      const key = keyOf(args, caller)
      const known = operations.get(key) ?? { operation: open(key, args), holders: 0 }
      known.holders += 1
      operations.set(key, known)
      return known.operation
    },
    release({ key }) {
      const known = operations.get(key)
      if (known === undefined) return
      known.holders -= 1
      if (known.holders === 0) operations.delete(key)
    },
    forget: memory.forget,
  }
}

/** What an event says, however its cursors are. An alert of an inbox is its owner's. */
function nameOfEvent(event: StreamEvent): string {
  if (event.type === 'entry') return `${event.entry.position} ${event.effect}`
  return event.type === 'alert' ? `${event.alert.id} ${event.item?.principalId ?? ''}` : event.type
}

interface Made {
  template: Template | null
  /** Whom it was made for, where that matters. */
  viewer: object | null
  size: number
}

function keyOf({ document, operationName, variableValues }: ExecutionArgs, { principal, isOperator }: Caller): string {
  const operation = getOperationAST(document, operationName)
  if (operation == null) throw new Error('a subscription without an operation')
  const read = readBy.get(operation) ?? variablesRead(document, operation)
  readBy.set(operation, read)
  const given = read.filter((name) => variableValues?.[name] !== undefined)
  const text = document.loc?.source.body ?? JSON.stringify(document)
  return JSON.stringify([
    text,
    operationName ?? null,
    principal.role,
    isOperator,
    given.map((name) => [name, variableValues?.[name]]),
  ])
}

const readBy = new WeakMap<object, string[]>()

/** The parts of a principal and its context that are the same for all who share an operation. */
const SHARED_BY_ROLE = new Set(['isOperator', 'principal'])

/** Executions that ask the database together. */
interface Gathering {
  readonly viewer: object
  /** One of them read something that is not the same for all who share the operation. */
  isPersonal: boolean
  /** What they may cost together; null where they may cost anything. */
  spending: Spending | null
}

/**
 * A context that notices when a part of it is read that is not the same for all who share the operation. Then the result
 * belongs to this reader alone, and cannot be shared.
 */
function watchReads(gathering: Gathering, shared: ReadonlySet<string>): object {
  const { viewer } = gathering
  const noticing = <Of extends object>(whole: Of, isShared: (key: string | symbol) => boolean): Of =>
    new Proxy(whole, {
      get(target, key) {
        if (!isShared(key)) gathering.isPersonal = true
        const value: unknown = Reflect.get(target, key)
        return key === 'principal' && typeof value === 'object' && value !== null
          ? noticing(value, (part) => part === 'role')
          : value
      },
      has(target, key) {
        if (!isShared(key)) gathering.isPersonal = true
        return Reflect.has(target, key)
      },
      ownKeys(target) {
        gathering.isPersonal = true
        return Reflect.ownKeys(target)
      },
    })
  // Pothos looks for a symbol that is not there.
  return noticing({ ...viewer }, (key) =>
    typeof key === 'string' ? shared.has(key) || SHARED_BY_ROLE.has(key) : !(key in viewer),
  )
}
