import { v7 as uuid } from 'uuid'
import { retrying } from '../../store/database/retry.ts'
import { insertDeskCorrection } from '../../store/decisions/desk-corrections.ts'
import type { DeskCorrectionKind, Prisma, PrismaClient } from '../../store/prisma/client.ts'
import { doSteps } from './do-steps.ts'
import type { Steps } from './steps.ts'
import {
  type CorrectionSubject,
  catchRefusal,
  checkReason,
  type Editor,
  type Invalid,
  type Locked,
  lockSubjectFound,
} from './subject.ts'

export type CorrectionResult =
  /** `statementIds`: those that changed and stand. */
  { kind: 'corrected'; correctionId: string; statementIds: string[] } | Invalid

/** A correction that is to be made: what it is about, and what it does once that is locked. */
export interface Correction {
  kind: DeskCorrectionKind
  findSubject(tx: Prisma.TransactionClient): Promise<CorrectionSubject>
  /** @throws Refused */
  plan(locked: Locked): Promise<Steps>
}

/** Makes a correction: locks what it concerns, works out its steps, does them, and keeps them with who and why. */
export async function makeCorrection(
  prisma: PrismaClient,
  editor: Editor,
  { kind, findSubject, plan }: Correction,
): Promise<CorrectionResult> {
  return catchRefusal(async () => {
    const reason = checkReason(editor)
    return retrying(prisma, async (tx) => {
      const locked = await lockSubjectFound(tx, findSubject)
      const steps = await plan(locked)
      const id = uuid()
      const { principalId } = editor
      await insertDeskCorrection(tx, { id, kind, principalId, reason, madeAt: locked.now, steps })
      return { kind: 'corrected', correctionId: id, statementIds: await doSteps(locked, steps, id) }
    })
  })
}
