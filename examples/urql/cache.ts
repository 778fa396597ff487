import { type CacheExchangeOpts, cacheExchange } from '@urql/exchange-graphcache'
import { relayPagination } from '@urql/exchange-graphcache/extras'
import schema from './schema.json' with { type: 'json' }

/**
 * urql's normalized cache for this API. What has an id is kept by it; what has none stands in what holds it. In the lists
 * of Query that are `scrolled`, pages become one list, as a reader scrolls; in all others each page is kept on its own.
 */
export function openCache(scrolled: readonly string[] = []) {
  const values = schema.__schema.types.filter(({ kind, fields }) => {
    return kind === 'OBJECT' && !fields?.some(({ name }) => name === 'id')
  })
  const options: CacheExchangeOpts = {
    schema,
    keys: Object.fromEntries(values.filter(({ name }) => !ROOTS.includes(name)).map(({ name }) => [name, () => null])),
    resolvers: { Query: Object.fromEntries(scrolled.map((name) => [name, relayPagination()])) },
  }
  return cacheExchange(options)
}

const ROOTS = ['Query', 'Mutation', 'Subscription']
