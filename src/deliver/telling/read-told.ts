import { type ChangedPart, changedParts } from '../../domain/journal/changed.ts'
import type { Entry, Position } from '../../domain/journal/entry.ts'
import type { StatementVersion } from '../../domain/journal/version.ts'
import type { ChainLink } from '../../domain/statement/statement.ts'
import { heardInWords } from '../../domain/telling/heard.ts'
import type { Carrier, ToldAlert, ToldStatement, ToldWords } from '../../domain/telling/told.ts'
import {
  type CarrierRow,
  readCarriers,
  readNamesOf,
  readToldRows,
  type ToldRow,
} from '../../store/deliveries/told-rows.ts'
import type { PrismaClient } from '../../store/prisma/client.ts'

/** What telling needs to know of alerts besides their rows. */
export interface TellingParts {
  prisma: PrismaClient
  /** The entries at these places; those that are not kept any more are left out. */
  readAt(positions: readonly Position[]): Promise<Entry[]>
  /** Why watches told of entries, a phrase for each condition that decided, in the order of what is asked. */
  reasonsOf(asked: readonly { watchId: string; version: number; entry: Entry }[]): Promise<string[][]>
}

/** Articles that are read of each statement; how many a message names, its sheet decides. */
const MOST_CARRIERS = 8

/**
 * What alerts say to a principal, with times on the clocks of a zone, in the order of the journal, in the state that the journal keeps of what they told of.
 * Those that the principal has no more are left out; an erased statement has no words. A bounded number of round trips
 * for any number of alerts.
 */
export async function readToldAlerts(
  parts: TellingParts,
  { principalId, timeZone }: { principalId: string; timeZone: string },
  alertIds: readonly string[],
): Promise<ToldAlert[]> {
  const { prisma } = parts
  const rows = await readToldRows(prisma, principalId, alertIds)
  const positions = [...new Set(rows.flatMap(({ statementId, position }) => (statementId === null ? [] : [position])))]
  const entries = new Map((await parts.readAt(positions)).map((entry) => [entry.position, entry]))
  const asked = rows.flatMap(({ id, watchId, version, position }) => {
    const entry = entries.get(position)
    return entry === undefined ? [] : [{ id, watchId, version, entry }]
  })
  const reasons = await parts.reasonsOf(asked)
  const reasonsOf = new Map(asked.map(({ id }, index) => [id, reasons[index] ?? []]))
  const versions = [...entries.values()].flatMap(({ before, after }) => [before, after]).filter((one) => one !== null)
  const names = await readNamesOf(prisma, {
    actors: known(versions.map(({ actorId }) => actorId)),
    offices: known(versions.map(({ officeId }) => officeId)),
    topics: known(versions.flatMap(({ document }) => document.topicIds)),
  })
  const carriers = await readCarriers(prisma, known(rows.map(({ statementId }) => statementId)), MOST_CARRIERS)
  return rows.map((row) => {
    const entry = entries.get(row.position) ?? null
    return toldOf(row, entry, {
      names,
      carriers: carriers.filter(({ statementId }) => statementId === row.statementId),
      reasons: reasonsOf.get(row.id) ?? [],
      timeZone,
    })
  })
}

interface About {
  names: ReadonlyMap<string, string>
  carriers: readonly CarrierRow[]
  reasons: readonly string[]
  timeZone: string
}

function toldOf(row: ToldRow, entry: Entry | null, { names, carriers, reasons, timeZone }: About): ToldAlert {
  const { id, watchId, watchName, kinds, at, statementId } = row
  const told = { id, watch: { id: watchId, name: watchName }, kinds, at, reasons }
  const version = entry?.after ?? entry?.before ?? null
  if (statementId === null)
    return { ...told, statement: null, was: null, isWithdrawn: false, note: heardInWords(row.baseline, timeZone) }
  if (entry === null || version === null) {
    const note = 'The journal does not keep any more what this alert told of.'
    return { ...told, statement: null, was: null, isWithdrawn: false, note }
  }
  const { saidEarliest, saidLatest, topicIds, independentRoots, reportCount } = version.document
  const statement: ToldStatement = {
    id: statementId,
    ...wordsOf(version, names),
    saidAt: saidEarliest === null || saidLatest === null ? null : { earliest: saidEarliest, latest: saidLatest },
    topics: topicIds.flatMap((topicId) => names.get(topicId) ?? []),
    carriers: carriers.map(carrierOf),
    carrierCount: carriers[0]?.articles ?? reportCount ?? 0,
    independentRoots,
  }
  return {
    ...told,
    statement,
    was: isShownOtherwise(entry) && entry.before !== null ? wordsOf(entry.before, names) : null,
    isWithdrawn: kinds.includes('EDIT') && entry.after === null,
    note: null,
  }
}

/** What a reader is shown of who said what. */
const SHOWN: ReadonlySet<ChangedPart> = new Set(['WORDS', 'ACT', 'SPEAKER', 'OFFICE'])

/** Whether a reader is shown other words, or another speaker, than before. */
function isShownOtherwise({ before, after }: Entry): boolean {
  return changedParts(before, after).some((part) => SHOWN.has(part))
}

function wordsOf(
  { text, form, act, actorId, officeId }: StatementVersion,
  names: ReadonlyMap<string, string>,
): ToldWords {
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null))
  return { text, form, act, speaker: nameOf(actorId), office: nameOf(officeId) }
}

function carrierOf({ outlet, title, url, publishedAt, chain }: CarrierRow): Carrier {
  return { outlet, title, url, publishedAt, via: chain.filter(({ role }) => role === 'PUBLISHER').map(nameOfLink) }
}

function nameOfLink({ name, asWritten }: ChainLink): string {
  return name ?? asWritten ?? ''
}

function known(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))]
}
