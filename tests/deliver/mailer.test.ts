import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { type Mail, openMailer } from '../../src/deliver/mail/mailer.ts'
import { AUTHORITY, CERTIFICATE, CERTIFICATE_KEY } from '../fetch/certificate.ts'
import { HOSTILE_WORDS } from '../world/hostile-words.ts'
import { type MailServer, startMailServer } from '../world/mail-server.ts'

const closings: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closings.splice(0)) await close()
})

async function started(options: Parameters<typeof startMailServer>[0] = {}): Promise<MailServer> {
  const server = await startMailServer(options)
  closings.push(server.stop)
  return server
}

const mail: Mail = {
  id: '0198c0de-0000-7000-8000-000000000001',
  to: 'owner@paper.example',
  subject: 'Piers: Ines Calder: “The pier is ours.”',
  text: 'The pier is ours.',
  html: '<p>The pier is ours.</p>',
  headers: { 'auto-submitted': 'auto-generated' },
}
const from = 'Onrecord <alerts@desk.example>'
const never = new AbortController().signal

test('a mail has the id of its delivery, and the sender of the settings', async () => {
  const server = await started()
  const mailer = openMailer({ smtpUrl: `smtp://127.0.0.1:${server.port}`, from })
  expect(await mailer.send(mail, never)).toEqual({ outcome: 'taken', status: 250 })
  expect(await mailer.send(mail, never)).toMatchObject({ outcome: 'taken' })
  const [first, second] = server.taken
  expect(first?.messageId).toBe('<0198c0de-0000-7000-8000-000000000001@desk.example>')
  expect(second?.messageId).toBe(first?.messageId)
  expect(first).toMatchObject({
    subject: mail.subject,
    recipients: ['owner@paper.example'],
    from: { text: '"Onrecord" <alerts@desk.example>' },
  })
  expect(first?.headers.get('auto-submitted')).toBe('auto-generated')
  expect(first?.text?.trim()).toBe(mail.text)
})

test('over TLS from the start, or by STARTTLS, with a name and password', async () => {
  const secrets = { key: CERTIFICATE_KEY, cert: CERTIFICATE }
  const onAuth: Parameters<typeof startMailServer>[0] = {
    onAuth: ({ username, password }, _, callback) =>
      username === 'me@desk' && password === 'p:ss/w@rd'
        ? callback(null, { user: username })
        : callback(new Error('no')),
  }
  const [secure, upgraded] = [
    await started({ ...secrets, ...onAuth, secure: true }),
    await started({ ...secrets, ...onAuth }),
  ]
  const tls = { ca: AUTHORITY, servername: 'news.example' }
  for (const [scheme, server] of [
    ['smtps', secure],
    ['smtp', upgraded],
  ] as const) {
    const login = 'me%40desk:p%3Ass%2Fw%40rd'
    const mailer = openMailer({ smtpUrl: `${scheme}://${login}@localhost:${server.port}`, from }, { tls })
    expect(await mailer.send(mail, never)).toMatchObject({ outcome: 'taken' })
    expect(server.taken).toMatchObject([{ isSecure: true, user: 'me@desk' }])
    const wrong = openMailer({ smtpUrl: `${scheme}://me:wrong@localhost:${server.port}`, from }, { tls })
    expect(await wrong.send(mail, never)).toEqual({
      outcome: 'refused',
      status: 535,
      kind: 'SERVER',
      reason: 'The mail server did not accept the name and password of SMTP_URL',
    })
  }
})

test('a server whose certificate is not trusted gets no mail', async () => {
  const server = await started({ key: CERTIFICATE_KEY, cert: CERTIFICATE, secure: true })
  const mailer = openMailer({ smtpUrl: `smtps://localhost:${server.port}`, from })
  expect(await mailer.send(mail, never)).toMatchObject({ outcome: 'refused', status: null, kind: 'SERVER' })
  expect(server.taken).toEqual([])
})

