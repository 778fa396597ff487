import type { EntryOutcome } from '../../domain/feed/outcomes.ts'
import type { AddressFacts, ArticleAt, NoteOf, Sighting } from '../../domain/feed/standing.ts'
import type { PrismaClient } from '../prisma/client.ts'

/** Of one address: more feeds than this tell nothing new. */
const MOST_SIGHTINGS = 20

/**
 * What is on file of each of some links, each given by the addresses that it may mean. Three statements for any number.
 * `addressesOf` tells those of a further link.
 */
export async function readAddressFacts(
  prisma: PrismaClient,
  links: readonly (readonly string[])[],
  addressesOf: (link: string) => readonly string[] | null,
): Promise<AddressFacts[]> {
  const asked = {
    places: links.flatMap((addresses, place) => addresses.map(() => place)),
    addresses: links.flat(),
  }
  const sightings = await readSightings(prisma, asked)
  // Where a duplicate led: the item that it is one of may be forgotten by now.
  const further = sightings.flatMap(({ place, finalUrl }) =>
    (finalUrl === null ? [] : (addressesOf(finalUrl) ?? [])).map((address) => ({ place, address })),
  )
  const places = [...asked.places, ...further.map(({ place }) => place)]
  const addresses = [...asked.addresses, ...further.map(({ address }) => address)]
  const articles = await readArticlesAt(prisma, { places, addresses }, sightings)
  const notes = await readNotes(prisma, asked)
  const facts = links.map((): AddressFacts => ({ articles: [], sightings: [], notes: [] }))
  for (const { place, ...one } of sightings) facts[place]?.sightings.push(one)
  for (const { place, ...one } of articles) facts[place]?.articles.push(one)
  for (const { place, ...one } of notes) facts[place]?.notes.push(one)
  return facts
}

interface Asked {
  /** Which link each address is of. */
  places: number[]
  addresses: string[]
}

type Placed<Fact> = Fact & { place: number }

/** The items at these addresses, those whose articles are there, and those that they are duplicates of. */
function readSightings(prisma: PrismaClient, { places, addresses }: Asked): Promise<Placed<Sighting>[]> {
  return prisma.$queryRaw<Placed<Sighting>[]>`
    WITH RECURSIVE asked AS (
      SELECT * FROM unnest(${places}::int[], ${addresses}::text[]) AS asked(place, address)
    ), seen(place, id) AS (
      SELECT asked.place, own.id FROM asked, LATERAL (
        (SELECT e.id FROM feed_entries e WHERE e.address = asked.address ORDER BY e.id LIMIT ${MOST_SIGHTINGS}::int)
        UNION
        (SELECT e.id FROM articles a JOIN feed_entries e ON e.article_id = a.id
          WHERE a.canonical_url = asked.address ORDER BY e.id LIMIT ${MOST_SIGHTINGS}::int)) own
      UNION
      SELECT s.place, e.duplicate_of_id FROM seen s JOIN feed_entries e ON e.id = s.id WHERE e.duplicate_of_id IS NOT NULL
    )
    SELECT s.place, e.id::text AS "entryId", e.feed_id::text AS "feedId", f.title AS "feedTitle", f.url AS "feedUrl",
      e.outcome::text AS outcome, e.message, e.first_seen_at AS "firstSeenAt", e.decided_at AS "decidedAt", e.due_at AS "dueAt",
      e.fetched_at AS "fetchedAt", e.tries, e.final_url AS "finalUrl", e.article_id::text AS "articleId"
    FROM seen s JOIN feed_entries e ON e.id = s.id JOIN feeds f ON f.id = e.feed_id
    ORDER BY s.place, e.first_seen_at, e.id`
}

/** The articles at these addresses, and those that their items led to. Those that stand come first, then the newest. */
function readArticlesAt(
  prisma: PrismaClient,
  { places, addresses }: Asked,
  sightings: readonly Placed<Sighting>[],
): Promise<Placed<ArticleAt>[]> {
  const led = sightings.flatMap(({ place, articleId }) => (articleId === null ? [] : { place, articleId }))
  return prisma.$queryRaw<Placed<ArticleAt>[]>`
    SELECT found.place, a.id::text AS "articleId", o.name AS "sourceName", a.canonical_url AS address, a.revision,
      a.ingested_at AS "ingestedAt", a.erased_at AS "erasedAt",
      (SELECT count(DISTINCT r.statement_id)::int FROM reports r
        WHERE r.article_id = a.id AND r.retracted_at IS NULL) AS statements
    FROM (
      SELECT asked.place, a.id
      FROM unnest(${places}::int[], ${addresses}::text[]) AS asked(place, address)
        JOIN articles a ON a.canonical_url = asked.address
      UNION
      SELECT * FROM unnest(${led.map(({ place }) => place)}::int[], ${led.map(({ articleId }) => articleId)}::uuid[])
    ) AS found(place, id) JOIN articles a ON a.id = found.id JOIN sources o ON o.id = a.source_id
    WHERE a.revision > 0
    ORDER BY found.place, a.erased_at IS NOT NULL, a.ingested_at DESC, a.id DESC`
}

function readNotes(prisma: PrismaClient, { places, addresses }: Asked): Promise<Placed<NoteOf>[]> {
  return prisma.$queryRaw<Placed<NoteOf & { outcome: EntryOutcome }>[]>`
    SELECT asked.place, own.* FROM unnest(${places}::int[], ${addresses}::text[]) AS asked(place, address), LATERAL (
      SELECT n.feed, n.feed_removed_at AS "feedRemovedAt", n.seen_at AS "seenAt", n.outcome::text AS outcome, n.message,
        n.decided_at AS "decidedAt"
      FROM address_notes n WHERE n.address = asked.address
      ORDER BY n.decided_at DESC, n.id DESC LIMIT ${MOST_SIGHTINGS}::int) own
    ORDER BY asked.place, "decidedAt" DESC`
}
