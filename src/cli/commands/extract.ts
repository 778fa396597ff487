import { createInterface } from 'node:readline'
import type { Command } from 'commander'
import { z } from 'zod'
import { extract } from '../../domain/extract/extract.ts'
import { languageOf } from '../../ingest/article/read-article.ts'
import { LineError } from '../line-error.ts'
import { quotesOf } from '../quotes.ts'

export function addTo(program: Command): void {
  program
    .command('extract')
    .description('find who said what: reads JSON lines {docId, text, publishedAt?, language?}, prints {docId, quotes}')
    .action(extractLines)
}

const Line = z.object({
  docId: z.string(),
  text: z.string(),
  publishedAt: z.coerce.date().nullish(),
  language: z.string().nullish(),
})

async function extractLines(): Promise<void> {
  let number = 0
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++
    if (line.trim() === '') continue
    const { docId, text, publishedAt, language } = read(line, number)
    const article = {
      text,
      publishedAt: publishedAt ?? null,
      language: language?.split('-')[0]?.toLowerCase() ?? languageOf(text),
      timeZone: 'UTC',
      sourceName: '',
    }
    const quotes = extract(article).flatMap((report) => quotesOf(report, text))
    if (!process.stdout.write(`${JSON.stringify({ docId, quotes })}\n`))
      await new Promise((resolve) => process.stdout.once('drain', resolve))
  }
}

function read(line: string, number: number): z.infer<typeof Line> {
  try {
    return Line.parse(JSON.parse(line))
  } catch (error) {
    throw new LineError(number, 'article', error)
  }
}
