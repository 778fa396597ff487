import { createTransport } from 'nodemailer'
import pLimit from 'p-limit'
import { parseUrl } from '../../domain/given/given-url.ts'
import type { MailWords } from '../../domain/telling/mail.ts'

/** A mail that is to be sent. */
export interface Mail extends MailWords {
  /** The same at every attempt: what came twice is known by it. Without the part after the "@". */
  id: string
  to: string
  /** Names in lower case. */
  headers: Record<string, string>
}

/** What a mail server said. */
type MailOutcome =
  | { outcome: 'taken'; status: number }
  /** `reason`: a sentence of ours, without a word of the server's. `status`: its reply, where it gave one. */
  | { outcome: 'refused'; status: number | null; reason: string; kind: 'FOR_NOW' | 'MESSAGE' | 'ADDRESS' | 'SERVER' }

/** Hands mails to the server that the settings name. */
export interface Mailer {
  /** Never rejects for what the server does. */
  send(mail: Mail, signal: AbortSignal): Promise<MailOutcome>
}

/** Connections at once: many servers take no more of one client. */
const AT_ONCE = 5
const CONNECT_MS = 8_000
/** Of silence. */
const SILENCE_MS = 15_000

/** `tls`: what certificates are trusted besides the usual. */
export function openMailer(
  { smtpUrl, from }: { smtpUrl: string; from: string },
  { tls = {} }: { tls?: { ca?: string; servername?: string } } = {},
): Mailer {
  const url = parseUrl(smtpUrl)
  if (url === null) throw new Error('SMTP_URL was checked with the settings')
  const isSecure = url.protocol === 'smtps:'
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const hasLogin = url.username !== ''
  const transport = createTransport({
    host,
    port: url.port === '' ? (isSecure ? 465 : 587) : Number(url.port),
    secure: isSecure,
    // Otherwise TLS is used where the server offers it. A password is shown to no network.
    requireTLS: !isSecure && hasLogin && !isThisMachine(host),
    ...(hasLogin ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } } : {}),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    dnsTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
    tls: { minVersion: 'TLSv1.2', ...tls },
  })
  const limit = pLimit(AT_ONCE)
  const domain = from.replace(/^.*@/, '').replace(/>$/, '')

  return {
    async send({ id, to, subject, text, html, headers }, signal) {
      return await limit(async () => {
        try {
          signal.throwIfAborted()
          const { response } = await transport.sendMail({
            from,
            to: { name: '', address: to },
            messageId: `<${id}@${domain}>`,
            subject,
            text,
            html,
            headers,
            signal,
          })
          return { outcome: 'taken', status: Number(/^\d{3}/.exec(response)?.[0] ?? 250) }
        } catch (error) {
          return refusalOf(error as SmtpError)
        }
      })
    },
  }
}

interface SmtpError {
  name?: string
  code?: string
  responseCode?: number
  command?: string
}

/** Replies that say of an address that there is no such mailbox, or that it takes nothing any more (RFC 5321, 4.2.3). */
const NO_MAILBOX = new Set([550, 551, 553, 556])

function refusalOf({ code = '', responseCode, command = '' }: SmtpError): MailOutcome {
  const status = responseCode ?? null
  const refused = (kind: (MailOutcome & { outcome: 'refused' })['kind'], reason: string): MailOutcome => {
    return { outcome: 'refused', status, kind, reason }
  }
  if (code === 'EAUTH' || code === 'ENOAUTH' || /^AUTH/.test(command))
    return refused('SERVER', 'The mail server did not accept the name and password of SMTP_URL')
  if (code === 'ETLS' || code === 'EREQUIRETLS')
    return refused('SERVER', 'The mail server could not be reached over TLS with a certificate that is trusted')
  if (status === null) return refused('SERVER', REASONS[code] ?? 'The connection to the mail server broke')
  if (status < 500) return refused('FOR_NOW', `The mail server did not take the mail for now (${status})`)
  if (/^RCPT/.test(command) && NO_MAILBOX.has(status))
    return refused('ADDRESS', `The mail server says that the address cannot be written to (${status})`)
  if (/^(RCPT|DATA)/.test(command)) return refused('MESSAGE', `The mail server refused the mail (${status})`)
  return refused('SERVER', `The mail server refused us (${status})`)
}

const REASONS: Record<string, string> = {
  EDNS: 'The mail server was not found',
  ETIMEDOUT: 'The mail server did not answer in time',
  EABORT: 'The mail server did not answer in time',
  ESOCKET: 'The mail server could not be reached',
  ECONNECTION: 'The connection to the mail server broke',
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}
