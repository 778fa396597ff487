// Descriptions that stand before the name they belong to: right before it, "the alliance's special envoy, Ada Quill,
// arrived", or a paragraph earlier, where an article's opening tells what a person is and only then who.

import type { ActorKind } from '../../language/actor-kind.ts'
import { DETERMINERS, PREPOSITIONS } from '../../language/small-words.ts'
import { OFFICE_NOUNS, TRADES } from '../../language/titles.ts'
import { type Phrase, phraseEndingAt } from '../cues/noun-phrases.ts'
import type { Sentence } from '../text/sentences.ts'
import { isMark, isWord, type Token } from '../text/tokens.ts'
import { roleOf, type SpeakerRole } from './roles.ts'

/** The description in front of the name [from, to): "the alliance's special envoy" of "the alliance's special envoy, Ada Quill,". */
export function preposed(text: string, row: readonly Token[], name: { from: number; to: number }): string | null {
  if (!isMark(row[name.from - 1], ',') || !isEnd(row, name.to)) return null
  const phrase = phraseEndingAt(row, name.from - 2)
  if (!phrase || phrase.kind === 'PRONOUN' || !isDefinite(row, phrase)) return null
  // "After meeting the minister, Ada Quill, ...": an opening that ends with its own noun.
  const opening = row.slice(0, phrase.from).findLastIndex((token) => !isWord(token)) + 1
  const first = row[opening]
  if (opening < phrase.from && first && (PREPOSITIONS.has(first.lower) || first.lower.endsWith('ing'))) return null
  return wordsOf(text, row, phrase)
}

/** The name ends its part of the sentence, and is none of a list. */
function isEnd(row: readonly Token[], at: number): boolean {
  return isMark(row[at], '.') || (isMark(row[at], ',') && row[at + 1]?.lower !== 'and')
}

/** Paragraphs that may stand between an opening and the name it waits for. */
const NEAR = 2

/**
 * Who is meant by the office that an article opens with, where nothing says so: the first person named in full
 * afterwards whom it never calls anything else. Null where the opening names an office that anybody may hold.
 */
export function leadOf<Member extends { kind: ActorKind; key: readonly string[]; roles: readonly SpeakerRole[] }>(
  text: string,
  article: readonly Sentence[],
  members: ReadonlyMap<Member, Sentence>,
): { role: SpeakerRole; member: Member } | null {
  const opening = article.find((sentence) => !sentence.isHeading)
  if (!opening) return null
  const role = officeIn(text, opening)
  if (!role) return null
  for (const [member, named] of members) {
    if (named.start <= opening.start) return null
    if (named.paragraph - opening.paragraph > NEAR) return null
    const isOpen = member.kind === 'PERSON' && member.key.length > 1 && member.roles.length === 0
    if (isOpen) return { role, member }
  }
  return null
}

/** The first office in a sentence that only one person can hold: "NATO's special envoy", "the mayor of Varnby". */
function officeIn(text: string, { tokens: row }: Sentence): SpeakerRole | null {
  for (const [at, token] of row.entries()) {
    if (!isWord(token) || !OFFICE_NOUNS.has(token.lower) || TRADES.has(token.lower)) continue
    const next = row[at + 1]
    if (isWord(next) && next.isCapital) continue
    const phrase = phraseEndingAt(row, at)
    if (!phrase || phrase.kind === 'PRONOUN' || !isDefinite(row, phrase)) continue
    const to = complementEnd(row, phrase.to)
    const role = roleOf(wordsOf(text, row, { from: phrase.from, to }).split(' '))
    const isWhose = row.slice(phrase.from, to).some((word) => word.isCapital)
    if (role && isWhose) return role
  }
  return null
}

/** Past "for the Indo-Pacific", "of Varnby". */
function complementEnd(row: readonly Token[], at: number): number {
  if (!/^(?:of|for|to)$/u.test(row[at]?.lower ?? '')) return at
  let end = at + 1
  if (DETERMINERS.has(row[end]?.lower ?? '')) end++
  const from = end
  while (isWord(row[end]) && row[end]?.isCapital) end++
  return end > from ? end : at
}

function isDefinite(row: readonly Token[], phrase: Phrase): boolean {
  const first = row[phrase.from]
  return (
    /^(?:the|its|his|her|their)$/u.test(first?.lower ?? '') ||
    row.slice(phrase.from, phrase.to).some((token) => /['’]s$/u.test(token.text))
  )
}

function wordsOf(text: string, row: readonly Token[], { from, to }: { from: number; to: number }): string {
  return text.slice(row[from]?.start ?? 0, row[to - 1]?.end ?? 0).replace(/\s+/gu, ' ')
}
