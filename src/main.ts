#!/usr/bin/env node
import { Command } from 'commander'
import { PROGRAM, VERSION } from './program.ts'

// The command line. A command is a file in cli/commands that sets itself up. A failure is one line here, and exit code 1.

interface CommandFile {
  setUp(command: Command): void
}

/** What a command is for, and where it is. Only the one that is called is loaded: most need no database or extractor. */
const COMMANDS: Record<string, [summary: string, load: () => Promise<CommandFile>]> = {
  serve: ['start the service', () => import('./cli/commands/serve.ts')],
  status: ['show whether the service and its database are well', () => import('./cli/commands/status.ts')],
  ingest: ['take in articles from files of text, HTML or JSON', () => import('./cli/commands/ingest.ts')],
  follow: [
    'follow the feed of a site: its articles come in by themselves',
    () => import('./cli/commands/feeds/follow.ts'),
  ],
  feeds: ['show how feeds are, and change, import or export them', () => import('./cli/commands/feeds/feeds.ts')],
  explain: [
    'tell what happened to an address or a statement, and why',
    () => import('./cli/commands/missed/explain.ts'),
  ],
  coverage: [
    'tell which addresses of a list are on file, and why the others are not',
    () => import('./cli/commands/missed/coverage.ts'),
  ],
  watch: ['print statements as they come in', () => import('./cli/commands/watch.ts')],
  watches: ['list watches, and make them those of a file', () => import('./cli/commands/watches/watches.ts')],
  alerts: ['show what your watches told you', () => import('./cli/commands/watches/alerts.ts')],
  channels: ['show and change where alerts are sent', () => import('./cli/commands/watches/channels.ts')],
  query: ['find statements, or run a GraphQL document', () => import('./cli/commands/query.ts')],
  export: ['print statements or articles as JSON lines', () => import('./cli/commands/kept/export.ts')],
  topic: ['list, create, change and delete topics', () => import('./cli/commands/topic.ts')],
  erase: ['erase an article or a statement for good', () => import('./cli/commands/kept/erase.ts')],
  mcp: ['let an assistant read, by the Model Context Protocol', () => import('./cli/commands/mcp.ts')],
  open: ['print a link that signs a browser in to GraphiQL', () => import('./cli/commands/open.ts')],
  key: ['make, list and revoke API keys', () => import('./cli/commands/key.ts')],
  session: ['list and end browser sessions', () => import('./cli/commands/session.ts')],
  reread: ['read kept articles again with this release', () => import('./cli/commands/kept/reread.ts')],
  refold: ['fold what is on file again with this release', () => import('./cli/commands/kept/refold.ts')],
  schema: ['print the GraphQL schema, or that of articles in JSON', () => import('./cli/commands/schema.ts')],
  extract: ['find who said what in JSON lines, without a service', () => import('./cli/commands/extract.ts')],
  fold: ['compare pairs of quotations, without a service', () => import('./cli/commands/fold.ts')],
}

const program = new Command('onrecord')
  .description('Tells you when someone says something that matters: once per utterance, with proof.')
  .version(VERSION, '-V, --version', 'print the version')
  .showHelpAfterError(`(see ${PROGRAM} COMMAND --help)`)

// Whoever reads our output may stop (`| head`). The service goes on without being read; a command ends.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    if (called !== 'serve') process.exit(0)
  })

const words = process.argv.slice(2)
const called = words[0] === 'help' ? words[1] : words[0]
try {
  for (const [name, [summary, load]] of Object.entries(COMMANDS)) {
    const command = program.command(name).description(summary)
    if (name === called) (await load()).setUp(command)
  }
  await program.parseAsync()
} catch (error) {
  const { explainFailure } = await import('./cli/failures.ts')
  process.stderr.write(`onrecord: ${explainFailure(error)}\n`)
  process.exit(1)
}
