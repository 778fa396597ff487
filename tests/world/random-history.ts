import { readGlobalId } from '../../src/api/relay/global-id.ts'
import type { Condition } from '../../src/domain/filter/filter.ts'
import { LOCAL_PRINCIPAL } from '../../src/domain/statement/principal.ts'
import { ALERT_KINDS, type AlertKind } from '../../src/domain/watch/definition.ts'
import type { MuteSubject } from '../../src/domain/watch/mute.ts'
import { createWatch, deleteWatch, type NewDefinition, updateWatch } from '../../src/store/watches/definitions.ts'
import { createMute, endMute } from '../../src/store/watches/mutes.ts'
import { reclassify } from '../../src/upkeep/reclassify.ts'
import { decide, publish } from './articles.ts'
import type { Desk } from './desk.ts'
import { passHourAt } from './hours.ts'
import { seeded } from './seeded.ts'

/** A history in which all may happen that alerts depend on, one thing at a time, on a clock of its own. */
export interface RandomHistory {
  /** One thing happens, and is numbered. Returns what it was. */
  happen(): Promise<string>
  /** Watches that there are. */
  watches(): string[]
}

const SPEAKERS = ['Ada Quill', 'Bruno Marsh', 'Ines Tarn', 'Tom Barrow']
const OUTLETS = ['Harbour Times', 'Quay Courier', 'Tide Observer', 'Mole Gazette', 'Pier Post']
const THEMES = ['lighthouse', 'ferry', 'breakwater', 'dredger', 'pilot', 'capstan', 'customs', 'regatta']
const AROUND = ['foghorn', 'gull', 'anchor', 'lantern']
const HOUR_MS = 3_600_000
const FILLERS =
  'stays closes opens returns costs needs keeps leaves under over before after winter summer paint money'.split(' ')

interface Quoted {
  speaker: string
  words: string
  around: string
}

interface Kept {
  url: string
  outlet: string
  quotes: Quoted[]
  /** Before its last change. */
  earlier: Quoted[]
  articleId: string
}

