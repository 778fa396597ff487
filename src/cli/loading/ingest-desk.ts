import { cutText } from '../../domain/given/given-text.ts'
import type { FetchFailure } from '../../fetch/fetched.ts'
import type { Submission } from '../../ingest/article/submission.ts'
import type { Collected } from '../../ingest/ingest.ts'
import type { IngestOutcome } from '../../ingest/outcome.ts'
import type { ListedReport } from '../../store/tables/standing-reports.ts'
import type { Reach } from '../remote-service.ts'
import { callService } from '../service-call.ts'

/** What became of one article, for showing. */
export type DeskAnswer =
  | { kind: 'ingested'; outcome: IngestOutcome; reports: ListedReport[] }
  /** It was only tried. `wouldTell`: how many alerts watches would give, by what they are called. */
  | { kind: 'tried'; outcome: IngestOutcome; statements: number; wouldTell: ReadonlyMap<string, number> }
  /** It is there, and was not had again. */
  | { kind: 'onFile' }
  /** `why`: what it is counted under, where it was not had at all. */
  | { kind: 'refused'; reasons: string[]; why?: FetchFailure['reason'] }

/** Where articles are submitted, one call each, several at a time. */
export interface IngestDesk {
  /** `collected`: where it was read in the web, and is not handed in. */
  ingest(submission: Submission, collected?: Collected | null): Promise<DeskAnswer>
  /** What it would bring: nothing is kept. */
  tryOut(submission: Submission, collected?: Collected | null): Promise<DeskAnswer>
  /** When the newest revision of the article at an address was taken in; null where there is none. */
  takenAt(url: string): Promise<Date | null>
  /** Notes why the page at an address was not had, so that who asks later is told. */
  noteNotHad(url: string, reason: FetchFailure['reason'], message: string): Promise<void>
}

/** The key is of somebody who may not take in articles. */
class NotAllowedToIngest extends Error {
  override readonly name = 'NotAllowedToIngest'
}

/** The same desk for what is old: watches do not tell of it. */
export function asBackfill(desk: IngestDesk): IngestDesk {
  return { ...desk, ingest: (submission, collected) => desk.ingest({ ...submission, isBackfill: true }, collected) }
}

/** The same desk for what is only tried. */
export function asTrial(desk: IngestDesk): IngestDesk {
  return { ...desk, ingest: desk.tryOut, noteNotHad: async () => undefined }
}

