import type { ActorKind } from '../language/actor-kind.ts'

/** An actor that an ambiguous name may mean. */
export interface NameCandidate {
  id: string
  slug: string
  name: string
  kind: ActorKind
  /** On file under a surname alone. */
  provisional: boolean
}

/** How many are named in a message; all are beside it. */
const MOST_NAMED = 5

/**
 * Why a name is refused that may mean several actors, to be said after the name of the field: who they are, and by what
 * each is named instead. That is the slug, or the id where the slug is the name in question.
 */
export function explainCandidates(given: string, candidates: readonly NameCandidate[]): string {
  const named = candidates.slice(0, MOST_NAMED).map(({ id, slug, name, provisional }) => {
    const known = provisional ? `${name}, known by this name alone` : name
    return `${slug === given ? id : slug} (${known})`
  })
  const more = candidates.length - named.length
  const list = `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
  return `names "${given}", which may mean several actors: ${list}. Give one of these slugs or ids`
}
