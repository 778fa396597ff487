/**
 * Whether a report may be of a statement, as far as its article goes: two reports of one article are never one
 * utterance, unless their words are the same. `carried` are the digests (see `digestOf`) of what the article already
 * reports of the statement.
 */
export function mayShareStatement(digest: string, carried: ReadonlySet<string>): boolean {
  return carried.size === 0 || carried.has(digest)
}
