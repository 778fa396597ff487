import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { feedOf, type Newspaper, openNewspaper, send, status } from '../world/newspaper.ts'
import { makeKey, type RunningService, runService } from '../world/service.ts'

let paper: Newspaper
let service: RunningService
let reader: string

beforeAll(async () => {
  paper = await openNewspaper({ name: 'The Harbour Times | Home of the tides' })
  service = await runService({ FETCH_ALLOW: paper.host, COLLECT_AT_ONCE: '2', POLL_INTERVAL_MS: '200' })
  reader = await makeKey(service.url, service.key, 'READER')
})
afterAll(async () => {
  await service.stop()
  await paper.close()
})
afterEach(async () => {
  const { feeds } = await ask<{ feeds: { nodes: { id: string }[] } }>('{ feeds { nodes { id } } }')
  for (const { id } of feeds.nodes)
    await ask('mutation ($id: ID!) { removeFeed(input: { id: $id }) { __typename } }', { id })
  Object.assign(paper, { articles: [], feedText: null })
  paper.answer('/', null)
  paper.answer('/feed.xml', null)
})

async function ask<Data>(document: string, variables: object = {}, key?: string): Promise<Data> {
  const { data, errors } = await service.ask<Data>(document, variables, key)
  if (errors !== undefined || data == null) throw new Error(JSON.stringify(errors))
  return data
}

const ADD = `mutation ($input: AddFeedInput!) { addFeed(input: $input) {
  __typename ... on InvalidInput { problems { path message } }
  ... on AddFeedSuccess { isNew others { url } feed { id url title sourceName homepage health dailyCap pollMinutes } } } }`

interface Added {
  addFeed: {
    __typename: string
    problems?: { path: string; message: string }[]
    isNew: boolean
    others: { url: string }[]
    feed: { id: string; url: string; health: string }
  }
}

const follow = (input: object) => ask<Added>(ADD, { input })

test('a page is enough to follow its feed, and the articles come in by themselves', async () => {
  const { path } = paper.print({
    text: [
      '“The tide waits for no ferry,” Ada Quill said on Tuesday.',
      'The board of the harbour met again in the old hall and talked about the channel, the cranes and the winter to come, and about the price of bread. Nothing was decided, and it meets again in a week.',
    ],
  })
  const { addFeed } = await follow({ url: paper.url })
  expect(addFeed).toMatchObject({
    __typename: 'AddFeedSuccess',
    isNew: true,
    feed: {
      url: paper.feedUrl,
      title: 'The Harbour Times | Home of the tides',
      sourceName: 'The Harbour Times',
      homepage: `${paper.url}/`,
    },
  })
  const document = `query ($id: ID!) { node(id: $id) { ... on Feed {
    health itemsPerDay lastSuccessAt nextPollAt outcomes { outcome count } days { day expected got polls failures }
    entries { totalCount nodes { url outcome title article { title source { name } reports { nodes { text } } } } } } } }`
  interface Seen {
    node: { outcomes: unknown[]; entries: { nodes: { outcome: string }[] } }
  }
  const seen = () => ask<Seen>(document, { id: addFeed.feed.id })
  await expect.poll(async () => (await seen()).node.outcomes).toEqual([{ outcome: 'INGESTED', count: 1 }])
  expect(await seen()).toMatchObject({
    node: {
      health: 'HEALTHY',
      days: [{ got: 1, polls: 1, failures: 0 }],
      entries: {
        totalCount: 1,
        nodes: [
          {
            url: `${paper.url}${path}`,
            outcome: 'INGESTED',
            article: {
              source: { name: 'The Harbour Times' },
              reports: { nodes: [{ text: 'The tide waits for no ferry' }] },
            },
          },
        ],
      },
    },
  })
  expect(paper.asked.find((asked) => asked.path === path)?.headers['user-agent']).toMatch(/^Onrecord\/\d/)
})

test('a feed that is followed already stays as it is', async () => {
  const first = await follow({
    url: paper.feedUrl,
    dailyCap: 7,
    pollMinutes: 30,
    title: 'Tides',
    sourceName: 'Tide Desk',
  })
  expect(first.addFeed.feed).toMatchObject({ title: 'Tides', sourceName: 'Tide Desk', dailyCap: 7, pollMinutes: 30 })
  const again = await follow({ url: paper.feedUrl })
  expect(again.addFeed).toMatchObject({ isNew: false, feed: { id: first.addFeed.feed.id, dailyCap: 7 } })
})

