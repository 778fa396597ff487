import { readFile } from 'node:fs/promises'
import { basename, extname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import type { Submission } from '../ingest/submission.ts'

/** What the command line says of every article that does not say it itself. */
export interface Defaults {
  source: string
  url: string | null
  publishedAt: Date | null
  language: string | null
}

/** An article found in a file, or why there is none. `place` is for people: "wire.jsonl:3". */
export type FoundArticle = { place: string } & ({ submission: Submission } | { problem: string })

/** The articles of a file: one of text or HTML, or one a line of JSON. "-" is standard input. */
export async function articlesIn(file: string, defaults: Defaults): Promise<FoundArticle[]> {
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
  const url = file === '-' ? 'file:///dev/stdin' : pathToFileURL(resolve(file)).href
  const base: Submission = {
    source: { name: defaults.source },
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
      return [{ place: file, submission: { ...base, html: content } }]
    case 'text':
      return [{ place: file, submission: { ...base, text: content } }]
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
  publishedAt: z.coerce.date().nullish(),
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
    return { place, problem: `is no JSON: ${(error as Error).message}` }
  }
  const parsed = LINE.safeParse(value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const path = issue?.path.join('.') ?? ''
    return { place, problem: `${path === '' ? '' : `"${path}": `}${issue?.message ?? 'is no article'}` }
  }
  const given = Object.fromEntries(Object.entries(parsed.data).filter(([, field]) => field !== undefined))
  return { place, submission: { ...base, url: `${fileUrl}#${number}`, ...given } }
}

function linesOf(content: string): { line: string; number: number }[] {
  return content.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [{ line, number: index + 1 }]))
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
      return 'is a folder: name its files'
    case 'EACCES':
      return 'may not be read'
    default:
      return (error as Error).message
  }
}
