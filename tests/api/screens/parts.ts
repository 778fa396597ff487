// What screens show of one thing, from a line to all there is.

export const LINE = 'id text ingestedAt actor { name slug }'

export const CARD = `id text form act status ingestedAt independentRoots
  saidAt { earliest latest precision timeZone }
  actor { id name slug kind } office { id name slug }
  topics { nodes { id slug name } }`

export const REPORT = `id text form confidence span { start end } context { before after }
  article { id url title publishedAt language source { id name slug } }`

/** All that a card can unfold. */
export const EVERYTHING = `${CARD}
  reports { totalCount nodes { ${REPORT} act cue describedAs chain { name } root { kind name } needsReview } }
  replies { nodes { kind confidence statement { ${LINE} } report { article { url source { name } } } } }
  repliesTo { nodes { kind confidence answered { ${LINE} } } }
  discrepancies { kind verdict why sides { place report { id article { source { name } } } } }
  topicReasons { topic { name } }`

export const ARTICLE = 'id url title byline publishedAt language ingestedAt revision source { id name slug }'

export const PAGE = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor }'

/** What a screen is given: names of the archive that it is opened on. */
export interface Given {
  topic: string
  topics: string[]
  actor: string
  actors: string[]
  office: string
  source: string
  /** Ids. */
  statement: string
  article: string
  actorId: string
  topicId: string
  sourceId: string
  report: string
  word: string
  phrase: string
}

/** A screen by what it shows: the operation that it sends, which takes its variables from what is given. */
export type Screens = Readonly<Record<string, string>>

const FIELDS = `$topic: String!, $topics: [String!], $actor: String!, $actors: [String!], $office: String!, $source: String!,
  $statement: ID!, $article: ID!, $actorId: ID!, $topicId: ID!, $sourceId: ID!, $report: ID!, $word: String!, $phrase: String!`

const KINDS = new Map(FIELDS.split(',').map((field) => [field.trim().split(':')[0] ?? '', field.trim()]))

/** An operation with the variables that it uses. */
export function screen(fields: string): string {
  const used = [...new Set(fields.match(/\$\w+/g) ?? [])].map((name) => KINDS.get(name) ?? name)
  return used.length === 0 ? `{ ${fields} }` : `query (${used.join(', ')}) { ${fields} }`
}
