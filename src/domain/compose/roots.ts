// The root of a report is the publisher that it has the words from in the end. This finds it, and counts the independent
// roots of many reports. The count must never be too high: two outlets that quote one interview count once, an unnamed
// outlet does not count as a new one, and outlets that only quote each other do not count.

import { isInitialsOf, isUnnamed, outletKey } from '../language/outlets.ts'
import { plainWords } from '../language/tokens.ts'
import type { ChainLink } from '../statement/statement.ts'

/** What a report must tell for its root to be found. */
export interface Heard {
  id: string
  /** Which article it is of: one article is one root, however often it tells the utterance. */
  articleId?: string
  /** Who published the article; null where that is not known ("Local files"). `host` is its homepage's, if it has one. */
  source: { name: string; host: string | null } | null
  chain: readonly ChainLink[]
  /** The agency whose text the article copies, as its dateline says: "(Reuters)". */
  agency?: string | null
  /** The report with the sentences around it, by which copies are told that name no agency. */
  passage?: string
  /** The same without the report itself, whose words all have who were there. */
  around?: string
}

export type Root =
  /** The article's own outlet: it does not name another one as its source. */
  | { kind: 'OWN'; name: string }
  /** Another outlet that the report names, or the one that this outlet has it from in turn. */
  | { kind: 'CITED'; name: string }
  /** An outlet that is not named, or outlets that only quote each other. */
  | { kind: 'UNKNOWN'; name: null }

export interface Roots {
  /**
   * How many independent roots the reports have at least: the known ones, each once. Reports whose roots are all
   * unknown count as one, since one outlet at least must have heard it. Without reports it is 0.
   */
  independent: number
  /** By report id. */
  of: ReadonlyMap<string, Root>
}

/** A report's root as it tells itself, without other reports. */
export function rootOf(report: Heard): Root {
  const [first] = publishersOf(report)
  if (!first) return report.source ? { kind: 'OWN', name: report.source.name } : UNKNOWN
  if (first.name === null || isUnnamed(first.name)) return UNKNOWN
  return isSelf(report, first.name)
    ? { kind: 'OWN', name: report.source?.name ?? first.name }
    : { kind: 'CITED', name: first.name }
}

/**
 * The roots of one statement's reports. Where the outlet that a report names has reports among them, theirs count: who
 * cites an outlet that cites another has it from the other.
 */
export function roots(reports: readonly Heard[]): Roots {
  const outlets = new Outlets(reports)
  const own = new Map<string, Root[]>()
  for (const report of reports) {
    const key = report.source && outlets.of(report.source.name)
    if (key) own.set(key, [...(own.get(key) ?? []), rootOf(report)])
  }
  const settled = new Map(reports.map((report) => [report.id, settle(rootOf(report), own, outlets)]))
  const copies = new Joins()
  for (const group of grouped(reports).values()) {
    // The first that names a root has it; the others copied what it has.
    const known = group.flatMap((report) => nameOf(settled.get(report.id)) ?? [])
    for (const name of known) copies.join(outlets.of(known[0] ?? name), outlets.of(name))
  }
  for (const own of ofOneArticle(reports)) {
    const known = own.flatMap((report) => nameOf(settled.get(report.id)) ?? [])
    for (const name of known) copies.join(outlets.of(known[0] ?? name), outlets.of(name))
  }
  joinReprints(reports, settled, copies, outlets)
  const distinct = new Set(
    [...settled.values()].flatMap((root) => (root.name === null ? [] : [copies.of(outlets.of(root.name))])),
  )
  return { independent: reports.length === 0 ? 0 : Math.max(1, distinct.size), of: settled }
}

const UNKNOWN: Root = { kind: 'UNKNOWN', name: null }

function nameOf(root: Root | undefined): string | null {
  return root?.name ?? null
}

/** Publishers, the one nearest to the speaker first. If the article names none, the agency whose text it copies. */
function publishersOf(report: Heard): { name: string | null }[] {
  const named = report.chain.filter((link) => link.role === 'PUBLISHER')
  return named.length === 0 && report.agency ? [{ name: report.agency }] : named
}

function isSelf(report: Heard, name: string): boolean {
  const { source } = report
  return source !== null && [source.name, source.host ?? source.name].some((own) => outletKey(own) === outletKey(name))
}

