import { columnsChanged, type VersionColumnName } from './entry-kind.ts'
import type { StatementVersion } from './version.ts'

/** What of a statement may differ between two versions, as people speak of it. */
export const CHANGED_PARTS = [
  'WORDS',
  'SPEAKER',
  'OFFICE',
  'TIME',
  'TOPICS',
  'ROOTS',
  'REPLIES',
  'REPORTS',
  'ACT',
] as const
export type ChangedPart = (typeof CHANGED_PARTS)[number]

const PART_OF: Record<VersionColumnName, ChangedPart | null> = {
  id: null,
  statementId: null,
  number: null,
  schema: null,
  ingestedAt: null,
  text: 'WORDS',
  form: 'WORDS',
  act: 'ACT',
  actorId: 'SPEAKER',
  actorIds: 'SPEAKER',
  officeId: 'OFFICE',
  officeIds: 'OFFICE',
  saidEarliest: 'TIME',
  saidLatest: 'TIME',
  saidSort: 'TIME',
  publishedAt: 'TIME',
  topicIds: 'TOPICS',
  independentRoots: 'ROOTS',
  answeredActorIds: 'REPLIES',
  // What the other reports say, and the text around them.
  reportId: null,
  sourceIds: 'REPORTS',
  forms: 'REPORTS',
  acts: 'REPORTS',
  languages: 'REPORTS',
  confidence: 'REPORTS',
  needsReview: 'REPORTS',
  configuration: 'REPORTS',
  words: 'REPORTS',
  contextWords: 'REPORTS',
  reportCount: 'REPORTS',
  discrepancies: 'REPORTS',
  named: 'SPEAKER',
  replies: 'REPLIES',
  revised: null,
}

/** The columns in which a part shows. */
export function columnsOf(part: ChangedPart): VersionColumnName[] {
  return (Object.keys(PART_OF) as VersionColumnName[]).filter((name) => PART_OF[name] === part)
}

/** What differs between the two sides of an entry, in the order of CHANGED_PARTS; nothing where one of them is missing. */
export function changedParts(before: StatementVersion | null, after: StatementVersion | null): ChangedPart[] {
  if (before === null || after === null) return []
  const changed = new Set<ChangedPart | null>(
    columnsChanged(before, after).flatMap(({ name, wasUnknown }) => (wasUnknown ? [] : PART_OF[name])),
  )
  // One more article reports it, even where that changes nothing else.
  if (after.reportId !== null) changed.add('REPORTS')
  return CHANGED_PARTS.filter((part) => changed.has(part))
}
