// PostGraphile, which hears of events by NOTIFY: the event itself is the payload. The bench sends it by SQL.

import { createServer } from 'node:http'
import { postgraphile } from 'postgraphile'
import { jsonParse } from 'postgraphile/@dataplan/json'
import { makePgService } from 'postgraphile/adaptors/pg'
import { context, get, lambda, listen } from 'postgraphile/grafast'
import { grafserv } from 'postgraphile/grafserv/node'
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber'
import { extendSchema } from 'postgraphile/utils'
import { channelOf } from './stand.js'

const fields = (...names) => Object.fromEntries(names.map((name) => [name, ($event) => get($event, name)]))

const statements = extendSchema({
  typeDefs: /* GraphQL */ `
    input StatementFilter {
      topics: [String!]
      ingestedAfter: String
    }
    type Actor {
      id: String!
      name: String!
    }
    type StatementVersion {
      text: String!
      form: String!
      actor: Actor
    }
    type Statement {
      id: String!
    }
    type StatementIngested {
      cursor: String!
      previous: String
      committedAt: String!
      kind: String!
      effect: String!
      was: StatementVersion!
      statement: Statement
    }
    extend type Subscription {
      statementEvents(filter: StatementFilter): StatementIngested!
    }
  `,
  objects: {
    Actor: { plans: fields('id', 'name') },
    StatementVersion: { plans: fields('text', 'form', 'actor') },
    Statement: { plans: fields('id') },
    StatementIngested: {
      plans: fields('cursor', 'previous', 'committedAt', 'kind', 'effect', 'was', 'statement'),
    },
    Subscription: {
      plans: {
        statementEvents: {
          subscribePlan(_$root, { $filter }) {
            const $channel = lambda($filter, (filter) => channelOf({ filter }))
            return listen(context().get('pgSubscriber'), $channel, jsonParse)
          },
          plan: ($event) => $event,
        },
      },
    },
  },
})

const http = createServer()
const server = postgraphile({
  extends: [PostGraphileAmberPreset],
  plugins: [statements],
  pgServices: [makePgService({ connectionString: process.env.DATABASE_URL, schemas: ['public'], pubsub: true })],
  grafserv: { websockets: true, graphiql: false, watch: false },
})
// It is written for Node 22, and wants but this of it.
Promise.withResolvers ??= function withResolvers() {
  const parts = {}
  parts.promise = new this((resolve, reject) => Object.assign(parts, { resolve, reject }))
  return parts
}
// A first subscription that comes before the schema is ready would be refused.
await server.getSchema()
await server.createServ(grafserv).addTo(http)
process.on('disconnect', () => process.exit(0))
http.listen(0, '127.0.0.1', () => process.send({ port: http.address().port }))
