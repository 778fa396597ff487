import { z } from 'zod'
import { type AnsweredPage, defineTool, PAGE_AFTER, paged, pageSize } from '../tool.ts'
import { untrusted } from '../untrusted.ts'

const MOST = 50
const USUAL = 10

/** What can be looked up: the field of the API, what is asked of each, and how it is shown. */
const KINDS = {
  TOPIC: { field: 'topics', ask: 'slug name description broader { slug } rule' },
  ACTOR: { field: 'actors', ask: 'slug name kind aliases tenures { from until office { slug } }' },
  OFFICE: { field: 'offices', ask: 'slug name aliases tenures { from until actor { slug } }' },
  SOURCE: { field: 'sources', ask: 'slug name homepage' },
} as const

/** Of names and tenures only so many, of an actor with a long life. */
const MOST_OF_EACH = 20

interface Named {
  slug: string
  name: string
  kind?: string
  homepage?: string | null
  description?: string | null
  aliases?: string[]
  broader?: { slug: string }[]
  rule?: unknown
  tenures?: { from: string | null; until: string | null; office?: { slug: string }; actor?: { slug: string } }[]
}

export const LOOK_UP = defineTool({
  name: 'look_up',
  title: 'Look up topics, actors, offices and sources',
  description:
    'Finds the slugs that filters take, by the beginnings of words in names. An actor is a person, institution or government; an office ("nato-secretary-general") stands for whoever holds it. Without "search": those with the most statements first.',
  input: {
    kind: z.enum(['TOPIC', 'ACTOR', 'OFFICE', 'SOURCE']),
    search: z.string().optional().describe('Beginnings of words: "ma rut" finds Mark Rutte.'),
    first: pageSize(MOST, USUAL),
    after: PAGE_AFTER,
  },
  async run({ kind, search, first, after }, ask) {
    const { field, ask: selection } = KINDS[kind]
    const document = `query LookUp($search: String, $first: Int!, $after: String) {
      found: ${field}(search: $search, first: $first, after: $after, orderBy: STATEMENTS_DESC) {
        totalCount pageInfo { hasNextPage endCursor } nodes { ${selection} } } }`
    const { found } = await ask<{ found: AnsweredPage<Named> }>(document, { search, first, after })
    return paged(found, shownName)
  },
})

/** Names of actors, offices and sources come from articles; topics are made by editors. */
function shownName({ slug, name, homepage, aliases, description, broader, rule, kind, tenures }: Named): object {
  if (rule !== undefined) return { slug, name, description, broader: broader?.map((one) => one.slug), rule }
  return {
    slug,
    ...(kind === undefined ? {} : { kind }),
    ...(tenures === undefined
      ? {}
      : {
          tenures: tenures.slice(0, MOST_OF_EACH).map(({ from, until, office, actor }) => ({
            ...(office === undefined ? { actor: actor?.slug } : { office: office.slug }),
            from,
            until,
          })),
        }),
    ...untrusted({
      name,
      ...(aliases === undefined ? {} : { aliases: aliases.slice(0, MOST_OF_EACH) }),
      ...(homepage === undefined ? {} : { homepage }),
    }),
  }
}
