/** What a publisher may refuse. */
export type Act =
  /** Reading it at all, to index it and quote from it with a link. */
  | 'FETCH'
  /** Keeping more than quotations and what is around them. */
  | 'FULL_TEXT'
  /** Giving it to a language model to read. */
  | 'AI_INPUT'

/** How a publisher says so. */
export type Signal = 'RSL' | 'CONTENT_SIGNAL' | 'TDM_RESERVATION' | 'ROBOTS_META' | 'ROBOTS'

/** One refusal, with where it stands. */
export interface RightsRefusal {
  signal: Signal
  refuses: readonly Act[]
  /** "robots.txt", a header, "the page", or the address of a licence. */
  where: string
  /** One sentence for people. */
  text: string
  /** Whom to ask, where it stands beside the refusal: a mail or web address. */
  ask?: string
}

/** What a feed says of the address of one of its items. */
export interface FeedSaid {
  /** What its licence refuses; null if it has none that speaks of the address. */
  licence: RightsRefusal[] | null
  /** What its headers refuse of the feed's own text. */
  headers: RightsRefusal[]
}

/** What may be done with what is read from an address, as far as its publisher says anything of it. */
export interface Rights {
  mayFetch: boolean
  mayKeepFullText: boolean
  mayUseAsAiInput: boolean
  /** Each refusal that counts; empty where nothing is refused. */
  reasons: readonly RightsRefusal[]
}

/** All that publishers refuse by several signals counts: none of them takes back what another says. */
export function rightsFrom(refusals: readonly RightsRefusal[]): Rights {
  const refused = new Set(refusals.flatMap(({ refuses }) => refuses))
  return {
    mayFetch: !refused.has('FETCH'),
    mayKeepFullText: !refused.has('FETCH') && !refused.has('FULL_TEXT'),
    mayUseAsAiInput: !refused.has('FETCH') && !refused.has('AI_INPUT'),
    reasons: refusals,
  }
}