/** Follows citations to who heard it: an outlet with a report of its own, or one that none of these articles is by. */
function settle(root: Root, own: ReadonlyMap<string, Root[]>, outlets: Outlets): Root {
  const passed = new Set<string>()
  let at = root
  while (at.kind === 'CITED') {
    const key = outlets.of(at.name)
    const theirs = own.get(key)
    if (!theirs || theirs.some((its) => its.kind === 'OWN')) return at
    if (passed.has(key)) return UNKNOWN
    passed.add(key)
    // Named before unnamed, then by name, whatever the order the reports came in.
    const cited = theirs.filter((its) => its.kind === 'CITED').sort((a, b) => (a.name < b.name ? -1 : 1))
    at = cited.find((its) => !passed.has(outlets.of(its.name))) ?? UNKNOWN
  }
  return at
}

/** The reports of each article that has several. */
function ofOneArticle(reports: readonly Heard[]): Heard[][] {
  const articles = new Map<string, Heard[]>()
  for (const report of reports) {
    if (report.articleId === undefined) continue
    articles.set(report.articleId, [...(articles.get(report.articleId) ?? []), report])
  }
  return [...articles.values()].filter((own) => own.length > 1)
}

/** Passages of the same words, of some length: one is a copy, or all are. Shorter ones may agree by quoting one sentence. */
function grouped(reports: readonly Heard[]): Map<string, Heard[]> {
  const groups = new Map<string, Heard[]>()
  for (const report of reports) {
    const key = plainWords(report.passage ?? '')
    if (key.split(' ').length < COPIED_WORDS) continue
    groups.set(key, [...(groups.get(key) ?? []), report])
  }
  return groups
}

const COPIED_WORDS = 30

/** Words in a row; of two tellings of one event few are the same. */
const RUN = 4
/** What stands around a report, in runs: less tells nothing. */
const ENOUGH_RUNS = 15
/** A desk changes a headline, a name, a day; half of the runs are left by a change in every tenth word. */
const REPRINTED = 0.6

/**
 * Joins the roots of reports with nearly the same words around them: a text that one outlet has from the other, or both
 * from an agency that neither names.
 */
function joinReprints(reports: readonly Heard[], settled: ReadonlyMap<string, Root>, copies: Joins, outlets: Outlets) {
  const told = reports.flatMap((report) => {
    const name = nameOf(settled.get(report.id))
    const runs = name === null ? new Set<string>() : runsOf(report.around ?? '')
    return name === null || runs.size < ENOUGH_RUNS ? [] : [{ key: outlets.of(name), runs }]
  })
  for (const [index, one] of told.entries())
    for (const other of told.slice(index + 1))
      if (copies.of(one.key) !== copies.of(other.key) && isReprint(one.runs, other.runs))
        copies.join(one.key, other.key)
}

function isReprint(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  let shared = 0
  for (const run of one) if (other.has(run)) shared += 1
  return shared >= REPRINTED * Math.max(one.size, other.size)
}

function runsOf(text: string): Set<string> {
  const words = plainWords(text).split(' ')
  const runs = new Set<string>()
  for (let at = 0; at + RUN <= words.length; at += 1) runs.add(words.slice(at, at + RUN).join(' '))
  return runs
}

/** Publishers' names, those that mean one publisher joined. */
class Outlets {
  readonly #joins = new Joins()

  constructor(reports: readonly Heard[]) {
    const names = new Set<string>()
    for (const report of reports) {
      const { source } = report
      if (source) names.add(source.name)
      if (source?.host) this.#joins.join(outletKey(source.name), outletKey(source.host))
      for (const { name } of publishersOf(report)) if (name !== null) names.add(name)
    }
    for (const short of names) {
      for (const long of names) if (isInitialsOf(short, long)) this.#joins.join(outletKey(short), outletKey(long))
    }
  }

  /** Equal for names of one publisher. */
  of(name: string): string {
    return this.#joins.of(outletKey(name))
  }
}

/** Which of several keys mean the same. */
class Joins {
  readonly #above = new Map<string, string>()

  of(key: string): string {
    let top = key
    for (let next = this.#above.get(top); next !== undefined; next = this.#above.get(top)) top = next
    return top
  }

  join(one: string, other: string): void {
    const [low, high] = [this.of(one), this.of(other)].sort() as [string, string]
    if (low !== high) this.#above.set(high, low)
  }
}
