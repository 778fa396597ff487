import { expect, onTestFinished, test } from 'vitest'
import { type Matcher, openMatcher } from '../../src/alerts/matcher.ts'
import { openJournal } from '../../src/store/journal/journal.ts'
import { openDesk } from '../world/desk.ts'
import { backTested, differences, openLiveRecord } from '../world/live-record.ts'
import { openRandomHistory } from '../world/random-history.ts'
import { newSeed, seeded } from '../world/seeded.ts'

const EVER = new Date('2000-01-01T00:00:00Z')
const LATER = new Date('2100-01-01T00:00:00Z')
const STEPS = 110

test.each([
  { seed: 1, isByTheHour: false },
  { seed: newSeed(), isByTheHour: false },
  { seed: 5, isByTheHour: true },
  { seed: newSeed(), isByTheHour: true },
])(
  'a back-test tells what was delivered live, whatever happened (seed $seed, by the hour: $isByTheHour)',
  async ({ seed, isByTheHour }) => {
    const desk = await openDesk()
    onTestFinished(() => desk.close())
    const { prisma } = desk.database
    const random = seeded(seed + 1)
    const history = openRandomHistory(desk, seed, { isByTheHour })
    const record = openLiveRecord(prisma)
    let matcher: Matcher | null = null
    const decide = async () => {
      matcher = random() < 0.2 ? null : matcher
      matcher ??= await openMatcher(prisma, openJournal(prisma))
      while (await matcher.decideNext()) {}
      await record.take()
    }
    for (let step = 0; step < STEPS; step += 1) {
      await history.happen()
      if (random() < 0.5) await decide()
    }
    await decide()
    const journal = openJournal(prisma)
    let [told, inDoubt, byTheHour] = [0, 0, 0]
    for (const watchId of history.watches()) {
      const live = record.of(watchId)
      const whole = await backTested(prisma, journal, { watchId }, EVER, LATER)
      expect(differences(live, whole)).toEqual([])
      told += whole.alerts.length
      byTheHour += whole.alerts.filter(({ statementId }) => statementId === null).length
      inDoubt += live.filter(({ position }) => whole.doubtful.has(position)).length
    }
    // What it says that it cannot know is little.
    expect(told).toBeGreaterThan(10)
    if (isByTheHour) expect(byTheHour).toBeGreaterThan(3)
    expect(inDoubt).toBeLessThan(told / 3)
  },
  300_000,
)
