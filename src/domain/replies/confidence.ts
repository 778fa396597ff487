// How sure a link is: the share of the links by one clue that hold, as the articles of 40 events told by three outlets each,
// labelled by reading, tell. What is as sure as `SURE_FROM` is shown and found; the rest waits for an editor.

/** What tells that a report answers another of its article; see exchange.ts. */
export type Clue =
  | 'ASKED'
  | 'ASKED_PLAINLY'
  | 'RESPONDED'
  | 'POINTS_BACK'
  | 'NAMED_WORDS_SHARED'
  | 'NAMED_WORDS'
  | 'NAMED_WORK'
  | 'AGREED'
  | 'NAMED_RESPONSE'
  | 'NAMED_FOR_SAYING'
  | 'NAMED_FOR_BODY'
  | 'NAMED'
  | 'BODY_FOR_SAYING'
  | 'BODY'
  | 'CLAIM_DENIED'
  | 'NOUN'
  | 'FAULT'
  | 'OWN_WORDS'
  | 'OWN_WORDS_TOLD'
  | 'OWN_WORDS_SHARED'
  | 'OWN'
  | 'BESIDE'

/**
 * (Right ones + 1) of (all + 2), of 40 events; the last three before the gap came up in none of them, and have the least
 * that counts.
 */
const HELD: Readonly<Record<Clue, number>> = {
  ASKED_PLAINLY: 0.92,
  NAMED_WORDS_SHARED: 0.86,
  ASKED: 0.85,
  RESPONDED: 0.83,
  POINTS_BACK: 0.8,
  CLAIM_DENIED: 0.8,
  NAMED_FOR_SAYING: 0.8,
  NAMED_FOR_BODY: 0.8,
  BODY_FOR_SAYING: 0.8,

  OWN_WORDS_TOLD: 0.67,
  BODY: 0.5,
  NAMED_WORK: 0.4,
  NAMED_WORDS: 0.3,
  NAMED_RESPONSE: 0.3,
  AGREED: 0.3,
  OWN_WORDS_SHARED: 0.25,
  OWN_WORDS: 0.25,
  NOUN: 0.2,
  FAULT: 0.2,
  BESIDE: 0.2,
  NAMED: 0.06,
  OWN: 0.06,
}

/**
 * The least confidence of a proposed link that is shown, and that filters, watches and explanations go by: above it four
 * of five links hold. Less sure ones are kept for an editor.
 */
export const SURE_FROM = 0.8

/** Links less sure than this are not kept. */
export const LEAST_CONFIDENCE = 0.2

/** In [0, 1]. */
export function confidenceOf(clue: Clue): number {
  return HELD[clue]
}

/** Whether a link counts: an editor confirmed it, or it is proposed and sure enough. */
export function counts({
  status,
  confidence,
}: {
  status: 'PENDING' | 'ACCEPTED' | 'REJECTED'
  confidence: number
}): boolean {
  return status === 'ACCEPTED' || (status === 'PENDING' && confidence >= SURE_FROM)
}
