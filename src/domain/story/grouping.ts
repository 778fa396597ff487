// Which articles are one story: those that are linked, over any number of steps. So the order in which they came in
// changes nothing. And which story of before each group goes on as.

/** An article that may be of a story. */
export interface StoryMember {
  articleId: string
  /** When it was published, else when it came in. */
  at: Date
  /** The story that it is in; null where in none. */
  storyId: string | null
}

/** Articles that are one story. */
interface Group {
  /** The earliest first. */
  articleIds: string[]
  /** The story that it goes on as; null: it is a new one. */
  storyId: string | null
}

/** Two articles that tell one story. */
export type StoryLink = readonly [string, string]

export interface Grouped {
  /** Of two articles or more each, that with the earliest article first. */
  groups: Group[]
  /** What became of each story that goes on as none of the groups: the group with most of its articles, if any has one. */
  ended: Map<string, Group | null>
}

/**
 * Puts articles together by their links. A group goes on as the oldest of the stories (by id, which are in the order of
 * time) that its articles were in and that no group before it goes on as.
 */
export function groupArticles(members: readonly StoryMember[], links: readonly StoryLink[]): Grouped {
  const inOrder = [...members].sort((a, b) => a.at.getTime() - b.at.getTime() || (a.articleId < b.articleId ? -1 : 1))
  const top = linkedTogether(links)
  const parts = new Map<string, StoryMember[]>()
  for (const member of inOrder) {
    const id = top(member.articleId)
    const part = parts.get(id)
    if (part === undefined) parts.set(id, [member])
    else part.push(member)
  }
  const taken = new Set<string>()
  const homes = new Map<string, Map<Group, number>>()
  const groups: Group[] = []
  for (const part of parts.values()) {
    const before = part.flatMap(({ storyId }) => storyId ?? [])
    if (part.length < 2) {
      for (const id of before) if (!homes.has(id)) homes.set(id, new Map())
      continue
    }
    const [storyId = null] = [...new Set(before)].filter((id) => !taken.has(id)).sort()
    if (storyId !== null) taken.add(storyId)
    const group = { articleIds: part.map(({ articleId }) => articleId), storyId }
    groups.push(group)
    for (const id of before) {
      const counts = homes.get(id) ?? new Map<Group, number>()
      homes.set(id, counts.set(group, (counts.get(group) ?? 0) + 1))
    }
  }
  const ended = [...homes].filter(([id]) => !taken.has(id))
  return { groups, ended: new Map(ended.map(([id, counts]) => [id, mostOf(counts)])) }
}

function mostOf(counts: ReadonlyMap<Group, number>): Group | null {
  const [most] = [...counts].sort(([, a], [, b]) => b - a)
  return most?.[0] ?? null
}

/** For each article one that stands for all that it is linked with. */
function linkedTogether(links: readonly StoryLink[]): (articleId: string) => string {
  const above = new Map<string, string>()
  const top = (id: string): string => {
    let at = id
    for (let next = above.get(at); next !== undefined && next !== at; next = above.get(at)) at = next
    if (at !== id) above.set(id, at)
    return at
  }
  for (const [one, other] of links) {
    const [a, b] = [top(one), top(other)]
    if (a !== b) above.set(a, b)
  }
  return top
}
