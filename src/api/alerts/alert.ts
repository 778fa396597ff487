import type { StatementVersion } from '../../domain/journal/version.ts'
import type { StoredAlert } from '../../domain/watch/alert.ts'
import { erasedOf, readSeenAlerts } from '../../store/inbox/seen-alerts.ts'
import { nameField, openBatch } from '../relay/batching.ts'
import { builder } from '../relay/builder.ts'
import { encodeGlobalId } from '../relay/global-id.ts'
import { loadRow } from '../relay/rows.ts'
import { readStatement } from '../statements/statement-by-id.ts'
import { seerOf } from '../watches/seen-watch.ts'
import { Baseline } from './alert-baseline.ts'
import { loadEntry, loadGrounds } from './alert-entry.ts'
import type { AlertGrounds, GroundsCondition } from './alert-grounds.ts'

const Condition = builder.objectRef<GroundsCondition>('AlertCondition').implement({
  description: 'One condition of a watch, with what it came to when it told something. Since 0.6.0.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'Its number in `AlertReason.conditions`, from 1.' }),
    within: t.exposeInt('within', {
      nullable: true,
      description: 'The number of the condition that it is a part of. Null: it is the whole filter.',
    }),
    field: t.exposeString('field', { description: 'The field of the filter: "text", "actors", "all", "any", "not".' }),
    asked: t.field({
      type: 'JSON',
      description: 'What was asked for: the condition as a StatementFilter, with slugs for ids.',
      resolve: ({ asked }) => asked,
    }),
    holds: t.exposeBoolean('holds', { description: 'Whether it held.' }),
    counts: t.exposeBoolean('counts', {
      description: 'Whether it is among what decided: it held, and is not a part of a `not`, or of what did not hold.',
    }),
    found: t.exposeStringList('found', {
      description:
        'What the statement had of it: slugs and values; for a text the words as they are written, or as stems where they stand in another report or around the statement. Empty: nothing.',
    }),
    spans: t.field({
      type: ['Span'],
      description: 'Where the words stand in `AlertReason.version.text`. Empty for all but a text.',
      resolve: ({ spans }) => spans,
    }),
    text: t.exposeString('text', { description: 'The same as a sentence, for people.' }),
  }),
})

const Reason = builder.objectRef<AlertGrounds>('AlertReason').implement({
  description: 'Why a watch told something: its filter, with what was true in it. Since 0.6.0.',
  fields: (t) => ({
    version: t.field({
      type: 'StatementVersion',
      description: 'The statement as the filter saw it: as it was then or, if that no longer passed, just before.',
      resolve: ({ version }) => version,
    }),
    conditions: t.field({
      type: [Condition],
      description: 'The filter as a tree, in one list: each condition comes before its parts, and they name it.',
      resolve: ({ conditions }) => conditions,
    }),
    text: t.exposeString('text', { description: 'What decided, in a line: "text: lighthouse; actors: ann-poe".' }),
  }),
})

const Alert = builder.objectRef<StoredAlert>('Alert')

