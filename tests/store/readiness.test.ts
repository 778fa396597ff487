import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../src/store/database/database.ts'
import { proveReady } from '../../src/store/database/readiness.ts'
import { freshDatabase } from '../world/database.ts'

test('to be ready is to have written something, also where the row for it is missing', async () => {
  const fresh = await freshDatabase()
  onTestFinished(fresh.drop)
  const { prisma, close } = await openDatabase(fresh.url, { allowUnsafe: true })
  onTestFinished(close)
  await prisma.readiness.deleteMany()
  await proveReady(prisma)
  const [first] = await prisma.readiness.findMany()
  expect(first).toBeDefined()
  await proveReady(prisma)
  const rows = await prisma.readiness.findMany()
  expect(rows.length).toBe(1)
  expect(rows[0]?.provedAt.getTime()).toBeGreaterThan(first?.provedAt.getTime() ?? 0)
})
