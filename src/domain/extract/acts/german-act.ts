// Which act a German report is of, by its verb.

import type { SpeechAct } from '../../statement/speech-act.ts'

const VERBS: readonly (readonly [RegExp, SpeechAct])[] = [
  [/^(?:dementier|bestritt|bestreite|leugne|wies|weist|zurückgewiesen)/u, 'DENIES'],
  [/^(?:fragte|fragt|gefragt)/u, 'ASKS'],
  [/^(?:forder|geforder|verlang|mahn|appellier|bat$|baten$)/u, 'URGES'],
  [/^(?:versprach|versprich|drohte|droht|gelobte|versprochen)/u, 'COMMITS'],
  [/^(?:kritisier|beklag|verurteil|warf$|warfen$|rügte|tadelte|beschuldig)/u, 'BLAMES'],
  [/^(?:lobte|lobt|würdigte|begrüßte|dankte|gratulierte)/u, 'PRAISES'],
]

/** What the speaker of a German report does with the words. `verb`: as the article has it, in lower case. */
export function germanAct(verb: string, words: string): SpeechAct {
  if (/\?["'“”‘’]*\s*$/u.test(words) && !/[.!](?:\s|$)/u.test(words)) return 'ASKS'
  return VERBS.find(([form]) => form.test(verb))?.[1] ?? 'ASSERTS'
}
