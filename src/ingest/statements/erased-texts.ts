import { setImmediate } from 'node:timers/promises'
import type { Span } from '../../domain/language/span.ts'
import { type ErasedWording, knownWordings, wordingOf } from '../../domain/statement/erased-shingles.ts'
import { blanked, withoutErased } from '../../domain/statement/erased-words.ts'
import type { ExtractedReport } from '../../domain/statement/report.ts'
import { digestOf, runsWithDigest } from '../../domain/statement/words-digest.ts'
import { readClock } from '../../store/database/clock.ts'
import {
  deleteErasedReports,
  type ErasedReportRow,
  readErasedReports,
  readErasureKey,
  saveErasedReports,
} from '../../store/erasure/erased-reports.ts'
import type { Prisma } from '../../store/prisma/client.ts'
import { readRevisionTexts, replaceRevisionText } from '../../store/tables/revisions.ts'

// Articles stay when a statement of theirs is erased, without its words, and must not bring it back when they are edited.
// What is kept to know it by is hashes with a key that the database made for itself: pseudonymous, and without the key
// words cannot be tried against them. A person with the whole database has both, and can test whether a guess of five
// words in a row is right, but no more.

/** What an article must not bring back, in any of its wordings. */
export async function rememberErased(
  tx: Prisma.TransactionClient,
  statementId: string,
  { articleIds, texts }: { articleIds: Iterable<string>; texts: readonly string[] },
  reason: string,
): Promise<void> {
  const secret = await readErasureKey(tx)
  const erasedAt = await readClock(tx)
  const wordings = texts.flatMap((text) => wordingOf(text, secret) ?? [])
  const rows = [...new Set(articleIds)].flatMap((articleId) =>
    wordings.map((wording) => ({ articleId, ...wording, statementId, reason, erasedAt })),
  )
  await saveErasedReports(tx, rows)
}

/** Puts spaces where erased reports stand in the kept texts of their articles, in all revisions, and empties such titles. */
export async function blankErased(
  tx: Prisma.TransactionClient,
  reports: readonly { articleId: string; revision: number; parts: Span[] }[],
): Promise<void> {
  const secret = await readErasureKey(tx)
  for (const articleId of new Set(reports.map((report) => report.articleId)))
    await blankArticle(
      tx,
      articleId,
      reports.filter((report) => report.articleId === articleId),
      secret,
    )
}

/** What of a revision brings erased words back, and must be as if it were not there. */
interface Revision {
  articleId: string
  revision: number
  text: string
  reports: ExtractedReport[]
}

/**
 * A new revision of a known article without what was erased from it: without those reports, and with spaces where they
 * stand, in the context of the others, in its text and in the text that is kept. A report is one of them if its words
 * are (see `KnownWordings`), or if most of it stands where an erased wording does.
 *
 * `standing`: the text is the one that is kept, read again, and these are its reports' words. What is left beside the spaces
 * is then told only if it was before.
 */
export async function takeOutErased<Of extends Revision>(
  tx: Prisma.TransactionClient,
  revision: Of,
  standing: readonly string[] | null,
): Promise<Of> {
  const { articleId, text, reports } = revision
  const rows = await readErasedReports(tx, articleId)
  if (rows.length === 0) return revision
  const secret = await readErasureKey(tx)
  const plain = new Map(rows.filter((row) => row.shingles.length === 0).map((row) => [row.digest, row]))
  const found =
    plain.size === 0
      ? []
      : await wordingsWithin([...reports.map((report) => report.text), ...piecesOf(text)], plain, secret)
  const upgraded = found.map(({ keyed }) => keyed)
  // Now that their words are here once more, they are known by shingles instead.
  await saveErasedReports(tx, upgraded)
  await deleteErasedReports(tx, articleId, [...new Set(found.map(({ digest }) => digest))])
  const erased = knownWordings([...rows, ...upgraded], secret)
  const places = erased.placesIn(text)
  const gone = reports.filter((report) => erased.has(report.text) || standsIn(report.parts, places))
  const blanks = standing === null ? [] : blanksIn(text)
  const left = reports.filter(
    (report) => !gone.includes(report) && (!isBeside(report.parts, blanks) || standing?.includes(report.text)),
  )
  const taken = [...gone.map(({ text, parts }) => ({ text, parts })), { text: '', parts: [...places, ...blanks] }]
  if (gone.length > 0 || places.length > 0) {
    const spans = gone.map(({ parts }) => ({ revision: revision.revision, parts: [...parts] }))
    // Earlier revisions were searched before, but for words that are known only now.
    await blankArticle(tx, articleId, spans, secret, upgraded.length > 0 ? {} : { number: revision.revision })
  }
  return {
    ...revision,
    text: blanked(text, taken),
    reports: left.map((report) => withoutErased(report, taken)),
  }
}

