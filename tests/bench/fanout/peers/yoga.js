// graphql-yoga with its own createPubSub, and graphql-ws as its documentation shows it.

import { setMaxListeners } from 'node:events'
import { createServer } from 'node:http'
import { useServer } from 'graphql-ws/use/ws'
import { createPubSub, createSchema, createYoga } from 'graphql-yoga'
import { WebSocketServer } from 'ws'
import { answer, channelOf, typeDefs } from './stand.js'

const eventTarget = new EventTarget()
// One listener for each subscriber: the warning about a leak is no use here.
setMaxListeners(0, eventTarget)
const pubsub = createPubSub({ eventTarget })
const yoga = createYoga({
  logging: false,
  schema: createSchema({
    typeDefs,
    resolvers: {
      Subscription: {
        statementEvents: {
          subscribe: (_root, args) => pubsub.subscribe(channelOf(args)),
          resolve: (event) => event,
        },
      },
    },
  }),
})
const http = createServer(yoga)
const sockets = new WebSocketServer({ server: http, path: yoga.graphqlEndpoint, perMessageDeflate: false })
useServer(
  {
    execute: (args) => args.rootValue.execute(args),
    subscribe: (args) => args.rootValue.subscribe(args),
    onSubscribe: async (context, _id, params) => {
      const { schema, execute, subscribe, contextFactory, parse, validate } = yoga.getEnveloped({
        ...context,
        req: context.extra.request,
        socket: context.extra.socket,
        params,
      })
      const args = {
        schema,
        operationName: params.operationName,
        document: parse(params.query),
        variableValues: params.variables,
        contextValue: await contextFactory(),
        rootValue: { execute, subscribe },
      }
      const errors = validate(args.schema, args.document)
      return errors.length > 0 ? errors : args
    },
  },
  sockets,
)
http.listen(0, '127.0.0.1', () => {
  answer(http.address().port, (channel, event) => pubsub.publish(channel, event))
})
