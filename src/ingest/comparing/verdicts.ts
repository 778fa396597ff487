import { hash } from 'node:crypto'
import type { FoldingReport } from '../../domain/same/prepared-report.ts'
import type { Verdict } from '../../domain/same/verdict.ts'

/** A known report in a certain state of its rows. */
interface Stamped {
  reportId: string
  stamp: string
}

/**
 * What comparing has come to so far: it is done before the transaction that needs it, which begins anew. A verdict counts
 * as long as neither of the two reports has changed.
 */
export class Verdicts {
  readonly #known = new Map<string, Map<string, Verdict>>()
  readonly #keys = new WeakMap<FoldingReport, string>()

  get(own: FoldingReport, { reportId, stamp }: Stamped): Verdict | undefined {
    return this.#known.get(this.#keyOf(own))?.get(`${reportId} ${stamp}`)
  }

  set(own: FoldingReport, { reportId, stamp }: Stamped, verdict: Verdict): void {
    const key = this.#keyOf(own)
    const known = this.#known.get(key) ?? new Map<string, Verdict>()
    this.#known.set(key, known.set(`${reportId} ${stamp}`, verdict))
  }

  // The transaction makes its reports anew each time: they are known by what they say.
  #keyOf(own: FoldingReport): string {
    let key = this.#keys.get(own)
    if (key === undefined) {
      key = hash('sha256', JSON.stringify(own), 'base64url')
      this.#keys.set(own, key)
    }
    return key
  }
}

/** A new report, and the known ones that it is to be compared with. */
export interface Due {
  own: FoldingReport
  others: readonly Stamped[]
}

/** Too much is to be compared for a transaction to wait for: it is undone, and begins anew when that is done. */
export class ComparisonsDue extends Error {
  override readonly name = 'ComparisonsDue'
  readonly due: readonly Due[]

  constructor(due: readonly Due[]) {
    super('reports are to be compared first')
    this.due = due
  }
}
