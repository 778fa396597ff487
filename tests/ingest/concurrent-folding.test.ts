import { afterAll, beforeAll, expect, test } from 'vitest'
import { seeded } from '../world/seeded.ts'
import { type RunningService, runService } from '../world/service.ts'

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
const SEED = Math.floor(Math.random() * 2 ** 31)
const random = seeded(SEED)

const SYLLABLES = 'ba del fo gri hum jo kar lin mor nep ost pli quo rus sta tev ulm vor wex yar zin'.split(' ')

/** Words that nobody has said before: what is said in one round is nothing like what was said in another. */
function pick(count: number): string {
  const syllable = () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]
  return Array.from({ length: count }, () => `${syllable()}${syllable()}${syllable()}`).join(' ')
}

interface Answer {
  ingestArticle: { __typename: string; statements?: { id: string }[] }
}

async function ingest(service: RunningService, outlet: number, round: number, text: string) {
  const input = {
    source: { name: `Outlet ${outlet}`, homepage: `https://outlet${outlet}.example` },
    url: `https://outlet${outlet}.example/${round}`,
    publishedAt: '2025-03-05T09:00:00Z',
    language: 'en',
    text,
  }
  return service.ask<Answer>(
    'mutation ($input: IngestArticleInput!) { ingestArticle(input: $input) { __typename ... on IngestArticleSuccess { statements { id } } } }',
    { input },
  )
}

test(`articles with one utterance, taken in by two services at one moment, are one statement (seed ${SEED})`, async () => {
  const seen = new Set<string>()
  for (let round = 0; round < ROUNDS; round += 1) {
    // People on file already; every other time newcomers, by their full name here and by their surname there.
    const newcomers = [`Nora Castaway${round}`, `Emil Driftwood${round}`, 'Ada Quill']
    const speakers = round % 2 === 0 ? newcomers : ['Tom Barrow', 'Ines Tarn', 'Ada Quill']
    const said = speakers.map(() => pick(10))
    const texts = Array.from({ length: 4 }, (_, outlet) => {
      const lines = speakers.map((speaker, index) => {
        const name = outlet === 1 && index === 0 && round % 2 === 0 ? (speaker.split(' ')[1] ?? speaker) : speaker
        return `“${said[index]},” ${name} said.`
      })
      return (random() < 0.5 ? lines : lines.reverse()).join('\n\n')
    })
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
