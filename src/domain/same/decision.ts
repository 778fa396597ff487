// Which known statement a new report is folded into, if any: the verdicts of all it was compared with, taken together.

import { areOpposed, type SpeechAct } from '../statement/speech-act.ts'
import type { Verdict } from './verdict.ts'
import { UNSURE_AT_MOST } from './veto.ts'
import { SAME_FROM } from './weights.ts'

/** A new report compared with a known one. */
export interface Comparison {
  statementId: string
  /** Who said the known one, as known today; null where no report of its statement tells. */
  actorId: string | null
  verdict: Verdict
  /** By what the two articles tell of them, the speakers are two people. */
  isOther?: boolean
  /** Two people, whatever names stand beside the words: an editor said so, or they share a surname, which tells neither. */
  isApart?: boolean
  /** Both names are full, and alike. */
  isLike?: boolean
  /** How many of the two are given in quotation marks. */
  quotations?: number
}

/**
 * How the speakers of two reports go together.
 *
 * * OWN: one actor.
 * * LIKE: two actors by full names that are written alike.
 * * NAMESAKE: two actors, one of them by a surname alone. NAMED: and the article of each has the other's name beside the words.
 * * UNNAMED: neither report has an actor. UNNAMED_QUOTED: and one of them at least is a quotation.
 * * BESIDE: one has none, and its article names the other's speaker beside the words.
 * * HALF: one has none.
 * * CROSSED: two people of two surnames, and both articles name both beside the words: one of them was misread, or the articles
 *   differ. Never where an editor has told them apart.
 * * OTHER: two people.
 */
type Speakers =
  | 'OWN'
  | 'LIKE'
  | 'NAMESAKE'
  | 'NAMED'
  | 'UNNAMED'
  | 'UNNAMED_QUOTED'
  | 'BESIDE'
  | 'HALF'
  | 'CROSSED'
  | 'OTHER'

/**
 * What the words must come to, for each: pairs of events whose speakers are not one by name are one utterance ten times more
 * rarely. Counted on pairs of events: from `sure` on nine of ten are one utterance, from `asked` on every third of the
 * likeliest of its article.
 */
const NEEDED: Readonly<Record<Speakers, { sure: number; asked: number }>> = {
  OWN: { sure: SAME_FROM, asked: 0.15 },
  LIKE: { sure: SAME_FROM, asked: 0.2 },
  NAMESAKE: { sure: 0.91, asked: 0.2 },
  NAMED: { sure: 0.75, asked: 0.2 },
  UNNAMED: { sure: 0.9, asked: 0.4 },
  UNNAMED_QUOTED: { sure: SAME_FROM, asked: 0.3 },
  BESIDE: { sure: 0.75, asked: 0.3 },
  HALF: { sure: 0.985, asked: 0.6 },
  CROSSED: { sure: SAME_FROM, asked: 0.3 },
  // Each article tells who spoke: a person decides which of them is right.
  OTHER: { sure: Number.POSITIVE_INFINITY, asked: SAME_FROM },
}

function speakersOf(actorId: string | null, comparison: Comparison): Speakers {
  const { actorId: other, isOther, isApart, isLike, quotations = 0, verdict } = comparison
  const { isNamedThere, isOtherNamedHere } = verdict
  if (actorId !== null && actorId === other) return 'OWN'
  const areNamed = isNamedThere && isOtherNamedHere
  if (isOther) return areNamed && !isApart ? 'CROSSED' : 'OTHER'
  if (actorId !== null && other !== null) return isLike ? 'LIKE' : areNamed ? 'NAMED' : 'NAMESAKE'
  if (actorId === other) return quotations > 0 ? 'UNNAMED_QUOTED' : 'UNNAMED'
  return (actorId === null ? isOtherNamedHere : isNamedThere) ? 'BESIDE' : 'HALF'
}

