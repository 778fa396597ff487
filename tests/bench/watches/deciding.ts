// In a process of its own, so that nothing else is in its memory: what it costs to decide an event, or to bring a change
// into force, with the watches of a database; a line of JSON for watches.ts. Run with --expose-gc.

import { openWatches } from '../../../src/alerts/load-watches.ts'
import { openMatcher } from '../../../src/alerts/matcher.ts'
import { readDocument } from '../../../src/domain/filter/evaluate.ts'
import { textsIn } from '../../../src/domain/filter/filter.ts'
import type { Entry } from '../../../src/domain/journal/entry.ts'
import type { StatementVersion } from '../../../src/domain/journal/version.ts'
import { createPercolator } from '../../../src/domain/match/percolator.ts'
import { findAll } from '../../../src/domain/watch/decide-batch.ts'
import { ALL_SHARDS } from '../../../src/domain/watch/shard.ts'
import { readMetConfigurations } from '../../../src/store/alerts/configurations.ts'
import { type Database, openDatabase } from '../../../src/store/database/database.ts'
import { openJournal } from '../../../src/store/journal/journal.ts'
import { sequence } from '../../../src/store/journal/sequencer.ts'
import { prepareTexts, readLexemes } from '../../../src/store/search/linguistics.ts'
import { createWatch, deleteWatch, updateWatch } from '../../../src/store/watches/definitions.ts'
import { readInForce } from '../../../src/store/watches/into-force.ts'
import { createMute, endMute } from '../../../src/store/watches/mutes.ts'
import { cpuMs } from '../../world/cpu.ts'
import { seeded } from '../../world/seeded.ts'
import { postgresMs } from '../find/measured-service.ts'
import { drawDocument, mixedWatch } from './mix.ts'

export interface EventCost {
  /** Of heap and typed arrays, for each watch. */
  bytesPerWatch: number
  bytesPerFilter: number
  /** CPU of an entry in microseconds: as watches, and as bare filters in a percolator. */
  newMicros: number
  newPercolatorMicros: number
  /** The same as watches, and each made an object of its own, as an alert that is written is. */
  newEachMicros: number
  /** Of one that has both sides. */
  changedMicros: number
  changedPercolatorMicros: number
  /** Watches that tell something of a new statement. */
  told: number
  matching: number
}

export interface ChangeCost {
  /** CPU of a change up to where it is in force, in milliseconds: of this process, and of Postgres. */
  changes: { change: string; processMs: number; postgresMs: number; wallMs: number }[]
}

const EVENTS = 1_000
const CHANGES = 100
const PAGE = 1_000

const [what, url = '', postmaster = '0'] = process.argv.slice(2)
const database = await openDatabase(url)
const answer = what === 'event' ? await measureEvents(database) : await measureChanges(database)
await database.close()
process.stdout.write(`${JSON.stringify(answer)}\n`)

async function measureEvents({ prisma }: Database): Promise<EventCost> {
  const { fresh, versions } = await drawVersions({ prisma })
  let before = bytesHeld()
  const watches = await openWatches(prisma)
  await watches.read(ALL_SHARDS)
  const { index } = watches
  const indexBytes = bytesHeld() - before
  before = bytesHeld()
  const percolator = createPercolator<number>()
  const configurations = await readMetConfigurations(prisma)
  for (let after: string | null = null; ; ) {
    const page = await readInForce(prisma, after, { limit: PAGE })
    const running = page.filter(({ isPaused }) => !isPaused)
    const texts = new Set(running.flatMap(({ condition }) => [...textsIn(condition)]))
    const queries = await prepareTexts(prisma, [...texts], configurations)
    for (const { condition } of running) percolator.add(condition, queries, percolator.size)
    after = page.at(-1)?.watchId ?? null
    if (page.length < PAGE) break
  }
  const percolatorBytes = bytesHeld() - before

  const entryOf = (sides: Pick<Entry, 'kind' | 'before' | 'after'>, position: number): Entry => ({
    position,
    cause: 'ARTICLE',
    statementId: sides.after?.statementId ?? '',
    committedAt: new Date(),
    ...sides,
  })
  let told = 0
  let matching = 0
  const decideNew = () => {
    for (const [position, after] of fresh(versions).entries())
      for (const { watchIds } of index.candidates(entryOf({ kind: 'INGESTED', before: null, after }, position)))
        told += watchIds.length
  }
  const decideEach = () => {
    const entries = fresh(versions).map((after, position) =>
      entryOf({ kind: 'INGESTED', before: null, after }, position),
    )
    for (const entry of entries) findAll(index, [entry])
  }
  const matchNew = () => {
    for (const { document } of fresh(versions)) matching += percolator.matching(readDocument(document)).length
  }
  const decideChanged = () => {
    const [befores, afters] = [fresh(versions), fresh(versions)]
    for (const [position, after] of afters.entries())
      index.candidates(entryOf({ kind: 'REPORTED', before: befores[position] ?? null, after }, position))
  }
  const matchChanged = () => {
    for (const { document } of [...fresh(versions), ...fresh(versions)]) percolator.matching(readDocument(document))
  }
  const works = [decideNew, matchNew, decideEach, decideChanged, matchChanged]
  // The first round warms. Then in turns, and the least of each counts: what else runs on the machine only adds.
  for (const work of works) work()
  told = 0
  matching = 0
  const least = works.map(() => Number.POSITIVE_INFINITY)
  const rounds = 6
  for (let round = 0; round < rounds; round += 1)
    for (const [place, work] of works.entries()) least[place] = Math.min(least[place] ?? 0, cpuMs(work))
  const micros = least.map((ms) => (1000 * ms) / EVENTS)
  const [newMicros = 0, newPercolatorMicros = 0, newEachMicros = 0, changedMicros = 0, changedPercolatorMicros = 0] =
    micros
  return {
    bytesPerWatch: indexBytes / index.size,
    bytesPerFilter: percolatorBytes / percolator.size,
    newMicros,
    newPercolatorMicros,
    newEachMicros,
    changedMicros,
    changedPercolatorMicros,
    told: told / EVENTS / rounds,
    matching: matching / EVENTS / rounds,
  }
}

