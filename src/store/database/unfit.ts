/** A database on which our promises would be empty. The message is one line: what is wrong, and what to do. */
export class DatabaseUnfit extends Error {
  override readonly name = 'DatabaseUnfit'
}
