import { readFile, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'

// Fills the database of a release, so that every table has rows, and keeps what its clients were told. Made once for
// each release, with the code of that release; this script speaks to it over HTTP alone. How 0.1.0's files were made,
// with Postgres 15, the oldest that we support, and its own pg_dump:
//
//   git worktree add ../0.1.0 98095ad && cd ../0.1.0 && npm ci
//   createdb onrecord
//   DATABASE_URL=postgresql://localhost/onrecord PORT=4790 MAX_COST=1000000 npm start
//   npx onrecord ingest samples/*
//   node fill.ts http://127.0.0.1:4790/graphql README.md src/server/graphiql.ts samples/wire.jsonl 0.1.0.json
//   psql onrecord -c 'BEGIN; SELECT pg_advisory_xact_lock(1869479937); SELECT pg_sleep(60)' &    # nothing is numbered any more
//   node fill.ts http://127.0.0.1:4790/graphql pending 0.1.0.json
//   kill -9 the service
//   pg_dump --inserts --no-owner --no-privileges onrecord | grep -v '^\\' > 0.1.0.sql

const [url = '', ...rest] = process.argv.slice(2)

interface Event {
  __typename: string
  cursor: string
  previous: string | null
  statementId?: string
  statement?: { id: string; text: string } | null
}

// biome-ignore lint/suspicious/noExplicitAny: the shape of an answer is its question
type Answer = any

async function ask(query: string, variables: object = {}, key?: string): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key === undefined ? {} : { authorization: `Bearer ${key}` }) },
    body: JSON.stringify({ query, variables }),
  })
  const { data, errors } = (await response.json()) as Answer
  if (errors !== undefined) throw new Error(`${query}\n${JSON.stringify(errors)}`)
  return data
}

/** Runs a mutation that takes an `input`, and fails where it returns a failure. */
async function change(name: string, input: object, selection: string, key?: string): Promise<Answer> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`
  const data = await ask(
    `mutation ($input: ${type}Input!) { ${name}(input: $input) {
      __typename ... on Failure { message } ... on ${type}Success { ${selection} } } }`,
    { input },
    key,
  )
  if (data[name].message !== undefined) throw new Error(`${name}: ${data[name].message}`)
  return data[name]
}

const EVENTS = /* GraphQL */ `
  subscription ($after: Cursor, $from: StreamStart! = BEGINNING, $consumer: String) {
    statementEvents(after: $after, from: $from, consumer: $consumer) {
      __typename
      ... on JournalEvent { cursor previous }
      ... on StatementErased { statementId }
      ... on StatementChange { statementId }
      ... on StatementIngested { statement { id text } }
    }
  }
`

/** Events until the stream has caught up. */
async function read(variables: object, key: string): Promise<Event[]> {
  const leaving = new AbortController()
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query: EVENTS, variables }),
    signal: leaving.signal,
  })
  const events: Event[] = []
  let text = ''
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk
    const frames = text.split('\n\n')
    text = frames.pop() ?? ''
    for (const frame of frames) {
      const line = /^data: (.+)$/m.exec(frame)?.[1]
      if (line === undefined) continue
      const event: Event = JSON.parse(line).data.statementEvents
      if (event.__typename === 'CaughtUp') {
        leaving.abort()
        return events
      }
      events.push(event)
    }
  }
  throw new Error('the stream ended')
}

const STATEMENTS = /* GraphQL */ `
  {
    statements(first: 100) {
      liveCursor
      nodes {
        id
        text
        form
        status
        actor { id name }
        office { name }
        saidAt { earliest latest precision }
        topics(first: 10) { nodes { slug } }
        proposedFolds { statement { id } }
        replies(first: 10) { nodes { id kind status report { id statement { id } } } }
        reports(first: 10) { nodes { id text confidence article { id url } corrections { kind reason } } }
      }
    }
  }
