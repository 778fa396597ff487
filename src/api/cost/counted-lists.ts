import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import type { Context } from '../relay/context.ts'
import { spendOnItems } from './spending.ts'

/**
 * Has every list of a schema count what it holds, before anything is resolved of its items: of lists that are not pages
 * no document tells how long they are. The items of a page are counted by the page (relay/connection.ts).
 */
export function countLists(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__') || isPage(type)) continue
    for (const field of Object.values(type.getFields())) if (isList(field.type)) countItems(field)
  }
  return schema
}

function countItems(field: GraphQLField<unknown, Context>): void {
  const { resolve = defaultFieldResolver } = field
  field.resolve = (source, args, context, info) => {
    const items: unknown = resolve(source, args, context, info)
    return items instanceof Promise
      ? items.then((settled) => counted(settled, context, info))
      : counted(items, context, info)
  }
}

function counted(items: unknown, context: Context, info: GraphQLResolveInfo): unknown {
  if (Array.isArray(items)) spendOnItems(context, info, items.length)
  return items
}

function isPage(type: GraphQLObjectType): boolean {
  return type.getFields().pageInfo !== undefined
}

function isList(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type)
}
