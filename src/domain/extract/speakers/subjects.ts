// What a sentence says something about, and of what kind the phrase at a sign of speech is.

import { PREPOSITIONS } from '../../language/small-words.ts'
import { OFFICE_NOUNS } from '../../language/titles.ts'
import { leadingPhrase } from '../cues/leading-phrase.ts'
import { type Phrase, phraseEndingAt, phraseStartingAt } from '../cues/noun-phrases.ts'
import { isMark, isWord, type Token } from '../text/tokens.ts'
import { callsSomebody, mayBePerson } from './callings.ts'
import { headOf } from './descriptions.ts'

/** The phrase that a sentence begins with, the name in it if there is one: its grammatical subject, mostly. */
export function subjectOf(row: readonly Token[]): Phrase | null {
  const leading = row[0]?.kind === 'quotation' ? behindQuotation(row) : (leadingPhrase(row) ?? possessive(row))
  if (leading && isWhen(row, leading)) {
    const own = phraseStartingAt(row, leading.to + 1)
    return own ? named(row, own) : null
  }
  if (!leading || isIdle(row, leading)) return pronounAhead(row)
  return describedBeside(row, leading) ?? named(row, leading)
}

/** `“It works,” harbour chief Ole Brandt of Varnby, who ...`: the name behind an opening quotation. */
function behindQuotation(row: readonly Token[]): Phrase | null {
  const at = row.findIndex((token, index) => index < 6 && isWord(token) && token.isCapital)
  const phrase = at === -1 ? null : phraseStartingAt(row, at)
  const isNext = row.slice(1, Math.max(at, 1)).every((token) => isWord(token) && !PREPOSITIONS.has(token.lower))
  return phrase?.kind === 'NAME' && isNext ? phrase : null
}

/** "But more recently he ...": the pronoun near the beginning. */
function pronounAhead(row: readonly Token[]): Phrase | null {
  if (!isWord(row[0])) return null
  const at = row.findIndex((token, index) => index < 8 && /^(?:he|she)$/u.test(token.lower))
  const isNext = at > 0 && row.slice(0, at).every((token) => !token.isCapital || token === row[0])
  return isNext ? { from: at, to: at + 1, kind: 'PRONOUN', apposition: null } : null
}

/** "Several hours earlier, ...", "Right now, ...": tells when, and a comma later who. */
function isWhen(row: readonly Token[], { to }: Phrase): boolean {
  return isMark(row[to], ',') && /^(?:earlier|later|ago|now|then|before|afterwards?)$/u.test(row[to - 1]?.lower ?? '')
}

/**
 * Whose word it is where the phrase only describes the one beside it: "The mayor, a Liberal, said", "A sailor himself, he said",
 * "The son of a fisherman, Brandt said".
 */
