import { parseUrl } from '../../domain/given/given-url.ts'
import { CHAT_SIZE, mattermostMessage, slackMessage } from '../../domain/telling/chat.ts'
import type { Poster } from '../../fetch/poster.ts'
import type { Sender, Sent } from '../sender.ts'
import { makeSheet } from '../telling/make-sheet.ts'
import type { TellingParts } from '../telling/read-told.ts'

const TIMEOUT_MS = 10_000

/** Sends to incoming webhooks of Slack or Mattermost. Their addresses are secrets: no error has more of one than its host. */
export function chatSender(
  kind: 'SLACK' | 'MATTERMOST',
  { poster, telling }: { poster: Poster; telling: TellingParts },
): Sender {
  const write = kind === 'SLACK' ? slackMessage : mattermostMessage
  return {
    async send(message) {
      const { address } = message.channel
      if (address === null) throw new Error('a channel of a chat has no address')
      const sheet = await makeSheet(telling, message, CHAT_SIZE)
      const posted = await poster.post(address, {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(write(sheet)),
        timeoutMs: TIMEOUT_MS,
      })
      if ('failure' in posted) return { ok: false, status: null, error: posted.failure.message, isGone: false }
      return outcomeOf(posted, parseUrl(address)?.host ?? '')
    },
  }
}

/** Both answer 404 or 410 where there is no such webhook, or no channel, any more. */
function outcomeOf({ status, retryAfterMs }: { status: number; retryAfterMs?: number }, host: string): Sent {
  if (status >= 200 && status < 300) return { ok: true, status }
  const isGone = status === 404 || status === 410
  const failed = {
    ok: false,
    status,
    error: `${host} ${isGone ? 'has no such webhook any more' : 'did not take it'} (${status})`,
    isGone,
  } as const
  return retryAfterMs === undefined ? failed : { ...failed, retryAfterMs }
}
