import type { Logger } from 'pino'
import type { Principal } from '../../domain/statement/principal.ts'
import { readDocuments } from '../../store/deliveries/channels.ts'
import { pauseChannel } from '../../store/deliveries/pauses.ts'
import type { PrismaClient } from '../../store/prisma/client.ts'

/** Pauses the channels whose documents do not fit the schema or the limits of this process. */
export async function checkDocuments(
  prisma: PrismaClient,
  problemOf: (document: string, owner: Principal) => string | null,
  log: Logger,
): Promise<void> {
  for (const { id, document, owner } of await readDocuments(prisma)) {
    const problem = problemOf(document, owner)
    if (problem === null) continue
    log.warn({ channel: id, problem }, 'a channel is paused: its document cannot be run any more')
    await pauseChannel(prisma, id, { why: 'DOCUMENT', message: problem })
  }
}