async function measureChanges({ prisma }: Database): Promise<ChangeCost> {
  const matcher = await openMatcher(prisma, openJournal(prisma))
  const name = new URL(url).pathname.slice(1)
  const inForce = async () => {
    await sequence(prisma)
    while (await matcher.decideNext()) {}
  }
  await inForce()
  const [owner] = await prisma.principal.findMany({ where: { role: 'READER' }, orderBy: { id: 'asc' }, take: 1 })
  if (owner === undefined) throw new Error('the database has no principal')
  const random = seeded(5)
  const definition = () => ({ ...mixedWatch(random), silenceDays: null })
  const made: string[] = []
  const mutes: string[] = []
  const ways: [string, (index: number) => Promise<unknown>][] = [
    [
      'create',
      async (index) => {
        const saved = await createWatch(prisma, owner.id, { name: `Made ${index}`, definition: definition() })
        if (saved.kind !== 'saved') throw new Error(saved.kind)
        made.push(saved.watchId)
      },
    ],
    [
      'update',
      (index) => updateWatch(prisma, made[index] ?? '', { authorId: owner.id, onVersion: 1, definition: definition() }),
    ],
    [
      'mute',
      async (index) => {
        const mute = { watchId: made[index] ?? '', subject: 'WATCH', subjectId: null, until: null } as const
        const muted = await createMute(prisma, owner.id, mute)
        if (muted.kind === 'muted') mutes.push(muted.id)
      },
    ],
    ['end of a mute', (index) => endMute(prisma, owner.id, mutes[index] ?? '')],
    ['delete', (index) => deleteWatch(prisma, made[index] ?? '', { principalId: owner.id })],
  ]
  const changes: ChangeCost['changes'] = []
  for (const isMeasured of [false, true]) {
    made.length = 0
    mutes.length = 0
    for (const [change, make] of ways) {
      const before = {
        cpu: process.cpuUsage(),
        postgres: postgresMs(Number(postmaster), name),
        wall: performance.now(),
      }
      for (let index = 0; index < CHANGES; index += 1) {
        await make(index)
        await inForce()
      }
      const { user, system } = process.cpuUsage(before.cpu)
      // The first ones warm: a service that has just started compiles its code.
      if (!isMeasured) continue
      changes.push({
        change,
        processMs: (user + system) / 1000 / CHANGES,
        postgresMs: (postgresMs(Number(postmaster), name) - before.postgres) / CHANGES,
        wallMs: (performance.now() - before.wall) / CHANGES,
      })
    }
  }
  return { changes }
}

/** Versions of statements; `fresh` gives copies of which no words have been read. */
async function drawVersions({ prisma }: Pick<Database, 'prisma'>) {
  const random = seeded(7)
  const versions: StatementVersion[] = []
  for (let count = 0; count < EVENTS; count += 1) {
    const { document, text, context } = drawDocument(random)
    const { configuration } = document
    const [words = '', contextWords = ''] = await readLexemes(prisma, [
      { configuration, text },
      { configuration, text: context },
    ])
    versions.push({
      id: '',
      statementId: `${count}`,
      number: 1,
      text,
      form: 'DIRECT',
      act: 'ASSERTS',
      actorId: null,
      officeId: null,
      reportId: null,
      saidSort: document.ingestedAt,
      document: { ...document, words, contextWords },
    })
  }
  return { versions, fresh: (some: StatementVersion[]) => some.map((one) => ({ ...one })) }
}

function bytesHeld(): number {
  if (globalThis.gc === undefined) throw new Error('run with --expose-gc')
  for (let round = 0; round < 3; round += 1) globalThis.gc()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
