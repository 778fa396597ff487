import { setTimeout as sleep } from 'node:timers/promises'
import { authorized } from '../world/keys.ts'

/** What a writer was told is in: an article's address and the text that it had. */
interface Acknowledged {
  url: string
  text: string
}

export interface Writer {
  /** Everything that was acknowledged, in order. */
  acknowledged: Acknowledged[]
  /** Calls that had to be made again with the same key. */
  readonly repeats: number
  /** Answers that no fault explains. */
  problems: string[]
  /** Resolves when the article in hand is acknowledged. */
  stop(): Promise<void>
}

const INGEST = /* GraphQL */ `
  mutation ($input: IngestArticleInput!) {
    ingestArticle(input: $input) { __typename ... on Failure { message } }
  }
`
const GIVE_UP_MS = 10_000

/**
 * Publishes articles one after the other, some of them edited later, each to any of the services. A call whose
 * connection broke is made again, with the same idempotency key, until it is answered.
 */
export function startWriter(name: string, urls: () => string, random: () => number): Writer {
  const acknowledged: Acknowledged[] = []
  const problems: string[] = []
  let repeats = 0
  let isOver = false
  let count = 0

  const call = async (input: object): Promise<boolean> => {
    const url = urls()
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...authorized(url) },
      body: JSON.stringify({ query: INGEST, variables: { input } }),
      signal: AbortSignal.timeout(GIVE_UP_MS),
    })
    const { data, errors } = (await response.json()) as {
      data?: { ingestArticle?: { __typename: string; message?: string } } | null
      errors?: { message: string; extensions?: { code?: string } }[]
    }
    const result = data?.ingestArticle
    if (result?.__typename === 'IngestArticleSuccess') return true
    const code = errors?.[0]?.extensions?.code
    if (code !== 'UNAVAILABLE' && code !== 'STOPPING') problems.push(JSON.stringify(result ?? errors))
    return false
  }
  const publish = async (url: string, text: string): Promise<void> => {
    const input = {
      source: { name: `The ${name} Times` },
      url,
      text,
      language: 'en',
      idempotencyKey: `${name} ${count}`,
    }
    for (;;) {
      if (await call(input).catch(() => false)) break
      repeats += 1
      await sleep(50 + random() * 100)
    }
    acknowledged.push({ url, text })
  }
  const textOf = (mark: string) => {
    const colour = random() < 0.5 ? 'red' : 'blue'
    const remarks = [`“The ${colour} harbour counts its ships, says ${mark},” Ada Quill said.`]
    if (random() < 0.3) remarks.push(`“We will count them again after ${mark},” Tom Reed said.`)
    return remarks.join(' ')
  }
  const running = (async () => {
    while (!isOver) {
      count += 1
      const mark = `remark ${name}${count}`
      const old = acknowledged[Math.floor(random() * acknowledged.length)]
      const url = old !== undefined && random() < 0.2 ? old.url : `https://${name}.example/${count}`
      await publish(url, textOf(mark))
      await sleep(random() * 60)
    }
  })()
  return {
    acknowledged,
    problems,
    get repeats() {
      return repeats
    },
    async stop() {
      isOver = true
      await running
    },
  }
}
