#!/usr/bin/env node
import { Command } from 'commander'
import { explain } from './cli/failures.ts'

// The command line. A command is a file in cli/ that adds itself; a failure is one line here, and exit code 1.

interface CommandFile {
  addTo(program: Command): void
}

// Only the one that is called is read, for a command that tails a stream needs neither database nor extraction.
const COMMANDS: Record<string, () => Promise<CommandFile>> = {
  serve: () => import('./cli/commands/serve.ts'),
  ingest: () => import('./cli/commands/ingest.ts'),
  extract: () => import('./cli/commands/extract.ts'),
  fold: () => import('./cli/commands/fold.ts'),
  watch: () => import('./cli/commands/watch.ts'),
  key: () => import('./cli/commands/key.ts'),
  schema: () => import('./cli/commands/schema.ts'),
}

const program = new Command('onrecord')
  .description('Tells you when somebody says something that matters: once per utterance, with proof.')
  .showHelpAfterError('(see onrecord --help)')

try {
  const called = COMMANDS[process.argv[2] ?? '']
  for (const load of called === undefined ? Object.values(COMMANDS) : [called]) (await load()).addTo(program)
  await program.parseAsync()
} catch (error) {
  process.stderr.write(`onrecord: ${explain(error)}\n`)
  process.exit(1)
}
