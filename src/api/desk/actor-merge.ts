import type { GraphQLResolveInfo } from 'graphql'
import { type ActorStep, type ActorThen, readSteps } from '../../desk/corrections/steps.ts'
import { readActorRows } from '../../store/catalogue/actors.ts'
import { openBatch } from '../relay/batching.ts'
import { builder } from '../relay/builder.ts'
import type { Context } from '../relay/context.ts'
import { encodeGlobalId } from '../relay/global-id.ts'

interface ActorMerge {
  actor: ActorThen
  into: ActorThen
}

const MergedActor = builder.objectRef<ActorThen>('MergedActor').implement({
  description: 'An actor as it was before a merge.',
  fields: (t) => ({
    id: t.id({ description: 'Its id, which never changes.', resolve: ({ id }) => encodeGlobalId('Actor', id) }),
    slug: t.exposeString('slug', { description: 'Its slug before the merge.' }),
    name: t.exposeString('name', { description: 'Its fullest name before the merge.' }),
    kind: t.expose('kind', { type: 'ActorKind', description: 'What kind of speaker it was.' }),
  }),
})

export const ActorMergeType = builder.objectRef<ActorMerge>('ActorMerge').implement({
  description: 'Who was merged into whom.',
  fields: (t) => ({
    actor: t.field({ type: MergedActor, description: 'The one that was merged.', resolve: ({ actor }) => actor }),
    into: t.field({ type: MergedActor, description: 'The one that stays.', resolve: ({ into }) => into }),
  }),
})

/** Whom a correction merged, by its steps as they are kept. Of merges before 0.3, as they are called today. */
export async function readActorMerges(
  context: Context,
  info: GraphQLResolveInfo,
  steps: unknown,
): Promise<ActorMerge[]> {
  const batch = openBatch<ActorThen>(info, 'merged actors', async (ids) => {
    const rows = await readActorRows(context.prisma, ids)
    return new Map(rows.map((row) => [row.id, row]))
  })
  const read = async ({ id, into, was }: ActorStep): Promise<ActorMerge[]> => {
    if (was !== undefined) return [{ actor: was.id, into: was.into }]
    const [one, other] = await Promise.all([batch.load(id), batch.load(into)])
    return one === null || other === null ? [] : [{ actor: one, into: other }]
  }
  return (await Promise.all(readSteps(steps).actors.map(read))).flat()
}
