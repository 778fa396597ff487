import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openConnection } from '../../src/store/database/connection.ts'
import { askOf, decide, publish } from '../world/articles.ts'
import { type Command, onrecord } from '../world/command.ts'
import { type RunningService, runService } from '../world/service.ts'

let service: RunningService
let running: Command[] = []
beforeAll(async () => {
  service = await runService()
})
afterEach(async () => {
  for (const command of running) command.child.kill('SIGKILL')
  await Promise.all(running.map((command) => command.ended))
  running = []
})
afterAll(() => service.stop())

async function watch(...words: string[]): Promise<Command> {
  const command = onrecord(['watch', '--server', service.url, '--key', service.key, ...words])
  running.push(command)
  await expect.poll(() => command.output.stdout, { timeout: 30_000 }).toMatch(/-- live|CaughtUp/)
  return command
}

/** The events that were printed, without the time of day. */
function printed({ output }: Command): string[] {
  return [...output.stdout.matchAll(/^\d\d:\d\d:\d\d (.*\n {4}.*)$/gm)].map(([, event = '']) => event)
}

const wordsOf = ({ output }: Command): string[] =>
  output.stdout
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => JSON.parse(line).was?.text ?? [])

test('who watches reads where a report stands, when it was said and when published, of the article that came', async () => {
  const watching = await watch('--beginning')
  const ask = askOf(service)
  const words = 'The harbour wall will be rebuilt by spring'
  const text = `“${words},” Ada Quill said on Tuesday.`
  await publish(ask, { outlet: 'Harbour Times', text, publishedAt: '2025-03-05T09:30:00Z', url: 'https://a.example/1' })
  await publish(ask, { outlet: 'Tide Wire', text, publishedAt: '2025-03-06T00:00:00Z', url: 'https://b.example/1' })
  const first = `Ada Quill: “${words}”\n    Harbour Times  https://a.example/1  (said 2025-03-04, published 2025-03-05 09:30)`
  const second = `[reported] Ada Quill: “${words}”\n    Tide Wire  https://b.example/1  (said 2025-03-04, published 2025-03-06)`
  await expect.poll(() => printed(watching)).toEqual([first, second])

  // Read from the beginning, the first event still is of the first outlet.
  const again = await watch('--beginning')
  await expect.poll(() => printed(again)).toEqual([first, second])
})

test('who watches reads how a speaker without a name is described, and which statement was erased by when it was shown', async () => {
  const ask = askOf(service)
  const text = '“The quay is shut,” a senior official said on Monday.'
  const { statementIds } = await publish(ask, { outlet: 'Quay Courier', text, url: 'https://quay.example/1' })
  const watching = await watch('--beginning', '--source', 'quay-courier')
  const later = text.replace('quay is shut', 'last ferry has left')
  await publish(ask, { outlet: 'Quay Courier', text: later, url: 'https://quay.example/2' })
  const told = (words: string) => `a senior official: “The ${words}”\n    Quay Courier  https://quay.example`
  await expect
    .poll(() => printed(watching).map((event) => event.replace(/\/\d {2}.*/, '')))
    .toEqual([told('quay is shut'), told('last ferry has left')])
  const clock = [...watching.output.stdout.matchAll(/^\d\d:\d\d:\d\d/gm)][0]?.[0]
  const erase = (id: string | undefined) => decide(ask, 'eraseStatement', { id }, 'erasedStatementIds')
  await erase(statementIds[0])
  await expect.poll(() => watching.output.stdout).toContain(`-- erased for good: the statement of ${clock}. If other`)

  const watchingLater = await watch('--beginning', '--source', 'quay-courier')
  expect(watchingLater.output.stdout).toContain(
    '-- erased for good: a statement that was not shown here. If other articles report it, what is left of it follows\n',
  )
  expect(watchingLater.output.stdout).not.toContain(statementIds[0])
})

