import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { printable } from '../../domain/given/printable.ts'
import { readSettings } from '../../settings.ts'
import { type AskService, asker, type Outcome } from '../asking/ask.ts'
import { type ReachOptions, reachOf } from '../remote-service.ts'
import { type PlannedStep, planWatches } from './plan.ts'
import { readFilters } from './read-filters.ts'
import { CREATE, DELETE, SHARE, UPDATE, watchesOf } from './saved-watches.ts'
import { FileUnreadable, readWatchesFile, type WantedWatch, type WatchesFile } from './watches-file.ts'

/** What was asked on the command line. */
export interface PlanOptions extends ReachOptions {
  prune?: boolean
  json?: boolean
  /** Exit code 1 where the file and the service differ. */
  check?: boolean
}

/** What is to be done, and what it is done with. */
interface Plan {
  file: WatchesFile
  steps: PlannedStep[]
  ask: AskService
}

/** Prints what `apply` would do. */
export async function planFile(path: string, options: PlanOptions): Promise<void> {
  const { steps } = await planned(path, options)
  for (const step of steps) print(step, options, 'FUTURE')
  if (!options.json) process.stdout.write(`${summary(steps, 'FUTURE')}\n`)
  if (options.check && steps.some(isAct)) process.exitCode = 1
}

/** Does it, and prints what was done. A step that is refused ends it: what was done before stays, and is not done again. */
export async function applyFile(path: string, options: PlanOptions): Promise<void> {
  const { file, steps, ask } = await planned(path, options)
  for (const step of steps) {
    if (isAct(step)) await carryOut(ask, file, step)
    print(step, options, 'PAST')
  }
  if (!options.json) process.stdout.write(`${summary(steps, 'PAST')}\n`)
}

async function planned(path: string, options: PlanOptions): Promise<Plan> {
  const name = path === '-' ? 'standard input' : path
  const given = path === '-' ? await text(process.stdin) : await readFile(path, 'utf8').catch(refuseFile(name))
  const file = readWatchesFile(given, name)
  const reach = await reachOf(options, readSettings(process.env), process.env)
  const read = await readFilters(reach, file)
  const ask = await asker(options)
  const steps = planWatches(read, await watchesOf(ask, { scope: 'OWN' }), { prunes: options.prune ?? false })
  return { file, steps, ask }
}

function refuseFile(name: string) {
  return (error: NodeJS.ErrnoException): never => {
    throw new FileUnreadable([`Cannot read ${name} (${error.code})`])
  }
}

type Act = Extract<PlannedStep, { kind: 'CREATE' | 'CHANGE' | 'DELETE' }>

function isAct(step: PlannedStep): step is Act {
  return step.kind !== 'SAME' && step.kind !== 'LEFT'
}

async function carryOut(ask: AskService, file: WatchesFile, step: Act): Promise<void> {
  if (step.kind === 'DELETE') {
    const { deleteWatch } = await ask<{ deleteWatch: Outcome }>(DELETE, { input: { id: step.saved.id } })
    return expectDone(deleteWatch, file, step.saved.name)
  }
  const { wanted } = step
  const id = step.kind === 'CREATE' ? await create(ask, file, wanted) : await change(ask, file, step)
  const isShared = wanted.sharedWith.role !== null || wanted.sharedWith.principals.length > 0
  const isOtherwise = step.kind === 'CHANGE' && step.changes.some(({ field }) => field.startsWith('sharedWith'))
  if (!(step.kind === 'CREATE' ? isShared : isOtherwise)) return
  const { shareWatch } = await ask<{ shareWatch: Outcome }>(SHARE, { input: { id, ...wanted.sharedWith } })
  expectDone(shareWatch, file, wanted.name, 'sharedWith')
}

async function create(ask: AskService, file: WatchesFile, wanted: WantedWatch): Promise<string> {
  const { createWatch } = await ask<{ createWatch: Outcome & { watch?: { id: string } } }>(CREATE, {
    input: { name: wanted.name, ...definitionOf(wanted) },
  })
  expectDone(createWatch, file, wanted.name)
  return createWatch.watch?.id ?? ''
}

async function change(
  ask: AskService,
  file: WatchesFile,
  { wanted, saved, changes }: Extract<PlannedStep, { kind: 'CHANGE' }>,
): Promise<string> {
  const { id, version: onVersion } = saved
  if (changes.every(({ field }) => field.startsWith('sharedWith'))) return id
  const input = { id, onVersion, name: wanted.name, ...definitionOf(wanted) }
  const { updateWatch } = await ask<{ updateWatch: Outcome }>(UPDATE, { input })
  expectDone(updateWatch, file, wanted.name)
  return id
}

function definitionOf({ filter, tells, silenceDays, burstMinutes, isPaused, insist }: WantedWatch) {
  return { filter, tells, silenceDays, burstMinutes, isPaused, insist }
}

/** @throws FileUnreadable with what the service does not take, at its place in the file, and with what stays of it. */
function expectDone({ message, problems }: Outcome, file: WatchesFile, watch: string, within?: string): void {
  const place = (path: string) => {
    const steps = path.split('.').filter((step) => step !== '' && step !== 'name')
    return file.placeOf(['watches', watch, ...(within === undefined ? [] : [within]), ...steps])
  }
  const saved = within === undefined ? '' : `"${printable(watch)}" is saved, but not shared as the file says. `
  const stays = `${saved}What was done before stays: mend the file, and apply it again.`
  if (problems !== undefined && problems.length > 0)
    throw new FileUnreadable([
      ...problems.map((problem) => `${place(problem.path)}: ${problem.path} ${problem.message}`),
      stays,
    ])
  if (message !== undefined) throw new FileUnreadable([`${place('')}: ${message}`, stays])
}

type Tense = 'FUTURE' | 'PAST'

const SIGNS = { CREATE: '+', CHANGE: '~', DELETE: '-', SAME: ' ', LEFT: ' ' }

function print(step: PlannedStep, { json }: PlanOptions, tense: Tense): void {
  const name = 'wanted' in step ? step.wanted.name : step.saved.name
  const changes = step.kind === 'CHANGE' ? step.changes : []
  if (json) return void process.stdout.write(`${JSON.stringify({ watch: name, step: step.kind, changes })}\n`)
  if (step.kind === 'SAME' || (step.kind === 'LEFT' && tense === 'PAST')) return
  const more = step.kind === 'LEFT' ? '  (not in the file; --prune deletes it)' : ''
  process.stdout.write(`${SIGNS[step.kind]} ${printable(name)}${more}\n`)
  for (const { field, before, after } of changes)
    process.stdout.write(`    ${field}: ${shown(before)} -> ${shown(after)}\n`)
}

function shown(value: unknown): string {
  return printable(typeof value === 'string' ? value : JSON.stringify(value))
}

function summary(steps: readonly PlannedStep[], tense: Tense): string {
  const count = (kind: PlannedStep['kind']) => steps.filter((step) => step.kind === kind).length
  const same = `${count('SAME')} unchanged`
  if (!steps.some(isAct)) return `Nothing to do: ${same}.`
  const [created, changed, deleted] = tense === 'PAST' ? ['created', 'changed', 'deleted'] : TO_DO
  return `${count('CREATE')} ${created}, ${count('CHANGE')} ${changed}, ${count('DELETE')} ${deleted}, ${same}.`
}

const TO_DO = ['to create', 'to change', 'to delete'] as const