export function describedBeside(row: readonly Token[], phrase: Phrase): Phrase | null {
  const words = row.slice(phrase.from, phrase.to)
  const isSomebodys = words.slice(0, -1).some((token) => /['’]s$/u.test(token.text))
  if (isSomebodys && !phrase.apposition && isMark(row[phrase.to], ',') && callsSomebody(headOf(words))) {
    const own = phraseStartingAt(row, phrase.to + 1)
    if (own?.kind === 'NAME' && own.to - own.from > 1) return own
  }
  if (
    /^an?$/u.test(row[phrase.from]?.lower ?? '') &&
    isMark(row[phrase.from - 1], ',') &&
    isMark(row[phrase.to], ',')
  ) {
    const before = phraseEndingAt(row, phrase.from - 2)
    if (before && before.kind !== 'PRONOUN' && callsSomebody(headOf(row.slice(before.from, before.to)))) return before
    return before?.kind === 'NAME' ? before : null
  }
  if (phrase.kind !== 'DESCRIPTION' || phrase.from > 0 || phrase.apposition || !isMark(row[phrase.to], ',')) return null
  const behind = phraseStartingAt(row, phrase.to + 1)
  const next = behind ? row[behind.to] : undefined
  const isSubject = isWord(next) && !next.isCapital && !PREPOSITIONS.has(next.lower) && next.lower !== 'and'
  return behind && isSubject && behind.kind !== 'DESCRIPTION' ? behind : null
}

/** Whether the name [from, to) is the subject of the clause that a word at `at` stands in: "as Brandt left, saying", "Brandt, who said". */
export function beginsClause(row: readonly Token[], { from, to }: { from: number; to: number }, at: number): boolean {
  const link = row[from - 1]?.lower ?? ''
  const next = row[to]
  const isVerb = isWord(next) && !next.isCapital && !PREPOSITIONS.has(next.lower)
  const isRelative = row.slice(to, Math.min(at, to + 8)).some(({ lower }) => lower === 'who')
  return isRelative || (/^(?:as|while|when|after|since|because|but)$/u.test(link) && isVerb)
}

/** The one whose words they are: "his" of "his response", "Ada Quill’s" of "Ada Quill’s apology"; null for other phrases. */
export function ownerOfWords(row: readonly Token[], phrase: Phrase): Phrase | null {
  const words = row.slice(phrase.from, phrase.to)
  if (!WORDS.has(headOf(words))) return null
  if (/^(?:his|her)$/u.test(words[0]?.lower ?? ''))
    return { from: phrase.from, to: phrase.from + 1, kind: 'PRONOUN', apposition: null }
  const owner = words.findIndex((token) => /['’]s$/u.test(token.text))
  const link = words.findIndex((token, index) => index > 0 && PREPOSITIONS.has(token.lower))
  const isOwner = owner !== -1 && (link === -1 || owner < link)
  const isName = isOwner && words.slice(0, owner + 1).some((token) => token.isCapital)
  return isName ? { from: phrase.from, to: phrase.from + owner + 1, kind: 'NAME', apposition: null } : null
}

const WORDS = new Set(
  'response reply answer apology statement letter tweet post message note email remarks comments words testimony speech explanation denial retort'.split(
    ' ',
  ),
)

/** Whether a phrase can speak at all: not "more", "his recent", "a week ago". */
export function isIdle(row: readonly Token[], phrase: Phrase): boolean {
  if (phrase.kind !== 'DESCRIPTION') return false
  const head = headOf(row.slice(phrase.from, phrase.to))
  const isOne = phrase.to - phrase.from === 1 && !isSeveral(row, phrase)
  const isHis = /^(?:his|her)$/u.test(row[phrase.from]?.lower ?? '')
  // "He rejects calls": a verb that looks like a noun.
  if (/^(?:he|she|they|who)$/u.test(row[phrase.from - 1]?.lower ?? '')) return true
  return (
    (isOne && !mayBePerson(head) && !PAPERS.test(head)) ||
    (isHis && !mayBePerson(head) && !PAPERS.test(head)) ||
    /^(?:ago|earlier|later|expected|recent|current|more|long|nature|rate)$/u.test(row[phrase.to - 1]?.lower ?? '')
  )
}

const PAPERS =
  /^(?:polls?|surveys?|stud(?:y|ies)|reports?|letters?|documents?|filings?|figures|data|statistics|research|excerpts|transcripts?|campaign|office|team|administration|government|family|lawyers?|staff|company|police)$/u

/** "Her host, Captain Ole Brandt, put it more dryly": the name behind the description. */
function named(row: readonly Token[], phrase: Phrase): Phrase {
  if (!isMark(row[phrase.to], ',')) return phrase
  const head = headOf(row.slice(phrase.from, phrase.to))
  const isSomebodys = row.slice(phrase.from, phrase.to - 1).some((token) => /['’]s$/u.test(token.text))
  if (phrase.kind !== 'DESCRIPTION' && !(isSomebodys && callsSomebody(head))) return phrase
  const own = phraseStartingAt(row, phrase.to + 1)
  // "The mayor, a Liberal, said".
  if (own?.kind !== 'NAME' || /^an?$/u.test(row[own.from]?.lower ?? '')) return phrase
  // "The son of a fisherman, Brandt has ...": one word, with its verb behind it.
  const next = row[own.to]
  const isSubject = isWord(next) && !next.isCapital
  return own.to - own.from > 1 || isSubject ? own : phrase
}

/** "Roe's remarks come as ...": the sentence is about Roe. "Roe's brother came" is about the brother. */
function possessive(row: readonly Token[]): Phrase | null {
  const at = row.findIndex((token, index) => index < 4 && /['’]s$/u.test(token.text))
  if (at === -1 || !row.slice(0, at + 1).every((token) => token.isCapital)) return null
  const head = row.findIndex((token, index) => index > at && index < at + 5 && !token.isCapital && isPersonal(token))
  const isOne = head !== -1 && row.slice(at + 1, head).every((token) => isWord(token) && !PREPOSITIONS.has(token.lower))
  if (isOne) return named(row, { from: 0, to: head + 1, kind: 'DESCRIPTION', apposition: null })
  return { from: 0, to: at + 1, kind: 'NAME', apposition: null }
}

function isPersonal({ lower }: Token): boolean {
  return callsSomebody(lower)
}

/** Whether a phrase with capitals names nobody: "the Prime Minister", "Norway's Secretary of State", "the Oslo Liberal". */
export function isOfficeAlone(row: readonly Token[], phrase: Phrase): boolean {
  const words = row.slice(phrase.from, phrase.to)
  const isDefinite = /^(?:the|his|her|its|their)$/u.test(words[0]?.lower ?? '')
  const isSomebodys = words.some((token) => /['’]s$/u.test(token.text))
  return (isDefinite || isSomebodys) && OFFICE_NOUNS.has(headOf(words))
}

/** "The Florida Republican": a party's word for a person, which its capital makes look like a name. */
export function isPartisan(row: readonly Token[], phrase: Phrase): boolean {
  const words = row.slice(phrase.from, phrase.to)
  return DEFINITE.test(words[0]?.lower ?? '') && PARTISANS.has(headOf(words))
}

const DEFINITE = /^(?:the|this|that|an?|another)$/u
const PARTISANS = new Set(
  'republican democrat conservative liberal tory socialist independent nationalist unionist'.split(' '),
)

export function textOf(text: string, row: readonly Token[], from: number, to: number): string {
  return text.slice(row[from]?.start ?? 0, row[to - 1]?.end ?? 0).replace(/\s+/gu, ' ')
}

/** Whether a phrase speaks of several: "state lawmakers and the governor", "some sheriffs in the north". */
export function isSeveral(row: readonly Token[], phrase: Phrase): boolean {
  const words = row.slice(phrase.from, phrase.to)
  return words.some((token) => token.lower === 'and') || /(?:[^su]s|men|women|people|police)$/u.test(headOf(words))
}

/** "The envoy, Ada Quill, said": the name in commas behind a description. */
export function nameBehind(row: readonly Token[], phrase: Phrase): Phrase | null {
  const from = phrase.apposition?.from ?? behindRelative(row, phrase)
  const own = from === null ? null : phraseStartingAt(row, from)
  return own?.kind === 'NAME' && !/^(?:of|from|an?)$/u.test(row[from ?? 0]?.text ?? '')
    ? { ...own, apposition: null }
    : null
}

/** Whether a name is in a sentence's subject, or the second of two: "The bailiff Ole Brandt and the diver Ada Quill met". */
export function isOfSubject(
  row: readonly Token[],
  subject: Phrase,
  { from, to }: { from: number; to: number },
): boolean {
  if (from < subject.to && to >= subject.to) return true
  const next = row[to]
  const between = row.slice(subject.to + 1, from)
  const isNear = row[subject.to]?.lower === 'and' && from > subject.to && between.length <= 4
  const isVerb = isWord(next) && !next.isCapital && !PREPOSITIONS.has(next.lower)
  return isNear && isVerb && between.every((token) => isWord(token) && !PREPOSITIONS.has(token.lower))
}

/** "The vet who came to see it, Ada Quill, said": where the name in commas begins. */
function behindRelative(row: readonly Token[], { to }: Phrase): number | null {
  if (!/^(?:who|whose|whom|that)$/u.test(row[to]?.lower ?? '')) return null
  const comma = row.findIndex((token, at) => at > to && at - to < 20 && isMark(token, ',;.'))
  const own = isMark(row[comma], ',') ? phraseStartingAt(row, comma + 1) : null
  return own?.kind === 'NAME' && own.to - own.from > 1 && isMark(row[own.to], ',') ? comma + 1 : null
}
