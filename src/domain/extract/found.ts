// A report while its article is being read.

import type { Speaker } from '../statement/report.ts'
import type { ChainLink, SaidAt } from '../statement/statement.ts'
import type { Hands } from './circumstances/chain.ts'
import type { Circumstances } from './circumstances/circumstances.ts'
import type { Draft } from './cues/drafts.ts'
import type { Saying } from './cues/saying.ts'
import type { SpeakerEvidence } from './scorer/confidence.ts'
import type { Chorus } from './speakers/chorus.ts'

/** A report still being read: a quotation over several paragraphs is known only at its end. */
export interface Found {
  draft: Draft
  first: number
  last: number
  speaker: Speaker | null
  /** Who said it with the speaker: a report of each. */
  others?: readonly Speaker[]
  evidence: SpeakerEvidence
}

/** Whom a sign of speech names. */
export type VoiceHeard = ReturnType<Chorus['voice']>

/** What is told of the occasion. */
export interface OccasionTold {
  links: ChainLink[]
  time: SaidAt | null
  circumstances: Circumstances
}

/** What a sentence says, and by whom. */
export interface Announced {
  main: Saying | null
  how: Hands
  found: readonly Found[]
  speaker: Speaker | null
}

/** In German a paraphrase runs on over sentences in the subjunctive: one report. */
export function isToldOn(open: Found, one: Found, index: number): boolean {
  return [open, one].every(({ draft }) => draft.saying === null && draft.form === 'INDIRECT') && open.last === index - 1
}

/** Whether the words end with a question. */
export function asks(text: string, draft: Draft): boolean {
  const end = draft.parts.at(-1)?.end ?? 0
  return text.slice(Math.max(0, end - 2), end).includes('?')
}

/** Whether a paragraph of a quotation is too short to say anything alone: "We must." */
export function isShort(text: string, { parts }: Draft): boolean {
  return parts.every(({ start, end }) => text.slice(start, end).trim().split(/\s+/u).length < 4)
}

/** A report goes on with the words of another. */
export function goOn(open: Found, { draft, first }: Found): void {
  open.draft.parts.push(...draft.parts)
  open.draft.runsOn = draft.runsOn
  open.draft.isClosed &&= draft.isClosed
  open.draft.sentence = { ...open.draft.sentence, paragraph: draft.sentence.paragraph }
  open.last = first
}

/** Who speaks in a report, and how that is known. */
export function voiceOf({ speaker, others, evidence }: Found): Pick<Found, 'speaker' | 'others' | 'evidence'> {
  return { speaker, others: others ?? [], evidence }
}
