// What an article calls a person: "NATO's special envoy", "the former river commissioner". Told once beside the name, it
// means that person wherever it stands again; "the former envoy" is never the envoy of today.

import { DETERMINERS, PREPOSITIONS } from '../../language/small-words.ts'
import { FORMER } from '../../language/titles.ts'
import { callsSomebody, plainOffice } from './callings.ts'

/** A description taken apart. */
export interface SpeakerRole {
  /** What they are: "envoy". */
  head: string
  /** Whose, for what, of which kind: "nato", "special", "pacific". */
  details: ReadonlySet<string>
  isFormer: boolean
}

/** The roles that a title or description names: "former prime minister and NATO chief" names two. */
export function rolesIn(description: string): SpeakerRole[] {
  return description
    .split(/[,;]|\s(?:and|who|which|that)\s/u)
    .map((part) => roleOf(part.split(/\s+/u)))
    .filter((role) => role !== null)
}

/** The role that these words name; null where they name none. */
export function roleOf(phrase: readonly string[]): SpeakerRole | null {
  const words = phrase
    .map((word) =>
      word
        .toLowerCase()
        .replace(/['’]s?$/u, '')
        .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''),
    )
    .filter((word) => word !== '')
  const link = words.findIndex((word, index) => index > 0 && PREPOSITIONS.has(word))
  const at = words.slice(0, link === -1 ? words.length : link).findLastIndex((word) => callsSomebody(bare(word)))
  const head = words[at]
  if (head === undefined) return null
  const isFormer = words.some((word) => FORMER.has(word) || word.startsWith('ex-'))
  const others = words.filter((word, index) => index !== at && !isSmall(word))
  return { head: plainOffice(bare(head)), details: new Set(others), isFormer }
}

/** Whether a description means a known role: it must not add anything new to it. */
export function fits(role: SpeakerRole, description: SpeakerRole): boolean {
  return (
    role.head === description.head &&
    role.isFormer === description.isFormer &&
    [...description.details].every((detail) => role.details.has(detail))
  )
}

function bare(word: string): string {
  return word.replace(/^(?:ex|then)-/u, '')
}

function isSmall(word: string): boolean {
  return DETERMINERS.has(word) || PREPOSITIONS.has(word) || FORMER.has(word)
}
