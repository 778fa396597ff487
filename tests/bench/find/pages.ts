import { encodePlace } from '../../../src/api/relay/page-cursor.ts'
import { openConnection } from '../../../src/store/database/connection.ts'
import { sizesOf, vocabulary } from './archive.ts'

/** A page as a client asks for it, and as SQL alone would give it. */
export interface MeasuredPage {
  name: string
  query: string
  variables?: object
  /** Null: no SQL of the same meaning. One row with one column. */
  sql: string | null
}

const CARD = 'id text form ingestedAt actor { name slug }'
const PAGE = `query ($filter: StatementFilter, $after: String) {
  statements(first: 20, filter: $filter, after: $after) { nodes { ${CARD} } pageInfo { hasNextPage endCursor } }
}`

function statementsBy(
  condition: string,
  from = 'statement_versions v',
  order = 'v.ingested_at DESC, v.statement_id DESC',
): string {
  return `SELECT json_agg(row_to_json(page)) FROM (
    SELECT v.statement_id, v.text, v.form, v.ingested_at, a.name, a.slug
    FROM ${from} LEFT JOIN actors a ON a.id = v.actor_id WHERE v.current AND ${condition} ORDER BY ${order} LIMIT 20) page`
}

/** The pages that are measured. `has`: whether the API takes an argument or a condition of this name. */
export async function pagesOf(
  url: string,
  statements: number,
  has: (name: 'publishedAfter' | 'actors.search') => boolean,
): Promise<MeasuredPage[]> {
  const { actors } = sizesOf(statements)
  const words = vocabulary()
  const client = await openConnection(url)
  const id = async (kind: string, n: number) =>
    (await client.query<{ id: string }>('SELECT bench_id($1, $2) AS id', [kind, n])).rows[0]?.id ?? ''
  const slug = async (n: number) =>
    (await client.query<{ slug: string }>('SELECT slug FROM actors WHERE id = bench_id($1, $2)', ['actor', n])).rows[0]
      ?.slug ?? ''
  const far = Math.min(20_000, statements / 2)
  const { rows } = await client.query<{ at: Date; id: string }>(
    `SELECT ingested_at AS at, statement_id AS id FROM statement_versions WHERE current
     ORDER BY ingested_at DESC, statement_id DESC OFFSET ${far} LIMIT 1`,
  )
  const place = rows[0]
  if (place === undefined) throw new Error('the archive is empty')
  const rare = Math.floor(actors * 0.9)
  const by = (name: string, filter: object, sql: string): MeasuredPage => ({
    name,
    query: PAGE,
    variables: { filter },
    sql,
  })
  const text = (name: string, searched: string) =>
    by(
      name,
      { text: searched },
      statementsBy(`(v.words @@ websearch_to_tsquery('english', '${searched}') AND v.configuration = 'english'
        OR v.words @@ websearch_to_tsquery('german', '${searched}') AND v.configuration = 'german'
        OR v.words @@ websearch_to_tsquery('french', '${searched}') AND v.configuration = 'french')`),
    )
  const byTopic = async (name: string, n: number) =>
    by(
      name,
      { topics: [`topic-${n}`] },
      statementsBy(
        `st.topic_id = '${await id('topic', n)}'`,
        'statement_topics st JOIN statement_versions v ON v.statement_id = st.statement_id',
        'st.ingested_at DESC, st.statement_id DESC',
      ),
    )
  const pages: MeasuredPage[] = [
    { name: 'newest', query: PAGE, sql: statementsBy('TRUE') },
    {
      name: `page ${far / 20 + 1}`,
      query: PAGE,
      variables: { after: encodePlace({ name: 'INGESTED_DESC' }, [place.at.toISOString(), place.id]) },
      sql: statementsBy(`(v.ingested_at, v.statement_id) < ('${place.at.toISOString()}', '${place.id}')`),
    },
    await byTopic('by a frequent topic', 0),
    await byTopic('by a rare topic', 199),
    by(
      'by a frequent actor',
      { actors: [await slug(3)] },
      statementsBy(`v.actor_ids && ARRAY['${await id('actor', 3)}'::uuid]`),
    ),
    by(
      'by a rare actor',
      { actors: [await slug(rare)] },
      statementsBy(`v.actor_ids && ARRAY['${await id('actor', rare)}'::uuid]`),
    ),
    by('by source', { sources: ['outlet-7'] }, statementsBy(`v.source_ids && ARRAY['${await id('source', 7)}'::uuid]`)),
    text('a frequent word', words[4] ?? ''),
    text('a rare word', words[15_003] ?? ''),
    text('a phrase', `"${words[30]} ${words[50]}"`),
    by(
      'ingested within a month',
      { ingestedAfter: '2025-03-01T00:00:00Z', ingestedBefore: '2025-04-01T00:00:00Z' },
      statementsBy("v.ingested_at >= '2025-03-01Z' AND v.ingested_at < '2025-04-01Z'"),
    ),
    {
      name: '30 actors, 3 statements each',
      query: `{ actors(first: 30) { nodes { name slug statements(first: 3) { nodes { ${CARD} } } } } }`,
      sql: `SELECT json_agg(row_to_json(page)) FROM (
        SELECT a.name, a.slug, (SELECT json_agg(row_to_json(own)) FROM (
          SELECT v.statement_id, v.text, v.form, v.ingested_at FROM statement_versions v
          WHERE v.current AND v.actor_ids && ARRAY[a.id] ORDER BY v.ingested_at DESC, v.statement_id DESC LIMIT 3) own)
        FROM (SELECT * FROM actors WHERE successor_id IS NULL ORDER BY slug LIMIT 30) a) page`,
    },
    {
      name: 'how many of a topic',
      query: '{ statements(first: 1, filter: { topics: ["topic-20"] }) { totalCount } }',
      sql: `SELECT count(*) FROM statement_topics WHERE topic_id = '${await id('topic', 20)}'`,
    },
  ]
  if (has('publishedAfter')) {
    pages.push({
      name: 'published within a month',
      query: PAGE,
      variables: { filter: { publishedAfter: '2025-03-01T00:00:00Z', publishedBefore: '2025-04-01T00:00:00Z' } },
      sql: statementsBy("v.published_at >= '2025-03-01Z' AND v.published_at < '2025-04-01Z'"),
    })
  }
  if (has('actors.search')) {
    const typed = (words[20] ?? '').slice(0, 4)
    pages.push({
      name: 'autocomplete of an actor',
      query: `{ actors(first: 10, search: "${typed}") { nodes { name slug } } }`,
      sql: `SELECT json_agg(row_to_json(page)) FROM (SELECT DISTINCT a.name, a.slug FROM actor_aliases l JOIN actors a ON a.id = l.actor_id
        WHERE l.folded LIKE '${typed}%' OR l.folded LIKE '% ${typed}%' LIMIT 10) page`,
    })
  }
  await client.end()
  return pages
}
