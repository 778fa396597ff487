import { expect, test } from 'vitest'
import { newSeed } from '../world/seeded.ts'
import { runRound } from './round.ts'

// A short round of `npm run chaos`, from the sources.

test('whatever breaks, every follower is told the whole journal, once, in order, and what was acknowledged is there', async () => {
  const seed = newSeed()
  const round = await runRound({
    seed,
    seconds: 8,
    followers: 7,
    processes: 2,
    writers: 2,
    program: ['--import', 'tsx', 'src/main.ts'],
  })
  expect(round.wrong, `seed ${seed}`).toEqual([])
  expect(round.entries).toBeGreaterThan(0)
  expect(round.deliveries).toBeGreaterThanOrEqual(round.entries * 7)
}, 300_000)
