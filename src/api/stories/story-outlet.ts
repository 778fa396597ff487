import { readStoryOutlets, type StoryOutlet } from '../../store/stories/story-outlets.ts'
import { builder } from '../relay/builder.ts'
import { defineConnection } from '../relay/connection-type.ts'
import { loadRow } from '../relay/rows.ts'
import { statementsOfStoryPart } from '../statements/statement-arguments.ts'

const Outlet = builder.objectRef<StoryOutlet>('StoryOutlet')

builder.node(Outlet, {
  description: 'An outlet in a story: which of its statements it reported, and which it left out. Since 0.7.0.',
  id: { resolve: ({ id }) => id },
  loadMany: async (ids, context) => {
    const found = await readStoryOutlets(context.prisma, ids)
    return ids.map((id) => found.get(id) ?? null)
  },
  fields: (t) => ({
    source: t.field({
      type: 'Source',
      nullable: true,
      description: 'Who it is. Null only if it is gone since.',
      resolve: ({ sourceId }, _, context, info) => loadRow(context, info, 'Source', sourceId),
    }),
    articleCount: t.exposeInt('articleCount', { description: 'How many articles of the story are its own.' }),
    reported: t.field({
      description: 'The statements of the story that its articles report.',
      ...statementsOfStoryPart(t.arg, 'REPORTED'),
    }),
    leftOut: t.field({
      description: 'The statements of the story that others report, and none of its articles does.',
      ...statementsOfStoryPart(t.arg, 'LEFT_OUT'),
    }),
  }),
})

defineConnection('StoryOutlet', 'outlets')
