import { queryFromInfo } from '@pothos/plugin-prisma'
import type { GraphQLResolveInfo } from 'graphql'
import type PrismaTypes from '../../store/prisma/pothos.ts'
import { type OwnedList, readLists } from '../../store/search/whole-lists.ts'
import { affordableItems, spendOnItems } from '../cost/spending.ts'
import { nameField, openBatch } from './batching.ts'
import type { Context } from './context.ts'

/** A GraphQL type whose objects are rows of a table. Prisma's model has the same name. */
export type RowType = keyof PrismaTypes
export type Row<Type extends RowType> = PrismaTypes[Type]['Shape'] & { id: string }

interface Model<Type extends RowType> {
  findMany(query: object): Promise<Row<Type>[]>
}

/** Rows by id, with what `query` selects of them. Ids without a row are left out. */
export async function findRows<Type extends RowType>(
  { prisma }: Context,
  type: Type,
  query: object,
  ids: readonly string[],
): Promise<Map<string, Row<Type>>> {
  if (ids.length === 0) return new Map()
  const model = prisma[
    `${type.charAt(0).toLowerCase()}${type.slice(1)}` as keyof typeof prisma
  ] as unknown as Model<Type>
  const rows = await model.findMany({ ...query, where: { id: { in: [...new Set(ids)] } } })
  return new Map(rows.map((row) => [row.id, row]))
}

/** Reads one row by id. All rows that the same field needs in this response are read with one query. */
export async function loadRow<Type extends RowType>(
  context: Context,
  info: GraphQLResolveInfo,
  type: Type,
  id: string | null,
): Promise<Row<Type> | null> {
  return id === null ? null : openRows(context, info, type).load(id)
}

/**
 * The rows of a list, in the order of the ids; those that are gone are left out.
 *
 * @throws GraphQLError with code TOO_COSTLY, before anything is read.
 */
export async function loadRows<Type extends RowType>(
  context: Context,
  info: GraphQLResolveInfo,
  type: Type,
  ids: readonly string[],
): Promise<Row<Type>[]> {
  spendOnItems(context, info, ids.length)
  const rows = openRows(context, info, type)
  return (await Promise.all(ids.map((id) => rows.load(id)))).filter((row) => row !== null)
}

/**
 * The whole list of one owner, read together with those of all other owners in this response. Not by a relation of
 * Prisma's: that reads lists of lists at once, however long they are.
 *
 * @throws GraphQLError with code TOO_COSTLY, before the rows are read.
 */
export async function loadOwned<Type extends RowType>(
  context: Context,
  info: GraphQLResolveInfo,
  type: Type,
  list: OwnedList,
  owner: string,
): Promise<Row<Type>[]> {
  const lists = openBatch(info, `lists ${nameField(info)}`, async (owners) => {
    const most = affordableItems(context, info)
    const read = await readLists(context.prisma, list, owners, most)
    if (most !== null && read.isCut) spendOnItems(context, info, Math.floor(most) + 1)
    return read.ids
  })
  return loadRows(context, info, type, (await lists.load(owner)) ?? [])
}

function openRows<Type extends RowType>(context: Context, info: GraphQLResolveInfo, type: Type) {
  const query = queryFromInfo({ context, info })
  return openBatch(info, nameField(info), (ids) => findRows(context, type, query, ids))
}
