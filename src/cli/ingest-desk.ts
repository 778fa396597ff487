import type { Submission } from '../ingest/article/submission.ts'
import type { IngestOutcome } from '../ingest/outcome.ts'
import { authorization, type Reach } from './remote-service.ts'

/** What became of one article, for showing. */
export type DeskAnswer =
  | { kind: 'ingested'; outcome: IngestOutcome; reports: ReportShown[] }
  | { kind: 'refused'; reasons: string[] }

/** What an article says of one statement. */
interface ReportShown {
  statementId: string
  text: string
  /** The actor's name, else what the article calls the speaker; null for nobody. */
  speaker: string | null
}

/** Takes articles, one call each. */
export interface IngestDesk {
  ingest(submission: Submission): Promise<DeskAnswer>
}

/** The service does not answer at all: none runs there. */
class ServiceUnreachable extends Error {
  override readonly name = 'ServiceUnreachable'
}

const MUTATION = /* GraphQL */ `
  mutation Ingest($input: IngestArticleInput!) {
    ingestArticle(input: $input) {
      __typename
      ... on IngestArticleSuccess {
        outcome
        reports {
          text
          describedAs
          statement {
            id
            actor {
              name
            }
          }
        }
      }
      ... on InvalidInput {
        problems {
          path
          message
        }
      }
      ... on Failure {
        message
      }
    }
  }
`

interface Payload {
  data?: {
    ingestArticle:
      | {
          __typename: 'IngestArticleSuccess'
          outcome: IngestOutcome
          reports: {
            text: string
            describedAs: string | null
            statement: { id: string; actor: { name: string } | null }
          }[]
        }
      | { __typename: 'InvalidInput'; message: string; problems: { path: string; message: string }[] }
      | { __typename: 'NotAllowed' | 'IdempotencyConflict'; message: string }
  } | null
  errors?: { message: string }[]
}

/** A desk at a running service. Its `ingest` rejects with ServiceUnreachable where none answers. */
export function remoteDesk(reach: Reach): IngestDesk & { answers(): Promise<boolean> } {
  return {
    /** Whether a service runs there at all. */
    async answers() {
      try {
        return (await fetch(new URL('/health/live', reach.url))).ok
      } catch {
        return false // nothing listens there, or nothing that speaks HTTP
      }
    },
    async ingest(submission) {
      const response = await fetch(reach.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json', ...authorization(reach.key) },
        body: JSON.stringify({ query: MUTATION, variables: { input: submission } }),
      }).catch((error: Error & { cause?: { code?: string } }) => {
        throw new ServiceUnreachable(`No service answers at ${reach.url} (${error.cause?.code ?? error.message})`)
      })
      const text = await response.text()
      let payload: Payload
      try {
        payload = JSON.parse(text)
      } catch {
        return { kind: 'refused', reasons: [`the service answered ${response.status}: ${text.slice(0, 200)}`] }
      }
      const answer = payload.data?.ingestArticle
      if (answer === undefined || answer === null)
        return { kind: 'refused', reasons: (payload.errors ?? []).map((error) => error.message) }
      if (answer.__typename === 'IngestArticleSuccess') {
        const reports = answer.reports.map(({ text, describedAs, statement: { id, actor } }) => {
          return { statementId: id, text, speaker: actor?.name ?? describedAs }
        })
        return { kind: 'ingested', outcome: answer.outcome, reports }
      }
      if (answer.__typename === 'InvalidInput')
        return { kind: 'refused', reasons: answer.problems.map(({ path, message }) => `${path} ${message}`) }
      return { kind: 'refused', reasons: [answer.message] }
    },
  }
}
