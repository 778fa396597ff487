import { changedParts } from '../journal/changed.ts'
import { type Entry, mayAlert } from '../journal/entry.ts'
import type { StatementVersion } from '../journal/version.ts'
import { plainWords } from '../language/tokens.ts'
import type { AlertKind } from './definition.ts'

/** What an entry is to a watch's filter. */
export interface Sides {
  /** Whether the statement passed the filter before the entry, and whether it passes it after. */
  passed: boolean
  passes: boolean
}

/** What an entry says, whatever the filter: worked out once for all watches that it concerns. */
export type Happenings = ReadonlySet<AlertKind>

const NOTHING: Happenings = new Set()

/**
 * What happened to a statement that watches may tell of. Nothing where an editor or the program did it, or an old
 * article was taken in: nothing was said or written now; unless alerts were asked for.
 */
export function happeningsOf(entry: Entry): Happenings {
  const { kind, cause, before, after } = entry
  if (!mayAlert(entry)) return NOTHING
  const happened = new Set<AlertKind>()
  if (cause === 'REVISION' && isQuotationEdited(before, after)) happened.add('EDIT')
  if (isReplyFromTheStart(entry)) happened.add('REPLY')
  if (before === null || after === null) return happened
  if (kind === 'REPORTED') happened.add('REPORT')
  if (hasGrown(before.document.independentRoots, after.document.independentRoots)) happened.add('ROOT')
  if (hasGained(before.document.discrepancies, after.document.discrepancies, A_CONFLICT)) happened.add('CONFLICT')
  if (hasGained(before.document.replies, after.document.replies, A_REPLY)) happened.add('REPLY')
  if (kind === 'AMENDED' && isAmended(before, after)) happened.add('AMENDMENT')
  return happened
}

/**
 * What a watch tells of an entry; nothing where it tells nothing. `wasTold`: it told of this utterance before, or of one
 * that it absorbed. What is told is what happened and is asked for.
 */
export function alertKindsOf(
  entry: Entry,
  happened: Happenings,
  { passed, passes }: Sides,
  { tells, wasTold }: { tells: readonly AlertKind[]; wasTold: boolean },
): AlertKind[] {
  const isUnasked = isSorted(entry) && entry.isAsked !== true
  const isNew = passes && !passed && !wasTold && mayAlert(entry) && !isUnasked
  const concerns = passed || passes
  return tells.filter((kind) => (kind === 'UTTERANCE' ? isNew : concerns && happened.has(kind)))
}

/** Whether something new answers another, or denies what others said, who may not be named. */
function isReplyFromTheStart({ kind, after }: Entry): boolean {
  if (kind !== 'INGESTED' || after === null) return false
  return after.act === 'DENIES' || (after.document.replies ?? []).some((key) => A_REPLY.test(key))
}

/** What is only sorted otherwise, as by a rule that is new when an article is changed, was not said now. */
export function isSorted({ kind }: Entry): boolean {
  return kind === 'RECLASSIFIED' || kind === 'REREAD'
}

/** The parts of a statement that say who said it, and how: each change of them is told. */
const SAID: ReadonlySet<string> = new Set(['SPEAKER', 'OFFICE', 'ACT'])

/**
 * Whether another one said it, in other words, or at another time. Not for a comma or a capital, nor where the time is only
 * known better: then the new one overlaps the old one.
 */
function isAmended(before: StatementVersion, after: StatementVersion): boolean {
  const changed = changedParts(before, after)
  if (changed.some((part) => SAID.has(part))) return true
  if (changed.includes('WORDS') && (before.form !== after.form || !areSameWords(before, after))) return true
  return changed.includes('TIME') && areApart(before, after)
}

function areSameWords(before: StatementVersion, after: StatementVersion): boolean {
  return plainWords(before.text) === plainWords(after.text)
}

function areApart({ document: one }: StatementVersion, { document: other }: StatementVersion): boolean {
  const [from, to] = [one.saidEarliest, one.saidLatest]
  const [otherFrom, otherTo] = [other.saidEarliest, other.saidLatest]
  if (from === null || to === null || otherFrom === null || otherTo === null) return false
  return to < otherFrom || otherTo < from
}

/** Of the keys that a document has of each discrepancy and each reply, those that stand for it alone. */
const A_CONFLICT = / CONFLICT$/
const A_REPLY = / \* \*$/

/** Whether it has a key of the form that it did not have. What was not worked out before is not known to be new. */
function hasGained(before: readonly string[] | null, after: readonly string[] | null, form: RegExp): boolean {
  if (before === null || after === null) return false
  return after.some((key) => form.test(key) && !before.includes(key))
}

function hasGrown(before: number | null, after: number | null): boolean {
  return before !== null && after !== null && after > before
}

/**
 * Whether the publisher's edit took a quotation away, gave it to another, or put other words into it. How they are set does
 * not matter.
 */
function isQuotationEdited(before: StatementVersion | null, after: StatementVersion | null): boolean {
  if (before === null) return false
  if (after === null) return true
  const [earlier, later] = [before.document, after.document]
  const hasLost = hasGrown(later.reportCount, earlier.reportCount)
  if (hasLost) return true
  if (after.reportId !== null) return false
  return before.actorId !== after.actorId || !areSameWords(before, after) || earlier.words !== later.words
}
