import { type AskService, FAILURE } from '../asking/ask.ts'

/** A watch as the service has it. */
export interface SavedWatch {
  id: string
  name: string
  owner: string
  isMine: boolean
  version: number
  filter: Record<string, unknown>
  filterIdentity: string
  tells: string[]
  silenceDays: number | null
  burstMinutes: number
  isPaused: boolean
  sharedWithRole: string | null
  /** Null: only the owner is told. */
  sharedWith: string[] | null
  changedAt: string
}

/** The API's own limit. */
const PAGE = 100

const LIST = /* GraphQL */ `
  query Watches($scope: WatchScope!, $name: String, $first: Int!, $after: String) {
    watches(scope: $scope, name: $name, first: $first, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        name
        owner
        isMine
        version
        filter
        filterIdentity
        tells
        silenceDays
        burstMinutes
        isPaused
        sharedWithRole
        sharedWith
        changedAt
      }
    }
  }
`

/** Watches by name, all of a scope or those of one name. */
export async function watchesOf(
  ask: AskService,
  { scope, name }: { scope: string; name?: string | undefined },
): Promise<SavedWatch[]> {
  const watches: SavedWatch[] = []
  let after: string | null = null
  for (;;) {
    const page: { watches: { nodes: SavedWatch[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } } =
      await ask(LIST, { scope, name, first: PAGE, after })
    watches.push(...page.watches.nodes)
    if (!page.watches.pageInfo.hasNextPage) return watches
    after = page.watches.pageInfo.endCursor
  }
}

export const CREATE = `mutation ($input: CreateWatchInput!) { createWatch(input: $input) {
  ${FAILURE} ... on CreateWatchSuccess { watch { id } } } }`
export const UPDATE = `mutation ($input: UpdateWatchInput!) { updateWatch(input: $input) { ${FAILURE} } }`
export const SHARE = `mutation ($input: ShareWatchInput!) { shareWatch(input: $input) { ${FAILURE} } }`
export const DELETE = `mutation ($input: DeleteWatchInput!) { deleteWatch(input: $input) { ${FAILURE} } }`
