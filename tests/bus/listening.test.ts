import { pino } from 'pino'
import { expect, test } from 'vitest'
import { postgresBus } from '../../src/bus/postgres.ts'
import { openConnection } from '../../src/store/database/connection.ts'
import { freshDatabase } from '../world/database.ts'

test('many channels are listened to one after the other on one connection, and each is heard', async () => {
  const { url, drop } = await freshDatabase()
  let [asking, together] = [0, 0]
  const bus = postgresBus(
    async () => {
      const client = await openConnection(url)
      const query = client.query.bind(client) as (text: string) => Promise<unknown>
      const counted = async (text: string) => {
        asking += 1
        together = Math.max(together, asking)
        return await query(text).finally(() => {
          asking -= 1
        })
      }
      return Object.assign(client, { query: counted })
    },
    pino({ level: 'silent' }),
  )
  const heard = new Map<string, number>()
  const listen = (channel: string) => bus.listen(channel, () => heard.set(channel, (heard.get(channel) ?? 0) + 1))
  listen('first')
  // Every channel is told once when the connection is there.
  await expect.poll(() => heard.get('first')).toBe(1)
  const later = ['second', 'third', 'fourth']
  for (const channel of later) listen(channel)
  const speaker = await openConnection(url)
  for (const channel of later)
    await expect
      .poll(async () => {
        await speaker.query(`NOTIFY ${channel}`)
        return heard.get(channel)
      })
      .toBeGreaterThan(0)
  expect(together).toBe(1)
  await speaker.end()
  await bus.close()
  await drop()
})
