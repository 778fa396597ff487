import { plainWords } from '../language/tokens.ts'
import type { SpeechAct } from './speech-act.ts'

/** What decides whether two reports of one article, of two revisions, are the same. */
interface ReportedWords {
  text: string
  /** Any key that is equal for the same speaker; null if there is no speaker. */
  speaker: string | null
  act?: SpeechAct | null
}

/** What a new revision of an article means for the reports of the one before. */
export interface Reconciliation<Old, New> {
  kept: { old: Old; now: New }[]
  amended: { old: Old; now: New }[]
  retracted: Old[]
  added: New[]
}

/** Below this share of common words two reports are two utterances; an edit rarely changes more. */
const ALIKE = 0.5
/** How far from its old place, among what is left of its speaker's, a reworded report is looked for. */
const NEAR = 20

/**
 * Which reports an edited article keeps, rewords, drops and adds. Both lists are in the order of the text.
 *
 * The same words of the same speaker are kept, wherever they now stand: first those with the same act, so that of an
 * assertion and its denial the one that is left is kept. Then the same words of another speaker are a
 * corrected attribution. Of what is left of a speaker's, the most alike that stand near each other are a rewording.
 * The cost grows with the number of reports, not with its square: an article may have thousands.
 */
export function reconcile<Old extends ReportedWords, New extends ReportedWords>(
  olds: readonly Old[],
  news: readonly New[],
): Reconciliation<Old, New> {
  const result: Reconciliation<Old, New> = { kept: [], amended: [], retracted: [], added: [] }
  const left = { olds: olds.map(read), news: news.map(read) }
  pair(left, (report) => `${report.of.speaker}\0${report.of.act}\0${report.key}`, result.kept)
  pair(left, (report) => `${report.of.speaker}\0${report.key}`, result.kept)
  pair(left, (report) => report.key, result.amended)
  const speakers = groupBy(left.olds, (report) => report.of.speaker)
  for (const [speaker, own] of groupBy(left.news, (report) => report.of.speaker))
    pairAlike(speakers.get(speaker) ?? [], own, result.amended)
  const matched = new Set<unknown>([...result.kept, ...result.amended].flatMap(({ old, now }) => [old, now]))
  result.retracted.push(...olds.filter((old) => !matched.has(old)))
  result.added.push(...news.filter((now) => !matched.has(now)))
  return result
}

interface Read<Report> {
  of: Report
  words: string[]
  key: string
}

function read<Report extends ReportedWords>(report: Report): Read<Report> {
  const key = plainWords(report.text)
  return { of: report, words: key.split(' ').filter(Boolean), key }
}

/** Pairs reports with equal keys, in their order, and takes them out of what is left. */
function pair<Old, New>(
  left: { olds: Read<Old>[]; news: Read<New>[] },
  keyOf: (report: Read<Old> | Read<New>) => string,
  pairs: { old: Old; now: New }[],
): void {
  const waiting = groupBy(left.olds, keyOf)
  const paired = new Set<unknown>()
  for (const now of left.news) {
    const old = waiting.get(keyOf(now))?.shift()
    if (old === undefined) continue
    paired.add(old).add(now)
    pairs.push({ old: old.of, now: now.of })
  }
  left.olds = left.olds.filter((report) => !paired.has(report))
  left.news = left.news.filter((report) => !paired.has(report))
}

function pairAlike<Old, New>(olds: Read<Old>[], news: Read<New>[], pairs: { old: Old; now: New }[]): void {
  const candidates = news.flatMap((now, place) =>
    olds
      .slice(Math.max(0, place - NEAR), place + NEAR + 1)
      .map((old) => ({ old, now, likeness: likeness(old.words, now.words) })),
  )
  const paired = new Set<unknown>()
  for (const { old, now } of candidates
    .filter((candidate) => candidate.likeness >= ALIKE)
    .sort((a, b) => b.likeness - a.likeness)) {
    if (paired.has(old) || paired.has(now)) continue
    paired.add(old).add(now)
    pairs.push({ old: old.of, now: now.of })
  }
}

/** Shared words, each as often as both have it, over all (Dice's coefficient). */
function likeness(words: readonly string[], others: readonly string[]): number {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  let shared = 0
  for (const word of others) {
    const count = counts.get(word) ?? 0
    if (count === 0) continue
    counts.set(word, count - 1)
    shared += 1
  }
  return (2 * shared) / Math.max(1, words.length + others.length)
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}
