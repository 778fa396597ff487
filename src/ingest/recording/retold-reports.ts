import { findRetold } from '../../domain/retold/retold.ts'
import type { Evidence } from '../../domain/same/evidence.ts'
import type { ActorsHeld } from '../../store/lookup/held-actors.ts'
import { runInTurns } from '../threads/turns.ts'
import type { ReadReport } from './identify-reports.ts'

/** By report: the number of the utterance that its article tells more than once. Others are not in it. */
export type RetoldIn = ReadonlyMap<ReadReport, number>

/** Two reports of an article that may be one utterance, for a person to decide. */
export interface RetellingDoubt {
  reports: [ReadReport, ReadReport]
  score: number
  evidence: Evidence[]
}

/**
 * Which of an article's reports are one utterance. What an editor has put somewhere is left out, by digests of its words:
 * it is not drawn to others, nor others to it.
 */
export async function findRetoldReports(
  text: string,
  reports: readonly ReadReport[],
  placed: ReadonlyMap<string, unknown>,
  actors: ActorsHeld,
): Promise<{ retold: RetoldIn; doubts: RetellingDoubt[] }> {
  const left = reports.filter(({ actorId, digest }) => actorId !== null && !placed.has(digest))
  const { same, open } = await runInTurns(
    findRetold(
      text,
      left.map(({ extracted, folding, actorId }) => ({
        start: extracted.parts[0]?.start ?? 0,
        end: extracted.parts.at(-1)?.end ?? 0,
        speaker: actorId === null ? null : actors.successorOf(actorId),
        folding,
      })),
    ),
  )
  const retold = new Map(
    same.flatMap((group, number) =>
      group.flatMap((index): [ReadReport, number][] => {
        const report = left[index]
        return report === undefined ? [] : [[report, number]]
      }),
    ),
  )
  const doubts = open.flatMap(({ reports: [one, other], score, evidence }): RetellingDoubt[] => {
    const [a, b] = [left[one], left[other]]
    return a === undefined || b === undefined ? [] : [{ reports: [a, b], score, evidence }]
  })
  return { retold, doubts }
}
