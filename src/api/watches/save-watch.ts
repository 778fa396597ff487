import { FilterError } from '../../domain/filter/filter.ts'
import type { StatementFilter } from '../../domain/filter/statement-filter.ts'
import {
  changedDefinition,
  MOST_BURST_MINUTES,
  MOST_SILENCE_DAYS,
  orderedKinds,
} from '../../domain/watch/given-definition.ts'
import { readRunnableFilter } from '../../store/search/runnable-filter.ts'
import {
  createWatch,
  deleteWatch,
  MOST_WATCHES,
  type NewDefinition,
  readNewest,
  updateWatch,
  type WatchSaved,
} from '../../store/watches/definitions.ts'
import { withIds } from '../filter/read-filter.ts'
import { refuseTooBroad, WatchTooBroad } from '../previews/too-broad.ts'
import { builder } from '../relay/builder.ts'
import { CHANGE_CURSOR, cursorOfChange } from '../relay/change-cursor.ts'
import type { Context } from '../relay/context.ts'
import { doer, FAILURES, InvalidInput, refuse, VersionConflict } from '../relay/failures.ts'
import { encodeGlobalId } from '../relay/global-id.ts'
import { MOST_WATCH_NAME, readGivenWatchName } from './given-watch.ts'
import { readOwnWatchId, refuseUnknownWatch } from './seen-watch.ts'

/** Its filter is compiled twice, and tried on a sample of a week. */
const COST = 200

interface Saved {
  id: string
  cursor: string
}

function defineWatchSuccess(name: 'CreateWatchSuccess' | 'UpdateWatchSuccess', description: string) {
  return builder.objectRef<Saved>(name).implement({
    description,
    fields: (t) => ({
      watch: t.prismaField({
        type: 'Watch',
        description: 'The watch as it is now.',
        resolve: (query, { id }, _, context) => context.prisma.watch.findUniqueOrThrow({ ...query, where: { id } }),
      }),
      cursor: t.expose('cursor', { type: 'Cursor', description: CHANGE_CURSOR }),
    }),
  })
}

const FILTER =
  'What must pass. What cannot be run as a query and as a stream alike is refused, with the place. An actor is watched with all that it absorbed, also later; a topic by the rule that it has when something comes.'
const INSIST =
  'Whether it is saved although it would tell of more than `MAX_ALERTS_PER_DAY`: try it with `watchPreview` first.'
const TELLS = {
  silenceDays: `After how many days without a match to tell of a silence, 1 to ${MOST_SILENCE_DAYS}.`,
  burstMinutes: `Alerts that come within so many minutes of the first are told together, 0 to ${MOST_BURST_MINUTES}.`,
}

const CreateWatchInput = builder.inputType('CreateWatchInput', {
  description: 'A new watch.',
  fields: (t) => ({
    name: t.string({
      required: true,
      description: `Its name, at most ${MOST_WATCH_NAME} characters: one that no other watch of yours has.`,
    }),
    filter: t.field({ type: 'StatementFilter', required: true, description: FILTER }),
    tells: t.field({ type: ['AlertKind'], description: 'What to tell of. Null: [UTTERANCE].' }),
    silenceDays: t.int({ description: `${TELLS.silenceDays} For \`tells\` with SILENCE, and only then.` }),
    burstMinutes: t.int({ description: `${TELLS.burstMinutes} Null: 0, each alone.` }),
    isPaused: t.boolean({ description: 'Whether it tells nothing for now. Null: it tells.' }),
    insist: t.boolean({ description: `${INSIST} Null: it is refused.` }),
  }),
})

const UpdateWatchInput = builder.inputType('UpdateWatchInput', {
  description: 'Changes to a watch. Fields that are null or absent stay as they are.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The watch’s id.' }),
    onVersion: t.int({
      description:
        'The version that you have seen: if it was changed since, nothing is done, and the failure is VersionConflict. Null: whatever it is.',
    }),
    name: t.string({ description: `Its name, at most ${MOST_WATCH_NAME} characters. Null: unchanged.` }),
    filter: t.field({ type: 'StatementFilter', description: `${FILTER} Null: unchanged.` }),
    tells: t.field({ type: ['AlertKind'], description: 'What to tell of, all of it. Null: unchanged.' }),
    silenceDays: t.int({ description: `${TELLS.silenceDays} Null: unchanged; gone if SILENCE is.` }),
    burstMinutes: t.int({ description: `${TELLS.burstMinutes} Null: unchanged.` }),
    isPaused: t.boolean({ description: 'Whether it tells nothing for now. Null: unchanged.' }),
    insist: t.boolean({ description: `${INSIST} Null: it is refused.` }),
  }),
})

const DeleteWatchSuccess = builder.objectRef<Saved>('DeleteWatchSuccess').implement({
  description: 'The watch is gone, with what it told, for its owner and all who followed it.',
  fields: (t) => ({
    watchId: t.id({ description: 'Id that the watch had.', resolve: ({ id }) => encodeGlobalId('Watch', id) }),
    cursor: t.expose('cursor', { type: 'Cursor', description: CHANGE_CURSOR }),
  }),
})

