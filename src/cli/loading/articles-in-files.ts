import { createHash } from 'node:crypto'
import { basename, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isUrl } from '../../domain/given/given-url.ts'
import type { PageReader } from '../../ingest/article/page.ts'
import { FILE_HOST, type Submission } from '../../ingest/article/submission.ts'
import { type FileKind, kindByContent, kindByName, tableProblem } from './file-kinds.ts'
import { articleInJson, isObject } from './given-articles.ts'
import type { DeskAnswer, IngestDesk } from './ingest-desk.ts'
import { countJsonItems, type JsonItem, jsonItems } from './json-items.ts'
import { NotText, readLines } from './read-lines.ts'

/** What the command line gives for articles that do not say it themselves. */
export interface Defaults {
  /** Null: the name in the page, else LOCAL_FILES. */
  source: string | null
  url: string | null
  publishedAt: Date | null
  language: string | null
  /** Ignores keys of JSON that are not known. */
  isLenient?: boolean
  /** The service is another's: an address made of a file's path says which machine the file is on. */
  isRemote?: boolean
}

/**
 * An article in a file, or why it cannot be read. `place` is for people: "wire.jsonl:3". `line` is what to feed again,
 * in JSON; null where the file itself is. What has yet to be had, such as a page of the web, has only its `address`, and
 * takes itself in, so that several are had at once.
 */
export type FoundArticle = { place: string; line: string | null } & (
  | { submission: Submission }
  | { problems: string[] }
  | { address: string; takeIn(desk: IngestDesk): Promise<DeskAnswer> }
)

/** The outlet of an article that does not name one. */
const LOCAL_FILES = 'Local files'

/**
 * The articles of a file: one of text or HTML, or any number in JSON. "-" is standard input. If the command line does
 * not give a page's outlet and address, they are read from the page.
 */
export async function* articlesIn(file: string, defaults: Defaults, pages: PageReader): AsyncGenerator<FoundArticle> {
  try {
    yield* articlesOf(file, defaults, pages)
  } catch (error) {
    yield { place: file, line: null, problems: [readProblem(error)] }
  }
}

/**
 * How many articles a file has, without reading more than that takes; null where it would take too much: for standard input,
 * and what is packed or in the web.
 */
export async function countArticles(file: string, { isJson }: { isJson: boolean }): Promise<number | null> {
  if (file === '-') return null
  if (kindByName(file) !== 'json') return isJson ? null : 1
  if (/^https?:/i.test(file)) return null
  // What cannot be read is one problem.
  return countJsonItems(readLines(file)).catch(() => 1)
}

async function* articlesOf(file: string, defaults: Defaults, pages: PageReader): AsyncGenerator<FoundArticle> {
  const named = kindByName(file)
  if (typeof named === 'object' && named !== null) throw new NotText(named.problem)
  const lines = readLines(file)
  const head: string[] = []
  let kind: FileKind | null = named
  while (kind === null) {
    const next = await lines.next()
    if (!next.done) head.push(next.value)
    if (next.done || next.value.trim() !== '') kind = kindByContent(next.done ? '' : next.value)
  }
  if (typeof kind === 'object') throw new NotText(kind.problem)
  if (kind === 'json') {
    for await (const item of jsonItems(joined(head, lines))) yield articleOfItem(item, file, defaults)
    return
  }
  for await (const line of lines) head.push(line)
  const content = head.join('')
  const base = {
    source: { name: defaults.source ?? LOCAL_FILES },
    url: defaults.url ?? addressOf(file, content, defaults),
    publishedAt: defaults.publishedAt,
    language: defaults.language,
  }
  if (kind === 'html') {
    const own = await ownAddress(content, defaults, pages)
    return yield { place: file, line: null, submission: { ...base, ...own, html: content } }
  }
  const problem = tableProblem(content)
  if (problem !== null) throw new NotText(problem)
  yield { place: file, line: null, submission: { ...base, text: content } }
}

/** The article that an item of JSON is, in a file or at an address in the web. */
export function articleOfItem(item: JsonItem, file: string, defaults: Defaults): FoundArticle {
  const place = `${file === '-' ? file : basename(file)}${item.place}`
  if ('problem' in item) return { place, line: item.raw.replaceAll('\n', ' '), problems: [item.problem] }
  const url = file === '-' ? addressOf(file, item.raw, defaults) : `${addressOf(file, '', defaults)}#${item.number}`
  const given = { ...ofCommandLine(defaults), url: defaults.url ?? url }
  // Fed again from another file, it must be the same article.
  const line = JSON.stringify(isObject(item.value) ? { ...given, ...item.value } : item.value)
  const read = articleInJson(item.value, defaults.isLenient ?? false)
  if ('problems' in read) return { place, line, problems: read.problems }
  const base = { publishedAt: null, language: null, ...given, source: { name: defaults.source ?? LOCAL_FILES } }
  return { place, line, submission: { ...base, ...read.fields } }
}

function ofCommandLine({ source, publishedAt, language }: Defaults) {
  return {
    ...(source === null ? {} : { source }),
    ...(publishedAt === null ? {} : { publishedAt }),
    ...(language === null ? {} : { language }),
  }
}

async function ownAddress(
  html: string,
  defaults: Defaults,
  pages: PageReader,
): Promise<Partial<Pick<Submission, 'source' | 'url'>>> {
  if (defaults.source !== null && defaults.url !== null) return {}
  // A page that cannot be read is refused later, with the reason.
  const page = await pages.read(html, { address: defaults.url }).catch(() => null)
  const url = defaults.url ?? page?.url ?? null
  const name = defaults.source ?? page?.outlet ?? null
  const homepage = url === null || !/^https?:/i.test(url) || !isUrl(url) ? null : new URL(url).origin
  return {
    ...(url === null ? {} : { url }),
    ...(name === null ? {} : { source: { name, homepage } }),
  }
}

/** What is in the web is a file of its host. Piped text has no address: its digest makes two texts two articles, and the same text the same article. */
function addressOf(file: string, content: string, { isRemote = false }: Defaults): string {
  const web = /^https?:/i.test(file) && isUrl(file) ? new URL(file) : null
  // Of an address in the web what follows "#" does not count, and all of its articles would be one.
  if (web !== null) return `file://${web.hostname}${web.port && `/:${web.port}`}${web.pathname}${web.search}`
  const digest = createHash('sha256').update(content).digest('hex').slice(0, 16)
  const url = file === '-' ? new URL(`file:///dev/stdin/${digest}`) : pathToFileURL(resolve(file))
  if (isRemote) url.host = FILE_HOST || 'a-machine-without-a-name'
  return url.href
}

async function* joined(head: readonly string[], rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield* head
  yield* rest
}

/** Why a file cannot be read, for people. */
export function readProblem(error: unknown): string {
  if (error instanceof NotText) return error.message
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
      return 'does not exist'
    case 'EISDIR':
      return 'is a folder: give the files in it'
    case 'EACCES':
      return 'cannot be read: permission denied'
    default:
      return (error as Error).message
  }
}
