import type { Sending } from '../../store/deliveries/sendings.ts'
import { minute, sentence } from './wording.ts'

/** How an alert went, or is to go, through a channel, as a sentence. */
export function textOfSending(sending: Sending): string {
  const { channel, rhythm, state, dueAt, nextTryAt, endedAt, triedAt, error, isPaused } = sending
  const through = `"${channel}"`
  if (state === 'SENT') return `Delivered through ${through} on ${minute(endedAt ?? triedAt ?? dueAt)}.`
  if (state === 'DROPPED') return `Not delivered through ${through}: it was given up on ${minute(endedAt ?? dueAt)}.`
  if (state === 'FAILED')
    return sentence(`Delivery through ${through} failed for good on ${minute(endedAt ?? dueAt)}.`, error)
  const paused = isPaused ? ` ${through} is paused.` : ''
  if (triedAt !== null) {
    const next = nextTryAt === null ? '' : `, next try on ${minute(nextTryAt)}`
    return `${sentence(`Delivery through ${through} failed on ${minute(triedAt)}${next}.`, error)}${paused}`
  }
  if (rhythm === 'EACH') return `It is to be delivered through ${through}, due on ${minute(dueAt)}.${paused}`
  return `It is in the next ${rhythm.toLowerCase()} digest of ${through}, due on ${minute(dueAt)}.${paused}`
}
