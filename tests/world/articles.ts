import type { Answer } from './desk.ts'
import type { RunningService } from './service.ts'

// What an editor does through the API: articles in, and decisions on what came of them.

/** Runs a document and returns its data; rejects where it has errors. `desk.answered` is one. */
export type Ask = (document: string, variables?: Record<string, unknown>) => Promise<Answer>

/** A service's `ask`, with data alone. */
export function askOf(service: RunningService): Ask {
  return async (document, variables) => {
    const { data, errors } = await service.ask<Answer>(document, variables)
    if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join('\n'))
    return data
  }
}

/** What a test tells of an article; the rest is made up. */
export interface Told {
  /** Its text; or one quotation by its `words` and `speaker`. */
  text?: string
  words?: string
  speaker?: string
  /** Another outlet for each article, where none is told. */
  outlet?: string
  url?: string
  publishedAt?: string
}

export interface Published {
  articleId: string
  /** In the order of the text. */
  statementIds: string[]
  url: string
  outlet: string
  text: string
  /** The article as `selection` asked for it. */
  article: Answer
}

let count = 0

/** Ingests an article, which must succeed. */
export async function publish(ask: Ask, told: Told, selection = ''): Promise<Published> {
  count += 1
  const { words = `The harbour counts ships, says remark ${count}`, speaker = 'Ada Quill' } = told
  const { outlet = `Outlet ${count}`, publishedAt = '2025-03-05T09:00:00Z' } = told
  const { url = `https://outlet.example/${count}`, text = `“${words},” ${speaker} said.` } = told
  const input = { source: { name: outlet }, url, publishedAt, language: 'en', text }
  const { ingestArticle } = await ask(
    `mutation ($input: IngestArticleInput!) { ingestArticle(input: $input) {
      ... on Failure { message }
      ... on IngestArticleSuccess { article { id ${selection} } statements { id } } } }`,
    { input },
  )
  if (ingestArticle.message !== undefined) throw new Error(`the article was refused: ${ingestArticle.message}`)
  const { article, statements } = ingestArticle
  const statementIds = statements.map(({ id }: { id: string }) => id)
  return { articleId: article.id, statementIds, url, outlet, text, article }
}

/** Runs a mutation that takes an `input` with a reason, and returns its success, or its failure with `message`. */
export async function decide(
  ask: Ask,
  mutation: string,
  input: object,
  selection = 'correction { id } statements { id }',
): Promise<Answer> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}`
  const answer = await ask(
    `mutation ($input: ${type}Input!) { ${mutation}(input: $input) {
      __typename ... on Failure { message } ... on ${type}Success { ${selection} } } }`,
    { input: { reason: 'I was there.', ...input } },
  )
  return answer[mutation]
}
