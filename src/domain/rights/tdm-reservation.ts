import { tagsIn } from './markup.ts'
import { matchesPath } from './path-pattern.ts'
import type { RightsRefusal } from './rights.ts'

/** Where the TDM Reservation Protocol (W3C community group, 2024) may be used; each is null where it was not. */
export interface TdmSources {
  /** The `tdm-reservation` header. */
  header: string | null
  /** The head of a page. */
  head: string | null
  /** /.well-known/tdmrep.json */
  file: string | null
  /** Of the address, with its query. */
  path: string
}

/**
 * Whether text and data mining is reserved (1), which the European directive on copyright, article 4, lets publishers do.
 *
 * The page counts before the header, and the header before the file. Where it is reserved no language model reads the text, and
 * quotations are all that is kept.
 */
export function readTdmReservation({ header, head, file, path }: TdmSources): RightsRefusal[] {
  const places = [
    { where: 'the page', value: head === null ? null : reservationIn(head) },
    { where: 'the tdm-reservation header', value: header?.trim() ?? null },
    { where: '/.well-known/tdmrep.json', value: file === null ? null : reservationFor(file, path) },
  ]
  const first = places.find(({ value }) => value === '0' || value === '1')
  if (first?.value !== '1') return []
  const text = `The publisher reserves text and data mining (tdm-reservation: 1 in ${first.where})`
  return [{ signal: 'TDM_RESERVATION', refuses: ['FULL_TEXT', 'AI_INPUT'], where: first.where, text }]
}

function reservationIn(head: string): string | null {
  if (!/tdm-reservation/i.test(head)) return null
  for (const { attributes } of tagsIn(head, 'meta')) {
    if (attributes.get('name')?.toLowerCase() === 'tdm-reservation') return attributes.get('content')?.trim() ?? null
  }
  return null
}

/** Of the first rule whose location a path matches. A file that is one rule without a location is for all of them. */
function reservationFor(file: string, path: string): string | null {
  const rules = parse(file)
  for (const rule of (Array.isArray(rules) ? rules : [rules]).slice(0, MOST_RULES)) {
    if (typeof rule !== 'object' || rule === null) continue
    const { location = '/', 'tdm-reservation': reservation } = rule as Record<string, unknown>
    if (typeof location === 'string' && matchesPath(location, path)) return String(reservation)
  }
  return null
}

function parse(file: string): unknown {
  try {
    return JSON.parse(file)
  } catch {
    // Many servers answer every address with a page.
    return null
  }
}

const MOST_RULES = 10_000
