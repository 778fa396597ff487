import { openConnection } from '../../../src/store/database/connection.ts'
import { type Given, screen } from '../../api/screens/parts.ts'
import { CATALOGUE, LISTS, PAGES, SEARCHES } from '../../api/screens/reading.ts'
import { AUDITS, DASHBOARDS, DESK, PROGRAMS } from '../../api/screens/working.ts'
import { vocabulary } from './archive.ts'
import type { MeasuredService } from './measured-service.ts'

interface MeasuredScreen {
  name: string
  ms: number
  /** What the service says that it costs. */
  cost: number
  refused: string[]
}

interface MeasuredScreens {
  all: number
  answered: number
  medianMs: number
  dearest: MeasuredScreen[]
  refused: MeasuredScreen[]
}

/** The hundred screens of tests/api/screens on an archive: which are refused, and what the others cost. */
export async function measureScreens(service: MeasuredService, url: string): Promise<MeasuredScreens> {
  const given = await givenOf(url)
  const measured: MeasuredScreen[] = []
  for (const screens of [LISTS, SEARCHES, PAGES, CATALOGUE, DASHBOARDS, AUDITS, DESK, PROGRAMS]) {
    for (const [name, fields] of Object.entries(screens)) {
      const { serviceMs, postgresMs, answer } = await service.measure(screen(fields), given)
      const refused = (answer.errors ?? []).map(({ extensions, message }) => `${extensions?.code} ${message}`)
      measured.push({ name, ms: serviceMs + postgresMs, cost: answer.extensions?.cost?.total ?? 0, refused })
    }
  }
  measured.sort((one, other) => other.ms - one.ms)
  const refused = measured.filter((one) => one.refused.length > 0)
  return {
    all: measured.length,
    answered: measured.length - refused.length,
    medianMs: measured[Math.floor(measured.length / 2)]?.ms ?? 0,
    dearest: measured.filter((one) => one.refused.length === 0).slice(0, 5),
    refused,
  }
}

export function lineOfScreen({ name, ms, cost, refused }: MeasuredScreen): string {
  return `  ${name}: ${ms.toFixed(0)} ms, cost ${cost} ${refused[0]?.slice(0, 200) ?? ''}`
}

async function givenOf(url: string): Promise<Given> {
  const client = await openConnection(url)
  const read = async (sql: string) => (await client.query<{ name: string }>(sql)).rows.map(({ name }) => name)
  const globalId = (type: string, id = '') => Buffer.from(`${type}:${id}`).toString('base64')
  const actors = await read("SELECT slug AS name FROM actors WHERE id IN (bench_id('actor', 3), bench_id('actor', 40))")
  const [statement] = await read("SELECT bench_id('statement', 5000) AS name")
  const [article] = await read("SELECT bench_id('article', 500) AS name")
  const [actorId] = await read("SELECT bench_id('actor', 7) AS name")
  const [topicId] = await read("SELECT bench_id('topic', 5) AS name")
  const [sourceId] = await read("SELECT bench_id('source', 5) AS name")
  const [report] = await read(`SELECT id AS name FROM reports WHERE statement_id = '${statement}' LIMIT 1`)
  await client.end()
  const words = vocabulary()
  return {
    topic: 'topic-20',
    topics: ['topic-20', 'topic-40'],
    actor: actors[0] ?? '',
    actors,
    office: 'office-4',
    source: 'outlet-7',
    statement: globalId('Statement', statement),
    article: globalId('Article', article),
    actorId: globalId('Actor', actorId),
    topicId: globalId('Topic', topicId),
    sourceId: globalId('Source', sourceId),
    report: globalId('Report', report),
    word: words[60] ?? '',
    phrase: `"${words[60]} ${words[80]}"`,
  }
}
