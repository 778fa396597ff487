import { ApolloClient, ApolloLink, HttpLink } from '@apollo/client'
import { GraphQLWsLink } from '@apollo/client/link/subscriptions'
import { OperationTypeNode } from 'graphql'
import { createResumingClient } from '../../docs/snippets/graphql-ws.ts'
import { openCache } from './cache.ts'

/** Queries go over HTTP, subscriptions over a WebSocket that resumes where it was. */
export function openClient(url: string, key: string): ApolloClient {
  const http = new HttpLink({ uri: url, headers: { authorization: `Bearer ${key}` } })
  const socket = new GraphQLWsLink(
    createResumingClient({
      url: url.replace(/^http/, 'ws'),
      connectionParams: { Authorization: `Bearer ${key}` },
    }),
  )
  return new ApolloClient({
    link: ApolloLink.split(({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION, socket, http),
    cache: openCache(),
  })
}
