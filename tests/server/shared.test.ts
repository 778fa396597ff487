import { execute, GraphQLError, isObjectType, parse } from 'graphql'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { schema } from '../../src/api/schema.ts'
import { type Entry, isChange } from '../../src/domain/journal/entry.ts'
import { LOCAL_PRINCIPAL } from '../../src/domain/statement/principal.ts'
import type { StreamEvent } from '../../src/live/stream.ts'
import type { Caller } from '../../src/server/access/authority.ts'
import { type Operations, openOperations } from '../../src/server/execution/operations.ts'
import { type Desk, openDesk } from '../world/desk.ts'

// That an operation which runs once for all makes what it would have made for each, to the byte.

let desk: Desk
let entry: Entry

beforeAll(async () => {
  desk = await openDesk()
  const topicId = await desk.archive.topic('Islands')
  const actorId = await desk.archive.actor('Ada "Quill" Ångström')
  await desk.archive.statement({ text: 'It is "said" \u2028 so.', topicIds: [topicId], actorId })
  await desk.archive.number()
  const [first] = await desk.context.journal.read(0, 1)
  if (first === undefined || isChange(first)) throw new Error('nothing was written')
  entry = first
})

afterAll(() => desk.close())

let operations: Operations
let runs: number

beforeEach(() => {
  runs = 0
  const { principal: _, isOperator: __, lastEventId: ___, ...room } = desk.context
  operations = openOperations(room, (result) => {
    runs += 1
    if ('fault' in result) return JSON.stringify({ errors: [{ message: String(result.fault) }] })
    return JSON.stringify(result)
  })
})

const ADA: Caller = caller('Ada')
const BEN: Caller = caller('Ben')

function caller(name: string): Caller {
  return {
    principal: { ...LOCAL_PRINCIPAL, id: crypto.randomUUID(), name },
    isOperator: false,
    credential: null,
    revoked: new AbortController().signal,
  }
}

const ingested = (cursor: string, previous: string | null): StreamEvent => ({
  type: 'entry',
  entry,
  effect: 'ENTERED',
  cursor,
  previous,
})

function take(query: string, variableValues: Record<string, unknown> = {}, by: Caller = ADA) {
  const contextValue = { ...desk.context, principal: by.principal }
  const args = { schema, document: parse(query), variableValues, contextValue }
  return { operation: operations.take(args, by), viewer: contextValue, args }
}

const CHANGE = 'statement { id text actor { name } } was { text topics { slug } }'

test.each([
  ['by their names', `{ statementEvents { ... on JournalEvent { cursor previous } } }`],
  [
    'under other names',
    `{ e: statementEvents { ... on JournalEvent { previous: cursor, cursor: previous, c: cursor } } }`,
  ],
  [
    'on members of the union',
    `{ statementEvents { ... on StatementIngested { a: cursor b: previous effect } ... on CaughtUp { cursor } ... on Progress { c: cursor d: previous } } }`,
  ],
  [
    'in named fragments',
    `{ ...R } fragment R on Subscription { statementEvents { ...E } } fragment E on StatementEvent { __typename ...J } fragment J on JournalEvent { cursor ... on StatementChange { previous kind committedAt } }`,
  ],
  [
    'amid everything else',
    `{ statementEvents { __typename ... on JournalEvent { cursor } ... on StatementIngested { ${CHANGE} previous } } }`,
  ],
  ['not at all', `{ statementEvents { __typename ... on StatementIngested { ${CHANGE} } } }`],
  [
    'behind directives',
    `($no: Boolean = false, $yes: Boolean!) { statementEvents { ... on JournalEvent { cursor @include(if: $yes) previous @skip(if: $no) x: cursor @skip(if: $yes) } } }`,
  ],
])(
  'where a document asks for cursors %s, each stream gets its own in a result that is made once',
  async (_how, rest) => {
    const { operation, viewer, args } = take(`subscription S${rest}`, { yes: true })
    const events: StreamEvent[] = [
      ingested('Y3Vyc29yMQ', null),
      ingested('Y3Vyc29yMg', 'Y3Vyc29yMQ'),
      { type: 'caughtUp', cursor: 'Y3Vyc29yMw', previous: null },
      { type: 'progress', cursor: 'Y3Vyc29yNA', previous: 'Y3Vyc29yMg' },
      { type: 'gap', from: 'ZnJvbQ', to: 'dG8', cursor: 'dG8', previous: null },
    ]
    for (const event of events) {
      const alone = await execute({ ...args, rootValue: event })
      const rendered = await operation.render(event, viewer)
      const bytes = Buffer.alloc(rendered.byteLength)
      rendered.writeTo(bytes, 0)
      expect(rendered.json()).toBe(JSON.stringify(alone))
      expect(String(bytes)).toBe(JSON.stringify(alone))
    }
    // The two of the entry are one run; a gap is told to one reader.
    expect(runs).toBe(4)
    expect(operation.isPersonal).toBe(false)
  },
)

