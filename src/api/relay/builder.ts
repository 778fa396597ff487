import SchemaBuilder from '@pothos/core'
import ComplexityPlugin from '@pothos/plugin-complexity'
import ErrorsPlugin, { capitalize } from '@pothos/plugin-errors'
import PrismaPlugin from '@pothos/plugin-prisma'
import RelayPlugin from '@pothos/plugin-relay'
import type { FoundAgain } from '../../alerts/back-test.ts'
import type { FoundFeed } from '../../collect/find-feeds.ts'
import type { Side } from '../../domain/discrepancies/discrepancy.ts'
import type { ExtractorName } from '../../domain/extract/extractor.ts'
import type { FeedHealth } from '../../domain/feed/health.ts'
import type { EntryOutcome } from '../../domain/feed/outcomes.ts'
import type { NotHadReason } from '../../domain/feed/standing.ts'
import type { StatementFilter } from '../../domain/filter/statement-filter.ts'
import type { ChangedPart } from '../../domain/journal/changed.ts'
import type { Effect, Entry, EntryCause, EntryKind } from '../../domain/journal/entry.ts'
import type { StatementVersion } from '../../domain/journal/version.ts'
import type { ActorKind } from '../../domain/language/actor-kind.ts'
import type { Span } from '../../domain/language/span.ts'
import type { Evidence } from '../../domain/same/evidence.ts'
import type { DiscrepancyKind, DiscrepancyVerdict } from '../../domain/statement/discrepancy-kind.ts'
import type { Role } from '../../domain/statement/principal.ts'
import type { SpeechAct } from '../../domain/statement/speech-act.ts'
import type { SaidAt, SpeechForm, StatementStatus, TimePrecision } from '../../domain/statement/statement.ts'
import type { InboxAlert, InboxState, StoredAlert } from '../../domain/watch/alert.ts'
import type { AlertKind } from '../../domain/watch/definition.ts'
import type {
  ChannelKind,
  ChannelPause,
  ChannelRhythm,
  DeliveryKind,
  DeliveryState,
} from '../../domain/watch/sending/channel.ts'
import type { UnknownSpan } from '../../domain/watch/tried/unknown.ts'
import type { Estimate } from '../../domain/watch/tried/wilson.ts'
import type { StreamStart } from '../../live/place.ts'
import type { StreamEvent } from '../../live/stream.ts'
import type { ListedKey } from '../../store/access/keys.ts'
import type { OpenProposal } from '../../store/decisions/fold-proposals.ts'
import type { InboxCounts } from '../../store/inbox/inbox-listings.ts'
import { successorsOf } from '../../store/lookup/successors.ts'
import type {
  Actor,
  ActorProposal,
  Article,
  Channel,
  Correction,
  Delivery,
  DeskCorrection,
  DeskCorrectionKind,
  Feed,
  FeedEntry,
  Mute,
  Office,
  ProposalStatus,
  Reply,
  ReplyKind,
  Report,
  ReviewItem,
  Source,
  Statement,
  Story,
  Tenure,
  TenureClaim,
  TenureEvent,
  Topic,
  Watch,
} from '../../store/prisma/client.ts'
import type PrismaTypes from '../../store/prisma/pothos.ts'
import { getDatamodel } from '../../store/prisma/pothos.ts'
import type { CatalogueOrder } from '../../store/search/catalogue-listings.ts'
import type { StatementOrder } from '../../store/search/statement-pages.ts'
import type { StoryOutlet } from '../../store/stories/story-outlets.ts'
import type { Revision } from '../../store/tables/revisions.ts'
import type { BurstOf } from '../alerts/burst-of.ts'
import type { StatementPage, StatementSelection } from '../statements/statement-page.ts'
import { type Connection, MAX_PAGE } from './connection.ts'
import type { Context } from './context.ts'
import { badInput } from './errors.ts'
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
    AlertKind: Value<AlertKind>
    CatalogueOrder: Value<CatalogueOrder>
    ChangedPart: Value<ChangedPart>
    ChannelKind: Value<ChannelKind>
    ChannelPauseReason: Value<ChannelPause>
    ChannelRhythm: Value<ChannelRhythm>
    DeliveryKind: Value<DeliveryKind>
    DeliveryState: Value<DeliveryState>
    DeskCorrectionKind: Value<DeskCorrectionKind>
    DiscrepancyKind: Value<DiscrepancyKind>
    DiscrepancyVerdict: Value<DiscrepancyVerdict>
    Effect: Value<Effect>
    EntryCause: Value<EntryCause>
    EntryKind: Value<EntryKind>
    EntryOutcome: Value<EntryOutcome>
    FeedHealth: Value<FeedHealth>
    InboxState: Value<InboxState>
    NotHadReason: Value<NotHadReason>
    Extractor: Value<ExtractorName>
    ReplyKind: Value<ReplyKind>
    Role: Value<Role>
    ReplyStatus: Value<ProposalStatus>
    ReportPlace: Value<Side['place']>
    SpeechAct: Value<SpeechAct>
    SpeechForm: Value<SpeechForm>
    StatementOrder: Value<StatementOrder>
    StreamStart: Value<StreamStart>
    StatementStatus: Value<StatementStatus>
    TenureEvent: Value<TenureEvent>
    TimePrecision: Value<TimePrecision>
  }
  Objects: {
    Source: Source
    Article: Article
    ArticleRevision: Revision
    Actor: Actor
    Office: Office
    Tenure: Tenure
    TenureClaim: TenureClaim
    TenureClaimConnection: Connection<TenureClaim>
    Topic: Topic
    Statement: Statement
    StatementVersion: StatementVersion
    StatementVersionConnection: Connection<StatementVersion>
    Report: Report
    DeskCorrection: DeskCorrection
    /** `otherId`: the other statement, as seen from one of them. */
    FoldProposal: OpenProposal & { earlierId: string; laterId: string }
    FoldEvidence: Evidence
    SourceConnection: Connection<Source>
    Feed: Feed
    FeedConnection: Connection<Feed>
    FeedEntry: FeedEntry
    FeedEntryConnection: Connection<FeedEntry>
    Channel: Channel
    ChannelConnection: Connection<Channel>
    Delivery: Delivery
    DeliveryConnection: Connection<Delivery>
    FoundFeed: FoundFeed
    Watch: Watch
    WatchConnection: Connection<Watch>
    Mute: Mute
    MuteConnection: Connection<Mute>
    JournalEntry: Entry
    TriedAlert: FoundAgain
    UnknownSpan: UnknownSpan
    Estimate: Estimate
    ArticleConnection: Connection<Article>
    ActorConnection: Connection<Actor>
    OfficeConnection: Connection<Office>
    TopicConnection: Connection<Topic>
    StatementConnection: StatementPage
    Story: Story
    StoryConnection: Connection<Story>
    StoryOutlet: StoryOutlet
    StoryOutletConnection: Connection<StoryOutlet>
    StoryStatementConnection: StatementSelection
    ReportConnection: Connection<Report>
    Correction: Correction
    ReportDecision: Correction
    Reply: Reply
    ReplyConnection: Connection<Reply>
    ActorProposal: ActorProposal
    ActorProposalConnection: Connection<ActorProposal>
    ReviewItem: ReviewItem
    ReviewItemConnection: Connection<ReviewItem>
    DeskCorrectionConnection: Connection<DeskCorrection>
    ApiKey: ListedKey
    SaidAt: SaidAt
    Span: Span
    StatementErased: Extract<StreamEvent, { type: 'entry' }>
    CaughtUp: Extract<StreamEvent, { type: 'caughtUp' }>
    Progress: Extract<StreamEvent, { type: 'progress' }>
    Gap: Extract<StreamEvent, { type: 'gap' }>
    Alert: StoredAlert
    InboxItem: InboxAlert
    InboxCounts: InboxCounts
    InboxBurst: BurstOf
    InboxConnection: Connection<InboxAlert>
    InboxBurstConnection: Connection<BurstOf>
  }
  Interfaces: { JournalEvent: { cursor: string; previous: string | null } }
  Inputs: { StatementFilter: StatementFilter }
}>({
  // The plugin for errors comes first: it makes the types that the others look at.
  plugins: [ErrorsPlugin, ComplexityPlugin, PrismaPlugin, RelayPlugin],
  defaultFieldNullability: false,
  prisma: { client: (context) => context.prisma, dmmf: getDatamodel() },
  errors: {
    defaultUnionOptions: {
      name: ({ fieldName }) => `${capitalize(fieldName)}Result`,
      description: 'The result of the mutation: what it did, or why it did nothing.',
    },
    defaultResultOptions: { name: ({ fieldName }) => `${capitalize(fieldName)}Success` },
  },
  relay: {
    encodeGlobalID: (typename, id) => encodeGlobalId(typename, String(id)),
    decodeGlobalID: decodeGlobalId,
    idFieldOptions: { description: 'Globally unique and permanent ID.' },
    nodeTypeOptions: { description: 'An object that can be fetched again by its id.' },
    nodeQueryOptions: {
      description:
        'The object with this id. Null if there is none. For a statement, an actor or a story that was merged into another one: that other one.',
      args: { id: { description: 'An `id` that this API returned.' } },
      resolve: async (_, { id }, context, __, resolveNode) => {
        await leadToSuccessors(context, [id])
        return resolveNode(id)
      },
    },
    nodesQueryOptions: {
      nullable: { list: true, items: true },
      description:
        'The objects with these ids, in the same order, with null where there is none. For a statement, an actor or a story that was merged into another one: that other one.',
      args: { ids: { description: `At most ${MAX_PAGE} values of \`id\` that this API returned.` } },
      complexity: ({ ids }) => ({ multiplier: ids.length }),
      resolve: async (_, { ids }, context, __, resolveNodes) => {
        if (ids.length > MAX_PAGE) throw badInput(`Ask for at most ${MAX_PAGE} objects at once, not ${ids.length}.`)
        await leadToSuccessors(context, ids)
        return resolveNodes(ids)
      },
    },
    pageInfoTypeOptions: { description: 'Where a page is in its list.' },
    hasNextPageFieldOptions: { description: 'Whether there are more items after `endCursor`.' },
    hasPreviousPageFieldOptions: { description: 'Whether there are more items before `startCursor`.' },
    startCursorFieldOptions: { description: 'The cursor of the first edge, for `before`. Null if the page is empty.' },
    endCursorFieldOptions: { description: 'The cursor of the last edge, for `after`. Null if the page is empty.' },
    pageInfoFieldOptions: { description: 'Where the page is in the list.' },
    edgesFieldOptions: { description: 'The items of the page, each with its cursor.' },
    nodesOnConnection: { description: 'The items of the page.' },
    cursorFieldOptions: { description: 'For `after` and `before` of the same list. Not a cursor of a stream.' },
    nodeFieldOptions: { description: 'The item.' },
  },
  // `complexity` says what a field costs besides its objects, and how long its list is: server/pipeline/cost.ts counts.
  complexity: { defaultComplexity: 0, defaultListMultiplier: 5 },
})

// In place: the plugin resolves the ids that it was asked for, whatever it is handed.
async function leadToSuccessors(context: Context, ids: readonly NodeId[]): Promise<void> {
  const of = (typename: string) => ids.filter((each) => each.typename === typename).map(({ id }) => id)
  const successors = await successorsOf(context.prisma, {
    Statement: of('Statement'),
    Actor: of('Actor'),
    Story: of('Story'),
  })
  for (const each of ids) each.id = successors.get(each.id) ?? each.id
}

interface NodeId {
  typename: string
  id: string
}

builder.queryType({
  description:
    'Reads what is stored now. A field that fails is null, and `errors` says why; the other fields have their values.',
})
builder.mutationType({
  description:
    'Changes something. A failure that you should expect is returned as a type that implements `Failure`, not as a GraphQL error.',
})
builder.subscriptionType({ description: 'Follows what changes, in order and without gaps.' })
