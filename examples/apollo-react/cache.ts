import { type FieldPolicy, InMemoryCache, isReference, type TypePolicies } from '@apollo/client'
import { relayStylePagination } from '@apollo/client/utilities'
import possibleTypes from './possible-types.json' with { type: 'json' }
import known from './values.json' with { type: 'json' }

/** A list of Query that has pages. */
export type Paged = keyof typeof known.pages

/**
 * Apollo's cache for this API. What has an id is kept by it; what has none stands in what holds it, and two queries
 * that select different fields of it both have theirs. In the lists `scrolled`, pages become one list, as a reader scrolls
 * (select `edges` there); in all others each page is kept on its own.
 */
export function openCache(scrolled: readonly Paged[] = []): InMemoryCache {
  const typePolicies: TypePolicies = {
    // An event replaces the one before it.
    Subscription: { fields: { statementEvents: { merge: false } } },
  }
  for (const type of known.values) typePolicies[type] = { merge: mergeValues }
  for (const [type, names] of Object.entries(known.lists)) {
    const fields = Object.fromEntries(names.map((name): [string, FieldPolicy] => [name, { merge: mergeValues }]))
    typePolicies[type] = { ...typePolicies[type], fields }
  }
  const pages = scrolled.map((name) => [name, relayStylePagination(known.pages[name])])
  const query = { ...typePolicies.Query?.fields, ...Object.fromEntries(pages) }
  return new InMemoryCache({ possibleTypes, typePolicies: { ...typePolicies, Query: { fields: query } } })
}

/**
 * As long as both say the same, each adds what the other was not asked for. One that says something else replaces what
 * was there: old and new are never mixed.
 */
function mergeValues(existing: unknown, incoming: unknown): unknown {
  const merged = combine(existing, incoming)
  return merged === CONTRADICTION ? incoming : merged
}

const CONTRADICTION = Symbol('contradiction')

function combine(existing: unknown, incoming: unknown): unknown {
  if (existing === undefined || existing === incoming) return incoming
  if (Array.isArray(existing) && Array.isArray(incoming)) {
    const items = incoming.map((item, index) => combine(existing[index], item))
    return existing.length === incoming.length && !items.includes(CONTRADICTION) ? items : CONTRADICTION
  }
  if (!isFields(existing) || !isFields(incoming)) return CONTRADICTION
  if (isReference(existing) || isReference(incoming))
    return existing.__ref === incoming.__ref ? incoming : CONTRADICTION
  const shared = Object.keys(incoming).map((name) => [name, combine(existing[name], incoming[name])])
  return shared.some(([, value]) => value === CONTRADICTION)
    ? CONTRADICTION
    : { ...existing, ...Object.fromEntries(shared) }
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
