import type { Entry } from '../../../src/domain/journal/entry.ts'
import type { StatementDocument, StatementVersion } from '../../../src/domain/journal/version.ts'
import { NO_VALUES } from '../../world/conditions.ts'

const STATEMENT = '0195a000-0000-7000-8000-00000000000b'

/** A statement about a pier, as it might stand in the journal. */
export function versionOf(
  own: Partial<StatementVersion> = {},
  document: Partial<StatementDocument> = {},
): StatementVersion {
  return {
    id: crypto.randomUUID(),
    statementId: STATEMENT,
    number: 1,
    text: 'The pier is ours.',
    form: 'DIRECT',
    act: 'ASSERTS',
    actorId: 'islands',
    officeId: null,
    reportId: null,
    saidSort: new Date(0),
    ...own,
    document: {
      ...NO_VALUES,
      schema: 1,
      actorIds: ['islands'],
      officeIds: [],
      topicIds: ['harbours'],
      sourceIds: ['meridian'],
      forms: ['DIRECT'],
      acts: ['ASSERTS'],
      languages: ['en'],
      saidEarliest: new Date(0),
      saidLatest: new Date(1),
      ingestedAt: new Date(2),
      answeredActorIds: [],
      independentRoots: 1,
      reportCount: 1,
      discrepancies: [],
      replies: [],
      configuration: 'english',
      words: "'pier':2",
      contextWords: "'pier':2",
      ...document,
    },
  }
}

/** An entry about it: an article reports it for the first time, unless said otherwise. */
export function entryOf(own: Partial<Entry> = {}): Entry {
  return {
    position: 7,
    kind: 'INGESTED',
    cause: 'ARTICLE',
    statementId: STATEMENT,
    committedAt: new Date('2026-01-15T12:00:00Z'),
    before: null,
    after: versionOf(),
    ...own,
  }
}
