import type { ChainLink } from '../statement/statement.ts'
import type { Heard } from './roots.ts'

/** A report and its outlet, as they are kept. */
export interface Told {
  id: string
  articleId: string
  text: string
  context: { before: string; after: string }
  chain: readonly ChainLink[]
  /** Who published the article; `homepage` is null where it has none. */
  source: { name: string; homepage: string | null }
  /** Whose text the article is, if its dateline says (see `agencyOf`). */
  agency: string | null
}

/** The source that articles without one are filed under. It is not a publisher. */
const NOBODY = 'Local files'

/** A report as its root is found. */
export function heardOf({ id, articleId, text, context, chain, source, agency }: Told): Heard {
  return {
    id,
    articleId,
    source: source.name === NOBODY ? null : { name: source.name, host: source.homepage },
    chain,
    agency,
    passage: `${context.before} ${text} ${context.after}`,
    around: `${context.before} ${context.after}`,
  }
}