const DeleteWatchInput = builder.inputType('DeleteWatchInput', {
  description: 'A watch to delete.',
  fields: (t) => ({ id: t.id({ required: true, description: 'The watch’s id.' }) }),
})

builder.mutationFields((t) => ({
  createWatch: t.field({
    type: defineWatchSuccess('CreateWatchSuccess', 'The watch is saved. It tells of what comes after `cursor`.'),
    description: `Saves a watch. You may have ${MOST_WATCHES}. Since 0.6.0.`,
    args: { input: t.arg({ type: CreateWatchInput, required: true, description: 'The new watch.' }) },
    errors: { types: [...FAILURES, WatchTooBroad], directResult: true },
    complexity: COST,
    resolve: async (_, { input }, context) => {
      const name = readGivenWatchName(input.name)
      const definition: NewDefinition = {
        condition: await readCondition(context, input.filter),
        tells: orderedKinds(input.tells ?? ['UTTERANCE']),
        silenceDays: input.silenceDays ?? null,
        burstMinutes: input.burstMinutes ?? 0,
        isPaused: input.isPaused ?? false,
      }
      if (input.insist !== true) await refuseTooBroad(context, definition)
      return await settle(context, await createWatch(context.writer, context.principal.id, { name, definition }))
    },
  }),
  updateWatch: t.field({
    type: defineWatchSuccess(
      'UpdateWatchSuccess',
      'The watch is what was asked for. What comes after `cursor` is decided by it; what came before, by what it was then.',
    ),
    description: 'Changes a watch. For its owner or an ADMIN. Since 0.6.0.',
    args: { input: t.arg({ type: UpdateWatchInput, required: true, description: 'Which watch, and the changes.' }) },
    errors: { types: [...FAILURES, VersionConflict, WatchTooBroad], directResult: true },
    complexity: COST,
    resolve: async (_, { input }, context) => {
      const id = await readOwnWatchId(context, 'id', input.id)
      const change = given({
        condition: input.filter == null ? undefined : await readCondition(context, input.filter),
        tells: input.tells == null ? undefined : orderedKinds(input.tells),
        silenceDays: input.silenceDays ?? undefined,
        burstMinutes: input.burstMinutes ?? undefined,
        isPaused: input.isPaused ?? undefined,
      })
      if (input.insist !== true) await refuseBroader(context, id, change)
      const saved = await updateWatch(context.writer, id, {
        authorId: context.principal.id,
        onVersion: input.onVersion ?? null,
        name: input.name == null ? undefined : readGivenWatchName(input.name),
        definition: change,
      })
      return await settle(context, saved)
    },
  }),
  deleteWatch: t.field({
    type: DeleteWatchSuccess,
    description: 'Deletes a watch with all that it told. For its owner or an ADMIN. Since 0.6.0.',
    args: { input: t.arg({ type: DeleteWatchInput, required: true, description: 'Which watch.' }) },
    errors: { types: FAILURES, directResult: true },
    resolve: async (_, { input }, context) => {
      const id = await readOwnWatchId(context, 'id', input.id)
      const changeId = (await deleteWatch(context.writer, id, doer(context))) ?? refuseUnknownWatch('id')
      context.committed()
      return { id, cursor: await cursorOfChange(context, changeId) }
    },
  }),
}))

/** @throws WatchTooBroad where the change may make the watch tell of more, and that is too much. */
async function refuseBroader(context: Context, id: string, change: Partial<NewDefinition>): Promise<void> {
  const isBroader = change.condition !== undefined || change.tells !== undefined || change.isPaused === false
  const before = isBroader ? (await readNewest(context.writer, [id])).get(id) : undefined
  if (before !== undefined) await refuseTooBroad(context, changedDefinition<NewDefinition>(before, change))
}

/** What of a change is given. */
function given(change: { [Field in keyof NewDefinition]?: NewDefinition[Field] | undefined }): Partial<NewDefinition> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
}

/** @throws InvalidInput with the place in the filter. */
async function readCondition({ writer }: Context, filter: StatementFilter): Promise<NewDefinition['condition']> {
  try {
    return await readRunnableFilter(writer, withIds(filter))
  } catch (error) {
    if (!(error instanceof FilterError)) throw error
    const { path, message, candidates } = error
    throw new InvalidInput([{ path: path === '' ? 'filter' : `filter.${path}`, message, candidates }])
  }
}

/** @throws InvalidInput or VersionConflict where nothing was saved. */
async function settle(context: Context, saved: WatchSaved): Promise<Saved> {
  switch (saved.kind) {
    case 'saved':
      context.committed()
      return { id: saved.watchId, cursor: await cursorOfChange(context, saved.changeId) }
    case 'name taken':
      return refuse('name', 'is that of another watch of the same owner: choose another, or update that one')
    case 'too many':
      return refuse('name', `cannot be saved: you have ${MOST_WATCHES} watches, which is the most. Delete one first`)
    case 'unknown':
      return refuseUnknownWatch('id')
    case 'changed meanwhile': {
      const message = `The watch was changed meanwhile: it has version ${saved.version}. Read it, and change that.`
      throw new VersionConflict(message, saved.version)
    }
    case 'invalid':
      throw new InvalidInput(saved.problems)
  }
}
