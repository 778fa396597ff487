import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** A mail as a server took it. */
export interface TakenMail extends ParsedMail {
  raw: string
  recipients: string[]
  isSecure: boolean
  user: string | null
}

/** A mail server that keeps what it takes. */
export interface MailServer {
  readonly port: number
  readonly taken: TakenMail[]
  /** What it answers to recipients and to whole mails: null takes them. */
  answer: { recipient: Reply | null; message: Reply | null }
  /** What else may be done with a mail once it is taken: to cut the line before the reply. */
  afterTaken: ((cut: () => void) => void) | null
  stop(): Promise<void>
}

interface Reply {
  status: number
  text: string
}

/** Starts it, on any free port unless one is given. */
export async function startMailServer(options: SMTPServerOptions & { port?: number } = {}): Promise<MailServer> {
  const lines = new Set<Socket>()
  const failure = ({ status, text }: Reply) => Object.assign(new Error(text), { responseCode: status })
  const state: MailServer = {
    port: 0,
    taken: [],
    answer: { recipient: null, message: null },
    afterTaken: null,
    async stop() {
      // Those of TLS close with the server: to cut below it ends some releases of Node.
      if (options.key === undefined) for (const line of lines) line.destroy()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
  const server = new SMTPServer({
    authOptional: options.onAuth === undefined,
    disabledCommands: options.key === undefined ? ['STARTTLS'] : [],
    hideSTARTTLS: options.key === undefined,
    closeTimeout: 100,
    onRcptTo(_, __, callback) {
      callback(state.answer.recipient === null ? null : failure(state.answer.recipient))
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', async () => {
        if (state.answer.message !== null) return callback(failure(state.answer.message))
        const raw = Buffer.concat(chunks)
        const recipients = session.envelope.rcptTo.map(({ address }) => address)
        const user = typeof session.user === 'string' ? session.user : null
        state.taken.push({
          ...(await simpleParser(raw)),
          raw: raw.toString('latin1'),
          recipients,
          isSecure: session.secure,
          user,
        })
        if (state.afterTaken === null) return callback(null)
        state.afterTaken(() => {
          for (const line of lines) line.destroy()
        })
      })
    },
    ...options,
  })
  server.on('error', () => undefined) // a client that breaks off
  server.server.on('connection', (line: Socket) => {
    lines.add(line)
    line.once('close', () => lines.delete(line))
  })
  server.listen(options.port ?? 0, '127.0.0.1')
  await once(server.server, 'listening')
  return Object.assign(state, { port: (server.server.address() as AddressInfo).port })
}
