import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { Logger } from 'pino'
import { PROGRAM } from '../../program.ts'
import { explainFailure } from '../failures.ts'

export function setUp(command: Command): void {
  command.description('start the service; settings are environment variables (see docs/settings.md)').action(serve)
}

async function serve(): Promise<void> {
  const [{ pino }, { startService }, { exceptions, misspelt, outdated, readSettings }] = await Promise.all([
    import('pino'),
    import('../../service.ts'),
    import('../../settings.ts'),
  ])
  const settings = readSettings(process.env)
  // The log goes to standard error; what is for people goes to standard output.
  const log = pino({ level: settings.logLevel }, pino.destination({ fd: 2, sync: true }))
  endOnFaults(log)
  // Not in the log, which LOG_LEVEL may silence.
  for (const line of [...misspelt(process.env), ...outdated(process.env), ...exceptions(settings)])
    process.stderr.write(`onrecord: ${line}\n`)
  // Before it is ready nothing has been promised, and a start that hangs must end too.
  const endAtOnce = () => process.exit(0)
  for (const signal of SIGNALS) process.on(signal, endAtOnce)

  const service = await startService(settings, log, {
    tell: (line) => say(`${line}\n`),
    onFailure: fail,
  })
  for (const signal of SIGNALS) process.off(signal, endAtOnce)
  const asked = askedToStop()
  // On a terminal only: logs are read by others, and kept.
  say(welcome(service.url, process.stdout.isTTY ? service.signInLink() : null, commandFor(settings.dataDir)))
  await asked
  say('Stopping. Ctrl-C again stops it at once.\n')
  await service.stop()
  process.exit(0)
}

function welcome(url: string, link: string | null, command: string): string {
  return `
Onrecord is ready.

  Ask     ${url}/graphql
${link === null ? '' : `  Open    ${link}\n          (GraphiQL, with examples. The link signs you in once, within 10 minutes.)\n`}  Watch   ${command} watch
  Feed    ${command} ingest ${existsSync(SAMPLE) ? SAMPLE : 'FILE'}
  Follow  ${command} follow paper.example

Ctrl-C stops it.
`
}

/** What to type in another terminal, which knows nothing of this one's DATA_DIR. In the image it is set for all. */
function commandFor(dataDir: string): string {
  if (PROGRAM === 'onrecord' || dataDir === resolve('.onrecord')) return PROGRAM
  const quoted = /^[\w./-]+$/.test(dataDir) ? dataDir : `'${dataDir.replaceAll("'", "'\\''")}'`
  return `DATA_DIR=${quoted} ${PROGRAM}`
}

/** The image has no samples. */
const SAMPLE = 'samples/meridian-daily-visit.html'

const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/** npm passes on the Ctrl-C that the terminal has already sent us. That does not count as a second one. */
const SAME_SIGNAL_MS = 300

/** Resolves at the first SIGINT or SIGTERM; the second ends the process. */
function askedToStop(): Promise<void> {
  return new Promise((resolve) => {
    let askedAt: number | null = null
    for (const signal of SIGNALS) {
      process.on(signal, () => {
        if (askedAt !== null && Date.now() - askedAt > SAME_SIGNAL_MS) process.exit(130)
        askedAt ??= Date.now()
        resolve()
      })
    }
  })
}

// After a fault that nothing caught we do not know what still works. A supervisor starts the service again, and nothing
// is lost, because what was promised is in the database.
function endOnFaults(log: Logger): void {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      log.fatal({ err: error }, event)
      process.exit(1)
    })
  }
}

function fail(error: Error): void {
  process.stderr.write(`onrecord: ${explainFailure(error)}\n`)
  process.exit(1)
}

function say(text: string): void {
  process.stdout.write(text)
}
