import { WORDS_FIELDS, type WordsField } from '../../domain/filter/conditions/words.ts'
import { FilterError, namesIn } from '../../domain/filter/filter.ts'
import { canHold, whyNeverHolds } from '../../domain/filter/never-holds.ts'
import type { StatementFilter } from '../../domain/filter/statement-filter.ts'
import { isTakenForPronoun, readTyped, type TypedTerm } from '../../domain/filter/typed-words.ts'
import { filtersIn, pathTo } from '../../domain/filter/walk.ts'
import { resolveStatementFilter } from '../catalogue/resolve-names.ts'
import type { Prisma, PrismaClient } from '../prisma/client.ts'
import { asInAnyLocale, configurationOf, type PreparedFilter, prepareFilter } from './linguistics.ts'

type Db = PrismaClient | Prisma.TransactionClient

/** A text of a filter, with where it stands and the languages that its filter names. */
interface Typed {
  field: WordsField
  path: string
  text: string
  terms: TypedTerm[]
  languages: readonly string[] | null
}

/**
 * A filter that somebody gives now, ready for queries and streams. What was given to an earlier release, and is kept, is
 * not asked this again: it means what it meant.
 *
 * @throws FilterError as `resolveStatementFilter` and `prepareFilter` do; for a text of which something would be ignored
 * or left out, and a filter that nothing can pass.
 */
export async function readTypedFilter(db: Db, filter: StatementFilter): Promise<PreparedFilter> {
  namesIn(filter) // refuses what is nested too deep to walk
  const typed = typedIn(filter)
  const prepared = await prepareFilter(db, await resolveStatementFilter(db, filter))
  await refuseUnheard(db, typed, prepared)
  return prepared
}

function typedIn(filter: StatementFilter): Typed[] {
  const typed: Typed[] = []
  for (const { filter: part, path } of filtersIn(filter)) {
    const never = whyNeverHolds(part)
    if (never !== null) throw new FilterError(never.reason, pathTo(path, never.field))
    for (const field of WORDS_FIELDS) {
      const text = part[field]
      if (text == null) continue
      if (text.trim() !== '' && !/[\p{L}\p{N}]/u.test(text))
        throw new FilterError('has no searchable word: say what to look for', pathTo(path, field))
      const read = readTyped(text)
      if (read.problem !== null) throw new FilterError(read.problem, pathTo(path, field))
      typed.push({
        field,
        path: pathTo(path, field),
        text: text.replace(/\s+/g, ' ').trim(),
        terms: read.terms,
        languages: part.languages ?? null,
      })
    }
  }
  return typed
}

/** How many of the latest statements tell which languages matter: those that a tenth of them have. */
const LATEST = 1_000

/** Refuses texts of which a language that matters ignores a part that was meant, or that it can never find. */
async function refuseUnheard(db: Db, typed: readonly Typed[], { queries }: PreparedFilter): Promise<void> {
  const isSuspicious = ({ text, terms }: Typed) =>
    terms.length > 0 || [...(queries.get(text)?.values() ?? [])].some((query) => !canHold(query))
  const suspicious = typed.filter(isSuspicious)
  if (suspicious.length === 0) return
  const named = suspicious
    .flatMap(({ languages }) => languages ?? [])
    .map((code) => configurationOf(code.toLowerCase()))
  const terms = [...new Set(suspicious.flatMap((one) => one.terms.map(({ words }) => words)))]
  const rows = await db.$queryRaw<{ configuration: string; is_common: boolean; unheard: string[] }[]>`
    WITH latest AS (SELECT configuration FROM statement_versions ORDER BY id DESC LIMIT ${LATEST}::int),
    common AS (
      SELECT configuration FROM latest GROUP BY configuration HAVING count(*) * 10 >= (SELECT count(*) FROM latest)
      UNION SELECT 'english' WHERE NOT EXISTS (SELECT FROM latest)
    )
    SELECT c.configuration, c.configuration IN (SELECT configuration FROM common) AS is_common,
      ARRAY(
        SELECT t.term FROM unnest(${terms}::text[], ${terms.map(asInAnyLocale)}::text[]) AS t(term, typed)
        WHERE numnode(phraseto_tsquery(c.configuration::regconfig, t.typed)) = 0
      ) AS unheard
    FROM (SELECT configuration FROM common UNION SELECT unnest(${named}::text[])) AS c(configuration)
    ORDER BY c.configuration`
  for (const { path, text, terms: own, languages } of suspicious) {
    const asked = languages?.map((code) => configurationOf(code.toLowerCase()))
    const that = rows.filter((row) => asked?.includes(row.configuration) ?? row.is_common)
    for (const { configuration, unheard } of that) {
      const lost = own.find(({ words }) => unheard.includes(words))
      if (lost !== undefined) throw new FilterError(unheardReason(lost, configuration), path)
      const taken = own.find((term) => isTakenForPronoun(term, configuration))
      if (taken !== undefined) throw new FilterError(pronounReason(taken, configuration), path)
    }
    const query = (configuration: string) => queries.get(text)?.get(configuration) ?? null
    if (that.some(({ configuration }) => canHold(query(configuration)))) continue
    const isLost = that.every(({ configuration }) => query(configuration) === null)
    throw new FilterError(isLost ? nothingLeft(that.map((row) => row.configuration)) : CONTRADICTS, path)
  }
}

const CONTRADICTS = 'asks for a word and leaves it out too, so nothing can match: do one of them'

function nothingLeft(configurations: readonly string[]): string {
  return `leaves nothing to search for, since ${searchesIn(configurations)} leave out common words: add rarer ones, or name an actor, topic or source in its field`
}

const WAYS_OUT: Record<TypedTerm['as'], string> = {
  phrase: 'add a rarer word to the phrase, or name an actor, topic or source in its field',
  capitals: 'write out what it stands for, name the actor in `actors`, or write it small if the common word is meant',
  exclusion: 'leave it out, or exclude a rarer word',
}

function unheardReason({ shown, words, as }: TypedTerm, configuration: string): string {
  const common = /\s/.test(words.trim()) ? 'words as common as these' : 'a word as common as this'
  return `has “${shown.slice(0, 40)}”, but ${searchesIn([configuration])} pass over ${common}: ${WAYS_OUT[as]}`
}

function pronounReason({ shown, words }: TypedTerm, configuration: string): string {
  return `has “${shown.slice(0, 40)}”, but ${searchesIn([configuration])} take it for the word “${words.toLowerCase()}”: write U.S. or "United States", put it in quotation marks with the word beside it, as in "US tariffs", or write it small if the common word is meant`
}

function searchesIn(configurations: readonly string[]): string {
  const names = configurations
    .filter((name) => name !== 'simple')
    .map((name) => `${name[0]?.toUpperCase()}${name.slice(1)}`)
  return names.length === 0 ? 'searches' : `searches in ${names.join(' and ')}`
}