/**
 * Erasures from before there were shingles whose words stand in an article's reports or in its text, however far the edges of
 * reports go today: by the plain digest that each had, with keyed hashes. Others may work after each word.
 */
async function wordingsWithin(
  texts: readonly string[],
  plain: ReadonlyMap<string, ErasedReportRow>,
  secret: string,
): Promise<{ digest: string; keyed: ErasedReportRow }[]> {
  const digests = new Set(plain.keys())
  const found: { digest: string; keyed: ErasedReportRow }[] = []
  for (const text of texts)
    for (const runs of runsWithDigest(text, digests)) {
      for (const run of runs) {
        const digest = digestOf(run)
        const row = plain.get(digest)
        const wording = wordingOf(run, secret)
        if (row && wording) found.push({ digest, keyed: { ...row, ...wording } })
      }
      await setImmediate()
    }
  return found
}

/** Where words were taken out of a kept text: shorter stretches of spaces may be the outlet's own. */
function blanksIn(text: string): Span[] {
  return Array.from(text.matchAll(/ {8,}/g), ({ 0: spaces, index }) => ({ start: index, end: index + spaces.length }))
}

/** Whether a report goes over a blank, or begins or ends at one. */
function isBeside(parts: readonly Span[], blanks: readonly Span[]): boolean {
  const [start, end] = [parts[0]?.start ?? 0, parts.at(-1)?.end ?? 0]
  return blanks.some((blank) => blank.start <= end + 1 && start <= blank.end + 1)
}

/** Words in which a search may begin in one piece, those that follow them, and the most pieces: one may take a second. */
const PIECE_WORDS = 600
const PIECE_OVERLAP = 250
const MOST_PIECES = 5

/** A text in pieces that are short enough to be searched from each of their first words on. */
function piecesOf(text: string): string[] {
  const starts = Array.from(text.matchAll(/\S+/g), ({ index }) => index)
  const firsts = starts.filter((_, word) => word % PIECE_WORDS === 0).slice(0, MOST_PIECES)
  return firsts.map((start, piece) => text.slice(start, starts[(piece + 1) * PIECE_WORDS + PIECE_OVERLAP]))
}

function standsIn(parts: readonly Span[], places: readonly Span[]): boolean {
  const length = parts.reduce((sum, { start, end }) => sum + end - start, 0)
  const within = parts.flatMap((part) =>
    places.map((place) => Math.max(0, Math.min(part.end, place.end) - Math.max(part.start, place.start))),
  )
  return 2 * within.reduce((sum, characters) => sum + characters, 0) > length
}

/**
 * Blanks all kept revisions of an article, or the one of that number. `reports`: where erased ones stand, each in its
 * revision; elsewhere they are found by their words.
 */
async function blankArticle(
  tx: Prisma.TransactionClient,
  articleId: string,
  reports: readonly { revision: number; parts: Span[] }[],
  secret: string,
  which: { number?: number } = {},
): Promise<void> {
  const wordings: ErasedWording[] = await readErasedReports(tx, articleId)
  const erased = knownWordings(wordings, secret)
  for (const { number, text, title } of await readRevisionTexts(tx, articleId, which.number)) {
    const own = reports.filter((report) => report.revision === number).map(({ parts }) => ({ text: '', parts }))
    const left = blanked(text, [...own, { text: '', parts: erased.placesIn(text) }])
    const bringsBack = title !== null && (erased.has(title) || erased.placesIn(title).length > 0)
    if (left === text && !bringsBack) continue
    await replaceRevisionText(tx, articleId, number, { text: left, ...(bringsBack ? { title: null } : {}) })
  }
}
