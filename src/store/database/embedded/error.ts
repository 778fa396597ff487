/**
 * Why the embedded Postgres cannot be had; the message is one line that says what to do.
 *
 * - `unsupported`: no binaries for this platform, or they do not run on it
 * - `unwritable`: the data folder cannot be written, or belongs to another user
 * - `other-version`: the data folder was made by another major version of Postgres
 * - `locked`: another Onrecord is using the data folder
 * - `failed`: Postgres did not start, or ended by itself
 */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError'
  readonly code: 'unsupported' | 'unwritable' | 'other-version' | 'locked' | 'failed'

  constructor(code: EmbeddedPostgresError['code'], message: string) {
    super(message)
    this.code = code
  }
}
