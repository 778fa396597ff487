import { expect, onTestFinished, test } from 'vitest'
import { askOf } from '../world/articles.ts'
import { answers, openEndpointServer } from '../world/endpoint.ts'
import { openNewspaper, send } from '../world/newspaper.ts'
import { makeKey, runService } from '../world/service.ts'

test('of a feed that is followed, what its publisher refuses holds all the way, and is seen on articles and source', async () => {
  const [paper, endpoint] = [await openNewspaper(), await openEndpointServer()]
  // What it is asked counts; then the rules stand in.
  endpoint.behave(answers(500))
  const service = await runService({
    FETCH_ALLOW: paper.host,
    COLLECT_AT_ONCE: '2',
    POLL_INTERVAL_MS: '200',
    KEEP_TEXT: 'full',
    EXTRACTOR: 'llm',
    EXTRACTOR_URL: endpoint.url,
    EXTRACTOR_MODEL: 'small',
  })
  onTestFinished(async () => {
    await service.stop()
    await endpoint.stop()
    await paper.close()
  })
  const filler = 'The ferries lay at the quay and the lamps were lit along the water. '.repeat(30)
  const print = (words: string) =>
    paper.print({ text: [filler, `“${words},” Ada Quill said on the quay.`, filler.replaceAll('ferries', 'barges')] })
  const open = print('The open gate is mended')
  const quoted = print('The quoted gate is mended')
  const closed = print('The closed gate is mended')
  const rules = [
    `Content-Signal: ${closed.path} search=no`,
    `Content-Signal: ${quoted.path} ai-input=no`,
    '# licences@harbour.example',
  ]
  paper.answer('/robots.txt', (_, response) =>
    send(response, 200, 'text/plain', `User-agent: *\n${rules.join('\n')}`, { 'content-type': 'text/plain' }),
  )
  paper.answer('/.well-known/tdmrep.json', (_, response) =>
    send(response, 200, 'application/json', JSON.stringify([{ location: quoted.path, 'tdm-reservation': 1 }])),
  )
  const ask = askOf(service)
  const { addFeed } = await ask(
    'mutation ($input: AddFeedInput!) { addFeed(input: $input) { ... on AddFeedSuccess { feed { id } } } }',
    { input: { url: paper.feedUrl } },
  )
  const entries = async () => {
    const { node } = await ask(
      'query ($id: ID!) { node(id: $id) { ... on Feed { entries { nodes { outcome message url } } } } }',
      { id: addFeed.feed.id },
    )
    return new Map(node.entries.nodes.map((one: { url: string }) => [one.url.replace(paper.url, ''), one]))
  }
  const outcomeOf = async (path: string) => ((await entries()).get(path) as { outcome?: string } | undefined)?.outcome
  await expect
    .poll(async () => Promise.all([open, quoted, closed].map(({ path }) => outcomeOf(path))), { timeout: 30_000 })
    .toEqual(['INGESTED', 'INGESTED', 'RIGHTS'])

  // Not fetched: with whom to ask.
  expect(paper.asked.map(({ path }) => path)).not.toContain(closed.path)
  expect((await entries()).get(closed.path)).toMatchObject({
    message: expect.stringMatching(/Content-Signal: search=no.*; ask licences@harbour\.example$/),
  })
  // Not sent to the model.
  const sent = JSON.stringify(endpoint.questions)
  expect(sent).toContain('The open gate')
  expect(sent).not.toContain('The quoted gate')
  // Kept whole where KEEP_TEXT=full may be, and else cut; a reader is shown quotations of both.
  const reader = await makeKey(service.url, service.key, 'READER')
  const textOf = async (path: string, key: string) => {
    const { data } = await service.ask<{
      article: { text: string; textKept: string; extractor: string; rights: { reasons: { where: string }[] } }
    }>(
      'query ($url: String!) { article(url: $url) { text textKept extractor rights { reasons { where } } } }',
      { url: paper.url + path },
      key,
    )
    return data?.article
  }
  expect(await textOf(open.path, service.key)).toMatchObject({ textKept: 'FULL', rights: { reasons: [] } })
  expect((await textOf(open.path, service.key))?.text).not.toContain('[…]')
  expect((await textOf(open.path, reader))?.text).toMatch(/^ *\[…\].*“The open gate is mended,”.*\[…\]$/s)
  expect(await textOf(quoted.path, service.key)).toMatchObject({
    textKept: 'QUOTATIONS',
    extractor: 'RULES',
    text: expect.stringMatching(/^\[…\].*“The quoted gate is mended,”.*\[…\]$/s),
    rights: { reasons: [{ where: 'robots.txt' }, { where: '/.well-known/tdmrep.json' }] },
  })
  const { sources } = await ask(
    '{ sources { nodes { rights { site said { text } contacts lastRefusal { message } } } } }',
  )
  expect(sources.nodes).toEqual([
    {
      rights: [
        {
          site: paper.url,
          said: [
            { text: rules[0] },
            { text: rules[1] },
            { text: JSON.stringify({ location: quoted.path, 'tdm-reservation': 1 }) },
          ],
          contacts: ['licences@harbour.example'],
          lastRefusal: { message: expect.stringContaining('search=no') },
        },
      ],
    },
  ])
}, 60_000)
