import type { Fetcher } from '../../fetch/fetched.ts'
import { openFetcher } from '../../fetch/fetcher.ts'
import type { HostTurns } from '../../fetch/manners/turns.ts'
import { openPageReader, type PageReader } from '../../ingest/article/page.ts'
import { contactMissing, PROGRAM, userAgentWith } from '../../program.ts'
import { exceptions, readSettings, type Settings } from '../../settings.ts'
import { isWebAddress } from '../backfill/bytes-from.ts'
import { articlesFrom, FETCHES_PAGES, NAMES_OTHERS, type Origin } from '../backfill/origins.ts'
import { withTurnsOfService } from '../backfill/turns-of-service.ts'
import { type ReachOptions, reachOf, serviceAnswers } from '../remote-service.ts'
import { articlesIn, countArticles, type Defaults, type FoundArticle } from './articles-in-files.ts'
import { asBackfill, asTrial, type DeskAnswer, type IngestDesk, remoteDesk } from './ingest-desk.ts'
import { patientDesk } from './patient-desk.ts'
import { openRefusedLines, type RefusedLines } from './refused-lines.ts'
import { openTally } from './tally.ts'
import { jsonTeller, lineTeller, quietTeller, type Teller } from './tellers.ts'

/** What was asked on the command line. */
export interface IngestOptions extends ReachOptions {
  source?: string
  url?: string
  publishedAt?: Date
  language?: string
  lenient?: boolean
  from?: Origin
  maxGb?: number
  atOnce?: number
  refused?: string
  alerts?: 'yes' | 'no' | 'dry-run'
  words?: boolean
  json?: boolean
  quiet?: boolean
}

/** Of so few articles, what each says is shown, one after the other. */
const FEW = 10
const AT_ONCE = 4
/** Of an archive in the web: a crawl of a year is smaller. */
const MOST_GB = 100

/** `--url` can only be that of one article. */
class UrlForMany extends Error {
  override readonly name = 'UrlForMany'

  constructor() {
    super('--url is the address of one article: name one file with it, which has one')
  }
}

/**
 * Takes in the articles of files, through the service or, where none runs, straight into its database. What is refused
 * is told and the rest is recorded; the exit code is then 1.
 */
export async function ingest(files: string[], options: IngestOptions): Promise<void> {
  const settings = readSettings(process.env)
  const reach = () => reachOf(options, settings, process.env)
  const origin = options.from ?? null
  const isJson = origin === 'jsonl'
  const isCounted = isJson || origin === null
  const total = isCounted ? sumOf(await Promise.all(files.map((file) => countArticles(file, { isJson })))) : null
  if (options.url !== undefined && (NAMES_OTHERS.has(origin) || files.length > 1 || (total ?? 1) > 1))
    throw new UrlForMany()
  const defaults: Defaults = {
    source: options.source ?? null,
    url: options.url ?? null,
    publishedAt: options.publishedAt ?? null,
    language: options.language ?? null,
    isLenient: options.lenient ?? false,
    isRemote: !(await reach()).isOperator,
  }
  const pages = openPageReader()
  const asksWeb = FETCHES_PAGES.has(origin) || (origin !== null && files.some(isWebAddress))
  if (asksWeb && !options.quiet)
    for (const line of [...exceptions(settings), ...contactMissing(settings)]) process.stderr.write(`${line}\n`)
  const load = { files, origin, total, options, defaults, pages, settings, turns: undefined }
  const takeInByService = (turns?: HostTurns) => takeIn(remoteDesk(reach), { ...load, turns })
  try {
    if (options.server !== undefined) await takeInByService()
    else if (await serviceAnswers(await reach()))
      await (asksWeb ? withTurnsOfService(settings, takeInByService) : takeInByService())
    else {
      const { withDirectDesk } = await import('./direct-desk.ts')
      await withDirectDesk(settings, async (desk, turns) => {
        if (!options.quiet) process.stderr.write('No service runs here: the articles go straight into its database.\n')
        await takeIn(desk, { ...load, turns, defaults: { ...defaults, isRemote: false } })
      })
    }
  } finally {
    await pages.close()
  }
}

interface Load {
  files: readonly string[]
  /** Null: the files hold the articles. */
  origin: Origin | null
  /** Null: not known. */
  total: number | null
  options: IngestOptions
  defaults: Defaults
  pages: PageReader
  settings: Settings
  /** Whose turn it is to ask a host; undefined: this process shares them with no other. */
  turns: HostTurns | undefined
}

