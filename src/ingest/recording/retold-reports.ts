import { findRetold } from '../../domain/retold/retold.ts'
import type { ActorsHeld } from '../../store/lookup/held-actors.ts'
import { runInTurns } from '../threads/turns.ts'
import type { ReadReport } from './identify-reports.ts'

/** By report: the number of the utterance that its article tells more than once. Others are not in it. */
export type RetoldIn = ReadonlyMap<ReadReport, number>

/**
 * Which of an article's reports are one utterance. What an editor has put somewhere is left out, by digests of its words:
 * it is not drawn to others, nor others to it.
 */
export async function findRetoldReports(
  text: string,
  reports: readonly ReadReport[],
  placed: ReadonlyMap<string, unknown>,
  actors: ActorsHeld,
): Promise<RetoldIn> {
  const open = reports.filter(({ actorId, digest }) => actorId !== null && !placed.has(digest))
  const groups = await runInTurns(
    findRetold(
      text,
      open.map(({ extracted, folding, actorId }) => ({
        start: extracted.parts[0]?.start ?? 0,
        end: extracted.parts.at(-1)?.end ?? 0,
        speaker: actorId === null ? null : actors.successorOf(actorId),
        folding,
      })),
    ),
  )
  return new Map(
    groups.flatMap((group, number) =>
      group.flatMap((index): [ReadReport, number][] => {
        const report = open[index]
        return report === undefined ? [] : [[report, number]]
      }),
    ),
  )
}
