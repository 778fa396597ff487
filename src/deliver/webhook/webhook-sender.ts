import { Webhook } from 'standardwebhooks'
import type { Poster } from '../../fetch/poster.ts'
import { NotNow, type Sender, type Sent } from '../sender.ts'
import { type AlertPayloads, makeBody } from './webhook-body.ts'

// https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md

const TIMEOUT_MS = 10_000

export interface WebhookParts {
  poster: Poster
  payloads: AlertPayloads
  /** The secrets of a channel that stand, the newest first. */
  secretsOf(channelId: string): Promise<string[]>
  /** Aborts when this process ends: what is under way then is left to others. */
  stopping: AbortSignal
  /** For everything up to the head of the answer. */
  timeoutMs?: number
}

/** Sends to addresses of the web, signed with every secret that stands. */
export function webhookSender({ poster, payloads, secretsOf, stopping, timeoutMs = TIMEOUT_MS }: WebhookParts): Sender {
  return {
    async send(message) {
      const { id, channel } = message
      if (channel.address === null) throw new Error('a webhook has no address')
      const body = await makeBody(message, payloads)
      const at = new Date()
      const secrets = await secretsOf(channel.id)
      const signatures = secrets.map((secret) => new Webhook(secret).sign(id, at, body))
      const posted = await poster.post(channel.address, {
        headers: {
          'content-type': 'application/json',
          'webhook-id': id,
          'webhook-timestamp': `${Math.floor(at.getTime() / 1_000)}`,
          'webhook-signature': signatures.join(' '),
        },
        body,
        timeoutMs,
      })
      if (stopping.aborted && 'failure' in posted) throw new NotNow('the service is stopping')
      if ('failure' in posted) return { ok: false, status: null, error: posted.failure.message, isGone: false }
      return outcomeOf(posted, new URL(channel.address).host)
    },
  }
}

/** What an answer to a message means. 2xx: it was taken. */
function outcomeOf({ status, retryAfterMs }: { status: number; retryAfterMs?: number }, host: string): Sent {
  if (status >= 200 && status < 300) return { ok: true, status }
  const said = status >= 300 && status < 400 ? 'leads elsewhere, which is not followed' : 'did not take it'
  const failed = { ok: false, status, error: `${host} ${said} (${status})`, isGone: status === 410 } as const
  return retryAfterMs === undefined ? failed : { ...failed, retryAfterMs }
}
