import type { GraphQLResolveInfo } from 'graphql'
import { readSlugs } from '../../store/catalogue/resolve-names.ts'
import { readNewest, type SavedDefinition } from '../../store/watches/definitions.ts'
import { idsIn, readableFilter } from '../filter/readable-filter.ts'
import { openBatch } from '../relay/batching.ts'
import type { Context } from '../relay/context.ts'

/** What a watch asks for, with its filter as people write it. */
interface ReadableDefinition extends SavedDefinition {
  filter(): Promise<Record<string, unknown>>
}

/** The newest definition of a watch, read once for all of its fields. */
export async function readDefinitionOf(
  context: Context,
  info: GraphQLResolveInfo,
  { id }: { id: string },
): Promise<ReadableDefinition> {
  const newest = openBatch(info, 'watch definitions', (ids) => readNewest(context.prisma, ids))
  const definition = await newest.load(id)
  if (definition === null) throw new Error(`the watch ${id} has no definition`)
  return { ...definition, filter: () => readableOf(context, info, definition.condition) }
}

/** A condition in the form of a StatementFilter, with slugs for ids. */
export async function readableOf(
  context: Context,
  info: GraphQLResolveInfo,
  condition: SavedDefinition['condition'],
): Promise<Record<string, unknown>> {
  const slugs = openBatch<string>(info, 'slugs', (ids) => readSlugs(context.prisma, ids))
  const ids = Object.values(idsIn(condition)).flat()
  const known = await Promise.all(ids.map(async (id) => [id, (await slugs.load(id)) ?? id] as const))
  return readableFilter(condition, new Map(known))
}
