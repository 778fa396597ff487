import { createOffice, updateOffice } from '../../desk/catalogue/edit-offices.ts'
import { TENURES_OF_OFFICE } from '../../store/search/whole-lists.ts'
import { bySlug, findBySlug } from '../catalogue/by-slug.ts'
import { defineCatalogueQuery } from '../catalogue/catalogue-list.ts'
import { builder } from '../relay/builder.ts'
import { doer, FAILURES, refuse, requireRole, requireValid } from '../relay/failures.ts'
import { idOf, readGlobalId } from '../relay/global-id.ts'
import { loadOwned } from '../relay/rows.ts'
import { selectAtLeastId } from '../relay/selection.ts'
import { statementsOwned } from '../statements/statement-arguments.ts'

builder.prismaNode('Office', {
  description: 'A position that actors hold one after another: "NATO Secretary General".',
  id: { field: 'id' },
  nullable: true,
  fields: (t) => ({
    slug: t.exposeString('slug', {
      description: 'Short unique name, for filters: "nato-secretary-general". It stays when the name changes.',
    }),
    name: t.exposeString('name', { description: 'Its name.' }),
    aliases: t.exposeStringList('aliases', { description: 'Other names it goes by: "NATO chief".' }),
    tenures: t.field({
      type: ['Tenure'],
      description: 'Who holds or held it, earliest first.',
      resolve: ({ id }, _, context, info) => loadOwned(context, info, 'Tenure', TENURES_OF_OFFICE, id),
    }),
    statements: t.field({
      description: 'Statements made in this office, by any of its holders.',
      ...statementsOwned(t.arg, 'offices'),
    }),
  }),
})

defineCatalogueQuery('offices', 'Office')

builder.queryField('office', (t) =>
  t.prismaField({
    type: 'Office',
    nullable: true,
    description: bySlug.description('office'),
    args: { slug: t.arg.string(bySlug.argument) },
    resolve: async (query, _, { slug }, context) => {
      const id = await findBySlug(context, 'offices', slug)
      return id === null ? null : context.prisma.office.findUnique({ ...selectAtLeastId(query), where: { id } })
    },
  }),
)

const TenureInput = builder.inputType('TenureInput', {
  description: 'The time that an actor holds an office: from `from` until the day before `until`.',
  fields: (t) => ({
    actor: t.string({ required: true, description: 'Slug or id of the actor who holds or held it.' }),
    from: t.field({ type: 'Date', description: 'The first day: "2024-10-01". Null: unknown.' }),
    until: t.field({ type: 'Date', description: 'The day after the last day. Null: still held, or unknown.' }),
  }),
})

const CreateOfficeInput = builder.inputType('CreateOfficeInput', {
  description: 'A new office.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Its name, at most 200 characters.' }),
    aliases: t.stringList({ description: 'Other names it goes by, at most 100. Null: none.' }),
    tenures: t.field({ type: [TenureInput], description: 'Who holds or held it, at most 500. Null: none.' }),
  }),
})

const UpdateOfficeInput = builder.inputType('UpdateOfficeInput', {
  description: 'Changes to an office. Fields that are null or absent stay as they are.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The office’s id.' }),
    name: t.string({ description: 'Its name, at most 200 characters. Null: unchanged. The slug never changes.' }),
    aliases: t.stringList({
      description: 'All its other names, at most 100: names that are not listed are removed. Null: unchanged.',
    }),
    tenures: t.field({
      type: [TenureInput],
      description: 'All its tenures, at most 500: tenures that are not listed are removed. Null: unchanged.',
    }),
  }),
})

builder.mutationFields((t) => ({
  createOffice: t.prismaField({
    type: 'Office',
    description: 'Adds an office. Requires the EDITOR role.',
    args: { input: t.arg({ type: CreateOfficeInput, required: true, description: 'The new office.' }) },
    errors: {
      types: FAILURES,
      result: { description: 'The office was added.' },
      dataField: { name: 'office', description: 'The new office.' },
    },
    resolve: async (query, _, { input }, context) => {
      requireRole(context, 'EDITOR')
      const tenures = resolveActors(input.tenures)
      const { id } = requireValid(await createOffice(context.writer, { ...input, tenures }, doer(context)))
      return context.prisma.office.findUniqueOrThrow({ ...selectAtLeastId(query), where: { id } })
    },
  }),
  updateOffice: t.prismaField({
    type: 'Office',
    description: 'Changes an office. Requires the EDITOR role.',
    args: { input: t.arg({ type: UpdateOfficeInput, required: true, description: 'Which office, and the changes.' }) },
    errors: {
      types: FAILURES,
      result: { description: 'The office was changed.' },
      dataField: { name: 'office', description: 'The office as it is now.' },
    },
    resolve: async (query, _, { input }, context) => {
      requireRole(context, 'EDITOR')
      const given = idOf('Office', input.id) ?? refuse('id', 'is not the id of an office')
      const tenures = resolveActors(input.tenures)
      const { id } = requireValid(await updateOffice(context.writer, given, { ...input, tenures }, doer(context)))
      return context.prisma.office.findUniqueOrThrow({ ...selectAtLeastId(query), where: { id } })
    },
  }),
}))

function resolveActors<Given extends { actor: string }>(tenures: Given[] | null | undefined): Given[] | null {
  return tenures?.map((tenure) => ({ ...tenure, actor: readGlobalId(tenure.actor)?.id ?? tenure.actor })) ?? null
}
