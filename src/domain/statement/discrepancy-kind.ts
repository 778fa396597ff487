export const DISCREPANCY_KINDS = [
  'DATE',
  'PLACE',
  'ADDRESSEE',
  /** Who spoke, or in which office. */
  'ATTRIBUTION',
  /** Both put it in quotation marks, in different words; or one quotes what the other paraphrases. */
  'SPEECH_FORM',
  'NUMBER',
  'NEGATION',
] as const
export type DiscrepancyKind = (typeof DISCREPANCY_KINDS)[number]

/** CONFLICT: not both can be right. COMPATIBLE_REFINEMENT: one tells more, or the same in another way. */
export const DISCREPANCY_VERDICTS = ['CONFLICT', 'COMPATIBLE_REFINEMENT'] as const
export type DiscrepancyVerdict = (typeof DISCREPANCY_VERDICTS)[number]
