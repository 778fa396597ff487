import type { Submission } from '../ingest/article/submission.ts'
import type { IngestOutcome } from '../ingest/outcome.ts'
import { authorization, type Reach } from './remote-service.ts'

/** What became of one article, for showing. */
export type DeskAnswer =
  | { kind: 'ingested'; outcome: IngestOutcome; reports: ReportShown[] }
  | { kind: 'refused'; reasons: string[] }

/** One report of an article, for showing. */
interface ReportShown {
  statementId: string
  text: string
  /** The actor's name, else what the article calls the speaker; null if it names none. */
  speaker: string | null
}

/** Where articles are submitted, one call each. */
export interface IngestDesk {
  ingest(submission: Submission): Promise<DeskAnswer>
}

/** There is no service at that address. */
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

/** A running service. `ingest` rejects with ServiceUnreachable if there is none. */
export function remoteDesk(reach: Reach): IngestDesk & { answers(): Promise<boolean> } {
  return {
    /** Whether a service runs there at all. */
    async answers() {
      try {
        return (await fetch(new URL('/health/live', reach.url))).ok
      } catch {
        return false // nothing listens there, or it does not speak HTTP
      }
    },
    async ingest(submission) {
      const response = await fetch(reach.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json', ...authorization(reach.key) },
        body: JSON.stringify({ query: MUTATION, variables: { input: submission } }),
      }).catch((error: Error & { cause?: { code?: string } }) => {
        throw new ServiceUnreachable(
          `There is no service at ${reach.url} (${error.cause?.code ?? error.message}): start it with "npm start", or name another with --server`,
        )
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
