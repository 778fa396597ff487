import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openMatcher } from '../../src/alerts/matcher.ts'
import { openJournal } from '../../src/store/journal/journal.ts'
import { type Desk, openDesk } from '../world/desk.ts'
import { backTested, differences, openLiveRecord } from '../world/live-record.ts'
import { type Mutant, mutate } from '../world/mutant.ts'
import { openRandomHistory, type RandomHistory } from '../world/random-history.ts'

// The test that compares what is delivered live with a back-test is worth what it finds. Each of these faults of the
// matcher must be found by it.

const MUTANTS: Mutant[] = [
  {
    name: 'an utterance is told again whenever it comes to pass again',
    edits: [
      [
        'domain/watch/decide-batch.ts',
        'kindsIfTold !== null && told.has(',
        'kindsIfTold !== null && false && told.has(',
      ],
    ],
  },
  {
    name: 'what was merged is told anew',
    edits: [['store/alerts/alerts.ts', 'a.into_id = s.id', 'a.into_id = s.id AND FALSE']],
  },
  {
    name: 'what passed before is new all the same',
    edits: [['domain/watch/decide.ts', 'passes && !passed && ', 'passes && ']],
  },
  {
    name: 'what editors and the program do is told',
    edits: [
      ['domain/watch/decide.ts', 'if (!mayAlert(entry)) return NOTHING', "if (entry.kind === 'ERASED') return NOTHING"],
      ['domain/watch/decide.ts', '!wasTold && mayAlert(entry) && ', '!wasTold && '],
      ['domain/watch/watch-index.ts', 'if (!mayAlert(entry)) return []', "if (entry.kind === 'ERASED') return []"],
    ],
  },
  {
    name: 'what leaves the filter is not told of',
    edits: [['domain/watch/decide.ts', 'const concerns = passed || passes', 'const concerns = passes']],
  },
  {
    name: 'a quotation that is gone is not an edit',
    edits: [['domain/watch/decide.ts', 'if (after === null) return true', 'if (after === null) return false']],
  },
  {
    name: 'what an edit sorts into a topic is an utterance',
    edits: [['domain/watch/decide.ts', 'mayAlert(entry) && !isUnasked', 'mayAlert(entry)']],
  },
  {
    name: 'the newest definition is in force from its first change on',
    edits: [
      [
        'store/watches/into-force.ts',
        'SELECT min(version) FROM watch_definitions',
        'SELECT max(version) FROM watch_definitions',
      ],
    ],
  },
  {
    name: 'a watch that is paused goes on',
    edits: [
      ['alerts/load-watches.ts', 'if (isPaused) continue', ''],
      ['alerts/load-watches.ts', 'if (isPaused) index.remove(watchId)', 'if (watchId === null) index.remove(watchId)'],
    ],
  },
  {
    name: 'a mute never ends',
    edits: [
      ['domain/watch/mute.ts', '(endedAt !== null && entry.position >= endedAt)', 'false'],
      ['store/watches/recipients.ts', 'AND (m.ended_position IS NULL OR', 'AND (TRUE OR'],
    ],
  },
  {
    name: 'a mute holds beyond its time',
    edits: [['domain/watch/mute.ts', 'return until === null || entry.committedAt < until', 'return true']],
  },
  {
    name: 'a source that is muted mutes what others report too',
    edits: [['domain/watch/mute.ts', 'document.sourceIds.every(', 'document.sourceIds.some(']],
  },
  {
    name: 'each alert of a burst makes it longer',
    edits: [['domain/watch/decide-batch.ts', 'burst.began = burstAt', 'burst.began = at']],
  },
  {
    name: 'a burst ends when the process does',
    edits: [['alerts/matcher.ts', 'of await readBursts(tx, unknown)', 'of await readBursts(tx, [])']],
  },
]

