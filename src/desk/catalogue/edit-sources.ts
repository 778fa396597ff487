import type { TextKept } from '../../domain/compose/kept-text.ts'
import { retrying } from '../../store/database/retry.ts'
import { type Doer, noteDone } from '../../store/decisions/audit.ts'
import type { PrismaClient } from '../../store/prisma/client.ts'
import { lockKeepText, updateKeepText } from '../../store/tables/articles.ts'
import { refuseSaving, type Saving } from './saving.ts'

/** Sets how much is kept of a source's texts from now on; null: as the settings say. What is so already is not noted. */
export async function setKeepText(
  prisma: PrismaClient,
  id: string,
  keepText: TextKept | null,
  by: Doer,
): Promise<Saving> {
  return retrying(prisma, async (tx) => {
    const before = await lockKeepText(tx, id)
    if (before === null) return refuseSaving('id', 'does not name a source')
    if (before.keepText === keepText) return { kind: 'saved', id }
    await updateKeepText(tx, id, keepText)
    await noteDone(
      tx,
      { kind: 'SOURCE_CHANGED', subjectType: 'Source', subjectId: id, before, after: { keepText } },
      by,
    )
    return { kind: 'saved', id }
  })
}
