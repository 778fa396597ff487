// Which known statement a new report is folded into, if any: the verdicts of all it was compared with, taken together.

import { areOpposed, type SpeechAct } from '../statement/speech-act.ts'
import type { Verdict } from './verdict.ts'
import { UNSURE_AT_MOST } from './veto.ts'

/** A new report compared with a known one. */
export interface Comparison {
  statementId: string
  /** Who said the known one, as known today. */
  actorId: string
  verdict: Verdict
}

export interface FoldDecision {
  /** The statement it is one more report of; null where it stands on its own. */
  foldInto: string | null
  /** Statements that may be the same utterance, the likeliest first: for a person to decide. */
  proposed: Comparison[]
}

/** From this score on, the words alone show that a namesake spoke. It is high, since two guesses rest on them. */
const NAMESAKE_FROM = 0.99
/** At most so many are proposed: an editor would not read more. */
const MOST_PROPOSED = 3

/**
 * What follows from holding a report of `actorId` against its candidates.
 *
 * It is folded into a statement that is surely the same, one of its own actor if there is one. It is folded into a
 * namesake's statement only if that is almost certain and only one namesake said the words. Otherwise we cannot tell
 * whose they are, and it stays apart. An unsure report stays apart, too: an editor can fold a second alert into the
 * first, but an alert that a wrong fold suppressed is lost.
 */
export function decide(actorId: string, comparisons: readonly Comparison[]): FoldDecision {
  const ranked = bestOfEach(comparisons)
  const same = ranked.filter((each) => each.verdict.verdict === 'SAME')
  const own = same.find((each) => each.actorId === actorId)
  const speakers = new Set(same.map((each) => each.actorId))
  const [namesake] = speakers.size === 1 ? same : []
  const chosen = own ?? (namesake !== undefined && namesake.verdict.score >= NAMESAKE_FROM ? namesake : undefined)
  const open = ranked.filter((each) => each !== chosen && each.verdict.verdict !== 'DIFFERENT')
  // Once it has a statement, only a second one of the same words is worth a look: those two are one.
  const proposed = chosen === undefined ? open : open.filter((each) => each.verdict.verdict === 'SAME')
  return { foldInto: chosen?.statementId ?? null, proposed: proposed.slice(0, MOST_PROPOSED) }
}

/**
 * What is said of two statements that one is held against: where a report says the opposite of one of a statement's, it is
 * not surely the same as any other. A fragment fits both a sentence and its opposite.
 */
export function withoutOpposed<Compared extends { verdict: Verdict }>(
  comparisons: readonly Compared[],
  statementOf: (compared: Compared) => string,
): readonly Compared[] {
  const opposed = new Set(comparisons.flatMap((each) => (each.verdict.isOpposite ? [statementOf(each)] : [])))
  if (opposed.size === 0) return comparisons
  return comparisons.map((each) => {
    const { verdict } = each
    if (verdict.verdict !== 'SAME' || !opposed.has(statementOf(each))) return each
    return { ...each, verdict: { ...verdict, verdict: 'UNSURE', score: Math.min(verdict.score, UNSURE_AT_MOST) } }
  })
}

/** Of each statement the report that is most alike, the likeliest statement first. */
function bestOfEach(comparisons: readonly Comparison[]): Comparison[] {
  const best = new Map<string, Comparison>()
  for (const each of comparisons) {
    const known = best.get(each.statementId)
    if (known === undefined || each.verdict.score > known.verdict.score) best.set(each.statementId, each)
  }
  return [...best.values()].sort(
    (a, b) => b.verdict.score - a.verdict.score || (a.statementId < b.statementId ? -1 : 1),
  )
}

/** What an article reports of a statement already. */
export interface Carried {
  /** Of its words: see `digestOf`. */
  digests: ReadonlySet<string>
  acts: ReadonlySet<SpeechAct | null>
}

/**
 * Whether a report may be of a statement, as far as its article goes: two reports of one article are never one
 * utterance, unless their words are the same and neither denies or asks what the other says.
 */
export function mayShareStatement(
  { digest, act }: { digest: string; act: SpeechAct | null },
  carried: Carried | undefined,
): boolean {
  if (carried === undefined) return true
  return carried.digests.has(digest) && !areOpposed([act], carried.acts)
}
