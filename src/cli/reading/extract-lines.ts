import { createInterface } from 'node:readline'
import { z } from 'zod'
import { extract } from '../../domain/extract/extract.ts'
import { languageOf } from '../../ingest/article/read-article.ts'
import { GIVEN_TIME_OR_UTC } from '../loading/publication-times.ts'
import { LineError } from './line-error.ts'
import { quotesOf } from './quotes.ts'

const Line = z.object({
  docId: z.string(),
  text: z.string(),
  publishedAt: GIVEN_TIME_OR_UTC.nullish(),
  language: z.string().nullish(),
})

/** Reads articles from standard input, and prints who said what in each. */
export async function extractLines(): Promise<void> {
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