test('of several feeds that a page names the first is followed, and the others are told', async () => {
  paper.answer('/sport.xml', (_, response) =>
    send(response, 200, 'application/rss+xml', feedOf('Sport', paper.url, [])),
  )
  paper.answer('/', (_, response) =>
    send(
      response,
      200,
      'text/html',
      '<html><link rel="alternate" type="application/rss+xml" href="/feed.xml"><link rel="alternate" type="application/rss+xml" href="/sport.xml">',
    ),
  )
  const { addFeed } = await follow({ url: paper.host.replace(/^/, 'http://') })
  expect(addFeed).toMatchObject({ feed: { url: paper.feedUrl }, others: [{ url: `${paper.url}/sport.xml` }] })
})

test('where a page names no feed, one at a usual place is found', async () => {
  paper.answer('/', (_, response) => send(response, 200, 'text/html', '<html><p>Welcome'))
  const { findFeeds } = await ask<{ findFeeds: object[] }>(
    'query ($url: String!) { findFeeds(url: $url) { url format items } }',
    { url: paper.url },
  )
  expect(findFeeds).toEqual([{ url: paper.feedUrl, format: 'RSS', items: 0 }])
})

test.each([
  ['an address that is none', { url: 'not an address' }, 'is not a web address'],
  ['a file', { url: 'file:///etc/passwd' }, 'is not a web address'],
  ['this machine', { url: 'http://127.0.0.1:80/feed' }, '127.0.0.1 is'],
  ['a cap of none', { url: 'http://a.example', dailyCap: 0 }, 'is not from 1 to 10000'],
  ['an empty title', { url: 'http://a.example', title: ' ' }, 'is empty'],
])('what cannot be followed is refused, and says why: %s', async (_, input, message) => {
  const { addFeed } = await follow(input)
  expect(addFeed.__typename).toBe('InvalidInput')
  expect(addFeed.problems?.[0]?.message).toContain(message)
})

test('a page without a feed is refused, and says what to give', async () => {
  paper.answer('/', (_, response) => send(response, 200, 'text/html', '<html><p>Welcome'))
  paper.answer('/feed.xml', status(404))
  const { addFeed } = await follow({ url: paper.url })
  expect(addFeed.problems?.[0]).toEqual({
    path: 'url',
    message: `cannot be followed: ${paper.url}/ is not a feed, names none, and has none at the usual places: give the address of its feed.`,
  })
})

test('a feed is paused, goes on, is changed and removed', async () => {
  const { id } = (await follow({ url: paper.feedUrl })).addFeed.feed
  const change = async (input: object) => {
    const { updateFeed } = await ask<{ updateFeed: { feed?: object; problems?: object[] } }>(
      `mutation ($input: UpdateFeedInput!) { updateFeed(input: $input) {
        ... on InvalidInput { problems { path message } }
        ... on UpdateFeedSuccess { feed { health isPaused nextPollAt pollMinutes sourceName dailyCap } } } }`,
      { input: { id, ...input } },
    )
    return updateFeed.feed ?? updateFeed.problems
  }
  expect(await change({ isPaused: true })).toMatchObject({ health: 'PAUSED', isPaused: true, nextPollAt: null })
  expect(await change({ pollMinutes: 15, sourceName: 'Tide Desk', dailyCap: 3 })).toMatchObject({
    pollMinutes: 15,
    sourceName: 'Tide Desk',
    dailyCap: 3,
  })
  expect(await change({ pollMinutes: null })).toMatchObject({ pollMinutes: null, sourceName: 'Tide Desk' })
  paper.takeAsked()
  expect(await change({ isPaused: false })).toMatchObject({ isPaused: false })
  await expect.poll(() => paper.takeAsked()).toContain('/feed.xml')
  expect(await change({ pollMinutes: 0 })).toEqual([
    { path: 'pollMinutes', message: expect.stringContaining('1 to 10080') },
  ])

  await ask('mutation ($id: ID!) { pollFeed(input: { id: $id }) { __typename } }', { id })
  await expect.poll(() => paper.takeAsked()).toContain('/feed.xml')
  const removed = await ask(
    'mutation ($id: ID!) { removeFeed(input: { id: $id }) { ... on RemoveFeedSuccess { url feedId } } }',
    { id },
  )
  expect(removed).toEqual({ removeFeed: { url: paper.feedUrl, feedId: id } })
  expect(await change({ isPaused: true })).toEqual([{ path: 'id', message: 'is not the id of a feed' }])
})

