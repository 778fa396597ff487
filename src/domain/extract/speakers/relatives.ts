// Two people of one surname: relatives, mostly, whom a title or a relation tells apart.

import { PREPOSITIONS } from '../../language/small-words.ts'
import { isKin, OFFICE_NOUNS } from '../../language/titles.ts'
import { isMark, isWord, type Token } from '../text/tokens.ts'
import { plainOffice } from './callings.ts'
import type { SpeakerRole } from './roles.ts'

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
