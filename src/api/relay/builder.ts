import SchemaBuilder from '@pothos/core'
import ComplexityPlugin from '@pothos/plugin-complexity'
import PrismaPlugin from '@pothos/plugin-prisma'
import RelayPlugin from '@pothos/plugin-relay'
import type { DiscrepancyVerdict, Side } from '../../domain/discrepancies/discrepancy.ts'
import type { ExtractorName } from '../../domain/extract/extractor.ts'
import type { StatementFilter } from '../../domain/filter/filter.ts'
import type { EntryKind, StatementVersion } from '../../domain/journal/entry.ts'
import type { ActorKind } from '../../domain/language/actor-kind.ts'
import type { Span } from '../../domain/language/span.ts'
import type { SaidAt, SpeechForm, StatementStatus, TimePrecision } from '../../domain/statement/statement.ts'
import type { OpenProposal } from '../../store/lookup/proposals.ts'
import { successorsOf } from '../../store/lookup/successors.ts'
import type {
  Actor,
  Article,
  ArticleRevision,
  Correction,
  DeskCorrection,
  DeskCorrectionKind,
  Office,
  ProposalStatus,
  Reply,
  ReplyKind,
  Report,
  ReviewItem,
  Source,
  Statement,
  Tenure,
  TenureClaim,
  TenureEvent,
  Topic,
} from '../../store/prisma/client.ts'
import type PrismaTypes from '../../store/prisma/pothos.ts'
import { getDatamodel } from '../../store/prisma/pothos.ts'
import type { StatementPage } from '../statements/statement-page.ts'
import { type Connection, MAX_PAGE } from './connection.ts'
import type { Context } from './context.ts'
import { badInput } from './errors.ts'
import type { InvalidInput, NotAllowed } from './failures.ts'
import { decodeGlobalId, encodeGlobalId } from './global-id.ts'

interface Value<Shape> {
  Input: Shape
  Output: Shape
}

/**
 * What the schema is built with.
 *
 * Every type has a file of its own that no other file imports: fields name their types by string, and this is where
 * TypeScript learns what stands behind a name. Enums are listed with the scalars, since both are plain values.
 */
export const builder = new SchemaBuilder<{
  Context: Context
  PrismaTypes: PrismaTypes
  DefaultFieldNullability: false
  DefaultEdgesNullability: false
  Scalars: {
    ID: { Input: string; Output: string }
    DateTime: Value<Date>
    Date: { Input: Date; Output: Date | string }
    Cursor: Value<string>
    JSON: Value<unknown>
    ActorKind: Value<ActorKind>
    DeskCorrectionKind: Value<DeskCorrectionKind>
    DiscrepancyVerdict: Value<DiscrepancyVerdict>
    EntryKind: Value<EntryKind>
    Extractor: Value<ExtractorName>
    ReplyKind: Value<ReplyKind>
    ReplyStatus: Value<ProposalStatus>
    ReportPlace: Value<Side['place']>
    SpeechForm: Value<SpeechForm>
    StatementStatus: Value<StatementStatus>
    TenureEvent: Value<TenureEvent>
    TimePrecision: Value<TimePrecision>
  }
  Objects: {
    Source: Source
    Article: Article
    ArticleRevision: ArticleRevision
    Actor: Actor
    Office: Office
    Tenure: Tenure
    TenureClaim: TenureClaim
    TenureClaimConnection: Connection<TenureClaim>
    Topic: Topic
    Statement: Statement
    StatementVersion: StatementVersion
    Report: Report
    DeskCorrection: DeskCorrection
    FoldProposal: OpenProposal
    SourceConnection: Connection<Source>
    ArticleConnection: Connection<Article>
    ActorConnection: Connection<Actor>
    OfficeConnection: Connection<Office>
    TopicConnection: Connection<Topic>
    StatementConnection: StatementPage
    ReportConnection: Connection<Report>
    Correction: Correction
    Reply: Reply
    ReplyConnection: Connection<Reply>
    ReviewItem: ReviewItem
    ReviewItemConnection: Connection<ReviewItem>
    DeskCorrectionConnection: Connection<DeskCorrection>
    SaidAt: SaidAt
    Span: Span
    InvalidInput: InvalidInput
    NotAllowed: NotAllowed
    IdempotencyConflict: { type: 'IdempotencyConflict'; message: string }
  }
  Interfaces: { Failure: { message: string }; JournalEvent: { cursor: string; previous: string | null } }
  Inputs: { StatementFilter: StatementFilter }
}>({
  plugins: [ComplexityPlugin, PrismaPlugin, RelayPlugin],
  defaultFieldNullability: false,
  prisma: { client: (context) => context.prisma, dmmf: getDatamodel() },
  relay: {
    encodeGlobalID: (typename, id) => encodeGlobalId(typename, String(id)),
    decodeGlobalID: decodeGlobalId,
    idFieldOptions: { description: 'Names this object among all objects of all types, for ever.' },
    nodeTypeOptions: { description: 'Whatever can be asked for again by its id.' },
    nodeQueryOptions: {
      description: 'The object with this id; null where there is none. What was absorbed answers with its successor.',
      args: { id: { description: 'As some object gave it.' } },
      resolve: async (_, { id }, context, __, resolveNode) => {
        await leadToSuccessors(context, [id])
        return resolveNode(id)
      },
    },
    nodesQueryOptions: {
      description:
        'The objects with these ids, in their order; null where there is none. What was absorbed answers with its successor.',
      args: { ids: { description: 'At most 100, each as some object gave it.' } },
      complexity: ({ ids }) => ({ field: 1, multiplier: ids.length }),
      resolve: async (_, { ids }, context, __, resolveNodes) => {
        if (ids.length > MAX_PAGE) throw badInput(`Ask for at most ${MAX_PAGE} objects at once, not ${ids.length}.`)
        await leadToSuccessors(context, ids)
        return resolveNodes(ids)
      },
    },
    pageInfoTypeOptions: { description: 'Where a page stands in its list.' },
    hasNextPageFieldOptions: { description: 'Whether more follows after `endCursor`.' },
    hasPreviousPageFieldOptions: { description: 'Whether more comes before `startCursor`.' },
    startCursorFieldOptions: { description: 'Cursor of the first edge, for `before`; null on an empty page.' },
    endCursorFieldOptions: { description: 'Cursor of the last edge, for `after`; null on an empty page.' },
  },
  // Lists that are no connections are short: what an article or a report has a few of.
  complexity: { defaultComplexity: 1, defaultListMultiplier: 5 },
})

// In place: the plug-in resolves the very ids that it was asked for, whatever it is handed.
async function leadToSuccessors(context: Context, ids: readonly NodeId[]): Promise<void> {
  const of = (typename: string) => ids.filter((each) => each.typename === typename).map(({ id }) => id)
  const successors = await successorsOf(context.prisma, { Statement: of('Statement'), Actor: of('Actor') })
  for (const each of ids) each.id = successors.get(each.id) ?? each.id
}

interface NodeId {
  typename: string
  id: string
}

builder.queryType({ description: 'What is known now.' })
builder.mutationType({ description: 'What somebody may do. Expected failures are answers, each with a message.' })
builder.subscriptionType({ description: 'What happens, in order, with nothing missing.' })
