import type { StatementState } from '../../domain/compose/statement-state.ts'
import { findBounds, toComparedReport } from '../../domain/discrepancies/compared-report.ts'
import { discrepancies } from '../../domain/discrepancies/discrepancies.ts'
import { discrepancyKeys } from '../../domain/filter/conditions/keys.ts'
import { MOST_HEARD } from '../../domain/statement/statement.ts'
import { readOfficeNames, readOfficesHeld } from '../../store/lookup/tenures.ts'
import type { Prisma } from '../../store/prisma/client.ts'
import { mapInTurns } from '../threads/turns.ts'

/** A statement that is being written, with who said it and in which office. */
interface Compared {
  state: StatementState
  composition: { actorId: string | null; officeId: string | null }
}

/**
 * What the reports of statements disagree about, as keys that filters ask for, by statement id: of the reports that
 * `Statement.discrepancies` compares. No round trip where none has several.
 */
export async function compareReports(
  tx: Prisma.TransactionClient,
  statements: readonly Compared[],
): Promise<Map<string, string[]>> {
  const several = statements.filter(({ state }) => state.reports.length > 1)
  if (several.length === 0) return new Map()
  const officeIds = several.flatMap(({ state }) => state.reports.flatMap(({ officeId }) => officeId ?? []))
  const names = await readOfficeNames(tx, officeIds)
  const held = await readOfficesHeld(
    tx,
    several.map(({ state: { id }, composition: { actorId, officeId } }) => ({ id, actorId, officeId })),
  )
  return new Map(
    await mapInTurns(several, ({ state }): [string, string[]] => {
      const heard = [...state.reports]
        .sort((a, b) => a.ingestedAt.getTime() - b.ingestedAt.getTime() || (a.id < b.id ? -1 : 1))
        .slice(0, MOST_HEARD)
        .map((report) => ({ ...report, office: names.get(report.officeId ?? '') ?? null }))
      const bounds = findBounds(heard, held.get(state.id) ?? { from: null, until: null })
      const keys = discrepancies(heard.map(toComparedReport), bounds).flatMap(discrepancyKeys)
      return [state.id, [...new Set(keys)].sort()]
    }),
  )
}
