import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { runService } from '../world/service.ts'

const INGEST = `mutation ($input: IngestArticleInput!) {
  ingestArticle(input: $input) { __typename ... on Failure { message } }
}`

const KEY = `mutation {
  createKey(input: { principal: "examples", role: EDITOR }) {
    ... on CreateKeySuccess { key }
    ... on Failure { message }
  }
}`

/** A service that articles come in to, and a key to it. */
export interface Newsroom {
  url: string
  key: string
  /** Publishes an article in which Ada Quill says something new about the Indo-Pacific; returns the words. */
  publish(): Promise<string>
  stop(): Promise<void>
}

/** All about one topic, and so different that none is taken for another report of the one before. */
const SAID = [
  'NATO frigates will be repaired in Indo-Pacific dockyards from next spring',
  'We have agreed with Japan and NATO on radios for every lighthouse of the Indo-Pacific',
  'Nobody in NATO asked Indo-Pacific fishermen what the cables cost them',
  'The Indo-Pacific office of NATO opens its doors to students in October',
  'Storm warnings from the Indo-Pacific shall reach every NATO capital within minutes',
  'NATO owes Australia an honest answer about Indo-Pacific tankers',
  'My successor will speak for NATO in the Indo-Pacific with more patience',
  'Pilots from the Indo-Pacific have trained in four NATO countries since winter',
]

/** `env`: settings, as in the environment. */
export async function openNewsroom(env: Record<string, string> = {}): Promise<Newsroom> {
  const service = await runService({ STARTER_TOPICS: 'on', ...env })
  const made = await service.ask<{ createKey: { key: string } }>(KEY)
  const key = made.data?.createKey.key
  if (key === undefined) throw new Error(JSON.stringify(made))
  let published = 0
  return {
    url: service.url,
    key,
    async publish() {
      const words = SAID[published]
      if (words === undefined) throw new Error('everything has been said: add a sentence')
      published += 1
      const input = {
        source: { name: 'The Harbour Post' },
        url: `https://harbour-post.example/${published}`,
        text: `“${words},” Ada Quill said.`,
        language: 'en',
      }
      const { data, errors } = await service.ask<{ ingestArticle: { __typename: string } }>(INGEST, { input }, key)
      if (data?.ingestArticle.__typename !== 'IngestArticleSuccess') throw new Error(JSON.stringify({ data, errors }))
      return words
    },
    stop: service.stop,
  }
}

/** A program of `examples/` that runs. */
export interface Program {
  child: ChildProcess
  /** All lines it has printed so far. */
  lines(): string[]
  ended: Promise<number | null>
}

export function runExample(file: string, env: Record<string, string>): Program {
  const child = spawn(process.execPath, ['--import', 'tsx', `examples/${file}`], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text
    })
  const ended = once(child, 'close').then(([code]) => code as number | null)
  return { child, lines: () => printed.split('\n').filter((line) => line !== ''), ended }
}
