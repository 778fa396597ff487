import { pino } from 'pino'
import { startService } from '../../src/service.ts'
import { readSettings } from '../../src/settings.ts'

// A whole service in a process of its own, on a database that the tests have: for tests that kill it.

const service = await startService(readSettings(process.env), pino({ level: 'silent' }), {
  database: { allowUnsafe: true },
})
process.once('SIGTERM', () => {
  service.stop().then(
    () => process.exit(0),
    () => process.exit(1),
  )
})
process.stdout.write('ready\n')
