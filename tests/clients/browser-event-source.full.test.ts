import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { chromium } from 'playwright-core'
import { expect, test } from 'vitest'
import { followByEventSource } from '../../docs/snippets/event-source.ts'
import { cableTo } from '../world/cable.ts'
import { authorized } from '../world/keys.ts'
import { runService } from '../world/service.ts'

const BROWSER = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (path) => path !== undefined && existsSync(path),
)
const QUERY =
  'subscription ($after: Cursor) { statementEvents(after: $after) { __typename ... on StatementIngested { was { text } } } }'

test.skipIf(BROWSER === undefined)(
  `a browser’s own EventSource follows with a key, and goes on where it was when it is cut off${BROWSER === undefined ? ' (skipped: no Chromium here, set CHROMIUM)' : ''}`,
  async () => {
    const service = await runService()
    const cable = await cableTo(Number(new URL(service.url).port))
    const url = `http://127.0.0.1:${cable.port}/graphql`
    const browser = await chromium.launch({ executablePath: BROWSER ?? '', args: ['--no-sandbox'] })
    const publish = async (number: number) => {
      const words = `The harbour master counts ships, says remark ${number}`
      const input = {
        source: { name: 'The Harbour Times' },
        url: `https://harbourtimes.example/${number}`,
        text: `“${words},” Ada Quill said.`,
        language: 'en',
      }
      await service.ask('mutation ($input: IngestArticleInput!) { ingestArticle(input: $input) { __typename } }', {
        input,
      })
      return words
    }
    try {
      const page = await browser.newPage()
      // A page of the same origin, without a policy of its own.
      await page.goto(`${new URL(url).origin}/health/live`)
      // Without its types, as it is run here too; its constants stand beside it.
      const source = await readFile('docs/snippets/event-source.ts', 'utf8')
      const constants = source.match(/^const \w+ = [\d_]+$/gm) ?? []
      expect(constants).toHaveLength(2)
      const call = JSON.stringify([{ url, headers: authorized(url) }, { query: QUERY }])
      await page.addScriptTag({
        type: 'module',
        content: `${constants.join('\n')}
          const followByEventSource = ${followByEventSource}
          globalThis.heard = []
          const [service, request] = ${call}
          followByEventSource({ ...service, EventSource }, request, {
            next: ({ data, errors }) => heard.push(data?.statementEvents?.was?.text ?? data?.statementEvents?.__typename ?? errors),
            error: (reason) => heard.push(String(reason)),
            complete: () => heard.push('complete'),
          })`,
      })
      const heard = () => page.evaluate('heard') as Promise<string[]>
      await expect.poll(heard, { timeout: 20_000 }).toEqual(['CaughtUp'])
      const said = [await publish(1)]
      await expect.poll(heard, { timeout: 20_000 }).toContain(said[0])
      cable.cut()
      said.push(await publish(2), await publish(3))
      await expect
        .poll(async () => (await heard()).filter((word) => word !== 'CaughtUp'), { timeout: 20_000 })
        .toEqual(said)
    } finally {
      await browser.close()
      await cable.close()
      await service.stop()
    }
  },
  60_000,
)
