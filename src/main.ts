#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { explainFailure } from './cli/failures.ts'

// The command line. A command is a file in cli/commands that adds itself. A failure is one line here, and exit code 1.

interface CommandFile {
  addTo(program: Command): void
}

// Only the command that is called is loaded: one that tails a stream needs neither the database nor the extractor.
const COMMANDS: Record<string, () => Promise<CommandFile>> = {
  serve: () => import('./cli/commands/serve.ts'),
  ingest: () => import('./cli/commands/ingest.ts'),
  extract: () => import('./cli/commands/extract.ts'),
  fold: () => import('./cli/commands/fold.ts'),
  watch: () => import('./cli/commands/watch.ts'),
  open: () => import('./cli/commands/open.ts'),
  key: () => import('./cli/commands/key.ts'),
  session: () => import('./cli/commands/session.ts'),
  reread: () => import('./cli/commands/reread.ts'),
  schema: () => import('./cli/commands/schema.ts'),
}

const VERSION_FLAGS = ['-V', '--version']

// The same place from src/ and from dist/.
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }

const program = new Command('onrecord')
  .description('Tells you when someone says something that matters: once per utterance, with proof.')
  .version(version, '-V, --version', 'print the version')
  .showHelpAfterError('(see onrecord --help)')

try {
  const word = process.argv[2] ?? ''
  const called = COMMANDS[word]
  const wanted = called !== undefined ? [called] : VERSION_FLAGS.includes(word) ? [] : Object.values(COMMANDS)
  for (const load of wanted) (await load()).addTo(program)
  await program.parseAsync()
} catch (error) {
  process.stderr.write(`onrecord: ${explainFailure(error)}\n`)
  process.exit(1)
}
