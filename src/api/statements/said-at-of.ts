import { saidAtFrom } from '../../domain/statement/said-at.ts'
import type { SaidAt } from '../../domain/statement/statement.ts'
import type { Statement } from '../../store/prisma/client.ts'

/** When a statement was said; null where that is not known. */
export function saidAtOf(statement: Statement): SaidAt | null {
  return saidAtFrom(statement)
}
