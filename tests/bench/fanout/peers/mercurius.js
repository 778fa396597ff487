// Mercurius on Fastify, with its own emitter.

import Fastify from 'fastify'
import mercurius from 'mercurius'
import { answer, channelOf, typeDefs } from './stand.js'

const app = Fastify()
app.register(mercurius, {
  schema: typeDefs,
  resolvers: {
    StatementEvent: { resolveType: (event) => event.__typename },
    JournalEvent: { resolveType: (event) => event.__typename },
    Subscription: {
      statementEvents: {
        subscribe: (_root, args, { pubsub }) => pubsub.subscribe(channelOf(args)),
        resolve: (event) => event,
      },
    },
  },
  subscription: { fullWsTransport: true },
})
await app.listen({ port: 0, host: '127.0.0.1' })
answer(app.server.address().port, (channel, event) => {
  app.graphql.pubsub.publish({ topic: channel, payload: event })
})
