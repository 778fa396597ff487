// What every peer stands on: one schema, one event, and the bench on the other end of the line (IPC).

export const typeDefs = /* GraphQL */ `
  type Query {
    hello: String
  }
  input StatementFilter {
    topics: [String!]
    ingestedAfter: String
  }
  interface JournalEvent {
    cursor: String!
    previous: String
  }
  type Actor {
    id: ID!
    name: String!
  }
  type StatementVersion {
    text: String!
    form: String!
    actor: Actor
  }
  type Statement {
    id: ID!
  }
  type StatementIngested implements JournalEvent {
    cursor: String!
    previous: String
    committedAt: String!
    kind: String!
    effect: String!
    was: StatementVersion!
    statement: Statement
  }
  type CaughtUp implements JournalEvent {
    cursor: String!
    previous: String
  }
  union StatementEvent = StatementIngested | CaughtUp
  type Subscription {
    statementEvents(filter: StatementFilter): StatementEvent!
  }
`

/** The channel that a subscription listens to. */
export function channelOf({ filter }) {
  return `statements:${filter?.topics?.[0]}`
}

/** Answers the bench: `publish(channel, event)` is called for every topic of every event. */
export function answer(port, publish) {
  process.on('message', ({ events }) => {
    const at = Number(process.hrtime.bigint()) / 1e6
    for (const { topics, event } of events) for (const topic of topics) publish(`statements:${topic}`, event)
    process.send({ published: at })
  })
  process.on('disconnect', () => process.exit(0))
  process.send({ port })
}
