import { LISTS, NAMED_FIELDS, type NamedField } from '../../domain/filter/conditions/lists.ts'
import { type NameFate, readFates } from '../../store/watches/saved/lost-names.ts'
import { idsIn } from '../filter/readable-filter.ts'
import { openBatch } from '../relay/batching.ts'
import { builder } from '../relay/builder.ts'
import { encodeGlobalId } from '../relay/global-id.ts'
import { loadRow } from '../relay/rows.ts'
import { readDefinitionOf } from './definition-of.ts'

const Fate = builder.enumType('NameFate', {
  description: 'What became of something that the filter of a watch names. Since 0.6.0.',
  values: {
    DELETED: {
      description: 'It is not on file any more. Nothing matches it: the watch goes on with the rest of its filter.',
    },
    MERGED: {
      description: 'Another actor absorbed it. The watch goes on with all that the other one says.',
    },
  } satisfies Record<NameFate['kind'], { description: string }>,
})

interface LostName {
  field: NamedField
  id: string
  fate: NameFate
}

const TYPES = { topics: 'Topic', actors: 'Actor', offices: 'Office', sources: 'Source' } as const

const Lost = builder.objectRef<LostName>('LostName').implement({
  description: 'A name in the filter of a watch that does not stand for what it stood for. Since 0.6.0.',
  fields: (t) => ({
    field: t.exposeString('field', { description: 'The field of the filter: "topics".' }),
    id: t.id({
      description: 'The id that it has, or had.',
      resolve: ({ field, id }) => encodeGlobalId(TYPES[LISTS[field].catalogue], id),
    }),
    fate: t.field({ type: Fate, description: 'What became of it.', resolve: ({ fate }) => fate.kind }),
    at: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was deleted. Null: it was merged, or that is not known.',
      resolve: ({ fate }) => (fate.kind === 'DELETED' ? fate.at : null),
    }),
    into: t.field({
      type: 'Actor',
      nullable: true,
      description: 'The actor that absorbed it. Null: it was deleted.',
      resolve: ({ fate }, _, context, info) =>
        loadRow(context, info, 'Actor', fate.kind === 'MERGED' ? fate.into : null),
    }),
  }),
})

builder.prismaObjectFields('Watch', (t) => ({
  lostNames: t.field({
    type: [Lost],
    description:
      'Names in its filter that were deleted or merged since. Where a name in a `not` was deleted, more may pass than before: change the filter.',
    select: { id: true },
    complexity: 5,
    resolve: async (watch, _, context, info) => {
      const ids = idsIn((await readDefinitionOf(context, info, watch)).condition)
      const fates = openBatch<NameFate>(info, 'fates of names', (asked) => readFates(context.prisma, asked))
      const named = NAMED_FIELDS.flatMap((field) => [...new Set(ids[field])].map((id) => ({ field, id })))
      const found = await Promise.all(named.map(async (one) => ({ ...one, fate: await fates.load(one.id) })))
      return found.flatMap(({ fate, ...one }): LostName[] => (fate === null ? [] : [{ ...one, fate }]))
    },
  }),
}))
