import { type Condition, leavesIn } from '../../domain/filter/filter.ts'
import { isAllowed, type Principal } from '../../domain/statement/principal.ts'
import { readSlugs } from '../../store/catalogue/resolve-names.ts'
import {
  AUDIT_KINDS,
  type AuditKind,
  type AuditRow,
  auditListing,
  readAudit,
} from '../../store/search/audit-listing.ts'
import { defineFieldChange, type FieldChange } from '../field-change.ts'
import { readableFilter } from '../filter/readable-filter.ts'
import { openBatch } from '../relay/batching.ts'
import { builder } from '../relay/builder.ts'
import { type Connection, connectBy, pageCost } from '../relay/connection.ts'
import { pageArguments } from '../relay/connection-type.ts'
import { badInput, badRequest } from '../relay/errors.ts'
import { encodeGlobalId, readGlobalId } from '../relay/global-id.ts'
import { loadRow } from '../relay/rows.ts'

const DESCRIPTIONS: Record<AuditKind, string> = {
  TOPIC_CREATED: 'Added a topic.',
  TOPIC_CHANGED: 'Changed a topic.',
  TOPIC_DELETED: 'Deleted a topic.',
  ACTOR_CREATED: 'Added an actor.',
  ACTOR_CHANGED: 'Changed an actor: its names, slug or kind.',
  OFFICE_CREATED: 'Added an office.',
  OFFICE_CHANGED: 'Changed an office.',
  SOURCE_CHANGED: 'Set how much is kept of the texts of a source. Since 0.5.0.',
  STATEMENT_ERASED: 'Erased a statement.',
  ARTICLE_ERASED: 'Erased an article.',
  WATCH_SHARED: 'Shared a watch, or shared it no longer. Shown to who did it, and to ADMINs. Since 0.6.0.',
  WATCH_HANDED_OVER: 'Gave a watch to another one. Shown to who did it, and to ADMINs. Since 0.6.0.',
  WATCH_DELETED: 'Deleted a watch. Shown to who did it, and to ADMINs. Since 0.6.0.',
  CORRECTION: 'Made a correction: see `correction`, also for whether it was undone.',
  REPORT_DECISION: 'Confirmed, corrected or rejected a report: see `reportDecision`.',
  REPLY_DECISION: 'Confirmed or rejected a reply.',
}

const Kind = builder.enumType('AuditKind', {
  description: 'What somebody did.',
  values: Object.fromEntries(AUDIT_KINDS.map((kind) => [kind, { description: DESCRIPTIONS[kind] }])) as Record<
    AuditKind,
    { description: string }
  >,
})

/** Fields that are conditions, to be shown as people write them. */
const FILTERS = new Set(['rule', 'filter'])

const Change = defineFieldChange('AuditChange', {
  description: 'A field that was changed.',
  field: 'Its name, as in the input of the mutation: "aliases".',
})

const Entry = builder.objectRef<AuditRow>('AuditEntry')

