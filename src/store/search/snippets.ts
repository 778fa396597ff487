import { randomBytes } from 'node:crypto'
import { cutSnippet, type SnippetPart } from '../../domain/filter/snippet.ts'
import type { PrismaClient } from '../prisma/client.ts'
import type { PreparedFilter } from './linguistics.ts'
import { queriesToRank } from './statement-pages.ts'

/**
 * Where the searched words stand in statements' texts, by statement id; null where the filter searches no text.
 * A statement that only matched in another report's wording has a snippet without a hit.
 */
export async function readSnippets(
  prisma: PrismaClient,
  filter: PreparedFilter,
  statementIds: readonly string[],
): Promise<Map<string, SnippetPart[]> | null> {
  const queries = queriesToRank(filter)
  if (queries === null) return null
  // Texts are anybody's, so what marks a hit must be nothing a text could hold.
  const mark = randomBytes(8).toString('hex')
  // Postgres only marks: fragments of its own begin after short words, such as "no", and show no sign of it.
  const options = `StartSel=a${mark}, StopSel=z${mark}, HighlightAll=true`
  const rows = await prisma.$queryRaw<{ id: string; headline: string }[]>`
    SELECT v.statement_id::text AS id,
      CASE WHEN q.query IS NULL THEN v.text
        ELSE ts_headline(v.configuration::regconfig, v.text, q.query::tsquery, ${options}) END AS headline
    FROM statement_versions v LEFT JOIN ${queries} ON q.configuration = v.configuration
    WHERE v.current AND v.statement_id = ANY (${[...statementIds]}::uuid[])`
  return new Map(rows.map((row) => [row.id, cutSnippet(splitHeadline(row.headline, `a${mark}`, `z${mark}`))]))
}

function splitHeadline(headline: string, start: string, stop: string): SnippetPart[] {
  return headline
    .split(start)
    .flatMap((piece, index) => {
      if (index === 0) return [{ text: piece, hit: false }]
      const [hit = '', ...rest] = piece.split(stop)
      return [
        { text: hit, hit: true },
        { text: rest.join(''), hit: false },
      ]
    })
    .filter((part) => part.text !== '')
}
