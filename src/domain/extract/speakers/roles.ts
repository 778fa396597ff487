// What an article calls a person: "NATO's special envoy", "the former river commissioner". Told once beside the name, it
// means that person wherever it stands again; "the former envoy" is never the envoy of today.

import { DETERMINERS, PREPOSITIONS } from '../../language/small-words.ts'
import { FORMER, isKin, OFFICE_NOUNS } from '../../language/titles.ts'
import { isMark, isWord, type Token } from '../text/tokens.ts'
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

/** Whether a surname with this title cannot mean the person. */
export function isAnother(
  member: { gender: number; roles: readonly SpeakerRole[] },
  gender: number,
  title: string | null,
): boolean {
  const isClear = Math.abs(member.gender) >= 1 && Math.abs(gender) >= 1
  return (isClear && member.gender * gender < 0) || isRelativeOf(member.roles, title)
}

/** Whether a role is that of a relative of whoever has the title: "the president's daughter". */
export function isRelativeOf(roles: readonly SpeakerRole[], title: string | null): boolean {
  const held =
    title
      ?.toLowerCase()
      .split(/\s+/u)
      .map((word) => plainOffice(word.replace(/\.$/u, ''))) ?? []
  return roles.some((role) => isKin(role.head) && held.some((word) => role.details.has(word) && OFFICE_NOUNS.has(word)))
}

/** ", the president's daughter,", ", the wife of Governor Ole Brandt,": whose relative the name before is. */
export function relationOf(text: string, row: readonly Token[], at: number): string | null {
  if (!isMark(row[at], ',') || !isWord(row[at + 1])) return null
  const end = row.findIndex(
    (token, index) => index > at && index < at + 12 && (token.kind === 'quotation' || isMark(token, ',.;)')),
  )
  const words = row.slice(at + 1, end === -1 ? at + 1 : end)
  const kin = words.findIndex((token) => isKin(token.lower))
  const link = words.findIndex((token, index) => index > 0 && PREPOSITIONS.has(token.lower))
  if (kin === -1 || (link !== -1 && link < kin)) return null
  return text.slice(words[0]?.start, words.at(-1)?.end).replace(/\s+/gu, ' ')
}
