import { v7 as uuid } from 'uuid'
import type { LiveReport } from '../../domain/compose/compose.ts'
import { digestOf } from '../../domain/statement/words-digest.ts'
import { hasActor } from '../../store/catalogue/actors.ts'
import { hasOffice, readTenuresOf } from '../../store/catalogue/offices.ts'
import { type Attribution, type KeptPlacement, readPlacementsIn } from '../../store/decisions/placements.ts'
import type { Prisma, PrismaClient } from '../../store/prisma/client.ts'
import { findMovesThatFolded } from './confirmed-folds.ts'
import { type CorrectionResult, makeCorrection } from './correct.ts'
import { type MoveStep, NO_STEPS, type Reattribution } from './steps.ts'
import { type Editor, findStanding, Refused } from './subject.ts'

/** How many statements can be merged at a time. */
const MOST_MERGED = 100

/**
 * Makes statements one: the reports of all of them are reports of `into`, and their ids lead there. One that was folded
 * into it because their actors were merged stays folded when that is undone.
 */
export function mergeStatements(
  prisma: PrismaClient,
  editor: Editor,
  { into, statements }: { into: string; statements: readonly string[] },
): Promise<CorrectionResult> {
  const absorbed = [...new Set(statements)]
  return makeCorrection(prisma, editor, {
    kind: 'MERGE_STATEMENTS',
    findSubject: async () => ({ statementIds: [into, ...absorbed.slice(0, MOST_MERGED)], actorIds: [] }),
    async plan(locked) {
      if (absorbed.length === 0) throw new Refused('statements', 'is empty: name at least one')
      if (absorbed.length > MOST_MERGED) throw new Refused('statements', `are more than ${MOST_MERGED}`)
      findStanding(locked, into, 'into')
      const moves: MoveStep[] = []
      for (const [index, id] of absorbed.entries()) {
        if (id === into) throw new Refused(`statements.${index}`, 'is the statement it would be merged into')
        const folded = locked.states.has(id) ? null : await findMovesThatFolded(locked.tx, id, into)
        if (folded !== null) {
          moves.push(...folded)
          continue
        }
        const { reports } = findStanding(locked, id, `statements.${index}`)
        moves.push(...(await planMoves(locked.tx, reports, id, into)))
      }
      return { ...NO_STEPS, moves, absorbed: absorbed.map((id) => ({ id, into })) }
    },
  })
}

/** Takes reports out of a statement, and makes one statement of them that is never folded back by itself. */
export function splitStatement(
  prisma: PrismaClient,
  editor: Editor,
  { statement, reports }: { statement: string; reports: readonly string[] },
): Promise<CorrectionResult> {
  return makeCorrection(prisma, editor, {
    kind: 'SPLIT_STATEMENT',
    findSubject: async () => ({ statementIds: [statement], actorIds: [] }),
    async plan(locked) {
      const { reports: all } = findStanding(locked, statement, 'statement')
      const leaving = all.filter((report) => reports.includes(report.id))
      const own = new Set(all.map((report) => report.id))
      const stray = reports.findIndex((id) => !own.has(id))
      if (stray !== -1) throw new Refused(`reports.${stray}`, 'is not a report of the statement')
      if (leaving.length === 0) throw new Refused('reports', 'is empty: name at least one')
      if (leaving.length === all.length) throw new Refused('reports', 'are all it has: leave at least one')
      const id = uuid()
      const moves = await planMoves(locked.tx, leaving, statement, id)
      return { ...NO_STEPS, moves, made: [{ id, from: statement }] }
    },
  })
}

/** Says that two statements are not one: they are proposed no more, and their reports stay where they are. */
export function rejectFold(
  prisma: PrismaClient,
  editor: Editor,
  { statements }: { statements: readonly string[] },
): Promise<CorrectionResult> {
  return makeCorrection(prisma, editor, {
    kind: 'REJECT_FOLD',
    findSubject: async () => ({ statementIds: statements.slice(0, 2), actorIds: [] }),
    async plan(locked) {
      const [one, other] = statements
      if (one === undefined || other === undefined || one === other || statements.length > 2)
        throw new Refused('statements', 'must be two')
      const both = [findStanding(locked, one, 'statements.0'), findStanding(locked, other, 'statements.1')]
      const placed = await readPlaced(
        locked.tx,
        both.flatMap((state) => state.reports),
      )
      const reports = both.flatMap((state) =>
        state.reports
          .map((report) => referTo(report, placed))
          .filter((report) => report.placed === null)
          .map(({ articleId, digest }) => ({ articleId, digest, statementId: state.id })),
      )
      return { ...NO_STEPS, apart: [{ one, other, reports }] }
    },
  })
}

/** Says who spoke, and in which office; null if unknown. Without an office, the one held at that time counts. */
export function reattribute(
  prisma: PrismaClient,
  editor: Editor,
  { statement, actor, office }: { statement: string; actor: string | null; office: string | null },
): Promise<CorrectionResult> {
  return makeCorrection(prisma, editor, {
    kind: 'REATTRIBUTE',
    findSubject: async () => ({ statementIds: [statement], actorIds: actor === null ? [] : [actor] }),
    async plan(locked) {
      const { reports } = findStanding(locked, statement, 'statement')
      if (actor !== null && !(await hasActor(locked.tx, actor)))
        throw new Refused('actor', 'does not name an actor: add it first with `createActor`')
      if (office !== null && !(await hasOffice(locked.tx, office)))
        throw new Refused('office', 'does not name an office: add it first with `createOffice`')
      const to = actor === null ? null : locked.actors.successorOf(actor)
      return { ...NO_STEPS, reattributions: await planReattributions(locked.tx, reports, statement, to, office) }
    },
  })
}

/** What brings reports from one statement to another. */
export async function planMoves(
  tx: Prisma.TransactionClient,
  reports: readonly LiveReport[],
  from: string,
  to: string,
): Promise<MoveStep[]> {
  const placed = await readPlaced(tx, reports)
  return reports.map((report) => ({ ...referTo(report, placed), from, to }))
}

/** Gives reports to an actor, in the office named, else in those the actor held when each was said. */
export async function planReattributions(
  tx: Prisma.TransactionClient,
  reports: readonly LiveReport[],
  statementId: string,
  actorId: string | null,
  officeId: string | null,
): Promise<Reattribution[]> {
  const placed = await readPlaced(tx, reports)
  const tenures = actorId === null || officeId !== null ? [] : await readTenuresOf(tx, actorId)
  return reports.map((report): Reattribution => {
    const day = report.saidAt?.earliest ?? report.publishedAt
    const held = tenures.filter(
      ({ from, until }) => day !== null && (from === null || from <= day) && (until === null || day < until),
    )
    const officeIds = officeId === null ? held.map((tenure) => tenure.officeId) : [officeId]
    const from: Attribution = { actorId: report.actorId, officeId: report.officeId, officeIds: [...report.officeIds] }
    const to: Attribution = { actorId, officeId: officeIds[0] ?? null, officeIds }
    return { ...referTo(report, placed), statementId, from, to }
  })
}

type FindPlacement = (articleId: string, digest: string) => KeptPlacement | null

function referTo({ id: reportId, articleId, text }: LiveReport, findPlacement: FindPlacement) {
  const digest = digestOf(text)
  return { reportId, articleId, digest, placed: findPlacement(articleId, digest) }
}

function readPlaced(tx: Prisma.TransactionClient, reports: readonly LiveReport[]): Promise<FindPlacement> {
  return readPlacementsIn(
    tx,
    reports.map((report) => report.articleId),
  )
}