test('those who ask the same with values that only choose the stream share a run, and others do not', async () => {
  const query =
    'subscription ($f: StatementFilter, $after: Cursor, $c: String, $n: Int) { statementEvents(filter: $f, after: $after, consumer: $c) { ... on StatementIngested { cursor statement { topics(first: $n) { nodes { slug } } } } } }'
  const first = take(query, { f: { text: 'a' }, after: 'x', c: 'mine', n: 1 })
  const same = take(query, { f: { text: 'b' }, n: 1 }, BEN)
  const other = take(query, { f: { text: 'a' }, n: 2 })
  const reader = take(query, { n: 1 }, { ...BEN, principal: { ...BEN.principal, role: 'READER' } })
  expect(same.operation).toBe(first.operation)
  expect(other.operation).not.toBe(first.operation)
  expect(reader.operation).not.toBe(first.operation)
  await Promise.all([first, same].map(({ operation, viewer }) => operation.render(ingested('YQ', null), viewer)))
  expect(runs).toBe(1)
  for (const { operation } of [first, same, other, reader]) operations.release(operation)
  // Nobody asks it any more: whoever comes is given a new one.
  expect(take(query, { n: 1 }).operation).not.toBe(first.operation)
})

test('what depends on who reads is made for each', async () => {
  const type = schema.getType('StatementIngested')
  const kind = isObjectType(type) ? type.getFields().kind : undefined
  if (kind?.resolve === undefined) throw new Error('no such field')
  const { resolve } = kind
  kind.resolve = (_event, _args, { principal }) => {
    throw new GraphQLError(`not for ${principal.name}`)
  }
  try {
    const query = 'subscription { statementEvents { ... on StatementIngested { cursor kind } } }'
    const readers = [take(query, {}, ADA), take(query, {}, BEN)]
    const made = await Promise.all(
      readers.map(({ operation, viewer }) => operation.render(ingested('YQ', null), viewer)),
    )
    expect(made.map((rendered) => JSON.parse(rendered.json()).errors[0].message)).toEqual([
      'not for Ada',
      'not for Ben',
    ])
    expect(readers[0]?.operation.isPersonal).toBe(true)
  } finally {
    kind.resolve = resolve
  }
})

test('what was made of an erased statement is not told again', async () => {
  const { operation, viewer } = take('subscription { statementEvents { ... on StatementIngested { was { text } } } }')
  await operation.render(ingested('YQ', null), viewer)
  await operation.render(
    {
      ...ingested('Yg', 'YQ'),
      entry: { ...entry, position: entry.position + 1, kind: 'ERASED', before: null, after: null },
    } as StreamEvent,
    viewer,
  )
  await operation.render(ingested('YQ', null), viewer)
  expect(runs).toBe(3)
})

test('the events of a burst ask the database together, and each is told its own', async () => {
  const actors = [await desk.archive.actor('Cora'), await desk.archive.actor('Dag')]
  for (const actorId of actors) await desk.archive.statement({ text: `By ${actorId}.`, actorId })
  await desk.archive.number()
  const entries = (await desk.context.journal.read(entry.position, 10)).filter((recorded) => !isChange(recorded))
  const { operation, viewer } = take(
    'subscription { statementEvents { ... on StatementIngested { cursor was { text actor { name } } statement { actor { name } } } } }',
  )
  const asked: string[] = []
  const { actor } = desk.context.prisma
  const findMany = actor.findMany.bind(actor)
  actor.findMany = ((args: Parameters<typeof findMany>[0]) => {
    asked.push('actors')
    return findMany(args)
  }) as typeof actor.findMany
  try {
    const made = await Promise.all(
      entries.map((one) =>
        operation.render({ type: 'entry', entry: one, effect: 'ENTERED', cursor: 'YQ', previous: null }, viewer),
      ),
    )
    const told = made.map((rendered) => JSON.parse(rendered.json()).data.statementEvents)
    expect(told.map(({ was }) => was)).toEqual([
      { text: `By ${actors[0]}.`, actor: { name: 'Cora' } },
      { text: `By ${actors[1]}.`, actor: { name: 'Dag' } },
    ])
    expect(told.map(({ statement }) => statement.actor.name)).toEqual(['Cora', 'Dag'])
    expect(asked).toEqual(['actors'])
  } finally {
    actor.findMany = findMany as typeof actor.findMany
  }
})
