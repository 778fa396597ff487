import { type Database, openDatabase } from '../../src/store/database/database.ts'
import { type RunningService, runService } from './service.ts'

// biome-ignore lint/suspicious/noExplicitAny: the shape of an answer is the test's own question
type Answer = any

/** A running service in which several principals have watches. */
export interface Watchers {
  service: RunningService
  database: Database
  /** As the operator, or as one of the principals. Errors are thrown. */
  ask(document: string, variables?: object, as?: string): Promise<Answer>
  /** The result of a mutation of one input, with its failures: `selection` is of what it did. */
  run(mutation: string, input: object, selection: string, as?: string): Promise<Answer>
  /** The code of the first error. */
  refused(document: string, variables: object, as: string): Promise<string | undefined>
  /** Makes a watch, and returns it. */
  create(input: object, as: string): Promise<Answer>
  /** Hands in an article with these sentences. Returns the ids of its statements. */
  publish(sentences: readonly string[]): Promise<string[]>
  /** What a watch told, as each principal has it. */
  told(watchId: string): Promise<{ kinds: string[]; version: number; to: Record<string, 'shown' | 'hidden'> }[]>
  stop(): Promise<void>
}

/** What all tests ask of a watch. */
export const WATCH =
  'id name owner isMine version filter tells silenceDays burstMinutes isPaused sharedWithRole createdAt changedAt'

/** `roles`: of each principal, by its name. */
export async function openWatchers(roles: Record<string, 'READER' | 'EDITOR' | 'ADMIN'>): Promise<Watchers> {
  const service = await runService({ POLL_INTERVAL_MS: '200' })
  const database = await openDatabase(service.database.url, { allowUnsafe: true })
  const keys: Record<string, string> = {}
  const ask: Watchers['ask'] = async (document, variables = {}, as) => {
    const { data, errors } = await service.ask(document, variables, as === undefined ? service.key : keys[as])
    if (errors !== undefined || data == null) throw new Error(JSON.stringify(errors))
    return data
  }
  const run: Watchers['run'] = async (mutation, input, selection, as) => {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}`
    const document = `mutation ($input: ${type}Input!) { ${mutation}(input: $input) {
      __typename ... on Failure { message } ... on InvalidInput { problems { path message } }
      ... on ${type}Success { ${selection} } } }`
    return (await ask(document, { input }, as))[mutation]
  }
  for (const [principal, role] of Object.entries(roles))
    keys[principal] = (await run('createKey', { principal, role }, 'key')).key
  let articles = 0
  return {
    service,
    database,
    ask,
    run,
    async refused(document, variables, as) {
      const { errors } = await service.ask(document, variables, keys[as])
      return errors?.[0]?.extensions?.code
    },
    async create(input, as) {
      const { watch, ...failure } = await run('createWatch', input, `watch { ${WATCH} }`, as)
      if (watch === undefined) throw new Error(JSON.stringify(failure))
      return watch
    },
    async publish(sentences) {
      articles += 1
      const input = {
        url: `https://times.example/${articles}`,
        title: `The harbour, ${articles}`,
        publishedAt: new Date(Date.UTC(2026, 2, 2, 8, articles)).toISOString(),
        source: { name: 'The Times of Harbour', homepage: 'https://times.example' },
        text: sentences.join('\n\n'),
      }
      const made = await run('ingestArticle', input, 'article { reports { nodes { statement { id } } } }')
      if (made.article === undefined) throw new Error(JSON.stringify(made))
      return made.article.reports.nodes.map((report: Answer) => report.statement.id)
    },
    async told(watchId) {
      const id = Buffer.from(watchId, 'base64').toString().split(':')[1] ?? ''
      const alerts = await database.prisma.alert.findMany({
        where: { watchId: id },
        orderBy: [{ position: 'asc' }, { ordinal: 'asc' }],
        include: { told: true },
      })
      const principals = await database.prisma.principal.findMany()
      const names = new Map(principals.map((principal) => [principal.id, principal.name]))
      return alerts.map(({ kinds, version, told }) => {
        const to = told.map(({ principalId, hiddenById }) => [
          names.get(principalId),
          hiddenById === null ? 'shown' : 'hidden',
        ])
        return { kinds, version, to: Object.fromEntries(to) }
      })
    },
    async stop() {
      await database.close()
      await service.stop()
    },
  }
}
