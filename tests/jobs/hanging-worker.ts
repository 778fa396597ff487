import { pino } from 'pino'
import { openWorkers } from '../../src/jobs/workers.ts'

// A process with one worker whose jobs never end: for tests that kill it.

const hang = ({ id }: { id: string }): Promise<void> => {
  process.stdout.write(`has ${id}\n`)
  return new Promise(() => setInterval(() => undefined, 1_000))
}

openWorkers({
  url: process.argv[2] ?? '',
  tasks: { 'poll-feed': hang, 'collect-entry': hang, 'check-page': hang },
  concurrency: 1,
  pollMs: 100,
  log: pino({ level: 'silent' }),
})
