/** One server of the comparison, running in a process of its own. */
export interface Contestant {
  name: string
  port: number
  pid: number
  /** What a client says when its socket is open: the payload of `connection_init`. */
  credentials?: { apiKey: string }
  /** What a client sends to follow a topic: the payload of `subscribe`, as JSON. */
  subscription(client: number, topic: number): string
  /**
   * Makes events happen, those of one call together. Answers when they were committed, on the machine's monotonic
   * clock: where there is nothing to commit, when they were published.
   */
  publish(events: readonly Happening[]): Promise<number>
  stop(): Promise<void>
}

export interface Happening {
  mark: number
  /** By number, from 0. */
  topics: readonly number[]
}

export interface Field {
  /** How many topics there are: one for each distinct operation, and one for the clients that come first. */
  topics: number
  /** Whether every client has variables of its own, which only say what reaches it. */
  hasOwnVariables: boolean
  databaseUrl: string
  /** Where the service under measure stands. */
  serviceDir: string
  serviceFlags: string[]
}

export function monotonicMs(): number {
  return Number(process.hrtime.bigint()) / 1e6
}

/** Some 300 characters, which make an event of about 700 bytes on the wire. */
export function textOf(mark: number): string {
  return `MARK${String(mark).padStart(8, '0')} ${'The minister said on Tuesday that the ferry line would open again before winter. '.repeat(2)}`.trim()
}

/** What routes and changes nothing of what is sent: all of these let every event through. */
export function ownInstant(client: number): string {
  return new Date(Date.UTC(2020, 0, 1) + client).toISOString()
}

export const DOCUMENT = /* GraphQL */ `
  subscription Follow($filter: StatementFilter) {
    statementEvents(filter: $filter) {
      __typename
      ... on JournalEvent { cursor previous }
      ... on StatementIngested {
        committedAt kind effect
        was { text form actor { id name } }
        statement { id }
      }
    }
  }
`
