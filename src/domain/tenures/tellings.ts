import { contentOf } from '../language/tokens.ts'
import type { TenureEvent } from './claims.ts'
import type { TenureTelling } from './discrepancies.ts'

/** A kept claim about one actor. Days are YYYY-MM-DD. */
export interface ClaimTold {
  id: string
  articleId: string
  event: TenureEvent
  officeId: string | null
  office: string | null
  earliest: string
  latest: string
  publishedAt: Date | null
}

/** How many ways of telling one actor's tenures are compared. A reader could not check more. */
const MOST_TELLINGS = 20

/**
 * The different ways in which claims tell one actor's tenures, each with the first of its claims; so the newest, where
 * they come first.
 */
export function tellingsOf(claims: readonly ClaimTold[]): (TenureTelling & { claimId: string })[] {
  const groups = new Map<string, ClaimTold[]>()
  for (const claim of claims) {
    const { event, officeId, office, earliest, latest } = claim
    const of = officeId ?? [...contentOf(office ?? '')].sort().join(' ')
    const key = [event, of, earliest, latest].join('\0')
    const group = groups.get(key)
    if (group !== undefined) group.push(claim)
    else if (groups.size < MOST_TELLINGS) groups.set(key, [claim])
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const { id: claimId, event, officeId, office, earliest, latest } = first
    const articleIds = group.map((claim) => claim.articleId)
    return [{ claimId, event, officeId, office, earliest, latest, articleIds, publishedAt: newestOf(group) }]
  })
}

function newestOf(claims: readonly ClaimTold[]): Date | null {
  const known = claims.flatMap(({ publishedAt }) => publishedAt ?? [])
  if (known.length < claims.length) return null
  return new Date(Math.max(...known.map((date) => date.getTime())))
}
