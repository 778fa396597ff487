import type { FeedSaid, Rights } from '../domain/rights/rights.ts'
import type { SiteSaid } from '../domain/rights/site-said.ts'

/** What was had from the web. */
export interface Fetched {
  /** After redirects. */
  url: string
  /** 200 or 203; 304 where the caller sent a condition. */
  status: number
  headers: Headers
  /** Decompressed, and no longer than asked for. Empty for a 304. */
  body: Buffer
  /** In the order in which they were followed. A permanent one may be remembered. */
  redirects: { from: string; to: string; isPermanent: boolean }[]
}

/** Why nothing was had, as one closed list. */
type FetchReason =
  /** It is at a loopback, private or otherwise special address. */
  | 'ADDRESS_REFUSED'
  /** Not an address of http or https, or one with credentials in it. */
  | 'BAD_URL'
  | 'PORT_REFUSED'
  | 'TOO_LARGE'
  | 'TIMED_OUT'
  | 'TOO_MANY_REDIRECTS'
  /** No such name, no answer, or no secure connection. */
  | 'UNREACHABLE'
  /** The publisher's robots.txt asks us not to. */
  | 'ROBOTS'
  /** 401, 402, 403, 451, or a page that wants proof of a person. */
  | 'REFUSED_BY_PUBLISHER'
  | 'GONE'
  | 'NOT_FOUND'
  | 'SERVER_ERROR'
  /** By the publisher (then there is a status), or by ourselves, because the host was asked a moment ago. */
  | 'RATE_LIMITED'
  /** The publisher's licence or signals rule it out. */
  | 'RIGHTS'
  | 'BAD_RESPONSE'

/** Why nothing was had. */
export interface FetchFailure {
  reason: FetchReason
  /** One sentence for people, which names the host. */
  message: string
  /** Not before this; where the publisher or our own manners say so. */
  retryAfterMs?: number
  /** The publisher's answer, if there was one. */
  status?: number
}

export type FetchOutcome = { ok: true; value: Fetched } | { ok: false; failure: FetchFailure }

export interface FetchOptions {
  /** The `Accept` header. */
  accept: string
  /** Further ones, such as `If-None-Match`. `Authorization` and `Cookie` stay behind at a redirect to another origin. */
  headers?: Record<string, string>
  /** Of the decompressed body. */
  maxBytes: number
  /** For everything between the first connection and the last byte, redirects included; not for waiting for one's turn. */
  timeoutMs: number
  /** How long to wait for one's turn at the host, a minute unless set. What would take longer fails at once, and says when to come back. */
  patienceMs?: number
  /** Whether robots.txt is asked first. Off only for what a person has asked for by its address. */
  robots: boolean
}

/** Something long, such as an archive, which is read as it comes. */
interface Download extends Omit<Fetched, 'body'> {
  /**
   * Decompressed as its headers say. Throws DownloadBroken where it is not had to its end. It is to be read, or at least begun
   * and left, since it holds a connection.
   */
  body: AsyncIterable<Buffer>
}

interface DownloadOptions extends Omit<FetchOptions, 'timeoutMs'> {
  /** For the answer to begin, redirects included. */
  timeoutMs: number
  /** For the next bytes, while they are waited for. There is no limit for the whole, as the reader may take its time. */
  idleMs: number
}

/** A download that ended before its end. */
export class DownloadBroken extends Error {
  override readonly name = 'DownloadBroken'
  readonly failure: FetchFailure

  constructor(failure: FetchFailure) {
    super(failure.message)
    this.failure = failure
  }
}

/** The one way out: everything that Onrecord reads from the web goes through it. */
export interface Fetcher {
  /**
   * Asks for one address. With `robots`, publishers' licences and signals are asked as well. Whatever the other side does
   * is an outcome. Rejects only for a caller's mistake, such as a header that cannot be sent, and where it cannot be told
   * whose turn it is: the database is away.
   */
  get(url: string, options: FetchOptions): Promise<FetchOutcome>
  /**
   * Asks for one address likewise, and gives its body as it comes, on a connection of its own beside the turns of its host. With
   * a `Range` header, 206 is an answer.
   */
  open(
    url: string,
    options: DownloadOptions,
  ): Promise<{ ok: true; value: Download } | { ok: false; failure: FetchFailure }>
  /**
   * What the publisher allows to be done with a page that was had: by robots.txt, licences, headers, the page itself and
   * /.well-known/tdmrep.json, which are read once a day. `said`: by the feed that led to it.
   */
  rightsOf(page: Fetched, said?: FeedSaid | null): Promise<Rights>
  /** The same of the text that a feed has of the article at an address, if the page there is closed. */
  rightsOfFeedText(address: string, said: FeedSaid | null): Promise<Rights>
  /** What a feed, with its text, says of its items, by their addresses; null of those of which it says nothing. */
  saidByFeed(feed: Pick<Fetched, 'url' | 'headers'>, text: string): Promise<(address: string) => FeedSaid | null>
  /** What the publisher says of the whole site that an address is on, read once a day. Null: it cannot be read now. */
  siteOf(address: string): Promise<SiteSaid | null>
  /** Ends what is in hand; those who wait for it get UNREACHABLE. */
  close(): Promise<void>
}
