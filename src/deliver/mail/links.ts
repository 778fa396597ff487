import { DAY_MS } from '../../domain/language/calendar.ts'
import { addressMark, type LinkAct, type LinkClaim, readLink, signLink } from '../../domain/telling/link-token.ts'
import { confirmAddress } from '../../store/deliveries/mail-addresses.ts'
import {
  type Linked,
  leaveChannel,
  leaveWatch,
  muteWatchUntil,
  readLinked,
  readLinkKey,
} from '../../store/deliveries/mail-links.ts'
import type { PrismaClient } from '../../store/prisma/client.ts'

/** Makes the links of mails. */
export interface LinkMaker {
  /** A link for one act, of one watch or of none, in a mail to this address. */
  linkTo(act: LinkAct, to: { channelId: string; address: string }, watchId: string | null): Promise<string>
}

/** What a link's page says; see LinkPage of the server. */
interface Page {
  title: string
  sentences: string[]
  button: string | null
}

export interface Links extends LinkMaker {
  /** The page that a link opens; null where it cannot be used. Changes nothing. */
  show(token: string): Promise<Page | null>
  /** Does what a link is for, once or again, and tells what is the case now; null where it cannot be used. */
  use(token: string): Promise<Page | null>
}

const MUTED_MS = 7 * DAY_MS

const TOO_MUCH_MUTED: Page = {
  title: 'Nothing more can be muted',
  sentences: ['Too much is muted already: end some of it first.'],
  button: null,
}

/** `base`: where the service is reached from outside, without a slash at its end. */
export function openLinks({
  prisma,
  base,
  now = () => new Date(),
}: {
  prisma: PrismaClient
  base: string
  now?: () => Date
}): Links {
  let reading: Promise<Buffer> | null = null
  const key = (): Promise<Buffer> => {
    reading ??= readLinkKey(prisma).catch((error) => {
      reading = null
      throw error
    })
    return reading
  }
  const open = async (token: string): Promise<{ claim: LinkClaim; about: Linked } | null> => {
    const claim = readLink(await key(), token, now())
    if (claim === null) return null
    const about = await readLinked(prisma, claim.channelId, claim.watchId)
    return about === null || addressMark(about.address) !== claim.mark ? null : { claim, about }
  }

  return {
    async linkTo(act, { channelId, address }, watchId) {
      return `${base}/links/${signLink(await key(), { act, channelId, watchId, mark: addressMark(address) }, now())}`
    },
    async show(token) {
      const opened = await open(token)
      return opened === null ? null : pageOf(opened.claim, opened.about)
    },
    async use(token) {
      const opened = await open(token)
      if (opened === null) return null
      const { act, channelId, watchId } = opened.claim
      if (act === 'CONFIRM') await confirmAddress(prisma, channelId)
      else if (act === 'LEAVE_ALL') await leaveChannel(prisma, channelId)
      else if (watchId === null) return null
      else if (act === 'LEAVE') await leaveWatch(prisma, channelId, watchId)
      else if (!(await muteWatchUntil(prisma, opened.about.ownerId, watchId, new Date(now().getTime() + MUTED_MS))))
        return TOO_MUCH_MUTED
      const after = await open(token)
      return after === null ? null : doneOf(opened.claim, after.about)
    },
  }
}

function pageOf({ act }: LinkClaim, about: Linked): Page {
  const { owner, address, watch, channel, isConfirmed, hasLeft } = about
  switch (act) {
    case 'CONFIRM':
      if (isConfirmed)
        return {
          title: 'This address is confirmed',
          sentences: [`${owner} may have alerts sent to ${address}.`],
          button: null,
        }
      return {
        title: 'Confirm this address',
        sentences: [`${owner} asks to have alerts sent to ${address}.`, 'Each mail has links that end or mute it.'],
        button: 'Confirm',
      }
    case 'MUTE':
      return {
        title: 'Mute a watch for a week',
        sentences: [
          `For a week the watch “${watch}” tells ${owner} nothing, by mail or otherwise. What it finds is kept, and shown as hidden.`,
        ],
        button: 'Mute',
      }
    case 'LEAVE':
      if (hasLeft) return doneOf({ act }, about)
      return {
        title: 'Stop mails of a watch',
        sentences: [`No more mails of the watch “${watch}” to ${address}.`],
        button: 'Stop',
      }
    case 'LEAVE_ALL':
      if (hasLeft) return doneOf({ act }, about)
      return {
        title: 'Stop all mails of a channel',
        sentences: [`No more mails of the channel “${channel}” to ${address}.`],
        button: 'Stop',
      }
  }
}

function doneOf({ act }: Pick<LinkClaim, 'act'>, { owner, address, watch, channel }: Linked): Page {
  const said: Record<LinkAct, { title: string; sentences: string[] }> = {
    CONFIRM: { title: 'This address is confirmed', sentences: [`${owner} may have alerts sent to ${address}.`] },
    MUTE: { title: 'The watch is muted', sentences: [`For a week the watch “${watch}” tells ${owner} nothing.`] },
    LEAVE: {
      title: 'The mails are stopped',
      sentences: [`There are no more mails of the watch “${watch}” to ${address}.`],
    },
    LEAVE_ALL: {
      title: 'The mails are stopped',
      sentences: [`There are no more mails of the channel “${channel}” to ${address}.`],
    },
  }
  return { ...said[act], button: null }
}
