// German noun phrases: capitals tell nouns from the rest, so a phrase is its article, its adjectives and its nouns, and
// what hangs on them by "des", "der" or "von".

import { isOffice } from '../../../language/titles.ts'
import { isWord, type Token } from '../../text/tokens.ts'
import type { Phrase } from '../noun-phrases.ts'

const ARTICLE =
  /^(?:der|die|das|den|dem|des|ein|eine|einer|einem|eines|sein|seine|seiner|ihr|ihre|ihrer|dieser|diese|dieses|mehrere|viele|einige|zwei|drei)$/u
const LINK = /^(?:des|der|von|vom|für|aus|im|in|bei|beim|und)$/u
const PRONOUN = /^(?:er|sie|es)$/u
const NAME_LINK = /^(?:von|van|de|zu|der|al|bin)$/u
/** A small word that no phrase holds. */
const CLOSED =
  /^(?:am|um|auf|mit|nach|vor|über|gegen|zum|zur|dass|ob|wie|wenn|weil|und|oder|aber|auch|nicht|noch|schon|gestern|heute|hat|hatte|haben|hatten|ist|sind|war|waren|wird|werden|wurde|wurden|soll|sollen|sollte|kann|können|sei|seien|habe|gibt|gab|es|sich|in|im|bei|beim|von|vom|für|aus|an|unter|seit|durch|ohne|bis|während|trotz|wegen|laut|zwischen|jetzt|so|dabei|danach|darin|dadurch|dann|deshalb|dies|das|allerdings|dennoch|insgesamt|erst|dort|hier|bereits|zudem|außerdem|weiter|ferner|jedoch|dazu|damit|daraufhin|man)$/u

/** The phrase that begins at `first`. */
export function germanPhraseAt(row: readonly Token[], first: number): Phrase | null {
  const start = row[first]
  if (!isWord(start)) return null
  if (PRONOUN.test(start.lower) && !start.isCapital)
    return { from: first, to: first + 1, kind: 'PRONOUN', apposition: null }
  let to = first
  let nouns = 0
  while (to < row.length && to - first < 14) {
    const token = row[to]
    const next = row[to + 1]
    if (!isWord(token)) {
      // "Jungle World" in marks belongs to the paper's name.
      if (token?.kind === 'quotation' && nouns > 0 && token.end - token.start < 40) {
        to++
        nouns++
        continue
      }
      // "Bank (IADB)"
      if (token?.text === '(' && nouns > 0 && row[to + 2]?.text === ')') {
        to += 3
        continue
      }
      break
    }
    if (to === 0 && (CLOSED.test(token.lower) || ARTICLE.test(token.lower))) {
      // "In", "Jetzt": capitals of the sentence; "Das erklärte" has its subject behind it.
      if (!ARTICLE.test(token.lower) || (token.lower === 'das' && !isWord(next))) return null
    } else if (token.isCapital || /^\d/u.test(token.text)) nouns++
    else if (nouns > 0) {
      const isLink = LINK.test(token.lower) || NAME_LINK.test(token.lower)
      if (!isLink || !isWord(next)) break
      const isNoun = next.isCapital || (row[to + 2]?.isCapital === true && !CLOSED.test(next.lower))
      if (!isNoun) break
    } else if (!ARTICLE.test(token.lower) && CLOSED.test(token.lower)) break
    to++
  }
  return nouns > 0 ? classified(row, first, to) : null
}

/** The subject behind a verb in second place, past "gestern" and "am Montag". */
export function germanSubjectBehind(row: readonly Token[], first: number): Phrase | null {
  for (let at = first; at < first + 4; at++) {
    const token = row[at]
    if (!isWord(token)) return null
    if (token.lower === 'am' && row[at + 1]?.isCapital) {
      at++
      continue
    }
    if (CLOSED.test(token.lower) && !ARTICLE.test(token.lower)) continue
    return germanPhraseAt(row, at)
  }
  return null
}

/** Whether a phrase stands behind a preposition, so that it is not a subject. */
export function isOblique(row: readonly Token[], phrase: Phrase): boolean {
  const before = row[phrase.from - 1]
  return isWord(before) && CLOSED.test(before.lower)
}

/** The phrase that ends before `end`. */
export function germanPhraseBefore(row: readonly Token[], end: number): Phrase | null {
  const last = end - 1
  if (PRONOUN.test(row[last]?.lower ?? '')) return { from: last, to: end, kind: 'PRONOUN', apposition: null }
  let best: Phrase | null = null
  for (let from = last; from >= 0 && end - from < 14; from--) {
    const token = row[from]
    if (!token || (token.kind !== 'word' && token.kind !== 'quotation')) break
    if (CLOSED.test(token.lower) && !token.isCapital) break
    const phrase = germanPhraseAt(row, from)
    if (phrase?.to === end) best = phrase
  }
  return best
}

/** A name where words with capitals stand behind a title or without an article: "Innenminister Jan Roe", "Shakira". */
function classified(row: readonly Token[], from: number, to: number): Phrase {
  const words = row.slice(from, to)
  const title = words.findLastIndex((token) => isOffice(token.lower))
  const behind = words.slice(title + 1)
  const isNamed = title !== -1 && behind[0]?.isCapital === true && behind.length <= 4
  const hasArticle = ARTICLE.test(words[0]?.lower ?? '')
  const isBare = title === -1 && !hasArticle && words.every((token) => token.isCapital || NAME_LINK.test(token.lower))
  return { from, to, kind: isNamed || isBare ? 'NAME' : 'DESCRIPTION', apposition: null }
}
