// Feeds write days as RFC 822, RFC 3339 or W3C-DTF say, and in every way that is near to one of these. `Date.parse` reads
// most of them, but takes what names no zone to be in the zone of this machine.

/** In hours east of UTC: the ones that feeds use, beyond those of RFC 822. */
const ZONES: Readonly<Record<string, number>> = {
  UT: 0,
  UTC: 0,
  GMT: 0,
  Z: 0,
  WET: 0,
  BST: 1,
  WEST: 1,
  CET: 1,
  MEZ: 1,
  CEST: 2,
  MESZ: 2,
  EET: 2,
  EEST: 3,
  MSK: 3,
  SAST: 2,
  IST: 5.5,
  SGT: 8,
  HKT: 8,
  AWST: 8,
  JST: 9,
  KST: 9,
  AEST: 10,
  AEDT: 11,
  NZST: 12,
  NZDT: 13,
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const CLOCK = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?`
const ZONE = String.raw`\s*([A-Za-z]{1,5}|(?:GMT|UTC)?[+-]\d{1,2}:?(?:\d{2})?)?`
const RFC_822 = new RegExp(
  String.raw`^(?:[A-Za-z]+\.?,?\s+)?(\d{1,2})[\s-]+([A-Za-z]{3})[A-Za-z]*\.?,?[\s-]+(\d{4}|\d{2})(?:,?\s+${CLOCK}${ZONE})?$`,
)
/** "June 3, 2025 09:39", and what C's `asctime` writes: "Tue Jun  3 09:39:21 2025". */
const MONTH_FIRST = new RegExp(
  String.raw`^(?:[A-Za-z]+\.?,?\s+)?([A-Za-z]{3})[A-Za-z]*\.?\s+(\d{1,2}),?\s+(?:(\d{4})(?:,?\s+${CLOCK}${ZONE})?|${CLOCK}${ZONE}\s+(\d{4}))$`,
)
const W3C = new RegExp(String.raw`^(\d{4})(?:-?(\d{2})(?:-?(\d{2})(?:[Tt\s]+${CLOCK}${ZONE})?)?)?$`)

/** A day and time as feeds write them; without a zone, in UTC. Null where it cannot be read, or is no day there can be. */
export function readFeedDay(text: string): Date | null {
  // No day is longer, and what follows need not look at a megabyte.
  if (text.length > 100) return null
  const given = text.trim().replace(/\s+/g, ' ')
  const w3c = W3C.exec(given)
  if (w3c) return instant(w3c[1], Number(w3c[2] ?? 1), w3c[3] ?? '1', w3c.slice(4, 8))
  const rfc = RFC_822.exec(given)
  if (rfc) return instant(rfc[3], monthOf(rfc[2]), rfc[1], rfc.slice(4, 8))
  const first = MONTH_FIRST.exec(given)
  if (first) {
    const isLate = first[3] === undefined
    return instant(first[3] ?? first[12], monthOf(first[1]), first[2], isLate ? first.slice(8, 12) : first.slice(4, 8))
  }
  return null
}

/** From 1; 0 where there is no such month. */
function monthOf(name = ''): number {
  return MONTHS.indexOf(name.toLowerCase()) + 1
}

function instant(
  year = '',
  month: number,
  day = '',
  [hour = '0', minute = '0', second = '0', zone]: (string | undefined)[],
): Date | null {
  const fullYear = year.length === 2 ? Number(year) + (Number(year) < 70 ? 2000 : 1900) : Number(year)
  const minutesEast = zone === undefined ? 0 : readZone(zone)
  if (minutesEast === null || month < 1 || month > 12 || Number(day) < 1) return null
  if (Number(hour) > 24 || Number(minute) > 59 || Number(second) > 60) return null
  const time = Date.UTC(fullYear, month - 1, Number(day), Number(hour), Number(minute) - minutesEast, Number(second))
  // The 31st of June would be read as the 1st of July.
  const isDay = Number(day) <= new Date(Date.UTC(fullYear, month, 0)).getUTCDate()
  return isDay && fullYear >= 1900 ? new Date(time) : null
}

/** In minutes east of UTC; null where there is no such zone. */
function readZone(zone: string): number | null {
  const offset = /^(?:GMT|UTC)?([+-])(\d{1,2}):?(\d{2})?$/i.exec(zone)
  if (offset) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0)
    return minutes > 18 * 60 ? null : minutes * (offset[1] === '-' ? -1 : 1)
  }
  const hours = ZONES[zone.toUpperCase()]
  return hours === undefined ? null : hours * 60
}
