// Papers that say something: "a report by the Varnby Institute found that". What they say is their author's, if the
// article tells whose they are.

import { kindOfName } from '../../language/bodies.ts'
import { isCommonWord } from '../../language/lexicon/lexicon.ts'
import { DETERMINERS, PREPOSITIONS } from '../../language/small-words.ts'
import { isMark, isWord, type Token } from '../text/tokens.ts'
import { PAPER_CUES } from './cues.ts'
import { isTime, type Phrase, phraseStartingAt } from './noun-phrases.ts'

const PAPERS = new Set(
  (
    'report reports study studies poll polls survey surveys analysis review audit research findings letter letters memo memorandum statement paper filing complaint ' +
    'lawsuit indictment email e-mail emails e-mails message messages recording recordings book op-ed article essay document documents investigation inquiry census estimate estimates forecast note notice brief briefing dossier petition ' +
    'ruling readout communique communiqué editorial post tweet diary affidavit testimony release bulletin advisory entry ledger minutes transcript verdict judgment judgement notes papers records manifesto leaflet pamphlet cable dispatch circular decree treaty writ assessment questionnaire projections data figures'
  ).split(' '),
)
/** Papers that are called by who made them: "a Varnby College poll". */
const CALLED =
  /^(?:polls?|surveys?|stud(?:y|ies)|reports?|analysis|review|audit|research|data|estimates?|projections)$/u
const SENT = /^(?:wrote|sent|issued|published|released|posted|signed|circulated|penned)$/u
/** How far from the noun its author may stand: "a survey of 1,100 voters by Varnby College". */
const REACH = 10

/** The token of a phrase that names a paper; null where it is about something else. */
export function paperIn(row: readonly Token[], { from, to }: { from: number; to: number }): number | null {
  const link = row.findIndex((token, index) => index > from && index < to && PREPOSITIONS.has(token.lower))
  let head = (link === -1 ? to : link) - 1
  // "A survey carried out by", "figures published", "the poll earlier": what was done with it.
  while (head > from && isDone(row[head])) head--
  const token = row[head]
  const isNoun = token !== undefined && (!token.isCapital || head === 0 || /^the$/iu.test(row[head - 1]?.text ?? ''))
  return head >= from && isNoun && PAPERS.has(token.lower) ? head : null
}

/** "Published", "drawn up": not the noun itself. */
function isDone(token: Token | undefined): boolean {
  return isWord(token) && !token.isCapital && DONE.test(token.lower)
}

const DONE =
  /^(?:\p{L}{2,}ed|written|done|made|drawn|put|led|run|sent|kept|held|taken|seen|begun|shown|given|paid|chosen|out|up|together|earlier|later|alone|itself)$/u

/** Whose the paper at `head` is: "the report by Holt", "Holt's report", "a Varnby College poll". */
export function authorOf(row: readonly Token[], head: number): Phrase | null {
  return behind(row, head) ?? before(row, head)
}

function behind(row: readonly Token[], head: number): Phrase | null {
  for (let at = head + 1; at < row.length && at - head < REACH; at++) {
    const token = row[at]
    // "The survey, conducted by Varnby College, ..."
    const isAside = isMark(token, ',') && at === head + 1 && (row[at + 1]?.lower === 'by' || isDone(row[at + 1]))
    if (isAside) continue
    if (!isWord(token)) return null
    // "Emails seen by The Quay Times" are not the paper's.
    if (/^(?:seen|obtained|reviewed|viewed|read|leaked|heard)$/u.test(token.lower)) return null
    if (token.lower === 'by' || (token.lower === 'from' && at === head + 1)) {
      const author = phraseStartingAt(row, at + 1)
      return author && author.kind !== 'PRONOUN' ? withApposition(row, withoutVerb(row, author)) : null
    }
    // "A bulletin of the Harbour Bureau", but "a survey of voters".
    const body = token.lower === 'of' && at === head + 1 ? phraseStartingAt(row, at + 1) : null
    if (body && isBodyName(row, body)) return body
    const isFirst = at === head + 1 || (at === head + 2 && isMark(row[at - 1], ','))
    if (isFirst && !PREPOSITIONS.has(token.lower) && !isDone(token)) return null
  }
  return null
}

