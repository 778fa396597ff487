import { VALUES } from '../../domain/filter/conditions/values.ts'
import { type DecidingCondition, whatDecides } from '../../domain/filter/deciding.ts'
import { readDocument } from '../../domain/filter/evaluate.ts'
import { explain } from '../../domain/filter/explain.ts'
import type { Condition } from '../../domain/filter/filter.ts'
import { readSlugs } from '../../store/catalogue/resolve-names.ts'
import { readVersionsOf } from '../../store/journal/journal.ts'
import type { PrismaClient } from '../../store/prisma/client.ts'
import type { PreparedFilter } from '../../store/search/linguistics.ts'
import { idsIn, readableFilter, type Slugs } from '../filter/readable-filter.ts'

/** Whether a statement matches a filter, and if not the one condition that failed. */
export interface MatchTold {
  statementId: string
  matches: boolean
  /** Null: it matches, or it is not current, and then nothing matches it. */
  failed: FailedCondition | null
  text: string
}

/** The condition that failed, in the words of who gave the filter. */
export interface FailedCondition {
  /** The field of the filter: "topics", or "any". */
  field: string
  /** It holds, and must not. */
  isNegated: boolean
  /** As a StatementFilter. */
  asked: unknown
  /** What the statement has of it, slugs for ids. */
  found: string[]
  alternatives: FailedCondition[]
  text: string
}

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/

/** Looks at the current versions of statements, by the evaluation that queries and streams have. */
export async function matchEach(
  prisma: PrismaClient,
  { condition, queries }: PreparedFilter,
  statementIds: readonly string[],
): Promise<MatchTold[]> {
  const versions = await readVersionsOf(prisma, statementIds)
  const decided = statementIds.map((statementId) => {
    const version = versions.get(statementId)
    if (version === undefined) return { statementId, isCurrent: false, deciding: null }
    const read = readDocument(version.document)
    return { statementId, isCurrent: true, deciding: whatDecides(explain(condition, read, queries), read, queries) }
  })
  const ids = decided.flatMap(({ deciding }) => (deciding === null ? [] : idsOf(deciding)))
  const slugs = ids.length === 0 ? new Map<string, string>() : await readSlugs(prisma, [...new Set(ids)])
  return decided.map(({ statementId, isCurrent, deciding }) => {
    const failed = deciding === null ? null : asGiven(deciding, slugs)
    const matches = isCurrent && failed === null
    const text = matches ? 'It matches.' : (failed?.text ?? 'It is not current, and only what is current matches.')
    return { statementId, matches, failed, text }
  })
}

function idsOf({ condition, found, alternatives }: DecidingCondition): string[] {
  const asked = Object.values(idsIn(condition)).flat()
  const parts = found.flatMap((value) => value.split(' '))
  return [...asked, ...parts.filter((part) => UUID.test(part)), ...alternatives.flatMap(idsOf)]
}

function asGiven(
  { condition, isNegated, found, alternatives: each }: DecidingCondition,
  slugs: Slugs,
): FailedCondition {
  const asked = readableFilter(condition, slugs)
  const alternatives = each.map((one) => asGiven(one, slugs))
  const field = fieldOf(condition)
  const has = isKeyed(condition) ? found.filter((key) => !key.includes('*')) : found
  const shown = has.map((value) =>
    value
      .split(' ')
      .map((part) => slugs.get(part) ?? part)
      .join(' '),
  )
  const told = { field, isNegated, asked, found: shown, alternatives }
  return { ...told, text: inWords(told, condition) }
}

function inWords(
  { field, isNegated, asked, found, alternatives }: Omit<FailedCondition, 'text'>,
  { kind }: Condition,
): string {
  if (alternatives.length > 0) {
    const parts = alternatives.map(({ text }) => text.replace(/\.$/, '')).join('; ')
    return isNegated ? `"not": all of this holds: ${parts}.` : `"${field}": no alternative holds: ${parts}.`
  }
  // `not: {}`, since `{}` matches everything.
  if (kind === 'all' || kind === 'any') return '"not": it has no condition, so nothing matches.'
  const given = valueAsked((asked as Record<string, unknown>)[field])
  const has = found.length === 0 ? null : found.join(', ')
  if (isNegated) return `"not": "${field}" must not be ${given}, and it is${has === null ? '' : `: ${has}`}.`
  if (kind === 'words') return `"${field}" asks for ${given}: of these words it has ${has ?? 'none'}.`
  if (kind === 'list') return `"${field}" asks for ${given}, and it has ${has ?? 'none'}.`
  return `"${field}" asks for ${given}, and ${has === null ? 'that is unknown of it' : `it has ${has}`}.`
}

/** What a condition asks for, as it stands in a sentence. */
export function valueAsked(asked: unknown): string {
  if (Array.isArray(asked))
    return asked.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join(' or ')
  return typeof asked === 'string' ? asked : JSON.stringify(asked)
}

/** The field of a filter that a condition stands in. */
export function fieldOf(condition: Condition): string {
  switch (condition.kind) {
    case 'all':
    case 'any':
    case 'not':
      return condition.kind
    case 'list':
    case 'words':
    case 'time':
      return condition.field
    default:
      return VALUES[condition.kind].input
  }
}

/** Keys have a place for all that may be asked, and `*` where it is not. */
function isKeyed(condition: Condition): boolean {
  return condition.kind === 'list' && (condition.field === 'discrepancies' || condition.field === 'replies')
}
