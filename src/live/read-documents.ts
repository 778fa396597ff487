import { type ReadDocument, readDocument } from '../domain/filter/evaluate.ts'
import type { StatementDocument } from '../domain/journal/version.ts'

// Entries in memory are shared by everybody in the process: their words are read once for all.
const reads = new WeakMap<StatementDocument, ReadDocument>()

export function readOnce(document: StatementDocument): ReadDocument {
  const known = reads.get(document)
  if (known !== undefined) return known
  const read = readDocument(document)
  reads.set(document, read)
  return read
}
