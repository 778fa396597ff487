import { afterAll, beforeAll, expect, test } from 'vitest'
import { newSeed, seeded } from '../world/seeded.ts'
import { type RunningService, runService } from '../world/service.ts'
import { articleOf, utterancesOf } from '../world/utterances.ts'

// Two services on one database take in articles with the same utterances at the same moment, over and over: whatever
// the interleaving, each utterance is one statement with all its reports.

let one: RunningService
let other: RunningService

beforeAll(async () => {
  one = await runService()
  other = await runService({}, one.database)
})

afterAll(async () => {
  await other.stop()
  await one.stop()
})

const ROUNDS = 24
const SEED = newSeed()
const random = seeded(SEED)

interface Answer {
  ingestArticle: { __typename: string; statements?: { id: string }[] }
}

async function ingest(service: RunningService, outlet: number, round: number, text: string) {
  return service.ask<Answer>(
    'mutation ($input: IngestArticleInput!) { ingestArticle(input: $input) { __typename ... on IngestArticleSuccess { statements { id } } } }',
    { input: articleOf(outlet, round, text) },
  )
}

test(`articles with one utterance, taken in by two services at one moment, are one statement (seed ${SEED})`, async () => {
  const seen = new Set<string>()
  for (let round = 0; round < ROUNDS; round += 1) {
    const { speakers, texts } = utterancesOf(round, 4, random)
    const answers = await Promise.all(
      texts.map((text, outlet) => ingest(outlet % 2 === 0 ? one : other, outlet, round, text)),
    )
    const ids = answers.flatMap(({ data }) => data?.ingestArticle.statements?.map(({ id }) => id) ?? [])
    expect(ids, JSON.stringify(answers)).toHaveLength(4 * speakers.length)
    expect(new Set(ids).size, `round ${round}`).toBe(speakers.length)
    for (const id of ids) seen.add(id)
    expect(seen.size, `round ${round} is folded into an earlier one`).toBe((round + 1) * speakers.length)
  }
  for (const { log } of [one, other])
    expect(log.filter((line) => (JSON.parse(line) as { level: number }).level >= 40)).toEqual([])
}, 240_000)
