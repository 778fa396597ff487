// Which word depends on which: one pass over the sentence, each step shifting a word or tying two together (arc-hybrid;
// Kuhlmann, Gómez-Rodríguez and Satta 2011; Goldberg and Nivre 2013). The work is linear in the sentence's length.

import type { WeightTable } from './table.ts'
import { PUNCT } from './tagger.ts'
import { lookOf, mixed, type Unit } from './units.ts'

export const SHIFT = 0
export const LEFT = 1
export const RIGHT = 2
export const STEP_COUNT = 3

/** How a unit depends on its head: the relations of Universal Dependencies, thrown together where we need no difference. */
export const TREE_RELATIONS = [
  'other',
  'nsubj',
  'obj',
  'obl',
  'ccomp',
  'xcomp',
  'advcl',
  'acl',
  'parataxis',
  'conj',
  'appos',
  'mark',
  'aux',
  'nmod',
  'root',
] as const // prettier-ignore

/** A head of each unit, the number of units for the root; and its relation, as a place in TREE_RELATIONS. */
export interface Tree {
  heads: Int16Array
  relations: Uint8Array
}

export function parsed(units: readonly Unit[], tags: Uint8Array, steps: WeightTable, names: WeightTable): Tree {
  const reading = new Parse(units, tags)
  const scores = new Float64Array(STEP_COUNT)
  while (!reading.isOver) {
    // Nothing is left to do but to shift.
    if (reading.stack.length === 0) {
      reading.take(SHIFT)
      continue
    }
    steps.addUp(reading.features(), scores)
    let best = -1
    for (let step = 0; step < STEP_COUNT; step++)
      if (reading.may(step) && (best === -1 || (scores[step] as number) > (scores[best] as number))) best = step
    reading.take(best)
  }
  const relations = new Uint8Array(units.length)
  const named = new Float64Array(TREE_RELATIONS.length)
  for (let at = 0; at < units.length; at++) {
    names.addUp(reading.relationFeatures(at), named)
    let best = 0
    for (let name = 1; name < TREE_RELATIONS.length; name++)
      if ((named[name] as number) > (named[best] as number)) best = name
    relations[at] = best
  }
  return { heads: reading.heads, relations }
}

/** A sentence being parsed. */
export class Parse {
  readonly heads: Int16Array
  readonly stack: number[] = []
  next = 0
  readonly #size: number
  readonly #tags: Uint8Array
  readonly #looks: Int32Array
  readonly #leftmost: Int16Array
  readonly #rightmost: Int16Array
  readonly #lefts: Uint8Array
  readonly #rights: Uint8Array

  constructor(units: readonly Unit[], tags: Uint8Array) {
    this.#size = units.length
    this.#tags = tags
    this.#looks = Int32Array.from(units, lookOf)
    this.heads = new Int16Array(units.length).fill(-1)
    this.#leftmost = new Int16Array(units.length + 1).fill(-1)
    this.#rightmost = new Int16Array(units.length + 1).fill(-1)
    this.#lefts = new Uint8Array(units.length + 1)
    this.#rights = new Uint8Array(units.length + 1)
  }

  /** The root stands behind the last unit. */
  get isOver(): boolean {
    return this.next >= this.#size && this.stack.length === 0
  }

  may(step: number): boolean {
    if (step === SHIFT) return this.next < this.#size
    if (step === LEFT) return this.stack.length > 0
    return this.stack.length > 1
  }

  take(step: number): void {
    if (step === SHIFT) {
      this.stack.push(this.next++)
      return
    }
    const own = this.stack.pop() as number
    const head = step === LEFT ? this.next : (this.stack.at(-1) as number)
    this.heads[own] = head
    if (own < head) {
      this.#leftmost[head] = own
      this.#lefts[head] = Math.min(7, (this.#lefts[head] as number) + 1)
    } else {
      this.#rightmost[head] = own
      this.#rights[head] = Math.min(7, (this.#rights[head] as number) + 1)
    }
  }

  #tag(at: number): number {
    return at < 0
      ? 40
      : at >= this.#size
        ? 41
        : this.#tags[at] === PUNCT
          ? 64 + (this.#looks[at] as number)
          : (this.#tags[at] as number)
  }

  #look(at: number): number {
    return at < 0 ? 1 : at >= this.#size ? 2 : (this.#looks[at] as number)
  }

