import { type AskService, asker, type Outcome, succeeded } from '../asking/ask.ts'
import { type FilterFlags, filterOf } from '../asking/flags.ts'
import type { ReachOptions } from '../remote-service.ts'
import { watchNamed } from './list-watches.ts'
import { CREATE, DELETE, UPDATE } from './saved-watches.ts'

/** What was asked on the command line. */
export interface NewWatchOptions extends ReachOptions, FilterFlags {
  tells?: string[]
  silence?: number
  burst?: number
  insist?: boolean
}

/** What was asked for cannot be sent: the message says what to give. */
class WatchIncomplete extends Error {
  override readonly name = 'WatchIncomplete'
}

/** Saves a watch of the flags and prints its name. */
export async function createWatchOf(name: string, options: NewWatchOptions): Promise<void> {
  const filter = filterOf(options)
  if (filter === null)
    throw new WatchIncomplete('Say what it watches, for example: --office nato-secretary-general, or --filter JSON')
  const { tells, silence: silenceDays, burst: burstMinutes, insist } = options
  const ask = await asker(options, options)
  const input = { name, filter, tells, silenceDays, burstMinutes, insist }
  const { createWatch } = await ask<{ createWatch: Outcome }>(CREATE, { input })
  succeeded(createWatch, options)
  process.stdout.write(`${name} is saved\n`)
}

const DONE = { pause: 'is paused', resume: 'tells again', delete: 'is deleted' }

/** Changes a watch as the command of this name says. */
export async function changeSavedWatch(command: keyof typeof DONE, name: string, options: ReachOptions): Promise<void> {
  const ask = await asker(options)
  const { id } = await watchNamed(ask, name)
  succeeded(await outcomeOf(ask, command, id))
  process.stdout.write(`${name} ${DONE[command]}\n`)
}

async function outcomeOf(ask: AskService, command: keyof typeof DONE, id: string): Promise<Outcome> {
  if (command === 'delete') return (await ask<{ deleteWatch: Outcome }>(DELETE, { input: { id } })).deleteWatch
  const input = { id, isPaused: command === 'pause' }
  return (await ask<{ updateWatch: Outcome }>(UPDATE, { input })).updateWatch
}
