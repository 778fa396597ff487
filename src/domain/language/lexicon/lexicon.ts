// What the dictionary knows of a word: whether a person may be called by it, and whether it is a common word.

import { openWordFilter } from './word-filter.ts'
import { COMMON_WORDS, PERSON_WORDS } from './wordnet.ts'

/** What the dictionary lacks, or where it puts another meaning first. */
const MORE =
  'operator regulator counterpart medic forester chamberlain tsar attaché mp mep msp incumbent chairperson spokesperson councilmember ' +
  'republican democrat libertarian frontrunner front-runner neurosurgeon businessperson mogul tycoon runner-up number-two vice-chancellor ' +
  'headteacher postmaster stationmaster harbourmaster harbormaster commander-in-chief editor-in-chief prosecutor-general'
const people: ReadonlySet<string> = new Set([...PERSON_WORDS.split(' '), ...MORE.split(' ')])
const isKnown = openWordFilter(COMMON_WORDS)

/** Whether a word, in lower case and singular, means a person by what they are or do: "rector", "volcanologist". */
export function isPersonWord(word: string): boolean {
  return people.has(word) || /(?:ologist|[a-z]{3}ographer|[a-z]{3}(?:person|boss)|-maker)$/u.test(word)
}

/** Whether a word, in lower case, is an English word like any other: "fires", "early". About one name in a hundred seems so too. */
export function isCommonWord(word: string): boolean {
  if (!/^[a-z]+(?:-[a-z]+)*$/u.test(word)) return false
  if (word.includes('-')) return word.split('-').every((part) => isCommonWord(part))
  return [word, ...stemsOf(word)].some((form) => isKnown(form)) || (word.length > 4 && word.endsWith('ly'))
}

/** The words it may be a form of. */
function stemsOf(word: string): string[] {
  const cut = (ending: string, by: string) =>
    word.length - ending.length > 2 && word.endsWith(ending) ? [word.slice(0, -ending.length) + by] : []
  const ing = [...cut('ing', ''), ...cut('ing', 'e')]
  return [...cut('s', ''), ...cut('es', ''), ...cut('ies', 'y'), ...cut('ed', ''), ...cut('ed', 'e'), ...ing]
}
