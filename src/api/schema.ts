import type { GraphQLSchema } from 'graphql'
import { countLists } from './cost/counted-lists.ts'
import { explainEnums } from './explain-enums.ts'
import { builder } from './relay/builder.ts'
import './people/actor.ts'
import './desk/audit.ts'
import './desk/correct-actors.ts'
import './articles/article.ts'
import './articles/article-revision.ts'
import './stream/consumer.ts'
import './statements/discrepancy.ts'
import './desk/report-decision.ts'
import './desk/desk-correction.ts'
import './desk/erase.ts'
import './articles/extractor.ts'
import './relay/failures.ts'
import './explain/coverage.ts'
import './explain/explain.ts'
import './explain/note-not-had.ts'
import './explain/step-types.ts'
import './feeds/failed-job.ts'
import './feeds/feed.ts'
import './feeds/feed-entry.ts'
import './feeds/found-feed.ts'
import './feeds/add-feed.ts'
import './feeds/change-feed.ts'
import './feeds/opml.ts'
import './feeds/set-aside-page.ts'
import './desk/actor-proposal.ts'
import './desk/fold-proposal.ts'
import './articles/ingest-article.ts'
import './stream/journal-entry.ts'
import './keys/key.ts'
import './catalogue/catalogue-order.ts'
import './keys/me.ts'
import './people/office.ts'
import './statements/reply.ts'
import './desk/decide-reply.ts'
import './articles/report.ts'
import './statements/root.ts'
import './desk/decide-report.ts'
import './desk/review-item.ts'
import './statements/said-at.ts'
import './relay/scalars.ts'
import './articles/source.ts'
import './statements/speech-act.ts'
import './statements/speech-form.ts'
import './statements/statement.ts'
import './statements/statement-connection.ts'
import './desk/correct-statements.ts'
import './stream/statement-event.ts'
import './filter/statement-filter.ts'
import './stream/statement-version.ts'
import './people/tenure.ts'
import './people/tenure-claim.ts'
import './people/tenure-discrepancy.ts'
import './topics/topic.ts'
import './watches/alert-kind.ts'
import './watches/audience.ts'
import './watches/save-watch.ts'
import './watches/share-watch.ts'
import './watches/watch.ts'
import './statements/word-diff.ts'
import './topics/topic-reason.ts'

// The words of the API, one for each thing:
//
//   report decision   what an editor decides about one report: confirm, correct or reject it (`ReportDecision`)
//   reply             one statement answers another; a reply decision confirms or rejects it (`Reply.decision`)
//   fold proposal     two statements that may be one; merging them confirms it, `rejectFold` rejects it
//   correction        a merge, a split, a rejected fold or a reattribution: it can be undone (`DeskCorrection`)
//   erasure           taking words out for good: it cannot be undone
//   audit             all of these, and changes to topics, actors and offices, with who and why
//   review queue      what waits for a report decision, or for a decision about a fold proposal
//
// An input names what its mutation is about by `id`.

/** The whole API. Importing a type's file adds the type. */
export const schema: GraphQLSchema = explainEnums(countLists(builder.toSchema()))