/** `isByTheHour`: above all, what silences and surges depend on. */
export function openRandomHistory(desk: Desk, seed: number, { isByTheHour = false } = {}): RandomHistory {
  const random = seeded(seed)
  const { prisma } = desk.database
  const ask = desk.answered
  const below = (count: number) => Math.floor(random() * count)
  const pick = <One>(all: readonly One[]): One => all[below(all.length)] as One
  const some = <One>(all: readonly One[]): One[] => all.filter(() => random() < 0.4)

  const articles: Kept[] = []
  const said: Quoted[] = []
  const corrections: string[] = []
  const topics: string[] = []
  const watches: string[] = []
  const mutes: string[] = []
  let count = 0
  let head = 0
  // A mute cannot have ended when it is made, so it is ahead of the database's.
  let clock = Math.ceil(Date.now() / 60_000) * 60_000

  const headOf = async () => {
    const [row] = await prisma.$queryRaw<{ position: bigint }[]>`SELECT position FROM journal_head`
    return Number(row?.position ?? 0)
  }
  /** What came since is of now. */
  const stamp = async (): Promise<void> => {
    await desk.archive.number()
    await prisma.$executeRaw`UPDATE journal_entries SET committed_at = ${new Date(clock)} WHERE position > ${head}`
    head = await headOf()
  }
  const newQuote = (): Quoted => {
    count += 1
    const own = Array.from({ length: 5 }, () => pick(FILLERS)).join(' ')
    return {
      speaker: pick(SPEAKERS),
      words: `The ${pick(THEMES)} ${own} ${pick(THEMES)} number ${count}`,
      around: pick(AROUND),
    }
  }
  const textOf = (quotes: readonly Quoted[]) =>
    quotes.map(({ speaker, words, around }) => `“${words},” ${speaker} said. The ${around} was heard.`).join('\n\n') ||
    'Nothing was said at the harbour today.'
  const hand = async (kept: Pick<Kept, 'url' | 'outlet' | 'quotes'>): Promise<string> => {
    const { url, outlet, quotes } = kept
    return (await publish(ask, { url, outlet, text: textOf(quotes) })).articleId
  }
  const uuidOf = (id: string) => readGlobalId(id)?.id ?? ''
  const current = async () => prisma.statement.findMany({ where: { status: 'CURRENT' }, orderBy: { id: 'asc' } })
  const globalOf = (type: string, id: string) => Buffer.from(`${type}:${id}`).toString('base64')

  const leaf = async (): Promise<Condition> => {
    switch (below(9)) {
      // What is in every quotation: a watch that hears everything.
      case 8:
        return { kind: 'words', field: 'text', text: 'number' }
      case 0:
        return { kind: 'words', field: 'context', text: pick(AROUND) }
      case 1:
        if (topics.length > 0) return { kind: 'list', field: 'topics', values: [uuidOf(pick(topics))] }
        break
      case 2: {
        const sources = await prisma.source.findMany({ orderBy: { id: 'asc' } })
        if (sources.length > 0) return { kind: 'list', field: 'sources', values: [pick(sources).id] }
        break
      }
      case 3: {
        const actors = await prisma.actor.findMany({ orderBy: { id: 'asc' } })
        if (actors.length > 0) return { kind: 'list', field: 'actors', values: [pick(actors).id] }
        break
      }
      case 4:
        return { kind: 'roots', atLeast: 2 }
      case 5:
        return { kind: 'reports', atLeast: 2 }
    }
    return { kind: 'words', field: 'text', text: pick(THEMES) }
  }
  const condition = async (): Promise<Condition> => {
    switch (below(4)) {
      case 0:
        return { kind: 'any', of: [await leaf(), await leaf()] }
      case 1:
        return { kind: 'all', of: [await leaf(), { kind: 'not', of: await leaf() }] }
      default:
        return await leaf()
    }
  }
  const definition = async (): Promise<NewDefinition> => {
    const told = some(ALERT_KINDS)
    const tells = pick<AlertKind[]>([
      ['UTTERANCE', ...told],
      ['UTTERANCE', ...told],
      ['EDIT', 'REPORT'],
      ['SILENCE', 'SURGE'],
    ])
    const silenceDays = tells.includes('SILENCE') ? 1 + below(3) : null
    const burstMinutes = pick([0, 30, 120, 600])
    return {
      condition: await condition(),
      tells: [...new Set(tells)],
      silenceDays,
      burstMinutes,
      isPaused: random() < 0.1,
    }
  }

  const comes = async (quotes: Quoted[], outlet = pick(OUTLETS)): Promise<Kept> => {
    count += 1
    const url = `https://${outlet.replace(' ', '').toLowerCase()}.example/${count}`
    const kept = { url, outlet, quotes, earlier: quotes, articleId: await hand({ url, outlet, quotes }) }
    articles.push(kept)
    return kept
  }
  const changes = async (kept: Kept, quotes: Quoted[]): Promise<void> => {
    kept.earlier = kept.quotes
    kept.quotes = quotes
    await hand(kept)
  }
  const saves = async (own: Partial<NewDefinition>): Promise<string> => {
    count += 1
    const tells: AlertKind[] = ['UTTERANCE', 'EDIT', 'REPORT', 'AMENDMENT']
    const condition: Condition = { kind: 'words', field: 'text', text: 'number' }
    const given = { condition, tells, silenceDays: null, burstMinutes: 0, isPaused: false, ...own }
    const saved = await createWatch(prisma, LOCAL_PRINCIPAL.id, { name: `Watch ${count}`, definition: given })
    if (saved.kind !== 'saved') throw new Error(saved.kind)
    watches.push(saved.watchId)
    return saved.watchId
  }
  const mutesSomething = async (mute: Parameters<typeof createMute>[2]): Promise<string> => {
    const muted = await createMute(prisma, LOCAL_PRINCIPAL.id, mute)
    if (muted.kind !== 'muted') throw new Error(muted.kind)
    return muted.id
  }
  const statementOf = async (words: string): Promise<string | undefined> =>
    (await prisma.statement.findFirst({ where: { text: words, status: 'CURRENT' } }))?.id
  const onTheme = (theme: string): Condition => ({ kind: 'words', field: 'text', text: theme })
  const quoteOn = (theme: string): Quoted => {
    const quote = newQuote()
    return { ...quote, words: `${quote.words.replaceAll(new RegExp(THEMES.join('|'), 'g'), 'harbour')} ${theme}` }
  }

  /** Hours end, so many, and the journal says so of each. */
  const hoursPass = async (hours: number): Promise<void> => {
    await stamp()
    for (let hour = 0; hour < hours; hour += 1) {
      clock = (Math.floor(clock / HOUR_MS) + 1) * HOUR_MS + 1_000
      await passHourAt(prisma, new Date(clock))
    }
    head = await headOf()
  }
  /** Days pass in which the service was not there: the journal has their last hour. */
  const daysPass = async (days: number): Promise<void> => {
    clock += days * 24 * HOUR_MS
    await hoursPass(1)
  }

  const makesTopic = async (theme: string): Promise<string> => {
    const input = { name: `Topic ${count++}`, rule: { text: theme } }
    const { createTopic } = await ask(
      'mutation ($input: CreateTopicInput!) { createTopic(input: $input) { ... on CreateTopicSuccess { topic { id } } } }',
      { input },
    )
    topics.push(createTopic.topic.id)
    return createTopic.topic.id
  }

  // What chance brings about too rarely, one thing after the other, among what else happens.
  const scripts: (() => AsyncGenerator<undefined>)[] = [
    async function* mergedAndBack() {
      const theme = pick(THEMES)
      yield void (await saves({ condition: onTheme(theme), tells: ['UTTERANCE'] }))
      const [one, other] = [quoteOn(theme), quoteOn('harbour')]
      const kept = await comes([one], 'Harbour Times')
      yield
      yield void (await comes([other], 'Quay Courier'))
      const [from, into] = [await statementOf(one.words), await statementOf(other.words)]
      // Something else may have happened to them.
      if (from === undefined || into === undefined) return
      const input = { into: globalOf('Statement', into), statements: [globalOf('Statement', from)] }
      yield void (await decide(ask, 'mergeStatements', input))
      yield void (await changes(kept, []))
      yield void (await changes(kept, [one]))
    },
    async function* leavesAndComesBack() {
      const theme = pick(THEMES)
      yield void (await saves({ condition: onTheme(theme) }))
      const quote = quoteOn(theme)
      const kept = await comes([quote])
      yield
      yield void (await changes(kept, []))
      yield void (await changes(kept, [quote]))
    },
    async function* isSortedByAnEdit() {
      const theme = pick(THEMES)
      const quote = quoteOn(theme)
      const kept = await comes([quote])
      yield
      const topic = await makesTopic(theme)
      yield void (await saves({ condition: { kind: 'list', field: 'topics', values: [uuidOf(topic)] } }))
      yield void (await changes(kept, [{ ...quote, around: `old ${pick(AROUND)}` }]))
    },
    async function* isMutedForAWhile() {
      const watchId = await saves({ burstMinutes: 600 })
      yield void (await comes([newQuote()], 'Mole Gazette'))
      const all = await mutesSomething({ watchId, subject: 'WATCH', subjectId: null, until: null })
      yield void (await comes([newQuote()], 'Mole Gazette'))
      yield void (await endMute(prisma, LOCAL_PRINCIPAL.id, all))
      const source = await prisma.source.findFirstOrThrow({ where: { name: 'Mole Gazette' } })
      const quote = newQuote()
      yield void (await comes([quote], 'Pier Post'))
      await mutesSomething({ watchId, subject: 'SOURCE', subjectId: source.id, until: new Date(clock + 40 * 60_000) })
      yield
      yield void (await comes([quote], 'Mole Gazette'))
      for (let after = 0; after < 3; after += 1) yield void (await comes([newQuote()], 'Mole Gazette'))
    },
    async function* isPausedAndChanged() {
      const watchId = await saves({})
      yield void (await comes([newQuote()]))
      const change = { authorId: LOCAL_PRINCIPAL.id, onVersion: null }
      yield void (await updateWatch(prisma, watchId, { ...change, definition: { isPaused: true } }))
      yield void (await comes([newQuote()]))
      yield void (await updateWatch(prisma, watchId, {
        ...change,
        definition: { isPaused: false, tells: ['UTTERANCE'] },
      }))
      yield void (await comes([newQuote()]))
    },
  ]

  const sayOf = async (theme: string, outlets: readonly string[]): Promise<void> => {
    for (const outlet of outlets) await comes([quoteOn(theme)], outlet)
  }
  const timedScripts: (() => AsyncGenerator<undefined>)[] = [
    async function* comesInHeaps() {
      const theme = pick(THEMES)
      const watchId = await saves({ condition: onTheme(theme), tells: ['UTTERANCE', 'SURGE'], burstMinutes: 120 })
      for (let week = 0; week < 3; week += 1) {
        yield void (await sayOf(theme, some(OUTLETS).slice(0, 1)))
        yield void (await daysPass(7 - 1 / 24))
      }
      await sayOf(theme, [...OUTLETS, ...OUTLETS, 'Harbour Times', 'Harbour Times'])
      if (random() < 0.3)
        await createMute(prisma, LOCAL_PRINCIPAL.id, { watchId, subject: 'WATCH', subjectId: null, until: null })
      yield
      yield void (await hoursPass(1 + below(3)))
      yield void (await hoursPass(20 + below(10)))
    },
    async function* fallsSilent() {
      const theme = pick(THEMES)
      const condition = onTheme(theme)
      const watchId = await saves({ condition, tells: ['UTTERANCE', 'SILENCE'], silenceDays: 1, burstMinutes: 600 })
      yield void (await sayOf(theme, ['Harbour Times']))
      yield void (await hoursPass(23))
      yield void (await sayOf('harbour', ['Quay Courier']))
      yield void (await hoursPass(2))
      const author = { authorId: LOCAL_PRINCIPAL.id, onVersion: null }
      const change = pick<Partial<NewDefinition>>([{ burstMinutes: 30 }, { silenceDays: 2 }, { isPaused: true }])
      yield void (await updateWatch(prisma, watchId, { ...author, definition: change }))
      yield void (await sayOf('harbour', ['Quay Courier']))
      yield void (await hoursPass(24))
      yield void (await sayOf('harbour', ['Quay Courier']))
      yield void (await hoursPass(2))
      yield void (await updateWatch(prisma, watchId, { ...author, definition: { isPaused: false } }))
      yield void (await sayOf(theme, ['Harbour Times']))
      yield void (await daysPass(2))
      yield void (await sayOf('harbour', ['Quay Courier']))
      yield void (await hoursPass(3))
    },
    async function* isPausedInSilence() {
      const theme = pick(THEMES)
      yield void (await sayOf(theme, ['Harbour Times']))
      const tells: AlertKind[] = ['SILENCE', 'SURGE']
      const watchId = await saves({ condition: onTheme(theme), tells, silenceDays: 1 })
      yield void (await hoursPass(3))
      const change = { authorId: LOCAL_PRINCIPAL.id, onVersion: null }
      yield void (await updateWatch(prisma, watchId, { ...change, definition: { isPaused: true } }))
      await hoursPass(22)
      await sayOf('harbour', ['Quay Courier'])
      yield void (await hoursPass(3))
      yield void (await updateWatch(prisma, watchId, { ...change, definition: { isPaused: false } }))
    },
  ]
  if (isByTheHour) scripts.splice(0, scripts.length, ...timedScripts)
  else scripts.push(...timedScripts)

  const happenings: [string, number, () => Promise<unknown>][] = [
    [
      'an article comes',
      30,
      async () => {
        const quotes = Array.from({ length: 1 + below(2) }, () => {
          const quote = said.length > 0 && random() < 0.45 ? { ...pick(said), around: pick(AROUND) } : newQuote()
          said.push(quote)
          return quote
        })
        await comes(quotes)
      },
    ],
    [
      'an article is changed',
      18,
      async () => {
        const kept = pick(articles)
        if (kept === undefined) return
        const change = below(4)
        if (change === 0) await changes(kept, kept.quotes.slice(1))
        else if (change === 1) await changes(kept, [...kept.quotes, said.length > 0 ? pick(said) : newQuote()])
        else
          await changes(
            kept,
            kept.quotes.map((quote) => {
              const [from, to] = [pick(THEMES), pick(THEMES)]
              const words = quote.words.replace(from, to).replace(pick(FILLERS), pick(FILLERS))
              return random() < 0.7 ? { ...quote, words } : quote
            }),
          )
      },
    ],
    [
      'a change is taken back',
      8,
      async () => {
        const kept = pick(articles)
        if (kept !== undefined) await changes(kept, kept.earlier)
      },
    ],
    [
      'statements are merged',
      6,
      async () => {
        const all = await current()
        const [one, other] = [pick(all), pick(all)]
        if (one === undefined || one === other) return
        const input = { into: globalOf('Statement', one.id), statements: [globalOf('Statement', other?.id ?? '')] }
        const { correction } = await decide(ask, 'mergeStatements', input)
        if (correction !== undefined) corrections.push(correction.id)
      },
    ],
    [
      'a correction is undone',
      4,
      async () => {
        const id = corrections.splice(below(corrections.length), 1)[0]
        if (id !== undefined) await decide(ask, 'undoCorrection', { id })
      },
    ],
    [
      'a report is rejected',
      4,
      async () => {
        const report = pick(await prisma.report.findMany({ where: { retractedAt: null }, orderBy: { id: 'asc' } }))
        if (report !== undefined) await decide(ask, 'rejectReport', { id: globalOf('Report', report.id) }, '__typename')
      },
    ],
    [
      'another is said to have spoken',
      4,
      async () => {
        const statement = pick(await current())
        const actor = pick(await prisma.actor.findMany({ where: { successorId: null }, orderBy: { id: 'asc' } }))
        if (statement !== undefined && actor !== undefined)
          await decide(ask, 'reattribute', { statement: globalOf('Statement', statement.id), actor: actor.slug })
      },
    ],
    [
      'a statement is erased',
      3,
      async () => {
        const statement = pick(await current())
        if (statement !== undefined)
          await decide(ask, 'eraseStatement', { id: globalOf('Statement', statement.id) }, '__typename')
      },
    ],
    [
      'an article is erased',
      1,
      async () => {
        const [kept] = articles.splice(below(articles.length), 1)
        if (kept !== undefined) await decide(ask, 'eraseArticle', { id: kept.articleId }, '__typename')
      },
    ],
    [
      'a topic is made',
      3,
      async () => {
        await makesTopic(pick(THEMES))
      },
    ],
    [
      'a topic is changed',
      3,
      async () => {
        const id = pick(topics)
        if (id === undefined) return
        const input = { id, rule: { any: [{ text: pick(THEMES) }, { text: pick(THEMES) }] } }
        await ask('mutation ($input: UpdateTopicInput!) { updateTopic(input: $input) { __typename } }', { input })
      },
    ],
    ['hours pass', 6, async () => await hoursPass(1 + below(6))],
    ['days pass', 1, async () => await daysPass(1 + below(3))],
    ['topics are sorted', 4, async () => await reclassify(prisma, new AbortController().signal)],
    [
      'a watch is made',
      8,
      async () => {
        count += 1
        const given = { name: `Watch ${count}`, definition: await definition() }
        const saved = await createWatch(prisma, LOCAL_PRINCIPAL.id, given)
        if (saved.kind === 'saved') watches.push(saved.watchId)
      },
    ],
    [
      'a watch is changed',
      6,
      async () => {
        const id = pick(watches)
        if (id === undefined) return
        const change = { authorId: LOCAL_PRINCIPAL.id, onVersion: null }
        await updateWatch(prisma, id, { ...change, definition: await definition() })
      },
    ],
    [
      'a watch is paused, or goes on',
      4,
      async () => {
        const id = pick(watches)
        if (id === undefined) return
        const newest = await prisma.watchDefinition.findFirstOrThrow({
          where: { watchId: id },
          orderBy: { version: 'desc' },
        })
        const { condition, tells, silenceDays, burstMinutes, paused } = newest
        const same = { condition: condition as unknown as Condition, tells, silenceDays, burstMinutes }
        const change = { authorId: LOCAL_PRINCIPAL.id, onVersion: null }
        await updateWatch(prisma, id, { ...change, definition: { ...same, isPaused: !paused } })
      },
    ],
    [
      'a watch is deleted',
      1,
      async () => {
        const [id] = watches.splice(below(watches.length), 1)
        if (id !== undefined) await deleteWatch(prisma, id)
      },
    ],
    [
      'something is muted',
      5,
      async () => {
        const subject = pick<MuteSubject>(['WATCH', 'STATEMENT', 'TOPIC', 'ACTOR', 'SOURCE'])
        const watchId = watches.length > 0 && (subject === 'WATCH' || random() < 0.4) ? pick(watches) : null
        if (subject === 'WATCH' && watchId === null) return
        const actors = await prisma.actor.findMany({ orderBy: { id: 'asc' } })
        const sources = await prisma.source.findMany({ orderBy: { id: 'asc' } })
        const ids = {
          WATCH: null,
          STATEMENT: pick(await current())?.id,
          TOPIC: topics.length > 0 ? uuidOf(pick(topics)) : undefined,
          ACTOR: pick(actors)?.id,
          SOURCE: pick(sources)?.id,
        }
        const subjectId = ids[subject]
        if (subjectId === undefined) return
        const until = random() < 0.5 ? new Date(clock + below(600) * 60_000) : null
        const muted = await createMute(prisma, LOCAL_PRINCIPAL.id, { watchId, subject, subjectId, until })
        if (muted.kind === 'muted') mutes.push(muted.id)
      },
    ],
    [
      'a mute ends',
      3,
      async () => {
        const id = mutes.splice(below(mutes.length), 1)[0]
        if (id !== undefined) await endMute(prisma, LOCAL_PRINCIPAL.id, id)
      },
    ],
  ]
  const weights = happenings.reduce((sum, [, weight]) => sum + weight, 0)

  const running: AsyncGenerator<undefined>[] = []
  let begun = 0
  const goOn = async (script: AsyncGenerator<undefined>): Promise<string> => {
    const { done } = await script.next()
    if (done === true) running.splice(running.indexOf(script), 1)
    return 'a script goes on'
  }
  const beginScript = (): AsyncGenerator<undefined> => {
    const script = (scripts[begun % scripts.length] as (typeof scripts)[number])()
    begun += 1
    running.push(script)
    return script
  }
  const actAtRandom = async (): Promise<string> => {
    if (running.length > 0 && random() < (isByTheHour ? 0.6 : 0.4)) return await goOn(pick(running))
    if (random() < (isByTheHour && running.length < 3 ? 0.4 : 0.07)) return await goOn(beginScript())
    let left = random() * weights
    const [name, , act] = happenings.find(([, weight]) => {
      left -= weight
      return left < 0
    }) as (typeof happenings)[number]
    await act()
    return name
  }

  return {
    async happen() {
      const name = await actAtRandom()
      clock += (1 + below(20)) * 60_000
      await stamp()
      return name
    },
    watches: () => [...watches],
  }
}
