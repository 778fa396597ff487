import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename, extname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import type { PageReader } from '../ingest/article/page.ts'
import type { Submission } from '../ingest/article/submission.ts'

/** What the command line gives for articles that do not say it themselves. */
export interface Defaults {
  /** Null: the name in the page, else LOCAL_FILES. */
  source: string | null
  url: string | null
  publishedAt: Date | null
  language: string | null
}

/** An article in a file, or why it cannot be read. `place` is for people: "wire.jsonl:3". */
export type FoundArticle = { place: string } & ({ submission: Submission } | { problem: string })

/** The outlet of an article that does not name one. */
const LOCAL_FILES = 'Local files'

/**
 * The articles of a file: one of text or HTML, or one for each line of JSON. "-" is standard input. If the command line
 * does not give a page's outlet and address, they are read from the page.
 */
export async function articlesIn(file: string, defaults: Defaults, pages: PageReader): Promise<FoundArticle[]> {
  let bytes: Buffer
  try {
    bytes = file === '-' ? await standardInput() : await readFile(file)
  } catch (error) {
    return [{ place: file, problem: readProblem(error) }]
  }
  let content: string
  try {
    content = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return [{ place: file, problem: 'is not UTF-8: convert it first' }]
  }
  const url = file === '-' ? addressOfInput(bytes) : pathToFileURL(resolve(file)).href
  const base: Submission = {
    source: { name: defaults.source ?? LOCAL_FILES },
    url: defaults.url ?? url,
    publishedAt: defaults.publishedAt,
    language: defaults.language,
  }
  switch (formatOf(file, content)) {
    case 'json':
      return linesOf(content).map(({ line, number }) =>
        articleInLine(line, `${basename(file)}:${number}`, base, url, number),
      )
    case 'html':
      return [{ place: file, submission: { ...base, ...(await ownAddress(content, defaults, pages)), html: content } }]
    case 'text':
      return [{ place: file, submission: { ...base, text: content } }]
  }
}

async function ownAddress(
  html: string,
  defaults: Defaults,
  pages: PageReader,
): Promise<Partial<Pick<Submission, 'source' | 'url'>>> {
  if (defaults.source !== null && defaults.url !== null) return {}
  // A page that cannot be read is refused later, with the reason.
  const page = await pages.read(html).catch(() => null)
  const url = defaults.url ?? page?.url ?? null
  const name = defaults.source ?? page?.outlet ?? null
  const homepage = url === null || !/^https?:/i.test(url) || !URL.canParse(url) ? null : new URL(url).origin
  return {
    ...(url === null ? {} : { url }),
    ...(name === null ? {} : { source: { name, homepage } }),
  }
}

function formatOf(file: string, content: string): 'json' | 'html' | 'text' {
  const extension = extname(file).toLowerCase()
  if (['.jsonl', '.ndjson', '.json'].includes(extension)) return 'json'
  if (['.html', '.htm', '.xhtml'].includes(extension)) return 'html'
  if (extension !== '' && file !== '-') return 'text'
  const start = content.trimStart()
  if (start.startsWith('{')) return 'json'
  return /^<(!doctype|html|head|body|article|p|div)\b/i.test(start) ? 'html' : 'text'
}

const LINE = z.strictObject({
  source: z
    .union([
      z.string().transform((name) => ({ name })),
      z.object({ name: z.string(), homepage: z.string().nullish(), timeZone: z.string().nullish() }),
    ])
    .optional(),
  url: z.string().optional(),
  title: z.string().nullish(),
  byline: z.string().nullish(),
  publishedAt: z.coerce.date('is not a date: use the form "2025-04-08T09:00:00Z"').nullish(),
  language: z.string().nullish(),
  text: z.string().nullish(),
  html: z.string().nullish(),
  idempotencyKey: z.string().nullish(),
})

function articleInLine(line: string, place: string, base: Submission, fileUrl: string, number: number): FoundArticle {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (error) {
    return { place, problem: `is not JSON: ${(error as Error).message}` }
  }
  const parsed = LINE.safeParse(value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const path = issue?.path.join('.') ?? ''
    return { place, problem: `${path === '' ? '' : `"${path}": `}${issue?.message ?? 'is not an article'}` }
  }
  const given = Object.fromEntries(Object.entries(parsed.data).filter(([, field]) => field !== undefined))
  return { place, submission: { ...base, url: `${fileUrl}#${number}`, ...given } }
}

function linesOf(content: string): { line: string; number: number }[] {
  return content.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [{ line, number: index + 1 }]))
}

/** Piped text has no address. Its digest makes two texts two articles, and the same text the same article. */
function addressOfInput(bytes: Buffer): string {
  return `file:///dev/stdin/${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}`
}

async function standardInput(): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function readProblem(error: unknown): string {
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
