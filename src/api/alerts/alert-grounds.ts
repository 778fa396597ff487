import { passes, readDocument } from '../../domain/filter/evaluate.ts'
import type { Effect, Entry } from '../../domain/journal/entry.ts'
import type { StatementVersion } from '../../domain/journal/version.ts'
import type { Span } from '../../domain/language/span.ts'
import { type WeighedCondition, weighConditions } from '../../domain/match/weighed.ts'
import { readSlugs } from '../../store/catalogue/resolve-names.ts'
import { nameOfVersion, readConditions, type VersionOfWatch } from '../../store/inbox/alert-conditions.ts'
import type { PrismaClient } from '../../store/prisma/client.ts'
import type { PreparedFilter } from '../../store/search/linguistics.ts'
import { findWritten } from '../../store/search/written-words.ts'
import { fieldOf, valueAsked } from '../explain/matches.ts'
import { idsIn, readableFilter, type Slugs } from '../filter/readable-filter.ts'

/** Why a watch told of an entry. */
export interface AlertGrounds {
  effect: Effect
  /** The side of the entry that was weighed: the one after it, unless only the one before passed. */
  version: StatementVersion
  conditions: GroundsCondition[]
  text: string
}

/** One condition of the watch, in words that its owner knows. */
export interface GroundsCondition extends Pick<WeighedCondition, 'number' | 'within' | 'holds' | 'counts'> {
  field: string
  /** As a StatementFilter. */
  asked: unknown
  /** Slugs, values, or for a text its words as they are written. */
  found: string[]
  spans: Span[]
  text: string
}

/** An alert's entry, and the version of the watch that told of it. */
export interface ToWeigh extends VersionOfWatch {
  entry: Entry
}

/**
 * Weighs again what was weighed when alerts were decided, on what the journal keeps of that: the same, in the order of
 * what is asked. Null where the entry's words were erased, or the watch is gone. Four round trips for any number.
 */
export async function findGrounds(prisma: PrismaClient, asked: readonly ToWeigh[]): Promise<(AlertGrounds | null)[]> {
  const filters = await readConditions(prisma, asked)
  const weighed = asked.map((one) => weighEntry(one.entry, filters.get(nameOfVersion(one)) ?? null))
  const written = await findWritten(
    prisma,
    weighed.map((one) => {
      if (one === null) return { text: '', configuration: 'simple', lexemes: new Set<string>() }
      const { text, document } = one.version
      const lexemes = new Set(one.conditions.flatMap((condition) => condition.lexemes))
      return { text, configuration: document.configuration, lexemes }
    }),
  )
  const ids = weighed.flatMap((one) => (one === null ? [] : one.conditions.flatMap(idsOf)))
  const slugs = ids.length === 0 ? new Map<string, string>() : await readSlugs(prisma, [...new Set(ids)])
  return weighed.map((one, index) => {
    if (one === null) return null
    const conditions = one.conditions.map((condition) => {
      return inWords(condition, slugs, { spans: written[index] ?? new Map(), text: one.version.text })
    })
    return { ...one, conditions, text: summary(conditions) }
  })
}

interface WeighedEntry extends Pick<AlertGrounds, 'effect' | 'version'> {
  conditions: WeighedCondition[]
}

function weighEntry({ before, after }: Entry, filter: PreparedFilter | null): WeighedEntry | null {
  if (filter === null) return null
  const { condition, queries } = filter
  const read = (version: StatementVersion | null) => (version === null ? null : readDocument(version.document))
  const [was, is] = [read(before), read(after)]
  const passed = was !== null && passes(condition, was, queries)
  const passesNow = is !== null && passes(condition, is, queries)
  if (!passed && !passesNow) return null
  const [version, document] = passesNow ? [after, is] : [before, was]
  if (version === null || document === null) return null
  const effect = passesNow ? (passed ? 'STAYED' : 'ENTERED') : 'LEFT'
  return { effect, version, conditions: weighConditions(condition, document, queries) }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/

function idsOf({ condition, found }: WeighedCondition): string[] {
  if (condition.kind !== 'list') return []
  const parts = found.flatMap((value) => value.split(' '))
  return [...Object.values(idsIn(condition)).flat(), ...parts.filter((part) => UUID.test(part))]
}

function inWords(
  { number, within, condition, holds, counts, found, lexemes }: WeighedCondition,
  slugs: Slugs,
  written: { spans: ReadonlyMap<string, Span[]>; text: string },
): GroundsCondition {
  const asked = readableFilter(condition, slugs)
  const field = fieldOf(condition)
  const spans = lexemes.flatMap((lexeme) => written.spans.get(lexeme) ?? []).sort((a, b) => a.start - b.start)
  const told = { number, within, holds, counts, field, asked, spans }
  const shown =
    condition.kind === 'words'
      ? [...new Set(lexemes.flatMap((lexeme) => writtenAs(lexeme, written)))]
      : found.map((value) => {
          const parts = value.split(' ').filter((part) => part !== '*')
          return parts.map((part) => slugs.get(part) ?? part).join(' ')
        })
  const of = condition.kind === 'all' || condition.kind === 'any' || condition.kind === 'not'
  return { ...told, found: shown, text: of ? ofParts(field, holds) : ofOne(told, shown) }
}

/** The words of another report, or around the statement, are not in its text: of those the stem is told. */
function writtenAs(lexeme: string, { spans, text }: { spans: ReadonlyMap<string, Span[]>; text: string }): string[] {
  const places = spans.get(lexeme) ?? []
  return places.length === 0 ? [lexeme] : places.map(({ start, end }) => text.slice(start, end))
}

function ofParts(field: string, holds: boolean): string {
  if (field === 'not') return holds ? 'What must not be is not.' : 'What must not be is.'
  if (field === 'any') return holds ? 'One of these holds, or several do.' : 'None of these holds.'
  return holds ? 'All of these hold.' : 'Not all of these hold.'
}

function ofOne({ field, asked, holds }: Omit<GroundsCondition, 'found' | 'text'>, found: readonly string[]): string {
  const given = valueAsked((asked as Record<string, unknown>)[field])
  const has = found.length === 0 ? '' : `: ${found.join(', ')}`
  return holds
    ? `"${field}" asks for ${given}, and it has that${has}.`
    : `"${field}" asks for ${given}: it does not have that.`
}

/** What decided, in one line. */
function summary(conditions: readonly GroundsCondition[]): string {
  const deciding = conditions.filter(({ counts, found }) => counts && found.length > 0)
  const parts = deciding.map(({ field, found }) => `${field}: ${found.join(', ')}`)
  return parts.length === 0 ? 'It passes the filter.' : parts.join('; ')
}
