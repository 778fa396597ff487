import { cutText } from '../given/given-text.ts'
import { contactOf } from './contacts.ts'
import { tagsIn } from './markup.ts'
import { matchesPath } from './path-pattern.ts'
import type { RightsRefusal } from './rights.ts'

/** Where the TDM Reservation Protocol (W3C community group, 2024) may be used; each is null where it was not. */
export interface TdmSources {
  /** The `tdm-reservation` header. */
  header: string | null
  /** The `tdm-policy` header. */
  policy?: string | null
  /** The head of a page. */
  head: string | null
  /** The rules of /.well-known/tdmrep.json: see `readTdmRules`. */
  rules: readonly TdmRule[]
  /** Of the address, with its query. */
  path: string
}

/**
 * Whether text and data mining is reserved (1), which the European directive on copyright, article 4, lets publishers do.
 *
 * The page counts before the header, and the header before the file. Where it is reserved no language model reads the text, and
 * quotations are all that is kept.
 */
export function readTdmReservation({ header, policy, head, rules, path }: TdmSources): RightsRefusal[] {
  const places = [
    { where: 'the page', ...(head === null ? NOTHING : reservationIn(head)) },
    { where: 'the tdm-reservation header', value: header?.trim() ?? null, policy: policy ?? null },
    { where: '/.well-known/tdmrep.json', ...reservationFor(rules, path) },
  ]
  const first = places.find(({ value }) => value === '0' || value === '1')
  if (first?.value !== '1') return []
  const text = `The publisher reserves text and data mining (tdm-reservation: 1 in ${first.where})`
  const ask = contactOf(first.policy ?? undefined)
  const refuses = ['FULL_TEXT', 'AI_INPUT'] as const
  return [{ signal: 'TDM_RESERVATION', refuses, where: first.where, text, ...(ask === null ? {} : { ask }) }]
}

/** What one place says: whether it is reserved, and where the policy is that says whom to ask. */
interface Reservation {
  value: string | null
  policy: string | null
}

const NOTHING: Reservation = { value: null, policy: null }

function reservationIn(head: string): Reservation {
  if (!/tdm-reservation/i.test(head)) return NOTHING
  const said = new Map<string, string>()
  for (const { attributes } of tagsIn(head, 'meta')) {
    const name = attributes.get('name')?.toLowerCase() ?? ''
    if (name.startsWith('tdm-') && !said.has(name)) said.set(name, attributes.get('content')?.trim() ?? '')
  }
  return { value: said.get('tdm-reservation') ?? null, policy: said.get('tdm-policy') ?? null }
}

/** Of the first rule whose location a path matches. A file that is one rule without a location is for all of them. */
function reservationFor(rules: readonly TdmRule[], path: string): Reservation {
  for (const { location = '/', 'tdm-reservation': reservation, 'tdm-policy': policy } of rules) {
    if (typeof location === 'string' && matchesPath(location, path))
      return { value: String(reservation), policy: typeof policy === 'string' ? policy : null }
  }
  return NOTHING
}

/** One object of a tdmrep.json, whatever is in it. */
export type TdmRule = Record<string, unknown>

/** The rules of a tdmrep.json, none if it is not one. */
export function readTdmRules(file: string): TdmRule[] {
  const rules = parse(file)
  const objects = (Array.isArray(rules) ? rules : [rules]).slice(0, MOST_RULES)
  return objects.filter((rule): rule is TdmRule => typeof rule === 'object' && rule !== null)
}

/** Rules as they stand, each a line of JSON: the first few. */
export function showTdmRules(rules: readonly TdmRule[]): string[] {
  const said = rules.filter((rule) => 'tdm-reservation' in rule)
  return said.slice(0, MOST_SHOWN).map((rule) => cutText(JSON.stringify(rule), MOST_CHARACTERS_SHOWN))
}

function parse(file: string): unknown {
  try {
    return JSON.parse(file)
  } catch {
    // Many servers answer every address with a page.
    return null
  }
}

const MOST_RULES = 1_000
const MOST_SHOWN = 20
const MOST_CHARACTERS_SHOWN = 300
