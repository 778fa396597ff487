import { v7 as uuid } from 'uuid'
import { groupArticles } from '../domain/story/grouping.ts'
import { LOOKED_UP_BY, type Portrait, portray, tellOneStory, WINDOW_MS } from '../domain/story/portrait.ts'
import { retrying } from '../store/database/retry.ts'
import type { Prisma, PrismaClient } from '../store/prisma/client.ts'
import {
  type AlikeArticle,
  type DueArticle,
  findAlikeArticles,
  lockDuePortraits,
  readKeptTelling,
  savePortrait,
  settlePortraits,
} from '../store/stories/portraits.ts'
import {
  absorbStories,
  endStories,
  holdStories,
  insertStory,
  moveIntoStory,
  putInPlace,
  readLinks,
  readMembers,
  readMembersOf,
  saveLinks,
  summariseStories,
  takeOut,
} from '../store/stories/story-places.ts'

/** Articles whose stories are looked for in one transaction: some tens of ms. */
const BATCH = 20
/** From then on a transaction takes no more of them: of stories of tens of thousands of articles one may take a second. */
const LONGEST_MS = 2_000

/**
 * Finds the stories of articles that came in, were changed or were erased, the newest first. One process at a time does;
 * safe to stop at any moment. Two articles are one story if they, or a chain of others between them, tell one event: so
 * the order in which they came in changes nothing.
 */
export async function keepStories(
  prisma: PrismaClient,
  signal: AbortSignal,
  longestMs: number = LONGEST_MS,
): Promise<void> {
  while (!signal.aborted) {
    const isAll = await retrying(prisma, async (tx) => {
      if (!(await holdStories(tx))) return true
      const until = performance.now() + longestMs
      const due = await lockDuePortraits(tx, BATCH)
      const changed = new Set<string>()
      const done: DueArticle[] = []
      for (const article of due) {
        await lookFor(tx, article, changed)
        done.push(article)
        if (performance.now() >= until) break
      }
      await summariseStories(tx, [...changed])
      await settlePortraits(tx, done)
      return done.length === due.length && due.length < BATCH
    })
    if (isAll) return
  }
}

/** Adds the stories that have other articles now to `changed`. */
async function lookFor(tx: Prisma.TransactionClient, article: DueArticle, changed: Set<string>): Promise<void> {
  const { articleId } = article
  // Read only now: an article before it may have brought it into another story.
  const [member] = await readMembers(tx, [articleId])
  const before = member?.storyId ?? null
  const portrait = article.isErased ? null : (article.portrait ?? (await portrayKept(tx, articleId)))
  const { linked, hasLost } = portrait === null ? NO_LINKS : await link(tx, articleId, portrait)
  if (portrait === null) await takeOut(tx, articleId)
  // Only where a link is gone is all of the story looked at: what was linked with nothing lost is still one.
  if (before !== null && (hasLost || linked.length === 0)) {
    const linkedIds = linked.map((other) => other.articleId)
    for (const id of await regroup(tx, before, [articleId, ...linkedIds])) changed.add(id)
  } else if (linked.length > 0) changed.add(await join(tx, articleId, linked))
}

/** Of an archive of before there were stories, and where words were erased, there is the kept text alone. */
async function portrayKept(tx: Prisma.TransactionClient, articleId: string): Promise<Portrait | null> {
  const kept = await readKeptTelling(tx, articleId)
  if (kept === null) return null
  const { title, text, sourceId, publishedAt, at } = kept
  const portrait = { ...portray(title, text, kept.language), sourceId }
  await savePortrait(tx, articleId, { ...portrait, publishedAt })
  return { ...portrait, at }
}

interface Linked {
  linked: AlikeArticle[]
  /** It was linked with others that it is not any more. */
  hasLost: boolean
}

/** Of an article that tells nothing. */
const NO_LINKS: Linked = { linked: [], hasLost: true }

/** Links an article with those that tell one story with it. */
async function link(tx: Prisma.TransactionClient, articleId: string, portrait: Portrait): Promise<Linked> {
  const { words, at, sourceId } = portrait
  const lookedUpBy = words.slice(0, LOOKED_UP_BY).map(({ word }) => word)
  await putInPlace(tx, { articleId, sourceId, at, lookedUpBy })
  const alike = await findAlikeArticles(tx, articleId, portrait, { lookedUpBy: LOOKED_UP_BY, windowMs: WINDOW_MS })
  const links = alike.flatMap((other) => {
    const likeness = tellOneStory(portrait, other.portrait)
    return likeness === null ? [] : [{ other, likeness }]
  })
  const lost = await saveLinks(
    tx,
    articleId,
    links.map(({ other, likeness }) => ({ otherId: other.articleId, likeness })),
  )
  return { linked: links.map(({ other }) => other), hasLost: lost > 0 }
}

/** Makes linked articles one story, with all that theirs have: the oldest of these goes on. Its id. */
async function join(tx: Prisma.TransactionClient, articleId: string, linked: readonly AlikeArticle[]): Promise<string> {
  const [oldest, ...others] = [...new Set(linked.flatMap(({ storyId }) => storyId ?? []))].sort()
  const storyId = oldest ?? uuid()
  if (oldest === undefined) await insertStory(tx, storyId)
  await moveIntoStory(tx, [articleId, ...linked.map((other) => other.articleId)], storyId)
  await absorbStories(tx, others, storyId)
  return storyId
}

/** An article of a story has changed or is gone: what held together by it may not any more. The stories that are left. */
async function regroup(tx: Prisma.TransactionClient, ownId: string, articleIds: readonly string[]): Promise<string[]> {
  const concerned = await readMembers(tx, articleIds)
  const storyIds = [...new Set([ownId, ...concerned.flatMap(({ storyId }) => storyId ?? [])])]
  const inStories = await readMembersOf(tx, storyIds)
  const members = [...new Map([...concerned, ...inStories].map((member) => [member.articleId, member])).values()]
  const ids = members.map(({ articleId }) => articleId)
  const { groups, ended } = groupArticles(members, await readLinks(tx, ids))
  const homes = new Map<object, string>()
  for (const group of groups) {
    const storyId = group.storyId ?? uuid()
    if (group.storyId === null) await insertStory(tx, storyId)
    homes.set(group, storyId)
    await moveIntoStory(tx, group.articleIds, storyId)
  }
  const grouped = new Set(groups.flatMap(({ articleIds }) => articleIds))
  await moveIntoStory(
    tx,
    ids.filter((id) => !grouped.has(id)),
    null,
  )
  // That of an article that was its story's last, too.
  for (const id of storyIds) if (!ended.has(id) && ![...homes.values()].includes(id)) ended.set(id, null)
  for (const [id, group] of ended) await endStories(tx, [id], group === null ? null : (homes.get(group) ?? null))
  return [...homes.values()]
}
