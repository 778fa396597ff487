// One new report against the known ones that it may be. Most of the cost of folding, so it can stop after each.

import type { FoldingReport, Prepared } from '../../domain/same/prepared-report.ts'
import { prepare } from '../../domain/same/prepared-report.ts'
import { compare, compareAll, compareWords, type Verdict } from '../../domain/same/verdict.ts'

/** A known report that is compared with others. */
export interface KnownReport {
  reportId: string
  report: FoldingReport
}

/** Prepares each known report once, however many are compared with it. */
export class PreparedReports {
  readonly #prepared = new Map<string, Prepared>()

  of({ reportId, report }: KnownReport): Prepared {
    let prepared = this.#prepared.get(reportId)
    if (prepared === undefined) {
      prepared = prepare(report)
      this.#prepared.set(reportId, prepared)
    }
    return prepared
  }
}

/** The verdict on each of `others`, in their order; what stands around them must be known. Yields after each. */
export function* compareEach(
  own: FoldingReport,
  others: readonly KnownReport[],
  known: PreparedReports,
): Generator<void, Verdict[]> {
  const prepared = prepare(own)
  const verdicts: Verdict[] = []
  for (const other of others) {
    verdicts.push(compare(prepared, known.of(other)))
    yield
  }
  return verdicts
}

/** The same by words alone, where what stands around is not known: null where that decides. */
export function* compareEachByWords(own: Prepared, others: readonly Prepared[]): Generator<void, (Verdict | null)[]> {
  const verdicts: (Verdict | null)[] = []
  for (const other of others) {
    verdicts.push(compareWords(own, other))
    yield
  }
  return verdicts
}

/** The verdicts on those that words alone have not decided; what stands around them must be known. */
export function* compareEachAround(own: Prepared, others: readonly Prepared[]): Generator<void, Verdict[]> {
  const verdicts: Verdict[] = []
  for (const other of others) {
    verdicts.push(compareAll(own, other))
    yield
  }
  return verdicts
}