builder.node(Entry, {
  description:
    'One change that a person made to what is on file. To fetch it by its id, too, requires the EDITOR role.',
  id: { resolve: ({ id }) => id },
  async loadMany(ids, { principal, prisma }) {
    // An error for each, as a value: other ids that are asked for beside them get their objects.
    if (!isAllowed(principal, 'EDITOR')) return ids.map(() => notForReaders() as never)
    const found = await readAudit(prisma, ids, seerIdOf(principal))
    return ids.map((id) => found.get(id) ?? null)
  },
  fields: (t) => ({
    kind: t.expose('kind', { type: Kind, description: 'What was done.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    by: t.exposeString('by', { description: 'Name of the principal who did it.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why. Null if no reason was asked for.' }),
    subjectId: t.id({
      description: 'Id of what it was done to, for `node`, if that is still there: a topic, a report, a correction.',
      resolve: ({ subjectType, subjectId }) => encodeGlobalId(subjectType, subjectId),
    }),
    changes: t.field({
      type: [Change],
      description:
        'What was changed of a topic, actor, office, source or watch, from what to what. Empty for other kinds, and if the name of a person had to be forgotten.',
      resolve: async ({ before, after }, _, context, info) => {
        const slugs = openBatch<string>(info, 'slugs', (ids) => readSlugs(context.prisma, ids))
        const readable = async (field: string, value: unknown) => {
          if (!FILTERS.has(field) || value == null) return value ?? null
          const condition = value as Condition
          const ids = [...leavesIn(condition)].flatMap((leaf) => (leaf.kind === 'list' ? leaf.values : []))
          const known = await Promise.all(ids.map(async (id) => [id, (await slugs.load(id)) ?? id] as const))
          return readableFilter(condition, new Map(known))
        }
        const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
        const changed = fields.filter((field) => JSON.stringify(before?.[field]) !== JSON.stringify(after?.[field]))
        return Promise.all(
          changed.map(async (field): Promise<FieldChange> => {
            const sides = await Promise.all([readable(field, before?.[field]), readable(field, after?.[field])])
            return { field, before: sides[0], after: sides[1] }
          }),
        )
      },
    }),
    correction: t.field({
      type: 'DeskCorrection',
      nullable: true,
      description: 'The correction. Null for other kinds.',
      resolve: ({ kind, id }, _, context, info) =>
        loadRow(context, info, 'DeskCorrection', kind === 'CORRECTION' ? id : null),
    }),
    reportDecision: t.field({
      type: 'ReportDecision',
      nullable: true,
      description: 'What was decided about a report, from what to what. Null for other kinds.',
      resolve: ({ kind, id }, _, context, info) =>
        loadRow(context, info, 'Correction', kind === 'REPORT_DECISION' ? id : null),
    }),
  }),
})

const EntryConnection = builder.connectionObject(
  {
    type: Entry,
    name: 'AuditEntryConnection',
    description: 'A page of the audit.',
    fields: (t) => ({
      totalCount: t.int({
        nullable: true,
        description: 'How many entries the whole list has. They are counted only if this field is selected.',
        resolve: (page, _, __, info) => (page as unknown as Connection<AuditRow>).totalCount(info),
      }),
    }),
  },
  { description: 'One of a page’s entries.' },
)

builder.queryField('audit', (t) =>
  t.field({
    type: EntryConnection,
    nullable: true,
    description:
      'What people did to what is on file, newest first: changes, corrections, decisions, deletions and erasures, with who and why. Requires the EDITOR role: else the error FORBIDDEN.',
    args: {
      kinds: t.arg({ type: [Kind], description: 'Only these kinds. Null: all.' }),
      subject: t.arg.id({
        description: 'Only what was done to this: an id, as `subjectId` has it. Null: to anything.',
      }),
      since: t.arg({ type: 'DateTime', description: 'Only what was done then or later. Null: ever.' }),
      ...pageArguments(t.arg),
    },
    complexity: pageCost,
    resolve: (_, { kinds, subject, since, ...args }, context, info) => {
      if (!isAllowed(context.principal, 'EDITOR')) throw notForReaders()
      if (kinds?.length === 0) throw badInput('`kinds` is an empty list: leave it out, or name at least one.')
      const id = subject == null ? null : (readGlobalId(subject)?.id ?? null)
      if (subject != null && id === null) throw badInput('`subject` is not an id that this API returned.')
      const seerId = seerIdOf(context.principal)
      const listing = auditListing(kinds ?? null, id, since ?? null, seerId)
      return connectBy(context, info, { listing, args }, (ids) => readAudit(context.prisma, ids, seerId))
    },
  }),
)

/** Whose own entries are shown beside those that all may see; null: an ADMIN sees all. */
function seerIdOf(principal: Principal): string | null {
  return isAllowed(principal, 'ADMIN') ? null : principal.id
}

function notForReaders(): Error {
  return badRequest('FORBIDDEN', 'This requires the role EDITOR.')
}
