import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onrecord } from '../world/command.ts'
import { type MailServer, startMailServer } from '../world/mail-server.ts'
import { type Newspaper, openNewspaper } from '../world/newspaper.ts'
import { freePort } from '../world/proxy.ts'
import { type RunningService, runService } from '../world/service.ts'

// README from an empty service to a mail, with its own commands, word for word: only the addresses are those of the test.

const SOON = { timeout: 30_000 }
const WORDS = 'The dry dock will open before the spring tide, whatever the ministry says'

let mails: MailServer
let paper: Newspaper
let service: RunningService

beforeAll(async () => {
  mails = await startMailServer()
  paper = await openNewspaper()
  service = await runService({
    // Links in mails have it.
    PORT: String(await freePort()),
    FETCH_ALLOW: paper.host,
    COLLECT_AT_ONCE: '2',
    POLL_INTERVAL_MS: '200',
    SMTP_URL: `smtp://127.0.0.1:${mails.port}`,
    MAIL_FROM: 'Onrecord <alerts@example.org>',
  })
})
afterAll(async () => {
  await service.stop()
  await paper.close()
  await mails.stop()
})

async function commandsOfReadme(): Promise<string[][]> {
  const readme = await readFile('README.md', 'utf8')
  const [, section = ''] = /^## From an empty service to a mail[^\n]*\n([\s\S]*?)^## /m.exec(readme) ?? []
  const typed = [...section.matchAll(/^npx onrecord (.*)$/gm), ...section.matchAll(/`npx onrecord (feeds ask [^`]*)`/g)]
  return typed.map(([, line = '']) =>
    [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? ''),
  )
}

async function run(words: string[]): Promise<string> {
  const given = words.map((word) => (word === 'paper.example' ? paper.url : word))
  const command = onrecord([...given, '--server', service.url, '--key', service.key])
  expect([words, await command.ended, command.output.stderr]).toEqual([words, 0, expect.any(String)])
  return command.output.stdout
}

test('the commands of the README lead from an empty service to a mail that says something true, and why', async () => {
  const [follow, preview, create, channel, look, ...others] = await commandsOfReadme()
  expect(others).toEqual([])
  if (!follow || !preview || !create || !channel || !look) throw new Error('README has fewer commands')
  paper.print({ text: [`“The old harbour wall was never safe,” Bo Fenn said.`, ...FILLING] })
  expect(await run(follow)).toMatch(/\b1 articles? (is|are) on file/)
  expect(await run(preview)).toContain('alerts a week')
  expect(await run(create)).toBe('Docks is saved\n')
  await run(channel)

  await expect.poll(() => mails.taken.length, SOON).toBe(1)
  const [link = ''] = /http:\/\/127\.0\.0\.1:\d+\/links\/[\w-]+/.exec(mails.taken[0]?.text ?? '') ?? []
  expect(await (await fetch(link)).text()).toContain('you@example.org')
  expect((await fetch(link, { method: 'POST' })).status).toBe(200)

  const { path } = paper.print({ title: 'Tide turns', text: [`“${WORDS},” Ada Quill told reporters.`, ...FILLING] })
  await run(look)
  await expect.poll(() => mails.taken.length, SOON).toBe(2)
  const text = mails.taken[1]?.text ?? ''
  for (const true_ of [`“${WORDS}”`, 'Said by: Ada Quill', `${paper.url}${path}`, 'Why: words: dock'])
    expect(text).toContain(true_)
  expect(text).not.toContain('never safe')
  const alerts = await run(['alerts'])
  expect(alerts).toContain(`Docks: Ada Quill: “${WORDS}”`)
  expect(alerts).toContain('because text: dock')
}, 180_000)

/** As long as an article is. */
const FILLING = [
  'The ministry did not comment, and the ferries went on as they always do in that season of the year. People who stood on the quay that morning had brought their children, and the old cranes had been painted twice since the winter.',
  'The board will meet again next month, its secretary wrote in a notice on its door, and it will then look at the tenders of four yards from three countries that want to build the new gates.',
]
