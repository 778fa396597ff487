import { stdin, stdout } from 'node:process'
import { startEmbedded } from '../../src/store/database/embedded/embedded.ts'
import { EmbeddedPostgresError } from '../../src/store/database/embedded/error.ts'
import { execute } from '../world/cluster.ts'

// A service as a process of its own, to be killed by tests. Tells what happens to it a line at a time: `ready URL`,
// `refused CODE MESSAGE`, `lost`, `stopped`. Stops in good order on SIGINT or when its standard input ends.

function tell(line: string): void {
  stdout.write(`${line}\n`)
}

try {
  const embedded = await startEmbedded({
    dataDir: process.argv[2] ?? '',
    onUnexpectedExit: () => tell('lost'),
  })
  const stop = async () => {
    // The last work in hand: it needs a Postgres that Ctrl-C has not reached.
    await execute(embedded.url, 'CREATE TABLE IF NOT EXISTS last_words (words text)')
    await embedded.stop()
    tell('stopped')
    process.exit(0)
  }
  process.once('SIGINT', stop)
  stdin.once('end', stop).resume()
  tell(`ready ${embedded.url}`)
} catch (error) {
  if (!(error instanceof EmbeddedPostgresError)) throw error
  tell(`refused ${error.code} ${error.message}`)
}
