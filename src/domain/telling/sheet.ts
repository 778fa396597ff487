import type { AlertKind } from '../watch/definition.ts'
import { actWords } from './act-words.ts'
import { plainLine, safeLink } from './plain-words.ts'
import { moment, saidWhen } from './times.ts'
import type { Carrier, ToldAlert, ToldStatement, ToldWords } from './told.ts'

// What a message says, before any channel's markup: a sheet of clean lines. Each channel only writes down a sheet, so
// that what is said is decided once, and what a channel's markup does to it once per channel.

/** A piece of a line; a link where it has an address. */
export interface LinePiece {
  text: string
  link?: string
}

/** `label`: what the line tells; null where that is plain. */
export type SheetLine =
  | { is: 'words'; label: string | null; pieces: LinePiece[] }
  /** What was said. `lead`: who does what with it, as "Ada Quill denies that"; empty of what is merely said. */
  | { is: 'quotation'; label: string | null; lead: string; text: string; isVerbatim: boolean }

/** What is told of one alert. */
export interface SheetItem {
  id: string
  heading: string
  at: Date
  lines: SheetLine[]
  /** Where the words are to be read; null where no article has an address. */
  link: string | null
  topics: string[]
  /** Who spoke; null where it is unknown. */
  speaker: string | null
}

/** The alerts of one watch. */
export interface SheetPart {
  watchId: string
  watch: string
  items: SheetItem[]
}

export interface Sheet {
  /** One line that says most: a subject. */
  title: string
  parts: SheetPart[]
  /** Alerts that are not on it, since they are too many. */
  leftOut: number
}

/** How much a channel can carry. */
export interface SheetSize {
  items: number
  /** UTF-16 code units of each quotation. */
  quotation: number
}

/** When it is a digest: of which times. Null: alerts as they come. */
export interface DigestOf {
  rhythm: 'HOURLY' | 'DAILY' | 'WEEKLY'
  from: Date
  to: Date
}

/** Puts alerts, the oldest first, on one sheet, by their watches. Times are told on the clocks of `timeZone`. */
export function sheetOf(
  alerts: readonly ToldAlert[],
  { timeZone, size, digest }: { timeZone: string; size: SheetSize; digest: DigestOf | null },
): Sheet {
  const shown = alerts.slice(0, size.items)
  const parts = new Map<string, SheetPart>()
  for (const alert of shown) {
    const { id, name } = alert.watch
    const part = parts.get(id) ?? { watchId: id, watch: watchName(name), items: [] }
    part.items.push(itemOf(alert, timeZone, size))
    parts.set(id, part)
  }
  return { title: titleOf(alerts, digest, timeZone), parts: [...parts.values()], leftOut: alerts.length - shown.length }
}

/** A sheet that tells of no alert. */
export function noteSheet(title: string, sentence: string): Sheet {
  const line: SheetLine = { is: 'words', label: null, pieces: [{ text: plainLine(sentence, LONGEST.note) }] }
  const item = { id: '', heading: title, at: new Date(0), lines: [line], link: null, topics: [], speaker: null }
  return { title, parts: [{ watchId: '', watch: 'Onrecord', items: [item] }], leftOut: 0 }
}

const LONGEST = {
  name: 120,
  speaker: 120,
  office: 160,
  topic: 80,
  outlet: 100,
  article: 200,
  reason: 300,
  note: 400,
  title: 160,
  inTitle: 60,
}
/** Articles that are named, and outlets on the way to one. */
const MOST_CARRIERS = 5
const MOST_VIA = 4
const MOST_TOPICS = 8
const MOST_REASONS = 12

const HEADINGS: Record<AlertKind, string> = {
  UTTERANCE: 'New statement',
  REPORT: 'Another article carries it',
  ROOT: 'Another outlet has it independently',
  CONFLICT: 'Its reports contradict each other',
  REPLY: 'It answers another, or denies something',
  AMENDMENT: 'What is known of it has changed',
  EDIT: 'A publisher has edited the quotation',
  SILENCE: 'Silence',
  SURGE: 'More than usual',
}

function watchName(name: string): string {
  return plainLine(name, LONGEST.name) || 'A watch'
}

function headingOf({ kinds, isWithdrawn }: ToldAlert): string {
  if (isWithdrawn) return 'A publisher has withdrawn the quotation'
  // An independent report is a report.
  const told = kinds.includes('ROOT') ? kinds.filter((kind) => kind !== 'REPORT') : kinds
  return told.map((kind) => HEADINGS[kind]).join(' · ')
}

function titleOf(alerts: readonly ToldAlert[], digest: DigestOf | null, timeZone: string): string {
  const [first] = alerts
  if (first === undefined) return 'No alerts'
  const watches = new Set(alerts.map(({ watch }) => watch.id))
  const of = watches.size === 1 ? watchName(first.watch.name) : `${watches.size} watches`
  if (digest !== null) {
    const name = { HOURLY: 'Hourly', DAILY: 'Daily', WEEKLY: 'Weekly' }[digest.rhythm]
    return `${name} digest up to ${moment(digest.to, timeZone)}: ${counted(alerts.length)} of ${of}`
  }
  if (alerts.length > 1) return `${of}: ${counted(alerts.length)}`
  const { statement } = first
  const words = statement === null ? plainLine(first.note ?? headingOf(first), LONGEST.note) : spoken(statement)
  return plainLine(`${of}: ${words}`, LONGEST.title)
}