test('a password goes over no line without TLS', async () => {
  const seen: string[] = []
  // Another machine would be needed to see that nothing is sent: its name leads here.
  const server = createServer((line) => {
    line.write('220 here ESMTP\r\n')
    line.on('data', (data) => {
      seen.push(String(data))
      line.write(/^EHLO/.test(String(data)) ? '250-here\r\n250 AUTH PLAIN LOGIN\r\n' : '502 no\r\n')
    })
    line.on('error', () => undefined) // it breaks off
  })
  const port = await listening(server)
  const mailer = openMailer({ smtpUrl: `smtp://me:secret@0.0.0.0:${port}`, from })
  expect(await mailer.send(mail, never)).toMatchObject({ outcome: 'refused', kind: 'SERVER' })
  expect(seen.join('')).toMatch(/^EHLO/)
  expect(seen.join('')).not.toMatch(/AUTH|secret|bWUA/)
})

test.each([
  [421, 'recipient', 'FOR_NOW'],
  [451, 'recipient', 'FOR_NOW'],
  [452, 'message', 'FOR_NOW'],
  [550, 'recipient', 'ADDRESS'],
  [554, 'recipient', 'MESSAGE'],
  [552, 'message', 'MESSAGE'],
  [550, 'message', 'MESSAGE'],
] as const)(
  'a reply %i to the %s refuses %s, and is told without the words of the server',
  async (status, to, kind) => {
    const server = await started()
    server.answer = { recipient: null, message: null, [to]: { status, text: 'secret words of the server' } }
    const outcome = await openMailer({ smtpUrl: `smtp://127.0.0.1:${server.port}`, from }).send(mail, never)
    expect(outcome).toMatchObject({ outcome: 'refused', status, kind })
    expect(JSON.stringify(outcome)).not.toContain('secret')
    expect(server.taken).toEqual([])
  },
)

test('a server that is not there, breaks off, or says nothing, is an outcome', async () => {
  const gone = await startMailServer()
  await gone.stop()
  const closed = openMailer({ smtpUrl: `smtp://127.0.0.1:${gone.port}`, from })
  expect(await closed.send(mail, never)).toMatchObject({ outcome: 'refused', status: null, kind: 'SERVER' })

  const breaking = await started()
  breaking.afterTaken = (cut) => cut()
  const broken = openMailer({ smtpUrl: `smtp://127.0.0.1:${breaking.port}`, from })
  expect(await broken.send(mail, never)).toMatchObject({ outcome: 'refused', status: null, kind: 'SERVER' })
  expect(breaking.taken).toHaveLength(1)

  const silent = createServer(() => undefined)
  const port = await listening(silent)
  const waiting = openMailer({ smtpUrl: `smtp://127.0.0.1:${port}`, from })
  expect(await waiting.send(mail, AbortSignal.timeout(200))).toMatchObject({
    outcome: 'refused',
    status: null,
    reason: 'The mail server did not answer in time',
  })
})

test('a hostile quotation gives the server no command and no other recipient', async () => {
  const server = await started()
  const mailer = openMailer({ smtpUrl: `smtp://127.0.0.1:${server.port}`, from })
  const words = HOSTILE_WORDS.toWellFormed()
  // Even one that nothing has cleaned.
  const outcome = await mailer.send({ ...mail, subject: words, text: words, html: words }, never)
  expect(outcome).toMatchObject({ outcome: 'taken' })
  expect(server.taken).toHaveLength(1)
  expect(server.taken[0]?.recipients).toEqual(['owner@paper.example'])
  expect(server.taken[0]?.bcc).toBeUndefined()
  expect(server.taken[0]?.text).toContain('QUIT')
})

async function listening(server: Server): Promise<number> {
  const lines = new Set<Socket>()
  server.on('connection', (line) => lines.add(line))
  server.listen(0)
  await once(server, 'listening')
  closings.push(() => {
    for (const line of lines) line.destroy()
    server.close()
  })
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}
