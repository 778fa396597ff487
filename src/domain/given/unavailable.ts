/**
 * What was asked for cannot be done just now, and may be in a while: there is nothing wrong with it. The message says
 * why, for clients to read. `retryAfter`: when to try again, in seconds.
 */
export class Unavailable extends Error {
  override readonly name = 'Unavailable'
  readonly retryAfter: number

  constructor(message: string, retryAfter: number) {
    super(message)
    this.retryAfter = retryAfter
  }
}