function counted(alerts: number): string {
  return alerts === 1 ? '1 alert' : `${alerts} alerts`
}

function spoken(statement: ToldStatement): string {
  const words = plainLine(statement.text, LONGEST.title)
  const name = plainLine(statement.speaker ?? '', LONGEST.inTitle)
  const who = leadOf(statement, words, LONGEST.inTitle) || (name === '' ? '' : `${name}: `)
  return `${who}${statement.form === 'DIRECT' ? `“${words}”` : words}`
}

/** "Ada Quill denies that ": before words that would say something else alone. */
function leadOf(words: ToldWords, text: string, longest: number): string {
  const { verb, link } = actWords(words, text)
  return verb === '' ? '' : `${plainLine(words.speaker ?? '', longest) || 'An unknown speaker'} ${verb}${link}`
}

function itemOf(alert: ToldAlert, timeZone: string, size: SheetSize): SheetItem {
  const { id, at, statement, was, reasons, note } = alert
  const lines: SheetLine[] = []
  const say = (label: string | null, ...pieces: (LinePiece | string)[]) => {
    const all = pieces.map((piece) => (typeof piece === 'string' ? { text: piece } : piece))
    if (all.some(({ text }) => text !== '')) lines.push({ is: 'words', label, pieces: all })
  }
  if (note !== null) say(null, plainLine(note, LONGEST.note))
  if (was !== null) {
    lines.push(quotationOf('Before', was, size))
    if (statement !== null && whoSaid(was) !== whoSaid(statement)) say('Said by, before', whoSaid(was))
  }
  if (statement !== null) {
    lines.push(quotationOf(was === null ? null : alert.isWithdrawn ? 'Withdrawn' : 'Now', statement, size))
    say('Said by', whoSaid(statement))
    if (statement.saidAt !== null) say('Said', saidWhen(statement.saidAt, timeZone))
    const carriers = statement.carriers.slice(-MOST_CARRIERS)
    for (const carrier of carriers) say('In', ...carrierPieces(carrier, timeZone))
    const more = statement.carrierCount - carriers.length
    if (more > 0) say('In', `${more} more ${more === 1 ? 'article' : 'articles'}`)
    if (statement.independentRoots !== null && statement.independentRoots > 1)
      say('Independent outlets', `at least ${statement.independentRoots}`)
    say('Topics', topicsOf(statement).join(', '))
  }
  const why = reasons.slice(0, MOST_REASONS).map((reason) => plainLine(reason, LONGEST.reason))
  if (reasons.length > MOST_REASONS) why.push(`and ${reasons.length - MOST_REASONS} more`)
  say('Why', why.join('; '))
  say('Noticed', moment(at, timeZone))
  const links = (statement?.carriers ?? []).map(({ url }) => safeLink(url)).filter((url) => url !== null)
  return {
    id,
    at,
    heading: headingOf(alert),
    lines,
    link: links.at(-1) ?? null,
    topics: statement === null ? [] : topicsOf(statement),
    speaker: statement?.speaker == null ? null : plainLine(statement.speaker, LONGEST.speaker) || null,
  }
}

function quotationOf(label: string | null, told: ToldWords, size: SheetSize): SheetLine {
  const words = plainLine(told.text, size.quotation)
  if (words === '') return { is: 'words', label, pieces: [{ text: 'The words are not kept.' }] }
  const lead = leadOf(told, words, LONGEST.speaker)
  return { is: 'quotation', label, lead, text: words, isVerbatim: told.form === 'DIRECT' }
}

function whoSaid({ speaker, office }: ToldWords): string {
  const names = [
    plainLine(speaker ?? '', LONGEST.speaker) || 'an unknown speaker',
    plainLine(office ?? '', LONGEST.office),
  ]
  return names.filter((name) => name !== '').join(', ')
}

function topicsOf({ topics }: ToldStatement): string[] {
  return topics
    .slice(0, MOST_TOPICS)
    .map((topic) => plainLine(topic, LONGEST.topic))
    .filter((topic) => topic !== '')
}

/** "The Quay Times, 3 May 2025, 14:05, quoting Harbour Wire: A title". */
function carrierPieces({ outlet, title, url, publishedAt, via }: Carrier, timeZone: string): LinePiece[] {
  const link = safeLink(url)
  const name = plainLine(outlet, LONGEST.outlet) || 'an unnamed outlet'
  const when = publishedAt === null ? '' : `, ${moment(publishedAt, timeZone)}`
  const way = via
    .slice(0, MOST_VIA)
    .map((hand) => plainLine(hand, LONGEST.outlet) || 'an unnamed outlet')
    .reverse()
  const quoting = way.length === 0 ? '' : `, quoting ${way.join(', which quotes ')}`
  const named = title === null ? '' : plainLine(title, LONGEST.article)
  const linked = named === '' ? name : named
  return [
    ...(named === '' ? [] : [{ text: `${name}: ` }]),
    link === null ? { text: linked } : { text: linked, link },
    { text: `${when}${quoting}` },
  ].filter(({ text }) => text !== '')
}
