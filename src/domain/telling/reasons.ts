/** A condition of a watch with what it came to, as far as telling why needs it. */
interface WeighedField {
  field: string
  /** Whether it helped the whole to hold. */
  counts: boolean
  /** What of the statement made it hold, in words. */
  found: readonly string[]
}

/** A phrase for each condition that decided: "speaker: ines-calder". Of a filter that asks for nothing there are none. */
export function reasonPhrases(conditions: readonly WeighedField[]): string[] {
  const deciding = conditions.filter(({ counts, found }) => counts && found.length > 0)
  return deciding.map(({ field, found }) => `${LABELS[field] ?? field}: ${found.join(', ')}`)
}

/** Of the fields of a filter; others are told by their own names. */
const LABELS: Readonly<Record<string, string>> = {
  topics: 'topic',
  actors: 'speaker',
  offices: 'office',
  sources: 'outlet',
  answers: 'answers',
  forms: 'form',
  acts: 'act',
  languages: 'language',
  discrepancies: 'its reports disagree',
  replies: 'it answers',
  text: 'words',
  context: 'words around it',
  minIndependentRoots: 'independent outlets',
  minReports: 'articles',
}
