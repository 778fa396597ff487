import { createOffice, updateOffice } from '../../store/catalogue/offices.ts'
import { OFFICES } from '../../store/search/listings.ts'
import { builder } from '../relay/builder.ts'
import { connect, pageCost } from '../relay/connection.ts'
import { connectionType, pageArguments } from '../relay/connection-type.ts'
import { type Failed, invalidInput, unlessAllowed } from '../relay/failures.ts'
import { idOf, readGlobalId } from '../relay/global-id.ts'
import { connectStatementsOf } from '../statements/statement-page.ts'

builder.prismaNode('Office', {
  description: 'What actors hold one after the other: "NATO Secretary General".',
  id: { field: 'id' },
  nullable: true,
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'Its short name, for filters.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    aliases: t.exposeStringList('aliases', { description: 'Other names it is known by: "NATO chief".' }),
    tenures: t.relation('tenures', {
      description: 'Who holds or held it, the earliest first.',
      query: { orderBy: [{ from: { sort: 'asc', nulls: 'first' } }, { id: 'asc' }] },
    }),
    statements: t.field({
      type: 'StatementConnection',
      description: 'What was said in it, by whoever held it, the newest ingested first.',
      args: pageArguments(t.arg),
      complexity: pageCost,
      resolve: (office, args, context, info) =>
        connectStatementsOf(context, info, { field: 'offices', id: office.id }, args),
    }),
  }),
})

connectionType('Office', 'offices')

builder.queryField('offices', (t) =>
  t.field({
    type: 'OfficeConnection',
    description: 'All offices, by slug.',
    args: pageArguments(t.arg),
    complexity: pageCost,
    resolve: (_, args, context, info) =>
      connect(context, info, {
        listing: OFFICES,
        type: 'Office',
        args,
        load: (query, ids) => context.prisma.office.findMany({ ...query, where: { id: { in: ids } } }),
      }),
  }),
)

interface Saved {
  type: 'CreateOfficeSuccess' | 'UpdateOfficeSuccess'
  id: string
}

function resultOf(action: 'createOffice' | 'updateOffice') {
  const name = action === 'createOffice' ? 'CreateOffice' : 'UpdateOffice'
  const success = builder.objectRef<Saved>(`${name}Success`).implement({
    description: 'The office as it is now.',
    fields: (t) => ({
      office: t.prismaField({
        type: 'Office',
        description: 'The office as it is now.',
        resolve: (query, { id }, _, context) => context.prisma.office.findUniqueOrThrow({ ...query, where: { id } }),
      }),
    }),
  })
  return builder.unionType(`${name}Result`, {
    description: `What became of \`${action}\`.`,
    types: [success, 'InvalidInput', 'NotAllowed'],
    resolveType: (result: Saved | Failed) => result.type,
  })
}

const TenureInput = builder.inputType('TenureInput', {
  description: 'An actor’s time in an office: [from, until).',
  fields: (t) => ({
    actor: t.string({ required: true, description: 'Slug or id of who holds or held it.' }),
    from: t.field({ type: 'Date', description: 'First day. Null: not known.' }),
    until: t.field({ type: 'Date', description: 'The day after the last. Null: still held, or not known.' }),
  }),
})

const CreateOfficeInput = builder.inputType('CreateOfficeInput', {
  description: 'A new office.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Its name, at most 200 characters.' }),
    aliases: t.stringList({ description: 'Other names it is known by, at most 100. Null: none.' }),
    tenures: t.field({ type: [TenureInput], description: 'Who holds or held it, at most 500. Null: nobody known.' }),
  }),
})

const UpdateOfficeInput = builder.inputType('UpdateOfficeInput', {
  description: 'A change to an office.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The office’s id.' }),
    name: t.string({ description: 'Its name, at most 200 characters. Null: as it is. The slug stays.' }),
    aliases: t.stringList({ description: 'All other names it is known by, at most 100. Null: as they are.' }),
    tenures: t.field({ type: [TenureInput], description: 'All its tenures, at most 500. Null: as they are.' }),
  }),
})

builder.mutationFields((t) => ({
  createOffice: t.field({
    type: resultOf('createOffice'),
    description: 'Adds an office. Takes an editor.',
    args: { input: t.arg({ type: CreateOfficeInput, required: true, description: 'The office.' }) },
    resolve: (_, { input }, context) =>
      unlessAllowed<Saved>(context, 'EDITOR', async () => {
        const result = await createOffice(context.prisma, { ...input, tenures: withStoredActors(input.tenures) })
        return result.kind === 'saved' ? { type: 'CreateOfficeSuccess', id: result.id } : invalidInput(result.problems)
      }),
  }),
  updateOffice: t.field({
    type: resultOf('updateOffice'),
    description: 'Changes an office. Takes an editor.',
    args: { input: t.arg({ type: UpdateOfficeInput, required: true, description: 'The change.' }) },
    resolve: (_, { input }, context) =>
      unlessAllowed<Saved>(context, 'EDITOR', async () => {
        const id = idOf('Office', input.id)
        if (id === null) return invalidInput([{ path: 'id', message: 'is no office' }])
        const result = await updateOffice(context.prisma, id, { ...input, tenures: withStoredActors(input.tenures) })
        return result.kind === 'saved' ? { type: 'UpdateOfficeSuccess', id: result.id } : invalidInput(result.problems)
      }),
  }),
}))

function withStoredActors<Given extends { actor: string }>(tenures: Given[] | null | undefined): Given[] | null {
  return tenures?.map((tenure) => ({ ...tenure, actor: readGlobalId(tenure.actor)?.id ?? tenure.actor })) ?? null
}
