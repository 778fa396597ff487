import { type FoldingReport, type Prepared, prepare, surrounded } from '../../domain/same/prepared-report.ts'
import type { Verdict } from '../../domain/same/verdict.ts'
import { type Candidate, readCandidates, readSurroundings } from '../../store/lookup/candidates.ts'
import type { Prisma } from '../../store/prisma/client.ts'
import { runInTurns } from '../threads/turns.ts'
import { compareEachAround, compareEachByWords, type KnownReport, PreparedReports } from './compare-each.ts'
import { ComparisonsDue, type Due, type Verdicts } from './verdicts.ts'

/** A new report with the known ones that it may be. */
export interface WithCandidates {
  own: FoldingReport
  candidates: readonly Candidate[]
}

/** A candidate that was compared. */
export interface Judged {
  candidate: Candidate
  verdict: Verdict
}

/**
 * Characters of new reports that are compared in the transaction itself, each as often as it is compared: an article
 * of ordinary length. It takes some tenths of a second.
 */
const MOST_HERE = 30_000

/**
 * The verdicts on each report's candidates. A reprint is known by its words: if a statement has them, and the two
 * are one utterance, its other reports are not compared.
 *
 * @throws ComparisonsDue where too much is left to compare.
 */
export async function compareCandidates(
  tx: Prisma.TransactionClient,
  reports: readonly WithCandidates[],
  verdicts: Verdicts,
): Promise<Judged[][]> {
  let standing = reports
  for (let due = dueOf(standing, verdicts); due.length > 0; due = dueOf(standing, verdicts)) {
    const characters = due.reduce((sum, { own, others }) => sum + own.text.length * others.length, 0)
    if (characters > MOST_HERE) throw new ComparisonsDue(due)
    const gone = await compareHere(tx, due, verdicts)
    standing = standing.map(({ own, candidates }) => {
      return { own, candidates: candidates.filter(({ reportId }) => !gone.has(reportId)) }
    })
  }
  return standing.map(({ own, candidates }) =>
    candidates.flatMap((candidate) => {
      const verdict = verdicts.get(own, candidate)
      return verdict === undefined ? [] : [{ candidate, verdict }]
    }),
  )
}

/** What is to be compared still: of a statement with a reprint that one first. */
function dueOf(reports: readonly WithCandidates[], verdicts: Verdicts): Due[] {
  return reports.flatMap(({ own, candidates }) => {
    const open = candidates.filter((candidate) => verdicts.get(own, candidate) === undefined)
    if (open.length === 0) return []
    const reprints = new Map(candidates.flatMap((one) => (one.isReprint ? [[one.statementId, one]] : [])))
    const others = open.filter((candidate) => {
      const reprint = reprints.get(candidate.statementId)
      if (reprint === undefined || reprint === candidate) return true
      const verdict = verdicts.get(own, reprint)?.verdict
      return verdict !== undefined && verdict !== 'SAME'
    })
    return others.length === 0 ? [] : [{ own, others }]
  })
}

/**
 * By their words first, and where these leave it open, by all there is. Returns the reports that others have taken back
 * since they were found.
 */
async function compareHere(
  tx: Prisma.TransactionClient,
  due: readonly Due[],
  verdicts: Verdicts,
): Promise<ReadonlySet<string>> {
  const stamps = new Map(due.flatMap(({ others }) => others.map(({ reportId, stamp }) => [reportId, stamp])))
  const read = new Map((await readCandidates(tx, [...stamps.keys()])).map((one) => [one.reportId, one]))
  const knownOf = (others: Due['others']): KnownReport[] => others.flatMap(({ reportId }) => read.get(reportId) ?? [])
  const prepared = new PreparedReports()
  const left: { own: FoldingReport; ready: Prepared; others: KnownReport[] }[] = []
  const settle = (own: FoldingReport, { reportId }: KnownReport, verdict: Verdict) =>
    verdicts.set(own, { reportId, stamp: stamps.get(reportId) ?? '' }, verdict)
  for (const { own, others } of due) {
    const known = knownOf(others)
    const ready = prepare(own)
    const found = await runInTurns(
      compareEachByWords(
        ready,
        known.map((one) => prepared.of(one)),
      ),
    )
    for (const [index, verdict] of found.entries()) {
      const other = known[index]
      if (other !== undefined && verdict !== null) settle(own, other, verdict)
    }
    const open = known.filter((_, index) => found[index] === null)
    if (open.length > 0) left.push({ own, ready, others: open })
  }
  const asked = new Map(left.flatMap(({ others }) => others.map((one) => [one.reportId, one])))
  const around = await readSurroundings(tx, [...asked.keys()])
  const whole = new Map(
    [...asked].map(([id, one]) => {
      const words = prepared.of(one)
      const told = around.get(id)
      return [id, told === undefined ? words : surrounded(words, told)]
    }),
  )
  for (const { own, ready, others } of left) {
    const known = others.flatMap((one) => whole.get(one.reportId) ?? [])
    const found = await runInTurns(compareEachAround(ready, known))
    for (const [index, verdict] of found.entries()) {
      const other = others[index]
      if (other !== undefined) settle(own, other, verdict)
    }
  }
  return new Set([...stamps.keys()].filter((id) => !read.has(id)))
}
