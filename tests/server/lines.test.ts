import { expect, test } from 'vitest'
import { openTurns } from '../../src/server/access/turns.ts'

const LIMITS = { most: 1, mostWaiting: 2, longestWaitMs: 600_000 }

/** A piece of work that goes on until it is told to end. */
function work() {
  let end = () => {}
  const ended = new Promise<string>((resolve) => {
    end = () => resolve('done')
  })
  return { end: () => end(), run: () => ended }
}

test('whoever goes away while waiting leaves a place for the next', async () => {
  const turns = openTurns<string>(LIMITS)
  const running = work()
  const first = turns.run('ada', running.run)
  const leaving = new AbortController()
  const gone = [1, 2].map(() => turns.run('ada', async () => 'never', leaving.signal))
  expect(await turns.run('ada', async () => 'refused')).toBeNull()
  leaving.abort()
  expect(await Promise.all(gone)).toEqual([null, null])
  const next = turns.run('ada', async () => 'came in')
  running.end()
  expect(await Promise.all([first, next])).toEqual(['done', 'came in'])
})

test('a turn is handed on in the order in which it was asked for, also by work that fails', async () => {
  const turns = openTurns<string>(LIMITS)
  const order: string[] = []
  const running = work()
  const failing = turns.run('ada', async () => {
    await running.run()
    throw new Error('broken')
  })
  const waiting = ['one', 'two'].map((name) => turns.run('ada', async () => order.push(name)))
  // Who comes while the turn is handed on does not get it first.
  const late = failing.catch(() => turns.run('ada', async () => order.push('late')))
  running.end()
  await expect(failing).rejects.toThrow('broken')
  await Promise.all([...waiting, late])
  expect(order).toEqual(['one', 'two', 'late'])
})

test('who waits too long is told so, and others of the line go on', async () => {
  const turns = openTurns<string>({ ...LIMITS, longestWaitMs: 20 })
  const running = work()
  const first = turns.run('ada', running.run)
  expect(await turns.run('ada', async () => 'never')).toBeNull()
  expect(await turns.run('bela', async () => 'another line')).toBe('another line')
  running.end()
  expect(await first).toBe('done')
  expect(await turns.run('ada', async () => 'free again')).toBe('free again')
})
