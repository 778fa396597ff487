import { keyOf } from './gate.ts'

/** Names under which clients give a key alone, without case, hyphens and underscores. */
const KEY_NAMES = new Set(['xapikey', 'apikey', 'token', 'authtoken', 'accesstoken', 'bearertoken'])

/**
 * The key in the payload of "connection_init"; null where it has none.
 *
 * The protocol leaves that payload to server and client, and each client's documentation has another habit: a header's
 * name in any case, at the top or within `headers`, or a token under a name of its own.
 */
export function keyOfParams(params: Record<string, unknown>): string | null {
  const { headers } = params
  const given = [...Object.entries(params), ...Object.entries(isObject(headers) ? headers : {})]
  const named = (is: (name: string) => boolean) =>
    given.find(([name, value]) => value != null && is(name.toLowerCase().replace(/[-_]/g, '')))?.[1]
  const authorization = named((name) => name === 'authorization')
  if (authorization != null) return keyOf({ authorization })
  const key = named((name) => KEY_NAMES.has(name))
  return key == null ? null : keyOf({ 'x-api-key': withoutScheme(key) })
}

/** Some send a token as it stands in the header. */
function withoutScheme(key: unknown): unknown {
  return typeof key === 'string' ? key.replace(/^bearer +/i, '') : key
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
