import type { Logger } from 'pino'
import type { AlertCounter } from '../../alerts/would-tell.ts'
import type { FindFeeds } from '../../collect/find-feeds.ts'
import type { Principal } from '../../domain/statement/principal.ts'
import type { Ingest } from '../../ingest/ingest.ts'
import type { Live } from '../../live/place.ts'
import type { Journal } from '../../store/journal/journal.ts'
import type { PrismaClient } from '../../store/prisma/client.ts'
import type { Outgoing } from '../channels/outgoing.ts'

/** What every resolver is given: a new one for each request and, in a subscription, for each event. */
export interface Context {
  /** Reads what is asked for, each statement within a time limit, and writes nothing. */
  prisma: PrismaClient
  /** Does what a mutation does, and reads what it needs for that: it takes as long as it takes. */
  writer: PrismaClient
  journal: Journal
  live: Live
  ingest: Ingest
  /** Counts what watches would tell of what is not news. */
  countAlerts: AlertCounter
  /** Asks the web which feeds an address has. */
  findFeeds: FindFeeds
  outgoing: Outgoing
  principal: Principal
  /** A command on this machine, let in by the data folder: it alone may give articles a `file:` address. */
  isOperator: boolean
  /** The id of the key or session that the caller came with; null: neither. */
  credential: string | null
  /**
   * The cursor of the last event that a reconnecting EventSource had: it takes the place of `after`, since its address
   * cannot change. Null for all others.
   */
  lastEventId: string | null
  /** Called after every commit that wrote journal entries, so that they are numbered at once. */
  committed(): void
  /** Called after every commit that changed keys or roles; resolves when this process goes by them. */
  keysChanged(): Promise<void>
  /** How large an answer may be: what is larger alone is not even read. */
  maxAnswerBytes: number
  /** How many alerts a day a watch may tell of, unless its author insists. */
  maxAlertsPerDay: number
  log: Logger
  /** The release that runs: "0.4.0". */
  version: string
}
