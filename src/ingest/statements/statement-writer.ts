import { v7 as uuid } from 'uuid'
import { type ActorsKnown, type Composition, compose } from '../../domain/compose/compose.ts'
import { withRest } from '../../domain/compose/rest.ts'
import type { StatementState } from '../../domain/compose/statement-state.ts'
import { readDocument } from '../../domain/filter/evaluate.ts'
import { topicsOf } from '../../domain/filter/topic.ts'
import type { EntryCause, EntryKind } from '../../domain/journal/entry.ts'
import { entryKindOf } from '../../domain/journal/entry-kind.ts'
import type { StatementVersion } from '../../domain/journal/version.ts'
import type { Topics } from '../../store/catalogue/classification.ts'
import { readActors } from '../../store/lookup/held-actors.ts'
import { readTenures } from '../../store/lookup/tenures.ts'
import type { Prisma } from '../../store/prisma/client.ts'
import { configurationOf, readLexemes } from '../../store/search/linguistics.ts'
import { type StatementRow, type Writing, writeStatements } from '../../store/tables/statements.ts'
import { mapInTurns } from '../threads/turns.ts'
import { compareReports } from './compare-reports.ts'

/** What statements are written with. */
export interface Desk {
  actors: ActorsKnown
  topics: Topics
  now: Date
  /** Why they are written. */
  cause: EntryCause
  /** Watches are to tell of it, though it is not news. */
  isAsked?: boolean | undefined
  /** A kept article is read again: whatever changes is an entry of kind REREAD, and not news. */
  isReread?: boolean
  /** Nothing happened, but the program knows more: whatever changes is an entry of kind RECLASSIFIED. */
  isQuiet?: boolean
}

/**
 * Writes what statements now are, by the one rule (see compose), and leaves an entry for each that changed. Answers those
 * that have another speaker than before. A bounded number of SQL statements, however many statements.
 */
export async function writeStates(
  tx: Prisma.TransactionClient,
  states: readonly StatementState[],
  desk: Desk,
): Promise<string[]> {
  const standing = states.filter((state) => state.reports.length > 0)
  const versions = await versionsOf(tx, standing, desk)
  const writing: Writing = { inserted: [], updated: [], retracted: [], versions: [], pending: [] }
  const { inserted, updated, retracted, pending } = writing
  const { cause, isAsked } = desk
  const called = (kind: EntryKind): EntryKind => (desk.isReread ? 'REREAD' : desk.isQuiet ? 'RECLASSIFIED' : kind)
  for (const state of states) {
    const { id: statementId, before } = state
    const made = versions.get(statementId)
    if (made === undefined) {
      if (before === null) continue
      retracted.push(statementId)
      pending.push({ kind: called('RETRACTED'), cause, isAsked, statementId, beforeId: before.id, afterId: null })
      continue
    }
    const kind = entryKindOf(state, made.version)
    if (kind === null) continue
    if (called(kind) === 'AMENDED') {
      made.version.document.revised = true
      classify(made.version, desk.topics)
    }
    ;(state.number === 0 ? inserted : updated).push(made.row)
    writing.versions.push(made.version)
    const sides = { beforeId: before?.id ?? null, afterId: made.version.id }
    pending.push({ kind: called(kind), cause, isAsked, statementId, ...sides })
  }
  for (const part of partsOf(writing)) await writeStatements(tx, part, desk.now)
  return states
    .filter(({ id, before, number }) => number > 0 && before?.actorId !== versions.get(id)?.version.actorId)
    .map((state) => state.id)
}

/** Statements that are written at a time: what is sent to Postgres is made in one go, and sockets wait for that. */
const TOGETHER = 250

/** The same in parts, the entries in their order. */
function partsOf(writing: Writing): Writing[] {
  const { pending } = writing
  const parts: Writing[] = []
  for (let at = 0; at < pending.length; at += TOGETHER) {
    const entries = pending.slice(at, at + TOGETHER)
    const ids = new Set(entries.map(({ statementId }) => statementId))
    parts.push({
      inserted: writing.inserted.filter(({ id }) => ids.has(id)),
      updated: writing.updated.filter(({ id }) => ids.has(id)),
      retracted: writing.retracted.filter((id) => ids.has(id)),
      versions: writing.versions.filter(({ statementId }) => ids.has(statementId)),
      pending: entries,
    })
  }
  return parts
}

interface Made {
  row: StatementRow
  version: StatementVersion
}

async function versionsOf(
  tx: Prisma.TransactionClient,
  states: readonly StatementState[],
  { actors, topics }: Desk,
): Promise<Map<string, Made>> {
  const answeredIds = states.flatMap((state) =>
    state.reports.flatMap((report) => report.answers.flatMap(({ actorId }) => actorId ?? [])),
  )
  const answered = answeredIds.length === 0 ? actors : await readActors(tx, [...new Set(answeredIds)])
  const bounds = await readTenures(tx, states)
  const composed = await mapInTurns(states, (state) => {
    const composition = compose(state.reports, actors, { answered, tenure: bounds.get(state.id) })
    const { isPart, before, articlesLeft = 0 } = state
    return { state, composition: isPart && before !== null ? withRest(composition, before, articlesLeft) : composition }
  })
  const words: string[] = []
  for (let at = 0; at < composed.length; at += TOGETHER) {
    const texts = composed.slice(at, at + TOGETHER).flatMap(({ composition }) => {
      const configuration = configurationOf(composition.language)
      return [
        { configuration, text: composition.words },
        { configuration, text: composition.contextWords },
      ]
    })
    words.push(...(await readLexemes(tx, texts)))
  }
  const compared = await compareReports(tx, composed)
  const made = await mapInTurns(composed, ({ state, composition }, index): [string, Made] => {
    const [own = '', around = ''] = words.slice(2 * index, 2 * index + 2)
    const version = versionOf(state, { ...composition, discrepancies: compared.get(state.id) ?? [] }, own, around)
    classify(version, topics)
    const { actorId, officeId, text, form, act, saidAt, publishedAt } = composition
    const { id, ingestedAt } = state
    const row = { id, actorId, officeId, text, form, act, saidAt, publishedAt, ingestedAt }
    return [state.id, { row, version }]
  })
  return new Map(made)
}

function classify({ document }: StatementVersion, { rules, broader }: Topics): void {
  document.topicIds = topicsOf(readDocument(document), rules, broader)
}

function versionOf(
  state: StatementState,
  composition: Composition & { discrepancies: string[] },
  words: string,
  contextWords: string,
): StatementVersion {
  const { text, form, act, actorId, officeId, saidAt, saidSort, language, ...composed } = composition
  return {
    id: uuid(),
    statementId: state.id,
    number: state.number + 1,
    text,
    form,
    act,
    actorId,
    officeId,
    reportId: state.happened === 'REPORTED' ? (state.arrivedId ?? null) : null,
    saidSort,
    document: {
      ...composed,
      schema: 1,
      topicIds: [],
      // An amendment by this version is seen when it is compared with the one before.
      revised: state.before?.document.revised ?? false,
      saidEarliest: saidAt?.earliest ?? null,
      saidLatest: saidAt?.latest ?? null,
      ingestedAt: state.ingestedAt,
      configuration: configurationOf(language),
      words,
      contextWords,
    },
  }
}