async function takeIn(desk: IngestDesk, load: Load): Promise<void> {
  const { files, origin, total, options, settings, turns } = load
  const isSmall = total !== null && total <= FEW
  const teller = await tellerFor(total, options)
  const kept = openRefusedLines(options.refused ?? null, files)
  const tally = openTally()
  const ending = endsBySignal()
  const userAgent = userAgentWith(settings.fetchContact)
  const [product = ''] = userAgent.split('/')
  const fetcher = openFetcher({ userAgent, allowed: new Set(settings.fetchAllow), ...(turns && { turns }) })
  const alerts = options.alerts ?? (origin === null ? 'yes' : 'no')
  const asked = alerts === 'yes' ? desk : alerts === 'no' ? asBackfill(desk) : asTrial(desk)
  const patient = patientDesk(asked, teller.note, ending.signal)
  const take = async (found: FoundArticle & { file: string }) => {
    const answer = await answerOf(patient, found, options)
    isBegun = true
    tally.count(answer)
    if (answer.kind === 'refused') {
      process.exitCode = 1
      if (found.line !== null && total !== 1) kept.keep(found.line, found.file)
    }
    const url = addressOf(found)
    teller.tell({ place: found.place, url, answer })
    if (answer.kind === 'refused' && answer.why !== undefined && url !== null && !ending.signal.aborted)
      await patient.noteNotHad(url, answer.why, answer.reasons.join(' '))
  }
  let isBegun = false
  try {
    await severalAtOnce(
      articlesOf({ ...load, fetcher, product }, teller.note, ending.signal),
      options.atOnce ?? (isSmall ? 1 : AT_ONCE),
      take,
    )
    if (ending.signal.aborted) process.exitCode = 130
  } finally {
    ending.forget()
    await fetcher.close()
    // Where nothing could be asked at all, the failure says everything.
    if (isBegun) teller.end(tally.summary())
    tellKept(kept, ending.signal.aborted)
  }
}

async function* articlesOf(
  { files, origin, options, ...load }: Load & { fetcher: Fetcher; product: string },
  tell: (line: string) => void,
  signal: AbortSignal,
): AsyncGenerator<FoundArticle & { file: string }> {
  const mostBytes = (options.maxGb ?? MOST_GB) * 1024 ** 3
  for (const file of files) {
    const articles =
      origin === null
        ? articlesIn(file, load.defaults, load.pages)
        : articlesFrom(origin, file, { ...load, mostBytes, tell, signal })
    for await (const found of articles) {
      if (signal.aborted) return
      yield { ...found, file }
    }
  }
}

function addressOf(found: FoundArticle): string | null {
  if ('submission' in found) return found.submission.url
  return 'address' in found ? found.address : null
}

/** Articles of one address one after the other, in the order in which they are given: the last is the newest. */
async function severalAtOnce<Found extends FoundArticle>(
  articles: AsyncIterable<Found>,
  atOnce: number,
  take: (found: Found) => Promise<void>,
): Promise<void> {
  const running = new Set<Promise<void>>()
  const byUrl = new Map<string, Promise<void>>()
  for await (const found of articles) {
    const url = addressOf(found)
    const before = url === null ? undefined : byUrl.get(url)
    const work = (before === undefined ? take(found) : before.then(() => take(found))).finally(() => {
      running.delete(work)
      if (url !== null && byUrl.get(url) === work) byUrl.delete(url)
    })
    running.add(work)
    if (url !== null) byUrl.set(url, work)
    if (running.size >= atOnce) await Promise.race(running)
  }
  await Promise.all(running)
}

async function answerOf(desk: IngestDesk, found: FoundArticle, options: IngestOptions): Promise<DeskAnswer> {
  if ('problems' in found) return { kind: 'refused', reasons: found.problems }
  if ('takeIn' in found) return found.takeIn(desk)
  const answer = await desk.ingest(found.submission)
  if (answer.kind !== 'refused' || found.line !== null) return answer
  // What a page or a text is refused for may stand on the command line alone.
  return { kind: 'refused', reasons: answer.reasons.map((reason) => inFlags(reason, options)) }
}

function inFlags(reason: string, { source, url, publishedAt, language }: IngestOptions): string {
  const flags = [
    ['source.name ', '--source ', source],
    ['url ', '--url ', url],
    ['publishedAt ', '--published-at ', publishedAt],
    ['language ', '--language ', language],
  ] as const
  const [field, flag] = flags.find(([path, , given]) => given !== undefined && reason.startsWith(path)) ?? ['', '']
  return `${flag}${reason.slice(field.length)}`
}

async function tellerFor(total: number | null, { json, quiet, words }: IngestOptions): Promise<Teller> {
  if (json) return jsonTeller()
  if (quiet) return quietTeller()
  const isSmall = total !== null && total <= FEW
  if (words || isSmall || !process.stderr.isTTY) return lineTeller(total, { words: words ?? isSmall })
  const { barTeller } = await import('./progress-bar.ts')
  return barTeller(total)
}

function tellKept(kept: RefusedLines, isEnded: boolean): void {
  const file = kept.file()
  if (file !== null)
    process.stderr.write(`What was refused is in ${file}: mend it, then run "${PROGRAM} ingest ${file}"\n`)
  if (isEnded) process.stderr.write('Ended. Run the same command again to go on: what is in already goes by quickly.\n')
}

/** The first Ctrl-C lets what is under way end; the second ends the command. */
function endsBySignal(): { signal: AbortSignal; forget(): void } {
  const controller = new AbortController()
  const end = () => {
    if (controller.signal.aborted) process.exit(130)
    controller.abort()
  }
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, end)
  return {
    signal: controller.signal,
    forget() {
      for (const name of ['SIGINT', 'SIGTERM'] as const) process.off(name, end)
    },
  }
}

function sumOf(counts: readonly (number | null)[]): number | null {
  return counts.reduce<number | null>((sum, count) => (sum === null || count === null ? null : sum + count), 0)
}
