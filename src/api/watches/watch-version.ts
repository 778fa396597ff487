import type { SavedDefinition } from '../../store/watches/definitions.ts'
import { type AuthoredVersion, readVersions } from '../../store/watches/saved/versions.ts'
import { defineFieldChange, type FieldChange } from '../field-change.ts'
import { nameField, openBatch } from '../relay/batching.ts'
import { builder } from '../relay/builder.ts'
import { badInput } from '../relay/errors.ts'
import { readableOf } from './definition-of.ts'

const MOST = 100
const USUAL = 20

const Change = defineFieldChange('WatchChange', {
  description: 'What one version of a watch changed. Since 0.6.0.',
  field: 'The field, as in the input of `updateWatch`: "filter".',
})

const Version = builder.objectRef<AuthoredVersion>('WatchVersion').implement({
  description:
    'What a watch asked for in one of its versions. It never changes: alerts name the one that decided them. Since 0.6.0.',
  fields: (t) => ({
    version: t.exposeInt('version', { description: 'Its number, from 1.' }),
    author: t.exposeString('author', { description: 'Name of the principal who made it.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    isInForce: t.exposeBoolean('isInForce', {
      description: 'Whether it decides what comes now. A new one does so a moment after it was made.',
    }),
    filter: t.field({
      type: 'JSON',
      description: 'What had to pass, in the form of a StatementFilter, with slugs for names as they are now.',
      resolve: ({ condition }, _, context, info) => readableOf(context, info, condition),
    }),
    tells: t.field({ type: ['AlertKind'], description: 'What it told of.', resolve: ({ tells }) => tells }),
    silenceDays: t.exposeInt('silenceDays', {
      nullable: true,
      description: 'After how many days without a match it told of a silence. Null: never.',
    }),
    burstMinutes: t.exposeInt('burstMinutes', { description: 'Within how many minutes alerts were one burst.' }),
    isPaused: t.exposeBoolean('isPaused', { description: 'Whether it told nothing.' }),
    changes: t.field({
      type: [Change],
      description: 'What it changed of the version before it. Empty for the first.',
      complexity: 5,
      resolve: async (version, _, context, info) => {
        const { before } = version
        if (before === null) return []
        const readable = async ({ condition, tells, silenceDays, burstMinutes, isPaused }: SavedDefinition) => {
          const filter = await readableOf(context, info, condition)
          return { filter, tells, silenceDays, burstMinutes, isPaused }
        }
        const [was, is] = await Promise.all([readable(before), readable(version)])
        return Object.entries(was).flatMap(([field, value]): FieldChange[] => {
          const after = is[field as keyof typeof is]
          return JSON.stringify(value) === JSON.stringify(after) ? [] : [{ field, before: value, after }]
        })
      },
    }),
  }),
})

builder.prismaObjectFields('Watch', (t) => ({
  versions: t.field({
    type: [Version],
    description: 'What it asked for since it was saved, the newest first.',
    args: {
      first: t.arg.int({ description: `How many, 1 to ${MOST}. Null: ${USUAL}.` }),
      before: t.arg.int({
        description: 'Only versions before this one: the last that you have. Null: from the newest.',
      }),
    },
    select: { id: true },
    complexity: ({ first }) => ({ multiplier: Math.min(first ?? USUAL, MOST) }),
    resolve: async ({ id }, { first, before }, context, info) => {
      const limit = first ?? USUAL
      if (limit < 1 || limit > MOST) throw badInput(`\`first\` is 1 to ${MOST}, not ${limit}.`)
      const range = { limit, below: before ?? null }
      const versions = openBatch(info, nameField(info), (ids) => readVersions(context.prisma, ids, range))
      return (await versions.load(id)) ?? []
    },
  }),
}))