/** "data from the Varnby Office show": the verb is none of its name. */
function withoutVerb(row: readonly Token[], author: Phrase): Phrase {
  const last = row[author.to - 1]
  const isVerb = author.to - author.from > 1 && last?.isCapital === false && PAPER_CUES.has(last.lower)
  return isVerb ? { ...author, to: author.to - 1 } : author
}

function isBodyName(row: readonly Token[], { from, to, kind }: Phrase): boolean {
  const words = row.slice(from, to).filter(({ lower }) => !DETERMINERS.has(lower))
  return kind === 'NAME' && words.length > 1 && kindOfName(words.map(({ text }) => text).join(' ')) !== null
}

/** "A memo by safety chief Lena Holt, dated in October, said": what stands in commas is of the paper. */
function withApposition(row: readonly Token[], author: Phrase): Phrase {
  // "A statement from Roe's lawyer, Lena Holt, said": the name in commas.
  const named = isMark(row[author.to], ',') ? phraseStartingAt(row, author.to + 1) : null
  const isCalled = row.slice(author.from, author.to).some((token) => !token.isCapital && !DETERMINERS.has(token.lower))
  if (isCalled && named?.kind === 'NAME' && named.to - named.from > 1) return named
  const next = row[author.to + 1]
  const isHers = isMark(row[author.to], ',') && DETERMINERS.has(next?.lower ?? '')
  const end = isHers
    ? row.findIndex((token, at) => at > author.to + 1 && at - author.to < 15 && isMark(token, ',.'))
    : -1
  return end === -1 ? author : { ...author, apposition: { from: author.to + 1, to: end } }
}

function before(row: readonly Token[], head: number): Phrase | null {
  for (let at = head - 1; at >= 0 && head - at < 6; at--) {
    const token = row[at]
    if (!isWord(token)) return null
    if (/^(?:his|her|their)$/u.test(token.lower)) return { from: at, to: at + 1, kind: 'PRONOUN', apposition: null }
    if (!/(?:['’]s|s['’])$/u.test(token.text)) continue
    let from = at
    while (from > 0 && isWord(row[from - 1]) && row[from - 1]?.isCapital && at - from < 5) from--
    return row[from]?.isCapital && !isTime(row[from]) ? { from, to: at + 1, kind: 'NAME', apposition: null } : null
  }
  if (!CALLED.test(row[head]?.lower ?? '')) return null
  let from = head
  while (head - from < 5 && isModifier(row[from - 1])) from--
  const first = row[from]
  const isOwn = from > 0 && DETERMINERS.has(row[from - 1]?.lower ?? '')
  if (from === head || !isOwn || !first || (head - from === 1 && isCommonWord(first.lower))) return null
  return { from, to: head, kind: 'NAME', apposition: null }
}

function isModifier(token: Token | undefined): boolean {
  return isWord(token) && token.isCapital && !isTime(token) && !DETERMINERS.has(token.lower)
}

/** A paper that a sentence brings up, with whose it is. */
export interface Paper {
  noun: string
  row: readonly Token[]
  author: Phrase
}

/** The papers whose author a sentence tells: "a letter from Holt", "Holt sent a letter". */
export function papersIn(row: readonly Token[], subject: Phrase | null): Paper[] {
  const found: Paper[] = []
  for (const [at, token] of row.entries()) {
    if (token.isCapital || !PAPERS.has(token.lower)) continue
    const isSent =
      subject !== null &&
      subject.to <= at &&
      row.slice(Math.max(subject.to, at - 5), at).some((word) => SENT.test(word.lower))
    const author = authorOf(row, at) ?? (isSent ? subject : null)
    if (author && author.kind !== 'PRONOUN') found.push({ noun: token.lower, row, author })
  }
  return found
}
