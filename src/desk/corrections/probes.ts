// What is looked up when actors are merged is bounded in all, as everything they said is locked meanwhile: each report is
// looked up by each of its words for each of the other actors, and there may be hundreds of both.

import { foldingKeys } from '../../domain/same/folding-keys.ts'
import type { Probe, ReadCandidate } from '../../store/lookup/candidates.ts'
import { foldingKeyOf } from '../../store/lookup/folding-keys.ts'

/** What reports are looked up by among those of other actors: the first of them, with `mostKeys` keys in all. */
export function probesOf(reports: readonly ReadCandidate[], others: readonly string[], mostKeys: number): Probe[] {
  const probes: Probe[] = []
  let left = mostKeys
  for (const { report } of reports) {
    if (left <= 0) break
    const published = report.publishedAt === null ? null : { earliest: report.publishedAt, latest: report.publishedAt }
    const words = foldingKeys(report)
    // Word by word: if a report has more keys than are left, its rarest words are still looked up for all actors.
    const keys = words.flatMap((word) => others.map((actorId) => foldingKeyOf(actorId, word))).slice(0, left)
    left -= keys.length
    probes.push({ keys, time: published ?? report.saidAt, text: report.text })
  }
  return probes
}

/** The same in their order, in batches of about so many keys: one look-up holds all that it finds in memory. */
export function batchesOf(probes: readonly Probe[], keysEach: number): Probe[][] {
  const batches: Probe[][] = []
  let room = 0
  for (const probe of probes) {
    if (room <= 0) {
      batches.push([])
      room = keysEach
    }
    batches.at(-1)?.push(probe)
    room -= probe.keys.length
  }
  return batches
}
