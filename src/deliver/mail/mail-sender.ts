import { confirmationMail, MAIL_SIZE, type MailLinks, mailOf } from '../../domain/telling/mail.ts'
import { SEND_MS, type Sender, type Sent } from '../sender.ts'
import { makeSheet } from '../telling/make-sheet.ts'
import type { TellingParts } from '../telling/read-told.ts'
import type { LinkMaker } from './links.ts'
import type { Mailer } from './mailer.ts'

export interface MailParts {
  mailer: Mailer
  telling: TellingParts
  links: LinkMaker
}

/** What is left of the time for sending is for reading what is told, and for writing down what came of it. */
const SMTP_MS = SEND_MS - 4_000

/** Sends mails to addresses that their owners have confirmed. */
export function mailSender({ mailer, telling, links }: MailParts): Sender {
  return {
    async send(message) {
      const { id, kind, channel } = message
      const { address } = channel
      if (address === null) throw new Error('a channel of mail has no address')
      const to = { channelId: channel.id, address }
      const headers: Record<string, string> = {
        // Nothing is to answer it by itself (RFC 3834).
        'auto-submitted': 'auto-generated',
        'x-auto-response-suppress': 'All',
      }
      if (kind === 'CONFIRMATION') {
        const link = await links.linkTo('CONFIRM', to, null)
        const mail = confirmationMail({ asker: channel.owner.name, link })
        return sentBy(await mailer.send({ id, to: address, headers, ...mail }, AbortSignal.timeout(SMTP_MS)))
      }
      const sheet = await makeSheet(telling, message, MAIL_SIZE)
      const watchIds = kind === 'ALERTS' ? sheet.parts.map(({ watchId }) => watchId) : []
      const [only] = watchIds
      const ofOne = only !== undefined && watchIds.length === 1 && channel.rhythm === 'EACH' ? only : null
      const leaveAll = await links.linkTo('LEAVE_ALL', to, null)
      const offered: MailLinks = {
        watches: new Map(
          await Promise.all(
            watchIds.map(async (watchId) => {
              const [mute, leave] = [await links.linkTo('MUTE', to, watchId), await links.linkTo('LEAVE', to, watchId)]
              return [watchId, { mute, leave }] as const
            }),
          ),
        ),
        leaveAll: ofOne === null ? leaveAll : null,
      }
      const leave = ofOne === null ? leaveAll : (offered.watches.get(ofOne)?.leave ?? leaveAll)
      headers['list-unsubscribe'] = `<${leave}>`
      // RFC 8058 is for addresses with TLS alone. Of others a mail program opens the page.
      if (leave.startsWith('https:')) headers['list-unsubscribe-post'] = 'List-Unsubscribe=One-Click'
      const mail = mailOf(sheet, offered)
      return sentBy(await mailer.send({ id, to: address, headers, ...mail }, AbortSignal.timeout(SMTP_MS)))
    },
  }
}

/** What a mail server's word means to a channel. */
function sentBy(outcome: Awaited<ReturnType<Mailer['send']>>): Sent {
  if (outcome.outcome === 'taken') return { ok: true, status: outcome.status }
  const { status, reason: error, kind } = outcome
  switch (kind) {
    case 'ADDRESS':
      return { ok: false, status, error, isGone: true }
    case 'MESSAGE':
      return { ok: false, status, error, isGone: false, isRefused: true }
    case 'SERVER':
      return { ok: false, status, error, isGone: false, isOurs: true }
    case 'FOR_NOW':
      return { ok: false, status, error, isGone: false }
  }
}
