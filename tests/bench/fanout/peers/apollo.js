// Apollo Server, and what its documentation puts beside it for subscriptions: graphql-ws and graphql-subscriptions.

import { createServer } from 'node:http'
import { ApolloServer } from '@apollo/server'
import { buildSchema } from 'graphql'
import { PubSub } from 'graphql-subscriptions'
import { useServer } from 'graphql-ws/use/ws'
import { WebSocketServer } from 'ws'
import { answer, channelOf, typeDefs } from './stand.js'

const pubsub = new PubSub()
// One listener for each subscriber: the warning about a leak is no use here.
pubsub.ee.setMaxListeners(0)
const schema = buildSchema(typeDefs)
const field = schema.getSubscriptionType().getFields().statementEvents
field.subscribe = (_root, args) => pubsub.asyncIterableIterator(channelOf(args))
field.resolve = (event) => event

const http = createServer()
const sockets = new WebSocketServer({ server: http, path: '/graphql', perMessageDeflate: false })
useServer({ schema }, sockets)
const apollo = new ApolloServer({ schema })
await apollo.start()
http.listen(0, '127.0.0.1', () => {
  answer(http.address().port, (channel, event) => pubsub.publish(channel, event))
})