builder.node(Alert, {
  description: 'What a watch told of one thing that happened. It is there for all who may see the watch. Since 0.6.0.',
  id: { resolve: ({ id }) => id },
  loadMany: async (ids, context) => {
    const alerts = await readSeenAlerts(context.prisma, ids, seerOf(context))
    return ids.map((id) => alerts.get(id) ?? null)
  },
  fields: (t) => ({
    watchId: t.id({ description: 'Id of the watch.', resolve: ({ watchId }) => encodeGlobalId('Watch', watchId) }),
    watch: t.field({
      type: 'Watch',
      nullable: true,
      description: 'The watch that told it. Null: it was deleted in this moment.',
      resolve: ({ watchId }, _, context, info) => loadRow(context, info, 'Watch', watchId),
    }),
    watchVersion: t.exposeInt('version', { description: 'Which version of the watch told it.' }),
    kinds: t.expose('kinds', { type: ['AlertKind'], description: 'What the watch tells of: all that apply.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When it became visible to readers.' }),
    happened: t.field({
      type: 'EntryKind',
      nullable: true,
      description: 'What happened to the statement. Null: it is not kept any more, or it is a silence or a surge.',
      resolve: async (alert, _, context, info) => (await loadEntry(context, info, alert))?.kind ?? null,
    }),
    cause: t.field({
      type: 'EntryCause',
      nullable: true,
      description: 'Why that happened. Null if `happened` is.',
      resolve: async (alert, _, context, info) => (await loadEntry(context, info, alert))?.cause ?? null,
    }),
    effect: t.field({
      type: 'Effect',
      nullable: true,
      description: 'What it means for the filter of the watch. Null if `why` is.',
      resolve: async (alert, _, context, info) => (await loadGrounds(context, info, alert))?.effect ?? null,
    }),
    statementId: t.id({
      nullable: true,
      description: 'Id of the statement that it happened to. Null: it is a silence or a surge.',
      resolve: ({ statementId }) => (statementId === null ? null : encodeGlobalId('Statement', statementId)),
    }),
    statement: t.field({
      type: 'Statement',
      nullable: true,
      description:
        'The statement as it is now, or the one that it was merged into. Null: it was erased, or it is a silence or a surge.',
      resolve: ({ statementId }, _, context, info) =>
        statementId === null ? null : readStatement(context, info, statementId),
    }),
    was: t.field({
      type: 'StatementVersion',
      nullable: true,
      description: 'The statement as it was then: `after` or, if it no longer stood, `before`. Null if both are.',
      resolve: async (alert, _, context, info) => {
        const entry = await loadEntry(context, info, alert)
        return entry?.after ?? entry?.before ?? null
      },
    }),
    before: t.field({
      type: 'StatementVersion',
      nullable: true,
      description: 'The statement just before. Null: it was new, was erased since, or is not kept any more.',
      resolve: async (alert, _, context, info): Promise<StatementVersion | null> =>
        (await loadEntry(context, info, alert))?.before ?? null,
    }),
    after: t.field({
      type: 'StatementVersion',
      nullable: true,
      description: 'The statement after it. Null: it no longer stood, was erased since, or is not kept any more.',
      resolve: async (alert, _, context, info): Promise<StatementVersion | null> =>
        (await loadEntry(context, info, alert))?.after ?? null,
    }),
    report: t.field({
      type: 'Report',
      nullable: true,
      description: 'The new report, as it is now, of a REPORT or ROOT. Null: nothing new was reported, or it is gone.',
      resolve: async (alert, _, context, info) => {
        const entry = await loadEntry(context, info, alert)
        return loadRow(context, info, 'Report', entry?.after?.reportId ?? null)
      },
    }),
    isErased: t.boolean({
      description: 'Whether what it told of was erased since: its words are gone.',
      resolve: async (alert, _, context, info) => {
        const { statementId } = alert
        if (statementId === null) return false
        const entry = await loadEntry(context, info, alert)
        if (entry !== null) return entry.before === null && entry.after === null
        const erased = openBatch<true>(info, nameField(info), async (ids) => {
          return new Map([...(await erasedOf(context.prisma, ids))].map((id) => [id, true]))
        })
        return (await erased.load(statementId)) !== null
      },
    }),
    baseline: t.field({
      type: Baseline,
      nullable: true,
      description: 'What a silence or a surge is measured against. Null: it is of a statement.',
      resolve: ({ baseline }) => baseline,
    }),
    why: t.field({
      type: Reason,
      nullable: true,
      description:
        'Why the watch told it: its filter on the statement as it was then. Null: the words were erased or are not kept any more, or it is a silence or a surge.',
      complexity: { field: 10 },
      resolve: (alert, _, context, info) => loadGrounds(context, info, alert),
    }),
  }),
})
