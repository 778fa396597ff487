import { stringify } from 'yaml'
import { printable } from '../../domain/given/printable.ts'
import { PROGRAM } from '../../program.ts'
import { type AskService, asker } from '../asking/ask.ts'
import { printedTable } from '../asking/table.ts'
import type { ReachOptions } from '../remote-service.ts'
import { type SavedWatch, watchesOf } from './saved-watches.ts'

/** What was asked on the command line. */
export interface WatchesOptions extends ReachOptions {
  json?: boolean
  all?: boolean
}

/** There is no watch of this name that one may see. */
class WatchNotFound extends Error {
  override readonly name = 'WatchNotFound'
}

/** Prints the watches that the key may see. */
export async function listWatches(options: WatchesOptions): Promise<void> {
  const watches = await watchesOf(await asker(options), { scope: options.all ? 'ALL' : 'VISIBLE' })
  if (options.json) return printJson(watches)
  if (watches.length === 0)
    return void process.stderr.write(
      `There are no watches yet: "${PROGRAM} watches apply FILE" makes those of a file.\n`,
    )
  const rows = watches.map(({ name, isMine, owner, tells, isPaused, version }) => [
    name,
    isMine ? 'you' : owner,
    isPaused ? 'paused' : 'on',
    String(version),
    tells.join(', ').toLowerCase(),
  ])
  process.stdout.write(printedTable(['NAME', 'OWNER', 'STATE', 'VERSION', 'TELLS'], rows))
}

/** Prints one as it stands in a file of watches. */
export async function showWatch(name: string, options: WatchesOptions): Promise<void> {
  const watch = await watchNamed(await asker(options), name)
  if (options.json) return printJson([watch])
  const owner = watch.isMine ? 'yours' : `of ${watch.owner}`
  process.stdout.write(`# ${printable(owner)}, version ${watch.version}, since ${watch.changedAt}, id ${watch.id}\n`)
  process.stdout.write(inYaml([watch]))
}

/**
 * The watch of a name that one may see: one's own, if another has one of this name, too.
 *
 * @throws WatchNotFound
 */
export async function watchNamed(ask: AskService, name: string): Promise<SavedWatch> {
  const watches = await watchesOf(ask, { scope: 'VISIBLE', name })
  const found = watches.find(({ isMine }) => isMine) ?? watches[0]
  if (found !== undefined) return found
  throw new WatchNotFound(`There is no watch "${name}" that you may see: "${PROGRAM} watches" shows them all`)
}

/** Prints all of one's own as a file of watches. */
export async function exportWatches(options: WatchesOptions): Promise<void> {
  process.stdout.write(inYaml(await watchesOf(await asker(options), { scope: 'OWN' })))
}

function printJson(watches: readonly SavedWatch[]): void {
  for (const watch of watches) process.stdout.write(`${JSON.stringify(watch)}\n`)
}

/** Without what a file need not say. */
function inYaml(watches: readonly SavedWatch[]): string {
  const entries = watches.map((watch) => {
    const { filter, tells, silenceDays, burstMinutes, isPaused, sharedWithRole: role, sharedWith } = watch
    const principals = sharedWith ?? []
    const shared = {
      ...(role === null ? {} : { role }),
      ...(principals.length === 0 ? {} : { principals }),
    }
    const said = {
      filter,
      tells,
      ...(silenceDays === null ? {} : { silenceDays }),
      ...(burstMinutes === 0 ? {} : { burstMinutes }),
      ...(isPaused ? { isPaused } : {}),
      ...(Object.keys(shared).length === 0 ? {} : { sharedWith: shared }),
    }
    return [watch.name, said] as const
  })
  return stringify({ watches: Object.fromEntries(entries) })
}