test('what is excluded is not shown: actors, sources, languages and words', async () => {
  const flags = ['--not-actor', 'bo-fenn', '--not-source', 'gull-post', '--not-language', 'de', '--not-text', 'herring']
  await publish(askOf(service), { outlet: 'Gull Post', words: 'We begin', speaker: 'Bo Fenn' })
  const watching = await watch(...flags, '--json')
  const ask = askOf(service)
  await publish(ask, { outlet: 'Tide Wire', words: 'This one is by a man who is excluded', speaker: 'Bo Fenn' })
  await publish(ask, { outlet: 'Gull Post', words: 'That one is of an outlet that is excluded', speaker: 'Cy Nook' })
  await publish(ask, { outlet: 'Tide Wire', words: 'The herring are excluded too', speaker: 'Cy Nook' })
  await publish(ask, { outlet: 'Tide Wire', words: 'Only the ferries are left', speaker: 'Cy Nook' })
  await expect.poll(() => wordsOf(watching)).toEqual(['Only the ferries are left'])
})

test('a consumer goes on where it was when the watch itself was killed, and what it printed does not come again', async () => {
  const ask = askOf(service)
  const flags = ['--actor', 'cy-nook', '--consumer', 'my-desk', '--json']
  await publish(ask, { words: 'Before anybody watched', speaker: 'Cy Nook' })
  const first = await watch(...flags)
  await publish(ask, { words: 'While the first one watched', speaker: 'Cy Nook' })
  await expect.poll(() => wordsOf(first)).toEqual(['While the first one watched'])
  const place = async () => {
    const client = await openConnection(service.database.url)
    const { rows } = await client.query('SELECT acknowledged_at FROM consumers WHERE name = $1', ['my-desk'])
    await client.end()
    return rows[0]?.acknowledged_at ?? null
  }
  await expect.poll(place).not.toBeNull()
  first.child.kill('SIGTERM')
  expect(await first.ended).toBe(0)
  await publish(ask, { words: 'While nobody watched', speaker: 'Cy Nook' })
  const second = await watch(...flags)
  await publish(ask, { words: 'While the second one watched', speaker: 'Cy Nook' })
  await expect.poll(() => wordsOf(second)).toEqual(['While nobody watched', 'While the second one watched'])
})

test('a filter of the API watches for what becomes known of a statement, when an article makes it known', async () => {
  const ask = askOf(service)
  const filters = {
    conflict: { discrepancies: { kinds: ['SPEECH_FORM'], verdict: 'CONFLICT' } },
    several: { minReports: 2 },
    revised: { revised: true },
    unnamed: { named: false },
    denial: { replies: { to: ['di-fenn'], kinds: ['DENIES'] } },
    ofGull: { sources: ['the-gull'] },
  }
  await publish(ask, { outlet: 'The Gull', words: 'The gull was there before', speaker: 'Ivo Tarn' })
  await publish(ask, { text: '“Their survey ships have cut the cable off Kestrel Bay twice,” Di Fenn told reporters.' })
  const watches = await Promise.all(
    Object.entries(filters).map(async ([name, filter]) => {
      return [name, await watch('--json', '--filter', JSON.stringify(filter))] as const
    }),
  )
  const ferry = (what: string) => `The ferry will not sail again before the harbour wall is ${what} by the province`
  const url = 'https://gull.example/ferry'
  await publish(ask, { outlet: 'Harbour Times', words: ferry('repaired'), speaker: 'Ivo Tarn' })
  await publish(ask, { outlet: 'The Gull', words: ferry('inspected'), speaker: 'Ivo Tarn', url })
  await publish(ask, { outlet: 'The Gull', words: ferry('repaired'), speaker: 'Ivo Tarn', url })
  await publish(ask, { text: '“The tide is turning for all of us here today.”' })
  await publish(ask, {
    text: 'Cy Marsh rejected Di Fenn’s claim on Thursday. “No survey ship of ours was near that cable,” Cy Marsh said.',
    publishedAt: '2025-03-06T09:00:00Z',
  })
  const told = (command: Command) =>
    command.output.stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line))
      .flatMap(({ effect, after, statement }) => (effect === undefined ? [] : `${effect} ${(after ?? statement).text}`))
  const shown = () => Object.fromEntries(watches.map(([name, command]) => [name, told(command)]))
  const repaired = ferry('repaired')
  const inspected = ferry('inspected')
  await expect.poll(shown).toEqual({
    conflict: [`ENTERED ${inspected}`, `LEFT ${repaired}`],
    several: [`ENTERED ${inspected}`, `STAYED ${repaired}`],
    revised: [`ENTERED ${repaired}`],
    unnamed: ['ENTERED The tide is turning for all of us here today.'],
    denial: ['ENTERED No survey ship of ours was near that cable'],
    ofGull: [`ENTERED ${inspected}`, `STAYED ${repaired}`],
  })
})
