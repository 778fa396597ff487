import { printable } from '../../domain/given/printable.ts'
import { type AskService, asker, FAILURE, type Outcome, succeeded } from '../asking/ask.ts'
import { type FilterFlags, filterOf } from '../asking/flags.ts'
import type { ReachOptions } from '../remote-service.ts'
import { watchNamed } from './list-watches.ts'
import { CREATE, DELETE, SHARE, UPDATE } from './saved-watches.ts'

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

/** With whom to share a watch. */
export interface ShareOptions extends ReachOptions {
  role?: string
  principal?: string[]
}

/** Shares a watch with these and no others; with neither, it is private again. */
export async function shareWatchOf(name: string, options: ShareOptions): Promise<void> {
  const ask = await asker(options)
  const { id } = await watchNamed(ask, name)
  const { role = null, principal: principals = [] } = options
  succeeded((await ask<{ shareWatch: Outcome }>(SHARE, { input: { id, role, principals } })).shareWatch)
  const whom = [...(role === null ? [] : [`all who are ${role} or more`]), ...principals].map(printable).join(', ')
  process.stdout.write(whom === '' ? `${name} is shared with none\n` : `${name} is shared with ${whom}\n`)
}

/** Is told what a watch of another one tells, or no longer. */
export async function followWatchOf(
  command: 'follow' | 'unfollow',
  name: string,
  options: ReachOptions,
): Promise<void> {
  const ask = await asker(options)
  const { id } = await watchNamed(ask, name)
  const [field, type] =
    command === 'follow' ? ['followWatch', 'FollowWatchInput'] : ['unfollowWatch', 'UnfollowWatchInput']
  const document = `mutation ($input: ${type}!) { outcome: ${field}(input: $input) { ${FAILURE} } }`
  succeeded((await ask<{ outcome: Outcome }>(document, { input: { id } })).outcome)
  process.stdout.write(`${name} ${command === 'follow' ? 'tells you from now on' : 'tells you no more'}\n`)
}

/** Gives a watch to another principal. `as`: its name from now on. */
export async function handOverWatchOf(
  name: string,
  to: string,
  options: ReachOptions & { as?: string },
): Promise<void> {
  const ask = await asker(options)
  const { id } = await watchNamed(ask, name)
  const document = `mutation ($input: HandOverWatchInput!) { handOverWatch(input: $input) { ${FAILURE} } }`
  const { handOverWatch } = await ask<{ handOverWatch: Outcome }>(document, { input: { id, to, name: options.as } })
  succeeded(handOverWatch)
  process.stdout.write(`${name} is now of ${printable(to)}\n`)
}

async function outcomeOf(ask: AskService, command: keyof typeof DONE, id: string): Promise<Outcome> {
  if (command === 'delete') return (await ask<{ deleteWatch: Outcome }>(DELETE, { input: { id } })).deleteWatch
  const input = { id, isPaused: command === 'pause' }
  return (await ask<{ updateWatch: Outcome }>(UPDATE, { input })).updateWatch
}
