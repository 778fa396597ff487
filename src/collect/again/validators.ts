import type { Validators } from '../../store/feeds/page-checks.ts'

/** Servers count an address among their own that is a validator of a megabyte. */
const MAX_VALIDATOR = 1_000

/** What an answer says by which the server can tell whether we have it. */
export function validatorsOf(headers: Headers): Validators {
  return { etag: usable(headers.get('etag')), lastModified: usable(headers.get('last-modified')) }
}

/** Headers with which a server need not send what we have. */
export function conditionsOf({ etag, lastModified }: Validators): Record<string, string> {
  return {
    ...(etag === null ? {} : { 'if-none-match': etag }),
    ...(lastModified === null ? {} : { 'if-modified-since': lastModified }),
  }
}

function usable(header: string | null): string | null {
  return header !== null && header.length <= MAX_VALIDATOR && /^[\x20-\x7e]*$/.test(header) ? header : null
}
