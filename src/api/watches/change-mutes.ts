import { successorsOf } from '../../store/lookup/successors.ts'
import { createMute, endMute, MOST_MUTES, type NewMute } from '../../store/watches/mutes.ts'
import { builder } from '../relay/builder.ts'
import { CHANGE_CURSOR, cursorOfChange } from '../relay/change-cursor.ts'
import type { Context } from '../relay/context.ts'
import { FAILURES, refuse } from '../relay/failures.ts'
import { idOf, readGlobalId } from '../relay/global-id.ts'
import { readWatchId } from './seen-watch.ts'

interface Changed {
  id: string
  cursor: string
}

function defineMuteSuccess(name: 'CreateMuteSuccess' | 'EndMuteSuccess', description: string) {
  return builder.objectRef<Changed>(name).implement({
    description,
    fields: (t) => ({
      mute: t.prismaField({
        type: 'Mute',
        description: 'The mute as it is now.',
        resolve: (query, { id }, _, context) => context.prisma.mute.findUniqueOrThrow({ ...query, where: { id } }),
      }),
      cursor: t.expose('cursor', { type: 'Cursor', description: CHANGE_CURSOR }),
    }),
  })
}

const CreateMuteInput = builder.inputType('CreateMuteInput', {
  description: 'What not to be told of.',
  fields: (t) => ({
    subject: t.id({
      description:
        'Id of a watch, a statement, a topic, an actor or a source. Null: all that any watch tells, as for a holiday.',
    }),
    watch: t.id({
      description:
        'Id of a watch: only what this one tells is hidden. Null: what any watch tells that you own or follow. Not beside a watch as `subject`.',
    }),
    until: t.field({
      type: 'DateTime',
      description: 'When it ends by itself; a day given alone is its beginning in UTC. Null: not before you end it.',
    }),
  }),
})

const EndMuteInput = builder.inputType('EndMuteInput', {
  description: 'A mute to end.',
  fields: (t) => ({ id: t.id({ required: true, description: 'The mute’s id.' }) }),
})

builder.mutationFields((t) => ({
  createMute: t.field({
    type: defineMuteSuccess(
      'CreateMuteSuccess',
      'It is muted. What comes after `cursor` is recorded, and shown as hidden.',
    ),
    description: `Mutes something for you alone. If it is muted already, the new \`until\` counts. You may have ${MOST_MUTES} mutes in force. Since 0.6.0.`,
    args: { input: t.arg({ type: CreateMuteInput, required: true, description: 'What to mute.' }) },
    errors: { types: FAILURES, directResult: true },
    resolve: async (_, { input }, context) => {
      const mute = await readMute(context, input)
      const muted = await createMute(context.writer, context.principal.id, { ...mute, until: input.until ?? null })
      if (muted.kind === 'unknown') return refuse('subject', NOT_ON_FILE)
      if (muted.kind === 'past') return refuse('until', 'is not in the future')
      if (muted.kind === 'too many')
        return refuse(
          'subject',
          `cannot be muted: you have ${MOST_MUTES} mutes in force, which is the most. End one first`,
        )
      return await settle(context, muted.id, muted.changeId)
    },
  }),
  endMute: t.field({
    type: defineMuteSuccess(
      'EndMuteSuccess',
      'It is muted no longer. What it hid stays hidden; what comes after `cursor` is shown.',
    ),
    description: 'Ends a mute of yours. One that has ended stays as it is. Since 0.6.0.',
    args: { input: t.arg({ type: EndMuteInput, required: true, description: 'Which mute.' }) },
    errors: { types: FAILURES, directResult: true },
    resolve: async (_, { input }, context) => {
      const id = idOf('Mute', input.id)
      const changeId = id === null ? undefined : await endMute(context.writer, context.principal.id, id)
      if (id === null || changeId === undefined) return refuse('id', 'is not the id of a mute of yours')
      return await settle(context, id, changeId)
    },
  }),
}))

const NOT_ON_FILE =
  'is not the id of a watch that you may see, or of a statement, topic, actor or source that is on file'

const SUBJECTS = { Statement: 'STATEMENT', Topic: 'TOPIC', Actor: 'ACTOR', Source: 'SOURCE' } as const

/** What is to be muted: what was merged into another by that one. @throws InvalidInput */
async function readMute(
  context: Context,
  { subject: given, watch }: { subject?: string | null | undefined; watch?: string | null | undefined },
): Promise<Omit<NewMute, 'until'>> {
  if (given == null) {
    if (watch != null) return refuse('subject', 'is missing: give the watch as `subject` to mute all that it tells')
    return { watchId: null, subject: 'WATCH', subjectId: null }
  }
  const read = readGlobalId(given)
  if (read?.typename === 'Watch') {
    if (watch != null) return refuse('watch', 'is given beside a watch as `subject`: leave one of them out')
    return { watchId: await readWatchId(context, 'subject', given), subject: 'WATCH', subjectId: null }
  }
  if (read === null || !isSubject(read.typename)) return refuse('subject', NOT_ON_FILE)
  const watchId = watch == null ? null : await readWatchId(context, 'watch', watch)
  const { typename, id } = read
  const successors =
    typename === 'Statement' || typename === 'Actor' ? await successorsOf(context.prisma, { [typename]: [id] }) : null
  return { watchId, subject: SUBJECTS[typename], subjectId: successors?.get(id) ?? id }
}

function isSubject(typename: string): typename is keyof typeof SUBJECTS {
  return typename in SUBJECTS
}

async function settle(context: Context, id: string, changeId: string | null): Promise<Changed> {
  context.committed()
  return { id, cursor: await cursorOfChange(context, changeId) }
}
