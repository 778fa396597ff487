import type { AnswerTold, MeasuredService } from './measured-service.ts'

// Documents made to cost as much as they may: each is grown until it is refused. What the last admitted one costs must
// stay below what is promised, whatever it is made of.

/** A document that is dearer the larger `size` is, from 1 to 100. */
interface Template {
  name: string
  document(size: number): string
}

const CARD = 'id text form act status ingestedAt saidAt { earliest latest precision }'
const REPORT =
  'id text form act confidence cue context { before after } article { id url title publishedAt source { name } }'

const aliases = (count: number, field: (index: number) => string) =>
  `{ ${Array.from({ length: count }, (_, index) => `a${index}: ${field(index)}`).join(' ')} }`

/** `word`: by how frequent it is, the most frequent is 0. */
export function templatesOf(word: (rank: number) => string): Template[] {
  const phrases = (count: number) =>
    Array.from(
      { length: count },
      (_, index) => `{ text: "\\"${word(5 + 3 * index)} ${word(12 + 6 * index)}\\"" }`,
    ).join(', ')
  const half = (size: number) => Math.max(1, Math.ceil(size / 2))
  return [
    {
      name: 'topics with full pages',
      document: (n) => `{ topics(first: ${n}) { nodes { name statements(first: 100) { nodes { ${CARD} } } } } }`,
    },
    {
      name: 'sources with full pages of articles',
      document: (n) => `{ sources(first: ${n}) { nodes { articles(first: 100) { nodes { id title url } } } } }`,
    },
    {
      name: 'articles with all that they report',
      document: (n) =>
        `{ articles(first: ${n}) { nodes { title reports(first: 100) { nodes { ${REPORT} statement { ${CARD} } } } } } }`,
    },
    {
      name: 'statements with everything',
      document: (n) =>
        `{ statements(first: ${n}) { nodes { ${CARD} actor { name } office { name } independentRoots topics { nodes { name } } reports { nodes { ${REPORT} root { name } } } replies { nodes { kind statement { ${CARD} } } } discrepancies { kind why } topicReasons { topic { name } } } } }`,
    },
    {
      name: 'the same page many times',
      document: (n) => aliases(half(n), () => `statements(first: 100) { nodes { ${CARD} } }`),
    },
    {
      name: 'counts of topics',
      document: (n) =>
        aliases(half(n), (i) => `statements(filter: { topics: ["topic-${i}"] }, first: 1) { totalCount }`),
    },
    {
      name: 'counts by form',
      document: (n) => aliases(half(n), () => `statements(filter: { forms: [DIRECT] }, first: 1) { totalCount }`),
    },
    {
      name: 'searches for frequent words',
      document: (n) => aliases(half(n), (i) => `statements(filter: { text: "${word(i)}" }) { nodes { id } }`),
    },
    {
      name: 'searches for phrases',
      document: (n) =>
        aliases(
          half(n),
          (i) => `statements(filter: { text: "\\"${word(5 + 3 * i)} ${word(12 + 6 * i)}\\"" }) { nodes { id } }`,
        ),
    },
    {
      name: 'one filter of many phrases',
      document: (n) => `{ statements(filter: { any: [${phrases(half(n))}] }) { nodes { id } } }`,
    },
    {
      name: 'none of many words',
      document: (n) => `{ statements(filter: { not: { any: [${phrases(half(n))}] } }) { nodes { id } } }`,
    },
    {
      name: 'by relevance',
      document: (n) =>
        aliases(
          half(n),
          (i) =>
            `statements(filter: { text: "${word(i + 1)}" }, orderBy: RELEVANCE) { edges { snippet { text } node { id } } }`,
        ),
    },
    {
      name: 'what nothing is',
      document: (n) =>
        aliases(half(n), () => 'statements(filter: { languages: ["it"], forms: [DIRECT] }) { nodes { id } }'),
    },
    {
      name: 'live cursors of what is rare',
      document: (n) =>
        aliases(
          half(n),
          (i) => `statements(filter: { text: "${word(15_000 + i)}", languages: ["it"] }, first: 1) { liveCursor }`,
        ),
    },
  ]
}

export interface Dearest {
  name: string
  size: number
  /** What the service says that it costs. */
  cost: number
  ms: number
  /** The smallest size that was refused, and what that took; null where none was. */
  refused: { size: number; ms: number } | null
}

/** The dearest document of a template that is admitted: found by halving. */
export async function growUntilRefused(service: MeasuredService, { name, document }: Template): Promise<Dearest> {
  let [admitted, refused] = [0, 101]
  while (refused - admitted > 1) {
    const middle = Math.floor((admitted + refused) / 2)
    if (isRefused(await service.ask(document(middle)))) refused = middle
    else admitted = middle
  }
  const full = admitted === 0 ? null : await service.measure(document(admitted))
  const over = refused === 101 ? null : await service.measure(document(refused))
  return {
    name,
    size: admitted,
    cost: full?.answer.extensions?.cost?.total ?? 0,
    ms: full === null ? 0 : full.serviceMs + full.postgresMs,
    refused: over === null ? null : { size: refused, ms: over.serviceMs + over.postgresMs },
  }
}

function isRefused({ errors = [] }: AnswerTold): boolean {
  const other = errors.find(
    ({ extensions }) => !['TOO_COSTLY', 'TOO_SLOW', 'ANSWER_TOO_LARGE'].includes(extensions?.code ?? ''),
  )
  if (other !== undefined) throw new Error(other.message)
  return errors.length > 0
}
