import { expect, test } from 'vitest'
import { Unavailable } from '../../src/domain/given/unavailable.ts'
import { openPageReader } from '../../src/ingest/article/page.ts'

const COUNT = 200
const page = (number: number) =>
  `<html><body><article><p>${`Boat ${number} lay still. `.repeat(2_000)}</p></article></body></html>`

/** Reads all of them at once; returns how each text begins, and how long it took, in milliseconds. */
async function readAll(timeoutMs?: number): Promise<{ texts: string[]; took: number }> {
  const reader = openPageReader(timeoutMs === undefined ? {} : { timeoutMs })
  const began = performance.now()
  try {
    const read = async (number: number) => (await reader.read(page(number))).text.split(' lay')[0] ?? ''
    const texts = await Promise.all(Array.from({ length: COUNT }, (_, number) => read(number)))
    return { texts, took: performance.now() - began }
  } finally {
    await reader.close()
  }
}

test('pages wait for their turn without their time running out', async () => {
  const { took } = await readAll(600_000)
  // Half of what all of them take: far more than one does, and too little for those at the end if waiting counted.
  const { texts } = await readAll(Math.ceil(took / 2))
  expect(texts).toEqual(Array.from({ length: COUNT }, (_, number) => `Boat ${number}`))
}, 240_000)

test('where too much is waiting already, a page is not refused as a wrong one, but put off', async () => {
  const reader = openPageReader({ mostWaiting: 100_000 })
  const [first, second, third] = [page(1), page(2), page(3)].map((html) =>
    reader.read(html).then(
      ({ text }) => text.split(' lay')[0],
      (error) => error,
    ),
  )
  expect(await third).toBeInstanceOf(Unavailable)
  expect(await third).toMatchObject({ message: expect.stringContaining('try again soon'), retryAfter: 5 })
  expect([await first, await second]).toEqual(['Boat 1', 'Boat 2'])
  expect((await reader.read(page(4))).text).toMatch(/^Boat 4/)
  await reader.close()
})
