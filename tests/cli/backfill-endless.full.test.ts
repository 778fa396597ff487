import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { bytesFrom } from '../../src/cli/backfill/bytes-from.ts'
import { pagesOfWarc } from '../../src/cli/backfill/warc-pages.ts'
import { jsonItems } from '../../src/cli/loading/json-items.ts'
import { linesOf } from '../../src/cli/loading/read-lines.ts'
import { fetcherFor, openSite } from '../fetch/web.ts'
import { articlePage, captured } from '../world/kept-pages.ts'

// Archives that are larger than memory, made as they are read and sent over a socket: nothing is on disk, and memory is flat.
// `STREAM_GB` is how large each is: 1, and 10 takes minutes.

const SIZE = Number(process.env.STREAM_GB ?? 1) * 1024 ** 3
/** What a reader may hold beside what it began with: garbage comes and goes. */
const MOST_MORE = 150 * 1024 ** 2

const article = (number: number) =>
  articlePage({ outlet: 'The Kept Post', words: `Pier ${number} is safe`, filler: 100_000 })

/** Pieces of an archive, of a hundred articles each, again and again. */
const FORMS = {
  'JSON lines': (number: number) => Buffer.from(`${JSON.stringify({ source: 'The Wire', html: article(number) })}\n`),
  'a WARC file': (number: number) => captured({ url: `https://kept.example/${number}`, html: article(number) }),
  'a packed WARC file': (number: number) =>
    gzipSync(captured({ url: `https://kept.example/${number}`, html: article(number) })),
}

/** How many articles each form has been read of, and how long their texts were. */
const READERS = {
  async *'JSON lines'(bytes: AsyncIterable<Uint8Array>) {
    for await (const item of jsonItems(linesOf(bytes)))
      yield 'value' in item ? (item.value as { html: string }).html : ''
  },
  async *'a WARC file'(bytes: AsyncIterable<Uint8Array>) {
    for await (const { html } of pagesOfWarc(bytes, { passOver: () => expect.fail('a page was passed over') }))
      yield html
  },
}

function memory(): number {
  return process.memoryUsage().rss
}

for (const form of ['JSON lines', 'a WARC file', 'a packed WARC file'] as const)
  test(`${form} of gigabytes, read from a socket, takes no more memory at its end than at its beginning`, async () => {
    const piece = Buffer.concat(Array.from({ length: 100 }, (_, number) => FORMS[form](number)))
    const unpacked = 100 * FORMS[form === 'a packed WARC file' ? 'a WARC file' : form](0).length
    const rounds = Math.ceil(SIZE / unpacked)
    const site = await openSite((_, response) => {
      Readable.from(
        (function* () {
          for (let round = 0; round < rounds; round++) yield piece
        })(),
      ).pipe(response)
    })
    const bytes = bytesFrom(`${site.url}/archive`, {
      fetcher: fetcherFor(site),
      tell: (line) => expect.fail(line),
      signal: new AbortController().signal,
      mostBytes: 2 * SIZE,
    })
    const read = READERS[form === 'JSON lines' ? form : 'a WARC file']
    let count = 0
    let atFirst = 0
    let most = 0
    const marks: string[] = []
    for await (const html of read(bytes)) {
      if (html.length < 100_000) expect.fail('an article was cut')
      count++
      if (count === 2_000) atFirst = memory()
      if (count % 100 === 0) most = Math.max(most, memory())
      if (count % Math.ceil(1024 ** 3 / (unpacked / 100)) === 0) marks.push(`${(memory() / 1024 ** 2).toFixed(0)} MB`)
    }
    expect(count).toBe(rounds * 100)
    expect(most - atFirst, `resident at each GB: ${marks.join(', ')}`).toBeLessThan(MOST_MORE)
    if (process.env.STREAM_GB !== undefined) process.stdout.write(`${form}: resident at each GB: ${marks.join(', ')}\n`)
  }, 3_600_000)
