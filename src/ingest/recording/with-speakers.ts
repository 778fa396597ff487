// Who spoke, of two reports that were compared: whether they are one actor, may be one, or are told to be two.

import type { Comparison } from '../../domain/same/decision.ts'
import { haveLikeNames, surnameOf } from '../../domain/same/speakers.ts'
import type { SpeechForm } from '../../domain/statement/statement.ts'
import { findApart } from '../../store/decisions/actor-proposals.ts'
import type { Candidate } from '../../store/lookup/candidates.ts'
import type { ActorsHeld } from '../../store/lookup/held-actors.ts'
import type { Prisma } from '../../store/prisma/client.ts'
import type { Judged } from '../comparing/compare-candidates.ts'
import type { ReadReport } from './identify-reports.ts'

/** With the actors as they are known today, and whether two of them may be one person. */
export async function withSpeakers(
  tx: Prisma.TransactionClient,
  judged: ReadonlyMap<ReadReport, readonly Judged[]>,
  actors: ActorsHeld,
): Promise<Map<ReadReport, Comparison[]>> {
  const today = (actorId: string | null) => (actorId === null ? null : actors.successorOf(actorId))
  const pairOf = (report: ReadReport, { candidate }: Judged): readonly [string, string] | null => {
    const [one, other] = [today(report.actorId), today(candidate.actorId)]
    if (one === null || other === null || one === other) return null
    return one < other ? [one, other] : [other, one]
  }
  const pairs = [...judged].flatMap(([report, own]) =>
    own.flatMap((each) => {
      const pair = each.verdict.verdict === 'DIFFERENT' ? null : pairOf(report, each)
      return pair === null ? [] : [[pair.join(' '), pair] as const]
    }),
  )
  const apart = await findApart(tx, [...new Map(pairs).values()])
  const areToldApart = (report: ReadReport, each: Judged) => apart.has(pairOf(report, each)?.join(' ') ?? '')
  const areOthers = (report: ReadReport, each: Judged): boolean => {
    const [one, other] = [today(report.actorId), today(each.candidate.actorId)]
    if (one === null || other === null) return isOfOtherOffice(report, each.candidate)
    const areLike = haveLikeNames(report.folding.speaker, each.candidate.speaker) && !areToldApart(report, each)
    return !areLike && !actors.mayBe(one).includes(other)
  }
  return new Map(
    [...judged].map(([report, own]) => [
      report,
      own.map((each) => {
        const { candidate, verdict } = each
        const { statementId } = candidate
        return {
          statementId,
          actorId: today(candidate.actorId),
          isOther: areOthers(report, each),
          isApart: areToldApart(report, each) || haveOneSurname(report.folding.speaker, candidate.speaker),
          isLike: areFull(report.folding.speaker, candidate.speaker),
          quotations: [report.extracted.form, candidate.form].filter(isQuotation).length,
          verdict,
        }
      }),
    ]),
  )
}

/** "The council's spokesman" may be anybody who speaks for the council, but nobody else. */
function isOfOtherOffice(report: ReadReport, candidate: Candidate): boolean {
  if (report.actorId === null && report.officeId !== null) return !candidate.officeIds.includes(report.officeId)
  return candidate.actorId === null && candidate.officeIds.some((id) => !report.officeIds.includes(id))
}

function haveOneSurname(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && surnameOf(one) === surnameOf(other)
}

function areFull(...names: (string | null)[]): boolean {
  return names.every((name) => name !== null && /\S\s\S/u.test(name.trim()))
}

function isQuotation(form: SpeechForm): boolean {
  return form === 'DIRECT' || form === 'FRAGMENT'
}
