import { createInterface } from 'node:readline/promises'
import { printable } from '../printable.ts'
import type { ReachOptions } from '../remote-service.ts'
import { said } from '../said.ts'
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

interface ArticleShown {
  id: string
  url: string
  title: string | null
  source: { name: string }
}

const ARTICLE = 'id url title source { name }'

/** Erases an article with what it alone reports, after the person has seen which one it is. */
export async function confirmAndEraseArticle(which: string, options: EraseOptions): Promise<void> {
  const ask = await asker(options)
  const article = await articleOf(ask, which)
  if (article === null) throw new NotErased(`There is no article "${which}"`)
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
    node: { text?: string; form: string; act: string | null; actor: { name: string } | null } | null
  }>('query ($id: ID!) { node(id: $id) { ... on Statement { text form act actor { name } } } }', { id })
  if (node?.text === undefined) throw new NotErased(`There is no statement "${id}"`)
  await confirm(said(node.actor?.name ?? null, { ...node, text: node.text }), options)
  const { eraseStatement } = await ask<{ eraseStatement: Outcome & { erasedStatementIds: string[] } }>(
    `mutation ($input: EraseStatementInput!) { eraseStatement(input: $input) { ${FAILURE} ... on EraseStatementSuccess { erasedStatementIds } } }`,
    { input: { id, reason: options.reason } },
  )
  tellErased('The statement', succeeded(eraseStatement).erasedStatementIds)
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

function tellErased(what: string, statementIds: readonly string[]): void {
  const count = statementIds.length
  process.stdout.write(`${what} is erased; ${count} ${count === 1 ? 'statement is' : 'statements are'} gone with it\n`)
}
