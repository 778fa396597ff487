import { NEGATIONS } from '../language/small-words.ts'
import type { Span } from '../language/span.ts'

// What a snippet shows of a text. A cut may not turn a sentence into its opposite: short texts are shown whole, a fragment
// of a long one begins with a sentence, and no cut goes unmarked.

/** A piece of a snippet; `hit` where it is what was searched for. */
export interface SnippetPart {
  text: string
  hit: boolean
}

/** Characters up to which a text is shown whole. */
const WHOLE = 300
/** Characters before a hit in which its sentence may begin, and after it in which the sentence may end. */
const BEFORE = 300
const AFTER = 200
const MOST_FRAGMENTS = 2
/** Hits that are looked at, to choose fragments by. */
const MOST_HITS = 100

/** Cuts a whole text with its hits to what is worth showing: the fragments with the most of the searched words. */
export function cutSnippet(parts: readonly SnippetPart[]): SnippetPart[] {
  const text = parts.map((part) => part.text).join('')
  if (text.length <= WHOLE) return [...parts]
  const hits = hitsOf(parts)
  if (hits.length === 0) return marked(text, hits, [{ start: 0, end: endAfter(text, AFTER) }])
  return marked(text, hits, fragments(text, hits))
}

function hitsOf(parts: readonly SnippetPart[]): Span[] {
  const hits: Span[] = []
  let at = 0
  for (const { text, hit } of parts) {
    if (hit) hits.push({ start: at, end: at + text.length })
    at += text.length
  }
  return hits
}

function fragments(text: string, hits: readonly Span[]): Span[] {
  const candidates = hits.slice(0, MOST_HITS).map((hit, index) => {
    const end = endAfter(text, hit.end)
    const words = new Set<string>()
    for (let next = index; next < hits.length; next += 1) {
      const other = hits[next]
      if (other === undefined || other.end > end) break
      words.add(text.slice(other.start, other.end).toLowerCase())
    }
    return { start: startBefore(text, hit.start), end, words }
  })
  const chosen: Span[] = []
  const shown = new Set<string>()
  while (chosen.length < MOST_FRAGMENTS) {
    const free = candidates.filter(({ start, end }) => chosen.every((one) => start >= one.end || end <= one.start))
    const worth = (words: ReadonlySet<string>) => [...words].filter((word) => !shown.has(word)).length
    const [first, ...rest] = free
    if (first === undefined) break
    const best = rest.reduce((most, one) => (worth(one.words) > worth(most.words) ? one : most), first)
    chosen.push(best)
    for (const word of best.words) shown.add(word)
  }
  return chosen.sort((a, b) => a.start - b.start)
}

// The word before its full stop is long enough not to be an abbreviation: "not even Mr. Roe" is one sentence.
const SENTENCE_END = /(?:\p{L}{4}[.!?…]+|[。！？])[”’"'»)\]]*(?:\s+|$)/gu
const NEGATED = /^(?:jamais|kein\p{L}*|nadie|ne|nessun\p{L}*|non|nunca|pas|\p{L}+n['’]t)$/u
/** Words before a cut among which a negation still belongs to what follows. */
const REACH = 8

function startBefore(text: string, at: number): number {
  const from = Math.max(0, at - BEFORE)
  const before = text.slice(from, at)
  const end = [...before.matchAll(SENTENCE_END)].at(-1)
  if (end !== undefined) return from + end.index + end[0].length
  if (from === 0) return 0
  const word = wordFrom(text, from)
  const words = [...text.slice(Math.max(0, word - BEFORE), word).matchAll(/\S+/g)].slice(-REACH)
  const negation = words.find(([one]) => isNegation(one))
  return negation === undefined ? word : Math.max(0, word - BEFORE) + negation.index
}

function isNegation(written: string): boolean {
  const word = written.toLowerCase().replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  return NEGATIONS.has(word) || NEGATED.test(word)
}

function endAfter(text: string, at: number): number {
  const until = Math.min(text.length, at + AFTER)
  // The word that ends the sentence may be the hit.
  const from = Math.max(0, at - 4)
  for (const end of text.slice(from, until).matchAll(SENTENCE_END)) {
    const place = from + end.index + end[0].trimEnd().length
    if (place > at && (until === text.length || end[0] !== end[0].trimEnd())) return place
  }
  if (until === text.length) return until
  const space = text.slice(at, until).search(/\s\S*$/)
  return space < 0 ? wholeCharacter(text, until) : at + space
}

/** Where the next word begins, if one does soon: not all scripts put spaces between them. */
function wordFrom(text: string, at: number): number {
  const space = /\s+/.exec(text.slice(at - 1, at + 40))
  return space === null ? wholeCharacter(text, at) : at - 1 + space.index + space[0].length
}

function wholeCharacter(text: string, at: number): number {
  return /[\uDC00-\uDFFF]/.test(text[at] ?? '') ? at - 1 : at
}

function marked(text: string, hits: readonly Span[], spans: readonly Span[]): SnippetPart[] {
  const parts: SnippetPart[] = []
  const add = (piece: string, hit: boolean) => {
    const last = parts.at(-1)
    if (piece === '') return
    if (last !== undefined && !last.hit && !hit) last.text += piece
    else parts.push({ text: piece, hit })
  }
  let shown = 0
  for (const { start, end } of spans) {
    const isGoingOn = text.slice(shown, start).trim() === ''
    add(isGoingOn ? text.slice(shown, start) : shown === 0 ? '… ' : ' … ', false)
    let at = start
    for (const hit of hits) {
      if (hit.start < start || hit.end > end) continue
      add(text.slice(at, hit.start), false)
      add(text.slice(hit.start, hit.end), true)
      at = hit.end
    }
    add(text.slice(at, end), false)
    shown = end
  }
  if (text.slice(shown).trim() !== '') add(' …', false)
  return parts
}