/** Faults of what is told by the hour. */
const HOUR_MUTANTS: Mutant[] = [
  {
    name: 'a silence is told again every hour',
    edits: [['alerts/decide-hour.ts', 'await markSilent(tx, ids, at)', 'await markSilent(tx, [], at)']],
  },
  {
    name: 'a silence is told though nothing at all came in',
    edits: [
      ['domain/watch/hours/silence.ts', 'return lastOtherAt !== null && ', 'return lastOtherAt === lastOtherAt || '],
    ],
  },
  {
    name: 'what comes ends no silence',
    edits: [['store/alerts/clocks.ts', 'silent_at = NULL', 'silent_at = c.silent_at']],
  },
  {
    name: 'any change of a watch begins to listen anew',
    edits: [['store/alerts/clocks.ts', 'AND o.condition = n.condition', 'AND FALSE']],
  },
  {
    name: 'a watch that is paused tells of its silence',
    edits: [['alerts/keep-clocks.ts', '!watch.isPaused && ', '']],
  },
  {
    name: 'what was said before a watch began does not count',
    edits: [
      [
        'store/alerts/clocks.ts',
        'e.position < ${position} AND ${NEWS} AND ${passes}',
        'FALSE AND ${NEWS} AND ${passes}',
      ],
    ],
  },
  {
    name: 'a surge is told every hour',
    edits: [['alerts/decide-hour.ts', 'if (isNewSurge(hour, surgedAt)) ', 'if (isNewSurge(hour, null)) ']],
  },
  {
    name: 'one publisher makes a surge',
    edits: [['domain/watch/hours/surge.ts', 'const MOST_OF_A_SOURCE = 3', 'const MOST_OF_A_SOURCE = 1_000']],
  },
  {
    name: 'weeks that are not known count as empty ones',
    edits: [['alerts/decide-hour.ts', 'isKnown: from >= since', 'isKnown: from >= new Date(0) && since !== null']],
  },
  {
    name: 'what stays is heard again',
    edits: [['domain/watch/watch-index.ts', 'sides.passes && !sides.passed && isNews', 'sides.passes && isNews']],
  },
  {
    name: 'a silence is of no burst',
    edits: [
      [
        'alerts/matcher.ts',
        'inBurst(bursts, watchId, hour.committedAt)',
        'inBurst(new Map(), watchId, hour.committedAt)',
      ],
    ],
  },
  {
    name: 'a watch that is muted shows its silences',
    edits: [
      [
        'domain/watch/mute.ts',
        "if (subject === 'WATCH') return true",
        "if (subject === 'WATCH') return statementId !== null",
      ],
    ],
  },
]

const EVER = new Date('2000-01-01T00:00:00Z')
const LATER = new Date('2100-01-01T00:00:00Z')
/** A history, and the faults that are found by it. */
const HISTORIES = [
  { of: 'what is said', steps: 320, seed: 11, isByTheHour: false, mutants: MUTANTS },
  { of: 'what is told by the hour', steps: 240, seed: 7, isByTheHour: true, mutants: HOUR_MUTANTS },
]

describe.each(HISTORIES)('$of', ({ steps, seed, isByTheHour, mutants }) => {
  let desk: Desk
  let history: RandomHistory
  const tested = new Map<string, Awaited<ReturnType<typeof backTested>>>()
  beforeAll(async () => {
    desk = await openDesk()
    history = openRandomHistory(desk, seed, { isByTheHour })
    for (let step = 0; step < steps; step += 1) await history.happen()
  }, 600_000)
  afterAll(() => desk.close())

  /** Decides all of the history from its beginning, as if nothing had been decided, and starts anew once in a while. */
  async function differencesOf(open: typeof openMatcher): Promise<string[]> {
    const { prisma } = desk.database
    await prisma.$executeRaw`DELETE FROM alerts`
    await prisma.$executeRaw`DELETE FROM watch_clocks`
    await prisma.$executeRaw`UPDATE alert_shards SET position = 0`
    await prisma.$executeRaw`UPDATE watch_definitions SET from_position = NULL, heard_since = NULL`
    await prisma.$executeRaw`UPDATE mutes SET from_position = NULL, ended_position = NULL`
    await prisma.$executeRaw`UPDATE absorptions SET from_position = NULL, ended_position = NULL`
    const journal = openJournal(prisma)
    for (let isMore = true; isMore; ) {
      const matcher = await open(prisma, journal)
      for (let batch = 0; batch < 12 && isMore; batch += 1) isMore = await matcher.decideNext()
    }
    const record = openLiveRecord(prisma)
    await record.take()
    // What the matcher itself did says where each definition, mute and merge is in force.
    if (open === openMatcher)
      for (const watchId of history.watches())
        tested.set(watchId, await backTested(prisma, journal, { watchId }, EVER, LATER))
    return [...tested].flatMap(([watchId, whole]) => differences(record.of(watchId), whole))
  }

  test('the matcher itself decides what a back-test does', async () => {
    expect(await differencesOf(openMatcher)).toEqual([])
    expect(tested.size).toBeGreaterThan(10)
  })

  test.each(mutants)(
    'a fault is found: $name',
    async (mutant) => {
      const mutated = await mutate(mutant, ['alerts', 'domain/watch', 'store/alerts', 'store/watches'])
      try {
        const { openMatcher: open } = await mutated.load<{ openMatcher: typeof openMatcher }>('alerts/matcher.ts')
        expect(await differencesOf(open)).not.toEqual([])
      } finally {
        await mutated.remove()
      }
    },
    300_000,
  )
})