const TRY = /* GraphQL */ `
  mutation TryArticle($input: IngestArticleInput!) {
    tryArticle(input: $input) {
      __typename
      ... on TryArticleSuccess {
        outcome
        statementCount
        wouldTell {
          alerts
          watches {
            alerts
            watch {
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

interface TriedData {
  tryArticle:
    | {
        __typename: 'TryArticleSuccess'
        outcome: IngestOutcome
        statementCount: number
        wouldTell: { alerts: number; watches: { alerts: number; watch: { name: string } | null }[] }
      }
    | { __typename: 'InvalidInput'; message: string; problems: { path: string; message: string }[] }
    | { __typename: 'NotAllowed'; message: string }
}

/** By name, with what those tell that the key may not see. */
function namedTelling({ alerts, watches }: Extract<TriedData['tryArticle'], { wouldTell: unknown }>['wouldTell']) {
  const named = new Map<string, number>()
  let others = alerts
  for (const { alerts: own, watch } of watches) {
    if (watch === null) continue
    named.set(watch.name, (named.get(watch.name) ?? 0) + own)
    others -= own
  }
  return others === 0 ? named : named.set('(watches that this key may not see)', others)
}

const MUTATION = /* GraphQL */ `
  mutation Ingest($input: IngestArticleInput!) {
    ingestArticle(input: $input) {
      __typename
      ... on IngestArticleSuccess {
        outcome
        reports {
          text
          form
          act
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

const NOTE = /* GraphQL */ `
  mutation Note($input: NoteNotHadInput!) {
    noteNotHad(input: $input) {
      __typename
    }
  }
`

const TAKEN = /* GraphQL */ `
  query Taken($url: String!) {
    article(url: $url) {
      revisions(last: 1) {
        ingestedAt
      }
    }
  }
`

/** What the service takes. */
const LONGEST_NOTE = 1_000

interface TakenData {
  article: { revisions: { ingestedAt: string }[] } | null
}

interface Data {
  ingestArticle:
    | {
        __typename: 'IngestArticleSuccess'
        outcome: IngestOutcome
        reports: (Pick<ListedReport, 'text' | 'form' | 'act'> & {
          describedAs: string | null
          statement: { id: string; actor: { name: string } | null }
        })[]
      }
    | { __typename: 'InvalidInput'; message: string; problems: { path: string; message: string }[] }
    | { __typename: 'NotAllowed' | 'IdempotencyConflict'; message: string }
}

/**
 * A running service. `reach` is asked for each article, since a service that starts again may have another port and key.
 *
 * Its calls reject with ServiceUnreachable, KeyRefused or NotAllowedToIngest where no article would be taken.
 */
export function remoteDesk(reach: () => Promise<Reach>): IngestDesk {
  return {
    async takenAt(url) {
      const { data } = await callService<TakenData>(await reach(), TAKEN, { url })
      const newest = data?.article?.revisions.at(-1)
      return newest === undefined ? null : new Date(newest.ingestedAt)
    },
    async noteNotHad(url, reason, message) {
      // A service of an earlier release takes no notes, and the load goes on.
      await callService(await reach(), NOTE, { input: { url, reason, message: cutText(message, LONGEST_NOTE) } })
    },
    async tryOut(submission, collected = null) {
      const input = collected === null ? submission : { ...submission, collected: collectedInput(collected) }
      const { data, errors = [] } = await callService<TriedData>(await reach(), TRY, { input })
      const answer = data?.tryArticle
      if (answer == null) return { kind: 'refused', reasons: errors.map((error) => error.message) }
      if (answer.__typename === 'NotAllowed') throw new NotAllowedToIngest(answer.message)
      if (answer.__typename === 'InvalidInput')
        return { kind: 'refused', reasons: answer.problems.map(({ path, message }) => `${path} ${message}`) }
      const { outcome, statementCount: statements, wouldTell } = answer
      return { kind: 'tried', outcome, statements, wouldTell: namedTelling(wouldTell) }
    },
    async ingest(submission, collected = null) {
      const input = collected === null ? submission : { ...submission, collected: collectedInput(collected) }
      const { data, errors = [] } = await callService<Data>(await reach(), MUTATION, { input })
      const answer = data?.ingestArticle
      if (answer == null) return { kind: 'refused', reasons: errors.map((error) => error.message) }
      switch (answer.__typename) {
        case 'IngestArticleSuccess':
          return { kind: 'ingested', outcome: answer.outcome, reports: answer.reports.map(shown) }
        case 'InvalidInput':
          return { kind: 'refused', reasons: answer.problems.map(({ path, message }) => `${path} ${message}`) }
        case 'NotAllowed':
          throw new NotAllowedToIngest(answer.message)
        case 'IdempotencyConflict':
          return { kind: 'refused', reasons: [answer.message] }
      }
    },
  }
}

/** What the service takes at most of each text, which is an address at its longest. */
const LONGEST = 2_000

function collectedInput({ hearsay, rights: { reasons } }: Collected): object {
  const fitting = (text: string) => cutText(text.replaceAll('\0', '').toWellFormed(), LONGEST)
  const refusals = reasons.map(({ signal, refuses, where, text, ask }) => ({
    signal,
    refuses,
    where: fitting(where),
    text: fitting(text),
    ask: ask === undefined ? null : fitting(ask),
  }))
  return { refusals, ...hearsay }
}

function shown({
  describedAs,
  statement: { id, actor },
  ...words
}: Extract<Data['ingestArticle'], { reports: unknown }>['reports'][number]): ListedReport {
  return { ...words, statementId: id, speaker: actor?.name ?? describedAs }
}