/** Whether a report of `actorId` is surely one utterance with what it is held against. */
export function isSure(actorId: string | null, comparison: Comparison): boolean {
  const { verdict } = comparison
  return verdict.verdict === 'SAME' && verdict.score >= NEEDED[speakersOf(actorId, comparison)].sure
}

export interface FoldDecision {
  /** The statement it is one more report of; null where it stands on its own. */
  foldInto: string | null
  /** Statements that may be the same utterance, the likeliest first: for a person to decide. */
  proposed: Comparison[]
}

/** At most so many are proposed: an editor would not read more. */
const MOST_PROPOSED = 3

/**
 * What follows from holding a report of `actorId` against its candidates.
 *
 * It is folded into a statement that is surely the same, one of its own actor if there is one. It is folded into one of
 * a namesake, or of a speaker that one of the two articles does not name, only if the words are almost certain and one
 * person alone said them. Otherwise we cannot tell whose they are, and it stays apart. An unsure report stays apart, too:
 * an editor can fold a second alert into the first, but an alert that a wrong fold suppressed is lost.
 */
export function decide(actorId: string | null, comparisons: readonly Comparison[]): FoldDecision {
  const ranked = bestOfEach(comparisons)
  const sure = ranked.filter((each) => isSure(actorId, each))
  const own = sure.find((each) => each.actorId !== null && each.actorId === actorId)
  const speakers = new Set(sure.flatMap((each) => each.actorId ?? []))
  const chosen = own ?? (speakers.size <= 1 ? sure[0] : undefined)
  const open = ranked.filter((each) => each !== chosen && isOpen(actorId, each))
  // Once it has a statement, only a second one of the same words is worth a look: those two are one.
  const proposed = chosen === undefined ? open : open.filter((each) => each.verdict.verdict === 'SAME')
  return { foldInto: chosen?.statementId ?? null, proposed: proposed.slice(0, MOST_PROPOSED) }
}

function isOpen(actorId: string | null, comparison: Comparison): boolean {
  const { verdict, quotations = 0 } = comparison
  const speakers = speakersOf(actorId, comparison)
  // Of a paraphrase two people may say as much.
  if (speakers === 'OTHER' && quotations < 2) return false
  return verdict.verdict !== 'DIFFERENT' && verdict.score >= NEEDED[speakers].asked
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

/** From here on a person is asked even if another report of the article is likelier. */
const ASKED_ANYWAY = 0.3

/**
 * What is proposed for the reports of one article: of pairs that are not likely, the likeliest of the report and of the
 * statement alone. An article reports an utterance once, as a rule.
 */
export function withLikeliestAsked(decisions: readonly FoldDecision[]): FoldDecision[] {
  const best = new Map<string, number>()
  for (const { foldInto, proposed } of decisions) {
    if (foldInto !== null) best.set(foldInto, 1)
    for (const { statementId, verdict } of proposed)
      best.set(statementId, Math.max(best.get(statementId) ?? 0, verdict.score))
  }
  return decisions.map((decision) => {
    const proposed = decision.proposed.filter(
      ({ statementId, verdict }, at) =>
        verdict.score >= ASKED_ANYWAY || (at === 0 && verdict.score >= (best.get(statementId) ?? 0)),
    )
    return { ...decision, proposed }
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
  /** Numbers of the utterances that the article tells more than once (see `findRetold`), as far as they are of it. */
  retold?: ReadonlySet<number>
}

/**
 * Whether a report may be of a statement, as far as its article goes: two reports of one article are one utterance only
 * if the article tells it twice, or their words are the same and neither denies or asks what the other says.
 */
export function mayShareStatement(
  { digest, act, retold }: { digest: string; act: SpeechAct | null; retold?: number | undefined },
  carried: Carried | undefined,
): boolean {
  if (carried === undefined) return true
  const isRetold = retold !== undefined && carried.retold?.has(retold) === true
  return (isRetold || carried.digests.has(digest)) && !areOpposed([act], carried.acts)
}
