import { isAllowed } from '../../domain/statement/principal.ts'
import type { Context } from '../relay/context.ts'
import { badRequest } from '../relay/errors.ts'

/** Said of queries that need the role. */
export const EDITORS_ONLY = 'Requires the EDITOR role: else the error FORBIDDEN.'

/** @throws GraphQLError with the code FORBIDDEN. */
export function requireEditor({ principal }: Context): void {
  if (!isAllowed(principal, 'EDITOR')) throw badRequest('FORBIDDEN', 'This requires the role EDITOR.')
}

/**
 * The address of a feed as a caller may see it. What subscribers are given has a secret in its query: that is for
 * editors.
 */
export function shownAddress({ principal }: Context, url: string): string {
  if (isAllowed(principal, 'EDITOR') || !url.includes('?')) return url
  return `${url.slice(0, url.indexOf('?'))}?...`
}
