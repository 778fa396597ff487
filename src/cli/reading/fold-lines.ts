import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { type Prepared, prepare } from '../../domain/same/prepared-report.ts'
import { compare, isLikely } from '../../domain/same/verdict.ts'
import type { SpeechForm } from '../../domain/statement/statement.ts'
import { languageOf } from '../../ingest/article/read-article.ts'
import { GIVEN_TIME_OR_UTC } from '../loading/publication-times.ts'
import { LineError } from './line-error.ts'
import { LocatedReports } from './located-reports.ts'

const Article = z.object({
  docId: z.string(),
  text: z.string(),
  date: GIVEN_TIME_OR_UTC.nullish(),
  publisher: z.string().nullish(),
})

const Quotation = z.object({
  docId: z.string(),
  start: z.int().min(0),
  end: z.int().min(0),
  type: z.enum(['direct', 'mixed', 'indirect']),
  speaker: z.string().nullish(),
})

const Pair = z.object({ id: z.string(), a: Quotation, b: Quotation })

const FORMS: Readonly<Record<z.infer<typeof Quotation>['type'], SpeechForm>> = {
  direct: 'DIRECT',
  mixed: 'MIXED',
  indirect: 'INDIRECT',
}

/** Compares the pairs of quotations on standard input, and prints a verdict on each. */
export async function foldLines({ articles }: { articles: string }): Promise<void> {
  const pairs: z.infer<typeof Pair>[] = []
  for await (const pair of read(process.stdin, Pair, 'pair')) pairs.push(pair)
  const wanted = new Set(pairs.flatMap(({ a, b }) => [a.docId, b.docId]))
  const located = await locatedIn(articles, wanted)
  const prepared = ({ docId, start, end, type, speaker }: z.infer<typeof Quotation>): Prepared => {
    const article = located.get(docId)
    if (article === undefined) throw new Error(`${articles} has no article with the docId "${docId}"`)
    return prepare(article.at({ start, end, form: FORMS[type], speaker: speaker ?? null }))
  }
  for (const { id, a, b } of pairs) {
    const verdict = compare(prepared(a), prepared(b))
    const line = { id, same: isLikely(verdict), score: verdict.score, verdict: verdict.verdict }
    if (!process.stdout.write(`${JSON.stringify(line)}\n`))
      await new Promise((resolve) => process.stdout.once('drain', resolve))
  }
}

/** The articles that the pairs refer to. Quotations that are marked in them are ignored. */
async function locatedIn(path: string, wanted: ReadonlySet<string>): Promise<ReadonlyMap<string, LocatedReports>> {
  const located = new Map<string, LocatedReports>()
  for await (const { docId, text, date, publisher } of read(createReadStream(path), Article, 'article'))
    if (wanted.has(docId))
      located.set(
        docId,
        new LocatedReports({
          text,
          publishedAt: date ?? null,
          language: languageOf(text),
          timeZone: 'UTC',
          sourceName: publisher ?? '',
        }),
      )
  return located
}

async function* read<Schema extends z.ZodType>(
  input: NodeJS.ReadableStream,
  schema: Schema,
  what: string,
): AsyncGenerator<z.infer<Schema>> {
  let number = 0
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++
    if (line.trim() === '') continue
    try {
      yield schema.parse(JSON.parse(line))
    } catch (error) {
      throw new LineError(number, what, error)
    }
  }
}
