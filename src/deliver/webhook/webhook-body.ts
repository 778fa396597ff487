import type { Principal } from '../../domain/statement/principal.ts'
import { DocumentInvalid, NotNow, type OutgoingMessage } from '../sender.ts'

/** What an owner's query says of one alert. */
type AlertPayload =
  /** The result as GraphQL has it: `data`, and `errors` where fields failed. */
  | { kind: 'made'; result: object }
  /** Too large, too slow or too costly for this one: the message says so. */
  | { kind: 'too much'; message: string }
  /** The database is away, or its owner asks for much else just now. */
  | { kind: 'not now' }
  /** Nothing can be made of the query any more. */
  | { kind: 'invalid'; message: string }
  /** There is no such alert any more. */
  | { kind: 'gone' }

/** Runs owners' queries on alerts. */
export interface AlertPayloads {
  /** As this principal would, with the role of this moment, under the limits of everyone. */
  run(document: string, alertId: string, owner: Principal): Promise<AlertPayload>
  /** The id that the API has for an alert. */
  idOf(alertId: string): string
}

/** Receivers take no more: what would be larger has ids alone. */
const MOST_BYTES = 65_536
/** For making one message. */
const LONGEST_MS = 8_000

interface ToldAlert {
  id: string
  data?: unknown
  errors?: unknown
}

/**
 * The body of a message. What would be larger than 64 kB, or takes too long to make, has the ids of its alerts alone, and
 * says why.
 *
 * @throws DocumentInvalid, NotNow
 */
export async function makeBody(message: OutgoingMessage, payloads: AlertPayloads): Promise<string> {
  const { kind, channel, dueAt, notice } = message
  const write = (type: string, data: object) =>
    JSON.stringify({ type, timestamp: dueAt.toISOString(), data: { channel: channel.name, ...data } })
  if (kind === 'TEST') return write('test', { message: 'This is a test of your channel.' })
  if (kind === 'NOTICE') return write('notice', { ...notice })
  const { alertIds } = message
  const ids = alertIds.map((id) => ({ id: payloads.idOf(id) }))
  if (channel.document === null) return write('alerts', { alerts: ids })
  const thin = (why: string) => write('alerts', { thin: why, alerts: ids })

  const alerts: ToldAlert[] = []
  const began = performance.now()
  for (const alertId of alertIds) {
    const made = await payloads.run(channel.document, alertId, channel.owner)
    if (made.kind === 'invalid') throw new DocumentInvalid(made.message)
    if (made.kind === 'not now') throw new NotNow('the owner’s query cannot be run just now')
    if (made.kind === 'too much') return thin(made.message)
    if (made.kind === 'made') alerts.push({ id: payloads.idOf(alertId), ...made.result })
    if (performance.now() - began > LONGEST_MS) return thin('It took too long to run the query on all alerts.')
  }
  if (alerts.length === 0) throw new NotNow('its alerts are gone')
  const body = write('alerts', { alerts })
  return Buffer.byteLength(body) <= MOST_BYTES ? body : thin(`The message would have more than ${MOST_BYTES} bytes.`)
}
