import type { Logger } from 'pino'
import { encodeGlobalId } from './api/relay/global-id.ts'
import { schema } from './api/schema.ts'
import { openDelivering } from './deliver/deliver.ts'
import type { Senders } from './deliver/sender.ts'
import { checkDocuments } from './deliver/webhook/check-documents.ts'
import { webhookSender } from './deliver/webhook/webhook-sender.ts'
import { checkWebAddress } from './domain/addresses/web-address.ts'
import { DAY_MS } from './domain/language/calendar.ts'
import type { ChannelKind } from './domain/watch/sending/channel.ts'
import { openPoster } from './fetch/poster.ts'
import { userAgentWith } from './program.ts'
import { openPayloads } from './server/execution/alert-payloads.ts'
import type { Room } from './server/pipeline/pipeline.ts'
import type { Reads } from './server/pipeline/reader-limit.ts'
import type { PublicPages } from './server/public/public-pages.ts'
import type { Settings } from './settings.ts'
import { forgetOldDeliveries } from './store/deliveries/requests.ts'
import { readSecrets } from './store/deliveries/secrets.ts'
import { publicBase, startTelling } from './telling.ts'
import { keepUp } from './upkeep/chores.ts'

/** For how long it can be told what became of a message, and it can be sent again. */
const DELIVERIES_KEPT_MS = 90 * DAY_MS
const FORGET_MS = 10 * 60_000

/** What the rest of the service gives to the part that sends. */
interface DeliveringParts {
  /** What operations are given, but for what this part adds. */
  room: Omit<Room, 'outgoing'>
  reads: Reads
  /** Calls when there are alerts; see AlertingService. */
  onDecided(listener: () => void): () => void
}

/**
 * Starts to send what channels owe, beside any number of other processes. Returns the room with what resolvers need to
 * know of that, and the pages that links in mails lead to.
 */
export async function startDelivering(
  settings: Settings,
  { room: given, reads, onDecided }: DeliveringParts,
  log: Logger,
  atEnd: (close: () => unknown) => void,
): Promise<{ room: Room; publicPages: PublicPages }> {
  const prisma = given.writer
  const allowed = new Set(settings.fetchAllow)
  const stopping = new AbortController()
  const poster = openPoster({ userAgent: userAgentWith(settings.fetchContact), allowed })
  const room: Room = {
    ...given,
    outgoing: {
      get kinds() {
        // A feed is fetched: nothing sends it.
        return new Set([...(Object.keys(senders) as ChannelKind[]), 'FEED' as const])
      },
      addressProblem(address) {
        const checked = checkWebAddress(address, allowed)
        return checked.ok ? null : checked.message
      },
      documentProblem: (document, owner) => payloads.problemOf(document, owner),
      base: publicBase(settings),
      wake: () => delivering.wake(),
    },
  }
  const payloads = await openPayloads(settings, schema, { room, reads, log }, stopping.signal)
  const telling = startTelling(settings, { prisma, journal: given.journal, poster })
  // A sender for each kind of channel: what is not here cannot be made.
  const senders: Senders = {
    ...telling.senders,
    WEBHOOK: webhookSender({
      poster,
      stopping: stopping.signal,
      payloads: { run: payloads.run, idOf: (id) => encodeGlobalId('Alert', id) },
      secretsOf: (channelId) => readSecrets(prisma, channelId),
    }),
  }
  // Before the first message: after an upgrade a document may not fit any more.
  await checkDocuments(prisma, payloads.problemOf, log)
  const delivering = openDelivering({ prisma, senders, pollMs: settings.pollIntervalMs, log })
  atEnd(async () => {
    const end = () => {
      stopping.abort()
      return poster.close()
    }
    const late = setTimeout(end, settings.shutdownGraceMs)
    await delivering.stop()
    clearTimeout(late)
    await end()
  })
  atEnd(onDecided(delivering.wake))
  const forgetting = keepUp(
    {
      what: 'forget old deliveries',
      isDue: async () => true,
      run: (signal) => forgetOldDeliveries(prisma, DELIVERIES_KEPT_MS, signal),
    },
    FORGET_MS,
    log,
  )
  atEnd(() => forgetting.stop())
  return { room, publicPages: telling.publicPages }
}
