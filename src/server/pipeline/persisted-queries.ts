import { GraphQLError } from 'graphql'
import type { GraphQLParams, Plugin } from 'graphql-yoga'
import { LRUCache } from 'lru-cache'
import { parseUrl } from '../../domain/given/given-url.ts'
import type { Caller } from '../access/authority.ts'
import { makeRequestError } from './errors.ts'
import { hashOf, type TrustedDocuments } from './trusted-documents.ts'

// Documents that clients name instead of sending them: those that an operator trusts, by the id in their file, and any
// that was sent before with its hash ("automatic persisted queries", as Apollo and urql have them). Over a WebSocket the
// protocol wants the text itself.
// https://www.apollographql.com/docs/apollo-server/performance/apq

/** What is kept of automatic ones together, in characters: a thousand of ten kilobytes. */
const MOST_KEPT = 10_000_000
const LONGEST_KEPT = 100_000
/** What keeping one costs besides its text: its hash and its place. Without it, millions of short ones would be kept. */
const EACH_COSTS = 500

/** `isTrustedOnly`: readers may send no other documents than trusted ones, on any transport. */
export function usePersistedQueries(trusted: TrustedDocuments, isTrustedOnly: boolean): Plugin<{ caller: Caller }> {
  const automatic = new LRUCache<string, string>({
    maxSize: MOST_KEPT,
    maxEntrySize: LONGEST_KEPT + EACH_COSTS,
    sizeCalculation: ({ length }) => length + EACH_COSTS,
  })
  return {
    onParams({ request, params, setParams }) {
      const { documentId, id, doc_id, ...rest } = params as GraphQLParams & Record<string, unknown>
      const hash = hashIn(params)
      const { query } = params
      if (typeof query === 'string' && query !== '') {
        if (hash === null) return
        if (hashOf(query) !== hash)
          throw makeRequestError('The hash is not the SHA-256 of the query.', 'PERSISTED_QUERY_MISMATCH')
        automatic.set(hash, query)
        return
      }
      const named = hash ?? [documentId, id, doc_id, idInAddress(request.url)].find((one) => typeof one === 'string')
      if (typeof named !== 'string') return
      const text = trusted.find(named) ?? trusted.find(named.replace(/^sha256:/, '')) ?? automatic.get(named)
      if (text === undefined) throw notFound()
      setParams({ ...rest, query: text } as GraphQLParams)
    },
    onParse({ params: { source }, context }) {
      if (!isTrustedOnly || context.caller.principal.role !== 'READER') return
      if (!trusted.has(String(source))) throw notTrusted()
    },
  }
}

function hashIn({ extensions }: GraphQLParams): string | null {
  const { persistedQuery } = (extensions ?? {}) as { persistedQuery?: { sha256Hash?: unknown } | null }
  const hash = persistedQuery?.sha256Hash
  return typeof hash === 'string' ? hash : null
}

function idInAddress(url: string): string | null {
  return parseUrl(url)?.searchParams.get('documentId') ?? null
}

// With these words and HTTP 200, clients send the document itself.
function notFound(): GraphQLError {
  return new GraphQLError('PersistedQueryNotFound', {
    extensions: { code: 'PERSISTED_QUERY_NOT_FOUND', http: { status: 200 } },
  })
}

function notTrusted(): GraphQLError {
  return new GraphQLError('This service answers readers only documents that it trusts (TRUSTED_ONLY).', {
    extensions: { code: 'DOCUMENT_NOT_TRUSTED', http: { status: 403 } },
  })
}
