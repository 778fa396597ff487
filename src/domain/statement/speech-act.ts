/**
 * What a speaker does with the words, as the article's verb tells it. A closed list: a new value only with a minor
 * version.
 *
 * - ASSERTS: says that something is so ("said the bridge was safe", "warned that the ice was thin")
 * - DENIES: says that it is not so ("denied that the bridge was shut", "dismissed reports that she would resign")
 * - ASKS: wants to be told ("asked whether the road was open", `"Who signed it?" she asked`)
 * - URGES: wants others to act ("urged farmers to move their cattle", "demanded that the board resign")
 * - COMMITS: says what the speaker will do ("vowed to rebuild the mill", "threatened to cut off the gas")
 * - BLAMES: holds others at fault ("accused the board of hiding maps", "condemned the raid as piracy")
 * - PRAISES: holds others in esteem ("praised the crew for staying calm", "hailed the deal as a new start")
 */
export const SPEECH_ACTS = ['ASSERTS', 'DENIES', 'ASKS', 'URGES', 'COMMITS', 'BLAMES', 'PRAISES'] as const

export type SpeechAct = (typeof SPEECH_ACTS)[number]

/** Whether two reports of the same words cannot be of one utterance: one says them, the other denies them, or asks. */
export function contradict(one: SpeechAct | null, other: SpeechAct | null): boolean {
  if (one === null || other === null) return false
  return CONTRADICTED[one]?.has(other) === true || CONTRADICTED[other]?.has(one) === true
}

/** Whether reports of some acts cannot be of one utterance with those of others. Not where both have an act. */
export function areOpposed(acts: Iterable<SpeechAct | null>, others: Iterable<SpeechAct | null>): boolean {
  const known = new Set(others)
  const own = [...new Set(acts)].filter((act) => act !== null)
  return !own.some((act) => known.has(act)) && own.some((act) => [...known].some((other) => contradict(act, other)))
}

// Who vows to do something says that it will be done. Blame and praise may be another outlet's word for a denial.
const CONTRADICTED: Readonly<Partial<Record<SpeechAct, ReadonlySet<SpeechAct>>>> = {
  DENIES: new Set(['ASSERTS', 'ASKS', 'URGES', 'COMMITS']),
  ASKS: new Set(['ASSERTS', 'COMMITS']),
}
