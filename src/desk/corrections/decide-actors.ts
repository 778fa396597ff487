import { readActorRows } from '../../store/catalogue/actors.ts'
import { lockEdits } from '../../store/catalogue/catalogue-locks.ts'
import { findActorProposal } from '../../store/decisions/actor-proposals.ts'
import type { PrismaClient } from '../../store/prisma/client.ts'
import { type CorrectionResult, makeCorrection } from './correct.ts'
import { mergeActors } from './correct-actors.ts'
import { NO_STEPS } from './steps.ts'
import { type Editor, Refused } from './subject.ts'

/**
 * Makes two proposed actors one, as `mergeActors` does: into the one whose full name is known, else into the one that
 * came first.
 */
export async function acceptActorProposal(
  prisma: PrismaClient,
  editor: Editor,
  proposalId: string,
): Promise<CorrectionResult> {
  const proposal = await findActorProposal(prisma, proposalId)
  if (proposal === null) return refused(UNKNOWN)
  const { earlierId, laterId, status } = proposal
  if (status !== 'PENDING') return refused(DECIDED)
  const rows = await readActorRows(prisma, [earlierId, laterId])
  const [earlier, later] = [earlierId, laterId].map((id) => rows.find((row) => row.id === id))
  if (earlier === undefined || later === undefined || earlier.successorId !== null || later.successorId !== null)
    return refused('is about an actor that was merged into another one')
  const [into, other] = earlier.provisional && !later.provisional ? [laterId, earlierId] : [earlierId, laterId]
  return mergeActors(prisma, editor, { into, actors: [other] })
}

/** Says that two proposed actors are two: they are not proposed again, and no article makes them one. */
export function rejectActorProposal(
  prisma: PrismaClient,
  editor: Editor,
  proposalId: string,
): Promise<CorrectionResult> {
  return makeCorrection(prisma, editor, {
    kind: 'REJECT_ACTOR_PROPOSAL',
    async findSubject(tx) {
      await lockEdits(tx, 'actors')
      const proposal = await findActorProposal(tx, proposalId)
      return { statementIds: [], actorIds: proposal === null ? [] : [proposal.earlierId, proposal.laterId] }
    },
    async plan({ tx }) {
      const proposal = await findActorProposal(tx, proposalId)
      if (proposal === null) throw new Refused('id', UNKNOWN)
      if (proposal.status !== 'PENDING') throw new Refused('id', DECIDED)
      return { ...NO_STEPS, actorsApart: [{ one: proposal.earlierId, other: proposal.laterId }] }
    },
  })
}

const UNKNOWN = 'does not name a proposal'
const DECIDED = 'was decided already: undo that correction first'

function refused(message: string): CorrectionResult {
  return { kind: 'invalid', problems: [{ path: 'id', message }] }
}
