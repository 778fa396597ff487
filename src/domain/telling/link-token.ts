import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { DAY_MS } from '../language/calendar.ts'

// What the links in mails carry. A token names one channel, one watch, and the one thing that may be done with it, and
// is signed: it needs no row, and cannot be used for anything else. Whether watch, channel and address are still what they
// were is asked when it is used.

/**
 * CONFIRM: alerts may be sent to the address. MUTE: nothing of the watch for a week. LEAVE: no mails of the watch.
 * LEAVE_ALL: no mails of the channel.
 */
const LINK_ACTS = ['CONFIRM', 'MUTE', 'LEAVE', 'LEAVE_ALL'] as const
export type LinkAct = (typeof LINK_ACTS)[number]

export interface LinkClaim {
  act: LinkAct
  channelId: string
  /** Null: the act is of no watch. */
  watchId: string | null
  /** The address that the mail was sent to, as `addressMark`. */
  mark: string
  expiresAt: Date
}

/** Days for which a link can be used. Mails are read late, and who wants out must get out. */
const LINK_DAYS: Readonly<Record<LinkAct, number>> = { CONFIRM: 3, MUTE: 30, LEAVE: 365, LEAVE_ALL: 365 }

const NO_WATCH = '00000000-0000-0000-0000-000000000000'
const MARK_BYTES = 8
const CLAIM_BYTES = 1 + 16 + 16 + MARK_BYTES + 4
/** A half of SHA-256: 128 bits (RFC 2104, section 5). */
const SIGNATURE_BYTES = 16

/** Stands for an address in a token, so that a token for one says nothing of it and cannot be used for another. */
export function addressMark(address: string): string {
  return createHash('sha256')
    .update(address)
    .digest('hex')
    .slice(0, 2 * MARK_BYTES)
}

/** A token of letters, digits, "-" and "_", which can be used from now on for as long as its act allows. */
export function signLink(
  key: Buffer,
  { act, channelId, watchId, mark }: Omit<LinkClaim, 'expiresAt'>,
  now: Date,
): string {
  const claim = Buffer.alloc(CLAIM_BYTES)
  claim.writeUInt8(LINK_ACTS.indexOf(act), 0)
  claim.set(bytesOf(channelId), 1)
  claim.set(bytesOf(watchId ?? NO_WATCH), 17)
  claim.set(Buffer.from(mark, 'hex'), 33)
  claim.writeUInt32BE(Math.floor((now.getTime() + LINK_DAYS[act] * DAY_MS) / 1_000), 33 + MARK_BYTES)
  return Buffer.concat([claim, signatureOf(key, claim)]).toString('base64url')
}

/** What a token says; null where it was not signed with this key, or its time is over. */
export function readLink(key: Buffer, token: string, now: Date): LinkClaim | null {
  if (!/^[\w-]{80,100}$/.test(token)) return null
  const bytes = Buffer.from(token, 'base64url')
  // One token, one text: what stands in the last characters beyond the last byte is not free.
  if (bytes.length !== CLAIM_BYTES + SIGNATURE_BYTES || bytes.toString('base64url') !== token) return null
  const claim = bytes.subarray(0, CLAIM_BYTES)
  if (!timingSafeEqual(bytes.subarray(CLAIM_BYTES), signatureOf(key, claim))) return null
  const act = LINK_ACTS[claim.readUInt8(0)]
  const expiresAt = new Date(claim.readUInt32BE(33 + MARK_BYTES) * 1_000)
  if (act === undefined || expiresAt <= now) return null
  const watchId = idOf(claim.subarray(17, 33))
  return {
    act,
    channelId: idOf(claim.subarray(1, 17)),
    watchId: watchId === NO_WATCH ? null : watchId,
    mark: claim.subarray(33, 33 + MARK_BYTES).toString('hex'),
    expiresAt,
  }
}

function signatureOf(key: Buffer, claim: Buffer): Buffer {
  return createHmac('sha256', key).update('onrecord link 1').update(claim).digest().subarray(0, SIGNATURE_BYTES)
}

function bytesOf(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex')
}

function idOf(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
