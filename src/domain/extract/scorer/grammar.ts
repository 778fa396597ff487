// What the sentence's grammar says of a stretch of words: whether it hangs on the sign of speech, whether it is whole, and
// what goes on behind it.

import type { Saying } from '../cues/saying.ts'
import type { Syntax } from '../syntax/syntax.ts'
import { PUNCT, TAGS } from '../syntax/tagger.ts'
import { isMark, type Token } from '../text/tokens.ts'
import { mix } from './model.ts'
import type { Proposal, ProposalGroup } from './proposals.ts'

/** How a token hangs on a stretch or on the sign of speech: small numbers. */
const NOWHERE = 0
const INSIDE = 1
const CUE = 2
const ABOVE = 3
const BESIDE = 4
const ROOT = 5
/** No relation: there is no word. */
const NONE = 15
/** How far behind a verb its "that" may stand, past to whom, where and when. */
const REACH = 16

interface Fit {
  /** How many of the stretch's tokens hang on one outside, at most 3. */
  roots: number
  /** The relation of the first of them, and where it hangs: on the sign, on what the sign hangs on, or elsewhere. */
  relation: number
  place: number
  /** The relation by which the first word behind the stretch goes on, and where it hangs. */
  next: number
  nextPlace: number
  /** The same of the word before the stretch. */
  before: number
  beforePlace: number
}

/** What the other features know of the same stretch. */
interface Seen {
  place: number
  strength: number
  lemma: number
  /** The word behind the stretch, and the sort of its first one. */
  next: number
  first: number
  commas: number
}

const FINITE = new Set(['VBD', 'VBP', 'VBZ', 'MD', 'PRPV'].map((tag) => (TAGS as readonly string[]).indexOf(tag)))

export class Grammar {
  readonly #row: readonly Token[]
  readonly #syntax: Syntax

  constructor(row: readonly Token[], syntax: Syntax) {
    this.#row = row
    this.#syntax = syntax
  }

  features(group: ProposalGroup, proposal: Proposal, seen: Seen): number[] {
    const { from, to } = proposal
    const { saying } = group
    const { place, strength, next } = seen
    const fit = this.#fit(saying, proposal)
    const whole = (fit.roots * 16 + fit.relation) * 8 + fit.place
    const on = fit.next * 8 + fit.nextPlace
    const back = fit.before * 8 + fit.beforePlace
    const tag = (at: number): number => this.#syntax.tags[at] ?? TAGS.length
    const three = (at: number): number => (tag(at) * 64 + tag(at + 1)) * 64 + tag(at + 2)
    const that = saying && place === 1 ? this.#that(saying.cueTo) : -1
    const start = that < 0 ? 3 : from <= that ? 0 : from === that + 1 ? 1 : 2
    const clause = saying?.clauseFrom ?? null
    const atClause = clause === null ? 3 : Math.sign(from - clause)
    return [
      mix(121, whole, place),
      mix(122, whole, strength),
      mix(123, on, place),
      mix(124, on, strength),
      mix(125, on, whole),
      mix(126, on, next),
      mix(127, back, place),
      mix(128, back, whole),
      mix(129, fit.roots * 8 + fit.place, on),
      mix(130, fit.roots, strength),
      mix(131, three(to), place),
      mix(132, three(to - 1), place),
      mix(133, tag(from) * 64 + tag(from + 1), place),
      mix(134, three(from - 1), place),
      mix(135, tag(to + 1), next),
      mix(136, tag(from), strength),
      mix(137, tag(to + 1) * 64 + tag(to + 2), next),
      mix(138, on, (next << 3) + seen.commas),
      mix(139, whole, seen.lemma),
      mix(140, start, place),
      mix(141, start, strength),
      mix(142, start, atClause * 8 + Number(saying?.hasThat ?? false)),
      mix(143, atClause, strength),
      mix(144, start, seen.first),
    ]
  }

  /** The "that" which the clause of a verb begins with, a few asides behind it; -1 where there is none. */
  #that(cueTo: number): number {
    for (let at = cueTo; at < this.#row.length && at - cueTo < REACH; at++) {
      const token = this.#row[at]
      if (!token || token.kind === 'quotation' || isMark(token, '.;:?!')) return -1
      if (token.lower === 'that') return this.#hasVerb(at + 1) ? at : -1
      if (at > cueTo && this.#isVerb(at)) return -1
    }
    return -1
  }

  #fit(saying: Saying | null, { from, to }: Proposal): Fit {
    const { heads, relations, tags } = this.#syntax
    let roots = 0
    let root = -1
    for (let at = from; at < to; at++) {
      const head = heads[at] as number
      if ((head >= from && head < to) || tags[at] === PUNCT) continue
      roots++
      if (root === -1 || this.#isCue(saying, head)) root = at
    }
    const next = this.#top(this.#word(to, 1), to)
    const before = this.#word(from - 1, -1)
    return {
      roots: Math.min(3, roots),
      relation: root === -1 ? NONE : (relations[root] as number),
      place: root === -1 ? NOWHERE : this.#place(saying, heads[root] as number, from, to),
      next: next === -1 ? NONE : (relations[next] as number),
      nextPlace: next === -1 ? NOWHERE : this.#place(saying, heads[next] as number, from, to),
      before: before === -1 ? NONE : (relations[before] as number),
      beforePlace: before === -1 ? NOWHERE : this.#place(saying, heads[before] as number, from, to),
    }
  }

  /** Whether a verb with a tense stands before the next mark. */
  #hasVerb(from: number): boolean {
    for (let at = from; at < this.#row.length && this.#row[at]?.kind === 'word'; at++) if (this.#isVerb(at)) return true
    return false
  }

  #isVerb(at: number): boolean {
    return FINITE.has(this.#syntax.tags[at] ?? PUNCT)
  }

  /** The first token from `at` on that is not a mark; -1 where none is near. */
  #word(at: number, step: number): number {
    const { tags } = this.#syntax
    let near = at
    for (let tries = 0; tries < 3 && near >= 0 && near < tags.length; tries++, near += step)
      if (tags[near] !== PUNCT) return near
    return -1
  }

  /** The token behind the stretch that the word's phrase hangs on the rest by. */
  #top(at: number, to: number): number {
    const { heads } = this.#syntax
    let top = at
    for (let depth = 0; top !== -1 && depth < 12; depth++) {
      const head = heads[top] as number
      if (head < to || head >= heads.length) break
      top = head
    }
    return top
  }

  #isCue(saying: Saying | null, at: number): boolean {
    return saying !== null && at >= saying.cueFrom && at < saying.cueTo
  }

  #place(saying: Saying | null, head: number, from: number, to: number): number {
    if (head >= from && head < to) return INSIDE
    if (!saying) return NOWHERE
    if (this.#isCue(saying, head)) return CUE
    let above = this.#syntax.heads[saying.cueFrom] as number
    for (let depth = 0; depth < 8 && above < this.#syntax.heads.length; depth++) {
      if (above === head) return ABOVE
      above = this.#syntax.heads[above] as number
    }
    return head >= this.#syntax.heads.length ? ROOT : BESIDE
  }
}
