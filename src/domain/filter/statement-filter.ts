import type { DiscrepanciesGiven, RepliesGiven } from './conditions/keys.ts'
import type { ListsGiven } from './conditions/lists.ts'
import type { TimesGiven } from './conditions/times.ts'
import type { ValuesGiven } from './conditions/values.ts'
import type { WordsGiven } from './conditions/words.ts'

/**
 * A condition on statements as people write it: in a query, a subscription, a topic's rule. Its fields are described in
 * conditions/, each once.
 *
 * An absent or null field sets no condition, `{}` passes everything, and fields side by side must all hold. A list of
 * names holds where any of them does; names are slugs or ids.
 */
export interface StatementFilter extends ListsGiven, WordsGiven, TimesGiven, ValuesGiven {
  discrepancies?: DiscrepanciesGiven | null
  replies?: RepliesGiven | null
  all?: StatementFilter[] | null
  any?: StatementFilter[] | null
  not?: StatementFilter | null
}