test('feeds are listed by how they are', async () => {
  const { id } = (await follow({ url: paper.feedUrl })).addFeed.feed
  const listed = async (health: string) =>
    (
      await ask<{ feeds: { nodes: object[]; totalCount: number } }>(
        `{ feeds(health: [${health}]) { totalCount nodes { id lastFailure { reason message } } } }`,
      )
    ).feeds
  await expect.poll(() => listed('HEALTHY')).toMatchObject({ totalCount: 1 })
  expect(await listed('FAILING, SILENT')).toMatchObject({ totalCount: 0, nodes: [] })
  paper.answer('/feed.xml', status(403))
  await ask('mutation ($id: ID!) { pollFeed(input: { id: $id }) { __typename } }', { id })
  await expect
    .poll(() => listed('FAILING'))
    .toMatchObject({
      nodes: [{ id, lastFailure: { reason: 'REFUSED_BY_PUBLISHER', message: expect.stringContaining(paper.host) } }],
    })
})

test('a number of days that there cannot be is refused', async () => {
  await follow({ url: paper.feedUrl })
  const { errors } = await service.ask('{ feeds { nodes { days(last: 91) { got } } } }')
  expect(errors).toMatchObject([{ message: '`last` is 1 to 90 days, not 91.', extensions: { code: 'BAD_USER_INPUT' } }])
})

test('a list of feeds comes in and goes out as OPML', async () => {
  const { id } = (await follow({ url: paper.feedUrl, title: 'Tides' })).addFeed.feed
  const opml = `<opml version="2.0"><body><outline text="Tides" xmlUrl="${paper.feedUrl}"/><outline text="Wharf"><outline text="Wharf News" type="rss" xmlUrl="${paper.url}/wharf.xml"/></outline>
    <outline text="bad" xmlUrl="ftp://a.example/x"/><outline text="secret" xmlUrl="https://ada:pass@a.example/x"/></body></opml>`
  const document = `mutation ($opml: String!) { importOpml(input: { opml: $opml }) { ... on InvalidInput { problems { message } }
    ... on ImportOpmlSuccess { known refused feeds { url title sourceName homepage } } } }`
  expect(await ask(document, { opml })).toEqual({
    importOpml: {
      known: 1,
      refused: ['ftp://a.example/x', 'https://ada:pass@a.example/x'],
      feeds: [{ url: `${paper.url}/wharf.xml`, title: 'Wharf News', sourceName: 'Wharf News', homepage: paper.url }],
    },
  })
  const { exportOpml } = await ask<{ exportOpml: string }>('{ exportOpml }')
  expect([...exportOpml.matchAll(/xmlUrl="([^"]+)"/g)].map(([, url]) => url)).toEqual([
    paper.feedUrl,
    `${paper.url}/wharf.xml`,
  ])
  expect(await ask(document, { opml: 'hello' })).toEqual({
    importOpml: { problems: [{ message: 'has no feed in it: it must have an outline with an xmlUrl' }] },
  })
  expect(id).not.toBe('')
})

test('readers see how feeds are, without the secrets in their addresses, and change nothing', async () => {
  paper.answer('/feed.xml?token=secret', (_, response) =>
    send(response, 200, 'application/rss+xml', feedOf('T', paper.url, [])),
  )
  await follow({ url: `${paper.feedUrl}?token=secret` })
  const { feeds } = await ask<{ feeds: { nodes: { url: string }[] } }>('{ feeds { nodes { url health } } }', {}, reader)
  expect(feeds.nodes[0]?.url).toBe(`${paper.feedUrl}?...`)
  const refused = await service.ask(ADD, { input: { url: paper.feedUrl } }, reader)
  expect(refused.data).toEqual({ addFeed: { __typename: 'NotAllowed' } })
  for (const document of ['{ exportOpml }', '{ failedJobs { id } }', '{ findFeeds(url: "a.example") { url } }']) {
    const { errors } = await service.ask(document, {}, reader)
    expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN')
  }
})

test('no job was set aside, and there is none to run again', async () => {
  expect(await ask('{ failedJobs { id task attempts error feed { url } entry { url } } }')).toEqual({ failedJobs: [] })
  const retry =
    'mutation { retryJob(input: { id: "77" }) { __typename ... on InvalidInput { problems { path message } } } }'
  expect(await ask(retry)).toEqual({
    retryJob: {
      __typename: 'InvalidInput',
      problems: [{ path: 'id', message: 'is not the id of a job that was set aside' }],
    },
  })
})
