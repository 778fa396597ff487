import type { ActorsKnown } from '../../domain/compose/compose.ts'
import { type Reconciliation, reconcile } from '../../domain/statement/revision.ts'
import { areOpposed, type SpeechAct } from '../../domain/statement/speech-act.ts'
import type { StandingReport } from '../../store/tables/standing-reports.ts'
import type { ReadReport } from './identify-reports.ts'

export type Changes = Reconciliation<StandingReport, ReadReport>

/**
 * What the new revision keeps, rewords, drops and adds. If it gives a report's words to another speaker, or denies or asks
 * what it said, and other articles report that statement too, the report is dropped there and added as a new one.
 */
export function pairReports(
  olds: readonly StandingReport[],
  reports: readonly ReadReport[],
  actors: ActorsKnown,
): Changes {
  if (olds.length === 0) return { kept: [], amended: [], retracted: [], added: [...reports] }
  const speakerOf = (actorId: string | null) => (actorId === null ? null : actors.successorOf(actorId))
  const { kept, amended, retracted, added } = reconcile(
    olds.map((old) => ({ old, text: old.text, act: old.act, speaker: speakerOf(old.actorId) })),
    reports.map((read) => ({ read, text: read.text, act: read.extracted.act, speaker: speakerOf(read.actorId) })),
  )
  const pairsOf = (pairs: typeof kept) =>
    pairs.map(({ old, now }) => ({ old: old.old, now: now.read, isMoved: old.speaker !== now.speaker }))
  const pairs = { kept: pairsOf(kept), amended: pairsOf(amended) }
  const turned = turnedOf([...pairs.kept, ...pairs.amended])
  const isParted = (pair: Paired) => (pair.isMoved && pair.old.isShared) || turned.has(pair)
  const parted = [...pairs.amended.filter(isParted), ...pairs.kept.filter(isParted)]
  return {
    kept: pairs.kept.filter((pair) => !isParted(pair)),
    amended: pairs.amended.filter((pair) => !isParted(pair)),
    retracted: [...retracted.map(({ old }) => old), ...parted.map(({ old }) => old)],
    added: [...added.map(({ read }) => read), ...parted.map(({ now }) => now)],
  }
}

interface Paired {
  old: StandingReport
  now: ReadReport
  isMoved: boolean
}

/** Those that have come to deny or ask what another report of their statement says. */
function turnedOf(pairs: readonly Paired[]): Set<Paired> {
  const turned = new Set<Paired>()
  const acts = new Map<string, Set<SpeechAct | null>>()
  const isChanged = ({ old, now }: Paired) => old.act !== now.extracted.act
  for (const pair of [...pairs.filter((one) => !isChanged(one)), ...pairs.filter(isChanged)]) {
    const { old, now } = pair
    const own = acts.get(old.statementId) ?? new Set(old.actsElsewhere)
    acts.set(old.statementId, own)
    if (isChanged(pair) && areOpposed([now.extracted.act], own)) turned.add(pair)
    else own.add(now.extracted.act)
  }
  return turned
}