`

async function statements(key?: string): Promise<{ liveCursor: string; nodes: Answer[] }> {
  return (await ask(STATEMENTS, {}, key)).statements
}

const found = <Item>(item: Item | undefined, what: string): Item => {
  if (item === undefined) throw new Error(`${what} is missing`)
  return item
}

async function fill([readme = '', graphiql = '', wire = '', file = '']: string[]): Promise<void> {
  const keys: Record<string, { id: string; key: string }> = {}
  for (const role of ['ADMIN', 'EDITOR', 'READER']) {
    const made = await change('createKey', { principal: role.toLowerCase(), role }, 'key apiKey { id }')
    keys[role.toLowerCase()] = { id: made.apiKey.id, key: made.key }
  }
  const revoked = await change('createKey', { principal: 'reader', role: 'READER' }, 'key apiKey { id }')
  await change('revokeKey', { id: revoked.apiKey.id }, '__typename')
  keys.revoked = { id: revoked.apiKey.id, key: revoked.key }
  const editor = found(keys.editor, 'the key').key
  const edit = (name: string, input: object, selection: string) => change(name, input, selection, editor)

  await edit(
    'createTopic',
    { name: 'Undersea cables', slug: 'cables', rule: { text: 'cable OR cables' } },
    'topic { id slug }',
  )
  const office = await edit('createOffice', { name: 'Commander of the Kure naval base' }, 'office { id }')
  await edit('createActor', { name: 'Sea Watch', kind: 'INSTITUTION' }, 'actor { id }')

  // An article that comes again, edited.
  const articles = (await readFile(wire, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  await edit('ingestArticle', { ...articles[2], title: 'Beijing: the envoy “came far to count ships”' }, 'outcome')

  // GraphiQL's example, with a key, so that the same again is known.
  const example = found(
    /ingestArticle\(input: (\{[\s\S]*?\n {2}\})\)/.exec(await readFile(graphiql, 'utf8'))?.[1],
    'the example',
  )
  await ask(
    `mutation { ingestArticle(input: ${example.replace('{', '{ idempotencyKey: "example"')}) { __typename ... on Failure { message } } }`,
    {},
    editor,
  )

  const says = async (words: string) =>
    found(
      (await statements()).nodes.find(({ text }) => text.includes(words)),
      words,
    )
  const reportOf = async (words: string) =>
    found(
      (await statements()).nodes.flatMap((node) => node.reports.nodes).find(({ text }: Answer) => text.includes(words)),
      words,
    ).id

  const admiral = (await says('charts are better')).actor.id

  // Decisions on reports.
  await edit(
    'confirmReport',
    { id: await reportOf('Standards are easy'), reason: 'The diplomat was asked.' },
    '__typename',
  )
  await edit(
    'correctReport',
    { id: await reportOf('they are getting bigger'), actor: admiral, reason: 'The admiral said it.' },
    '__typename',
  )
  const twice = (await says('two dry docks')).reports.nodes
  const rejected = found(
    twice.find(({ article }: Answer) => article.url.startsWith('https://anchor-wire.example')),
    'the report of the wire',
  )
  await edit('rejectReport', { id: rejected.id, reason: 'No one said this.' }, '__typename')

  // Replies.
  const replies = (await statements()).nodes.flatMap((node) => node.replies.nodes)
  const pending = replies.filter(({ status }: Answer) => status === 'PENDING')
  await edit('confirmReply', { reply: found(pending[0], 'a reply').id, reason: 'It answers.' }, '__typename')
  await edit(
    'rejectReply',
    { reply: found(pending[1], 'a second reply').id, reason: 'It does not answer.' },
    '__typename',
  )

  // Corrections of statements and actors, one of them undone.
  const proposed = found(
    (await statements()).nodes.find((node) => node.proposedFolds.length > 0),
    'a proposed fold',
  )
  const apart = [proposed.id, proposed.proposedFolds[0].statement.id]
  await edit('rejectFold', { statements: apart, reason: 'Two utterances.' }, '__typename')
  const into = (await says('adjectives have improved')).id
  await edit(
    'mergeStatements',
    { into, statements: [(await says('he was not surprised')).id], reason: 'One breath.' },
    '__typename',
  )
  const two = found(
    (await statements()).nodes.find(({ id, reports }) => reports.nodes.length > 1 && ![into, ...apart].includes(id)),
    'a folded statement',
  )
  await edit(
    'splitStatement',
    { statement: two.id, reports: [two.reports.nodes[1].id], reason: 'Said twice.' },
    '__typename',
  )
  await edit(
    'reattribute',
    {
      statement: (await says('cooperation between the two navies')).id,
      actor: admiral,
      office: office.office.id,
      reason: 'His words.',
    },
    '__typename',
  )
  const taken = await edit(
    'reattribute',
    { statement: (await says('enjoy the cherry blossom')).id, actor: admiral, reason: 'A slip.' },
    'correction { id }',
  )
  await edit('undoCorrection', { correction: taken.correction.id, reason: 'It was a slip.' }, '__typename')

  // Erasures.
  const erasedStatement = await says('ships “threaten no one”')
  const erasedArticle = found(
    (await statements()).nodes
      .flatMap((node) => node.reports.nodes)
      .find(({ article }) => article.url.includes('briefs/4471')),
    'the brief',
  ).article
  const admin = found(keys.admin, 'the key').key
  const erase = (name: string, id: string) =>
    ask(`mutation ($id: ID!) { ${name}(id: $id, reason: "Asked for.") { __typename } }`, { id }, admin)
  await erase('eraseStatement', erasedStatement.id)
  await erase('eraseArticle', erasedArticle.id)

  // Readers: one that keeps its place itself, one whose place the service keeps.
  const events = await read({}, editor)
  const half = found(events[Math.floor(events.length / 2)], 'an event')
  await read({ consumer: 'desk' }, editor)
  await ask(
    'mutation ($cursor: Cursor!) { acknowledge(consumer: "desk", cursor: $cursor) { __typename } }',
    { cursor: half.cursor },
    editor,
  )
  const page = await ask('{ statements(first: 5) { nodes { id } pageInfo { endCursor } } }', {}, editor)
  const next = await ask(
    'query ($after: String) { statements(first: 5, after: $after) { nodes { id } } }',
    { after: page.statements.pageInfo.endCursor },
    editor,
  )
  const { liveCursor, nodes } = await statements(editor)
  const text = await readFile(readme, 'utf8')
  const told = {
    keys,
    erased: {
      statement: erasedStatement.id,
      words: erasedStatement.text,
      article: erasedArticle.id,
      url: erasedArticle.url,
    },
    stream: { events, acknowledged: half.cursor },
    page: { after: page.statements.pageInfo.endCursor, next: next.statements.nodes.map(({ id }: Answer) => id) },
    liveCursor,
    statements: nodes,
    rejected: rejected.text,
    articles,
    corrections: (
      await ask('{ deskCorrections(first: 20) { nodes { id kind reason undoneReason madeBy } } }', {}, editor)
    ).deskCorrections.nodes,
    examples: {
      queries: [
        ...[...text.matchAll(/ -d '(.*)'$/gm)].map(([, body = '']) => JSON.parse(body).query as string),
        ...[...text.matchAll(/```graphql\n([\s\S]*?)```|gql`([\s\S]*?)`/g)].map(([, shown, sent]) => shown ?? sent),
      ],
      tabs: [...(await readFile(graphiql, 'utf8')).matchAll(/^ {2}`(#[\s\S]*?)`,$/gm)].map(([, tab]) => tab),
    },
  }
  await writeFile(file, `${JSON.stringify(told, null, 2)}\n`)
}

/** An article whose entries nobody has numbered yet when the database is dumped. */
async function leavePending([file = '']: string[]): Promise<void> {
  const told = JSON.parse(await readFile(file, 'utf8'))
  const { article, statements: those } = await change(
    'ingestArticle',
    {
      source: { name: 'Night Desk', homepage: 'https://night-desk.example' },
      url: 'https://night-desk.example/1',
      publishedAt: '2025-05-15T21:00:00Z',
      language: 'en',
      text: '“The lamp on the north mole burns all night,” harbour master Ines Tarn said on Thursday.',
    },
    'article { id } statements { id text }',
    told.keys.editor.key,
  )
  told.pending = { article: article.id, statements: those }
  await writeFile(file, `${JSON.stringify(told, null, 2)}\n`)
}

await (rest[0] === 'pending' ? leavePending(rest.slice(1)) : fill(rest.map((path) => resolve(path))))
