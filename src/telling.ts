import { findGrounds } from './api/alerts/alert-grounds.ts'
import { chatSender } from './deliver/chat/chat-sender.ts'
import { openLinks } from './deliver/mail/links.ts'
import { mailSender } from './deliver/mail/mail-sender.ts'
import { openMailer } from './deliver/mail/mailer.ts'
import type { Senders } from './deliver/sender.ts'
import { readPrivateFeed } from './deliver/telling/read-feed.ts'
import type { TellingParts } from './deliver/telling/read-told.ts'
import { reasonPhrases } from './domain/telling/reasons.ts'
import type { Poster } from './fetch/poster.ts'
import { openPublicPages, type PublicPages } from './server/public/public-pages.ts'
import type { Settings } from './settings.ts'
import type { Journal } from './store/journal/journal.ts'
import type { PrismaClient } from './store/prisma/client.ts'

/** The part of the service that tells people of alerts: by mail, in chats and feeds, and on pages that need no key. */
export interface TellingService {
  /** For the kinds of channels that this service is set up for. */
  senders: Senders
  publicPages: PublicPages
}

export function startTelling(
  settings: Settings,
  { prisma, journal, poster }: { prisma: PrismaClient; journal: Journal; poster: Poster },
): TellingService {
  const base = publicBase(settings)
  const telling: TellingParts = {
    prisma,
    readAt: (positions) => journal.readAt(positions),
    async reasonsOf(asked) {
      const grounds = await findGrounds(prisma, asked)
      return grounds.map((one) => (one === null ? [] : reasonPhrases(one.conditions)))
    },
  }
  const links = openLinks({ prisma, base })
  const mail = settings.mail === null ? {} : { MAIL: mailSender({ mailer: openMailer(settings.mail), telling, links }) }
  return {
    senders: {
      SLACK: chatSender('SLACK', { poster, telling }),
      MATTERMOST: chatSender('MATTERMOST', { poster, telling }),
      ...mail,
    },
    publicPages: openPublicPages({
      links,
      feeds: { read: (secret, format) => readPrivateFeed(telling, { base, secret, format }) },
    }),
  }
}

/** Where the service is reached from outside, without a slash at its end. */
export function publicBase({ publicUrl, port }: Pick<Settings, 'publicUrl' | 'port'>): string {
  return publicUrl ?? `http://127.0.0.1:${port}`
}
