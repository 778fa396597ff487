import { afterAll, beforeAll, expect, test } from 'vitest'
import { openConnection } from '../../src/store/database/connection.ts'
import { type ChaosPostgres, startPostgres } from '../chaos/postgres.ts'
import { type ServiceProcess, startProcess } from '../chaos/process.ts'
import { COMMAND_LINE } from '../world/command-line.ts'
import { newSeed, seeded } from '../world/seeded.ts'
import { ask } from '../world/service.ts'
import { articleOf, utterancesOf } from '../world/utterances.ts'

// Two processes of the operating system on one Postgres take in articles with the same utterances at the same moment,
// over and over: whatever the interleaving, each utterance is one statement with all its reports.

const ROUNDS = 48
const OUTLETS = 4
const SEED = newSeed()

let postgres: ChaosPostgres
const processes: ServiceProcess[] = []
beforeAll(async () => {
  postgres = await startPostgres()
  for (let index = 0; index < 2; index += 1) {
    const started = await startProcess(postgres.url, COMMAND_LINE)
    processes.push(started)
    // The first one makes the tables.
    await started.ready()
  }
}, 180_000)
afterAll(async () => {
  await Promise.all(processes.map((process) => process.stop()))
  await postgres.stop()
}, 60_000)

const INGEST = /* GraphQL */ `
  mutation ($input: IngestArticleInput!) {
    ingestArticle(input: $input) { ... on IngestArticleSuccess { statements { id } } }
  }
`

interface Answer {
  ingestArticle: { statements?: { id: string }[] }
}

async function doubles(): Promise<unknown[]> {
  const client = await openConnection(postgres.directUrl())
  const { rows } = await client.query(
    `SELECT s.text, count(*) AS count FROM statements s WHERE s.status = 'CURRENT' GROUP BY s.text HAVING count(*) > 1
     UNION ALL
     SELECT a.name, count(*) FROM actors a GROUP BY a.name HAVING count(*) > 1`,
  )
  await client.end()
  return rows
}

test(`one utterance, taken in by two processes at one moment, is one statement (seed ${SEED})`, async () => {
  const random = seeded(SEED)
  const seen = new Set<string>()
  for (let round = 0; round < ROUNDS; round += 1) {
    const { speakers, texts } = utterancesOf(round, OUTLETS, random)
    const answers = await Promise.all(
      texts.map((text, outlet) => {
        const url = processes[outlet % processes.length]?.directUrl ?? ''
        return ask<Answer>(url, INGEST, { input: articleOf(outlet, round, text) })
      }),
    )
    // A deadlock that was not tried anew, or any other fault, is an error here.
    expect(answers.flatMap(({ errors }) => errors ?? [])).toEqual([])
    const ids = answers.flatMap(({ data }) => data?.ingestArticle.statements?.map(({ id }) => id) ?? [])
    expect(ids, JSON.stringify(answers)).toHaveLength(OUTLETS * speakers.length)
    expect(new Set(ids).size, `round ${round}`).toBe(speakers.length)
    for (const id of ids) seen.add(id)
    expect(seen.size, `round ${round} is folded into an earlier one`).toBe((round + 1) * speakers.length)
  }
  expect(await doubles()).toEqual([])
  expect(processes.flatMap(({ figures }) => figures.unexpectedExits)).toEqual([])
}, 600_000)