  features(): number[] {
    const { stack, next } = this
    const s0 = stack.length > 0 ? (stack[stack.length - 1] as number) : -1
    const s1 = stack.length > 1 ? (stack[stack.length - 2] as number) : -1
    const s2 = stack.length > 2 ? (stack[stack.length - 3] as number) : -1
    const s0w = this.#look(s0)
    const s1w = this.#look(s1)
    const b0w = this.#look(next)
    const b1w = this.#look(next + 1)
    const s0t = this.#tag(s0)
    const s1t = this.#tag(s1)
    const s2t = this.#tag(s2)
    const b0t = this.#tag(next)
    const b1t = this.#tag(next + 1)
    const b2t = this.#tag(next + 2)
    const left = (at: number): number => (at < 0 ? -1 : (this.#leftmost[at] as number))
    const right = (at: number): number => (at < 0 ? -1 : (this.#rightmost[at] as number))
    const s0l = this.#tag(left(s0))
    const s0r = this.#tag(right(s0))
    const s1l = this.#tag(left(s1))
    const s1r = this.#tag(right(s1))
    const b0l = this.#tag(left(next))
    const gap = s0 < 0 ? 0 : Math.min(10, next - s0)
    const span = s1 < 0 ? 0 : Math.min(10, s0 - s1)
    const s0v = s0 < 0 ? 0 : (this.#lefts[s0] as number) * 8 + (this.#rights[s0] as number)
    const s1v = s1 < 0 ? 0 : (this.#lefts[s1] as number) * 8 + (this.#rights[s1] as number)
    const b0v = this.#lefts[next] as number
    const c = (a: number, b: number): number => Math.imul(a + 1, 1009) + b
    return [
      mixed(101, s0w, s0t),
      mixed(102, s1w, s1t),
      mixed(103, b0w, b0t),
      mixed(104, b1w, b1t),
      mixed(105, s0t, b0t),
      mixed(106, s0w, b0w),
      mixed(107, s0w, b0t),
      mixed(108, s0t, b0w),
      mixed(109, s1w, s0t),
      mixed(110, s1t, s0w),
      mixed(111, s1t, s0t),
      mixed(113, c(s1t, s0t), b0t),
      mixed(114, c(s0t, b0t), b1t),
      mixed(115, c(b0t, b1t), b2t),
      mixed(116, c(s2t, s1t), s0t),
      mixed(118, c(s0t, s0l), b0t),
      mixed(119, c(s0t, s0r), b0t),
      mixed(120, c(s0t, b0l), b0t),
      mixed(121, c(s1t, s1r), s0t),
      mixed(122, c(s1t, s1l), s0t),
      mixed(123, c(s1t, s0t), s0l),
      mixed(125, c(s0t, s0v), b0t),
      mixed(126, s0w, s0v),
      mixed(127, c(s1t, s1v), s0t),
      mixed(128, s1w, s1v),
      mixed(129, c(b0t, b0v), s0t),
      mixed(130, c(gap, s0t), b0t),
      mixed(131, gap, s0w),
      mixed(132, gap, b0w),
      mixed(133, c(span, s1t), s0t),
      mixed(139, c(s1t, s0t), b0w),
      mixed(142, c(this.#tag(s0 - 1), s0t), b0t),
      mixed(143, c(this.#tag(s0 + 1), s0t), b0t),
      mixed(144, c(this.#tag(next - 1), s0t), b0t),
      mixed(146, Math.min(stack.length, 5), c(s0t, b0t)),
    ]
  }

  /** What is seen of a unit and its head, once all heads are known. */
  relationFeatures(at: number): number[] {
    const head = this.heads[at] as number
    const [ow, ot, hw, ht] = [this.#look(at), this.#tag(at), this.#look(head), this.#tag(head)]
    const way = head >= this.#size ? 0 : head > at ? 1 : 2
    const gap = way === 0 ? 0 : Math.min(8, Math.abs(head - at)) * 4 + way
    const ll = this.#leftmost[at] as number
    const rr = this.#rightmost[at] as number
    const hl = head >= this.#size ? -1 : (this.#leftmost[head] as number)
    const hr = head >= this.#size ? -1 : (this.#rightmost[head] as number)
    const c = (a: number, b: number): number => Math.imul(a + 1, 1009) + b
    return [
      mixed(201, ow, way),
      mixed(202, c(ot, ht), way),
      mixed(203, hw, c(ot, way)),
      mixed(204, c(ot, ht), gap),
      mixed(206, ow, c(ht, way)),
      mixed(207, this.#look(ll), c(ot, c(ht, way))),
      mixed(209, this.#tag(rr), c(ot, c(ht, way))),
      mixed(210, this.#tag(hl), c(ot, c(ht, way))),
      mixed(211, this.#tag(at - 1), c(ot, c(ht, way))),
      mixed(212, this.#tag(at + 1), c(ot, c(ht, way))),
      mixed(214, c(Number(at === hl), Number(at === hr)), c(ot, c(ht, way))),
      mixed(215, c(this.#lefts[at] as number, this.#rights[at] as number), c(ot, c(ht, way))),
      mixed(217, this.#tag(head + 1), c(ot, c(ht, way))),
    ]
  }
}
