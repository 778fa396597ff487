import { pino } from 'pino'
import { openDelivering } from '../../src/deliver/deliver.ts'
import { webhookSender } from '../../src/deliver/webhook/webhook-sender.ts'
import { openPoster } from '../../src/fetch/poster.ts'
import { openDatabase } from '../../src/store/database/database.ts'
import { readSecrets } from '../../src/store/deliveries/secrets.ts'

// What a service has for delivering, in a process of its own with times of a test: for tests that kill it.

const { DATABASE_URL = '', ALLOWED = '', TIMEOUT_MS, LEASE_MS, GIVE_UP_MS } = process.env
const { prisma } = await openDatabase(DATABASE_URL, { allowUnsafe: true })
const poster = openPoster({ userAgent: 'Onrecord', allowed: new Set(ALLOWED.split(',')) })

openDelivering({
  prisma,
  senders: {
    WEBHOOK: webhookSender({
      poster,
      stopping: new AbortController().signal,
      payloads: { run: async () => ({ kind: 'gone' }), idOf: (id) => id },
      secretsOf: (channelId) => readSecrets(prisma, channelId),
      timeoutMs: Number(TIMEOUT_MS),
    }),
  },
  pollMs: 50,
  backOff: {
    waitMs: (tries) => Math.min(20 * 2 ** tries, 300) * (0.8 + 0.4 * Math.random()),
    giveUpMs: Number(GIVE_UP_MS),
  },
  leaseMs: Number(LEASE_MS),
  log: pino({ level: 'warn' }, process.stderr),
})
process.stdout.write('ready\n')
