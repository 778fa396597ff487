import { createInterface } from 'node:readline/promises'
import { printable } from '../../domain/given/printable.ts'
import type { ReachOptions } from '../remote-service.ts'
import { said, speakerOf } from '../said.ts'
import { type AskService, asker, FAILURE, type Outcome, succeeded } from './ask.ts'

/** What was asked on the command line. */
export interface EraseOptions extends ReachOptions {
  reason: string
  yes?: boolean
}

/** Nothing is erased, and why. */
class NotErased extends Error {
  override readonly name = 'NotErased'
}

/** When and why something was erased. */
interface Erasure {
  at: string
  /** Null: not told. */
  reason: string | null
}

interface ArticleShown {
  id: string
  url: string
  title: string | null
  erasedAt: string | null
  source: { name: string }
}

const ARTICLE = 'id url title erasedAt source { name }'

/** Erases an article with what it alone reports, after the person has seen which one it is. */
export async function confirmAndEraseArticle(which: string, options: EraseOptions): Promise<void> {
  const ask = await asker(options)
  const article = await articleOf(ask, which)
  if (article === null)
    throw new NotErased(
      `There is no article "${which}": give its address, which "onrecord watch" prints, or its id in the API`,
    )
  if (article.erasedAt !== null) return tellErasedBefore('The article', { at: article.erasedAt, reason: null })
  await confirm(`${article.source.name}: ${article.title ?? 'without a title'}  ${article.url}`, options)
  const { eraseArticle } = await ask<{ eraseArticle: Outcome & { erasedStatementIds: string[] } }>(
    `mutation ($input: EraseArticleInput!) { eraseArticle(input: $input) { ${FAILURE} ... on EraseArticleSuccess { erasedStatementIds } } }`,
    { input: { id: article.id, reason: options.reason } },
  )
  tellErased('The article', succeeded(eraseArticle).erasedStatementIds)
}

/** Erases a statement, after the person has seen which one it is. */
export async function confirmAndEraseStatement(id: string, options: EraseOptions): Promise<void> {
  const ask = await asker(options)
  const { node } = await ask<{
    node: {
      status: string
      text?: string
      form: string
      act: string | null
      actor: { name: string } | null
      reports: { nodes: { describedAs: string | null }[] }
    } | null
  }>(
    'query ($id: ID!) { node(id: $id) { ... on Statement { status text form act actor { name } reports(first: 5) { nodes { describedAs } } } } }',
    { id },
  )
  if (node?.text === undefined)
    throw new NotErased(`There is no statement "${id}": "onrecord query --ids" shows the ids of statements`)
  if (node.status === 'ERASED') return tellErasedBefore('The statement', await erasureOf(ask, id))
  await confirm(said(speakerOf(node.actor, node.reports.nodes), { ...node, text: node.text }), options)
  const { eraseStatement } = await ask<{ eraseStatement: Outcome & { erasedStatementIds: string[] } }>(
    `mutation ($input: EraseStatementInput!) { eraseStatement(input: $input) { ${FAILURE} ... on EraseStatementSuccess { erasedStatementIds } } }`,
    { input: { id, reason: options.reason } },
  )
  tellErased('The statement', succeeded(eraseStatement).erasedStatementIds)
}

/** When a statement was erased; null where that is not told of it alone: it went with its article. */
async function erasureOf(ask: AskService, id: string): Promise<Erasure | null> {
  const document =
    'query ($id: ID!) { audit(subject: $id, kinds: [STATEMENT_ERASED], first: 1) { nodes { at reason } } }'
  const { audit } = await ask<{ audit: { nodes: Erasure[] } }>(document, { id })
  return audit.nodes[0] ?? null
}

async function articleOf(ask: AskService, which: string): Promise<ArticleShown | null> {
  if (/^(https?|file):/i.test(which)) {
    const { article } = await ask<{ article: ArticleShown | null }>(
      `query ($url: String!) { article(url: $url) { ${ARTICLE} } }`,
      { url: which },
    )
    return article
  }
  const { node } = await ask<{ node: Partial<ArticleShown> | null }>(
    `query ($id: ID!) { node(id: $id) { ... on Article { ${ARTICLE} } } }`,
    { id: which },
  )
  return node?.id === undefined ? null : (node as ArticleShown)
}

/** @throws NotErased where the person does not say yes, or there is nobody to ask. */
async function confirm(what: string, { yes = false }: EraseOptions): Promise<void> {
  process.stderr.write(`${printable(what)}\n`)
  if (yes) return
  if (!process.stdin.isTTY) throw new NotErased('Nobody can be asked here: nothing is erased. Say --yes if you mean it')
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const answer = await terminal.question('Erase it for good? [y/N] ')
  terminal.close()
  if (!/^y(es)?$/i.test(answer.trim())) throw new NotErased('Nothing is erased')
}

/** What was asked for is so already: no failure. */
function tellErasedBefore(what: string, erasure: Erasure | null): void {
  const why = erasure?.reason == null ? '' : `: ${printable(erasure.reason)}`
  const when = erasure === null ? 'with an article' : `at ${erasure.at.slice(0, 16).replace('T', ' ')} UTC`
  process.stdout.write(`${what} was erased already, ${when}${why}\n`)
}

function tellErased(what: string, statementIds: readonly string[]): void {
  const count = statementIds.length
  process.stdout.write(`${what} is erased; ${count} ${count === 1 ? 'statement is' : 'statements are'} gone with it\n`)
}
