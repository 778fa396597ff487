// What the scorer looks at. A feature is a number hashed from what is seen ("said", then "that", then a comma); names
// and other capitalised words are seen as such only, so that nothing learned depends on who is in the news.

import type { Syntax } from '../syntax/syntax.ts'
import { hashed } from '../syntax/units.ts'
import type { Sentence } from '../text/sentences.ts'
import { isMark, type Token } from '../text/tokens.ts'
import { Grammar } from './grammar.ts'
import { mix } from './model.ts'
import { Tally } from './prefix-counts.ts'
import type { Proposal, ProposalGroup } from './proposals.ts'
import { sortOf, tenseOf } from './token-classes.ts'

/** The features of one sentence's proposals, as indices below FEATURE_COUNT. */
export class Features {
  readonly #text: string
  readonly #row: readonly Token[]
  readonly #words: Int32Array
  readonly #sorts: Uint8Array
  /** For each token what tense its verb has, and the first tense at or after it up to the next mark. */
  readonly #ahead: Uint8Array
  readonly #isHeading: number
  /** Tokens at which a sign of speech begins, and those it covers. */
  readonly #cues: Uint8Array
  readonly #tally: Tally
  readonly #surroundings: number
  readonly #quotations: number
  readonly #grammar: Grammar

  /** `surroundings`: what stands around the sentence, as a small number; see extract. */
  constructor(text: string, sentence: Sentence, all: readonly ProposalGroup[], surroundings: number, syntax: Syntax) {
    this.#text = text
    this.#row = sentence.tokens
    this.#words = Int32Array.from(sentence.tokens, (token, index) => look(token, index))
    this.#sorts = Uint8Array.from(sentence.tokens, sortOf)
    this.#ahead = tenses(sentence.tokens, this.#sorts)
    this.#isHeading = Number(sentence.isHeading)
    this.#cues = new Uint8Array(sentence.tokens.length + 1)
    for (const { saying } of all) if (saying) this.#cues[saying.cueFrom] = saying.isCertain ? 2 : 1
    this.#tally = new Tally(sentence.tokens, this.#cues)
    this.#surroundings = surroundings
    this.#grammar = new Grammar(sentence.tokens, syntax)
    this.#quotations = sentence.tokens.filter((token) => token.kind === 'quotation').length
  }

  of(group: ProposalGroup): number[][] {
    if (group.place === 'QUOTED') return group.proposals.map((proposal) => this.#quoted(group, proposal))
    const shared = this.#shared(group)
    return group.proposals.map((proposal) => [...shared, ...this.#stretch(group, proposal)])
  }

  #word(at: number): number {
    return this.#words[at] ?? (at < 0 ? 7 : 11)
  }

  #sort(at: number): number {
    return this.#sorts[at] ?? (at < 0 ? 70 : 71)
  }

  /** Up to five neighbouring sorts as one number. */
  #sortsFrom(at: number, count: number): number {
    let value = count
    for (let next = at; next < at + count; next++) value = Math.imul(value, 79) + this.#sort(next)
    return value
  }

  #shared(group: ProposalGroup): number[] {
    const { saying } = group
    if (!saying) return []
    const place = group.place === 'AFTER' ? 1 : 2
    const lemma = hashed(saying.lemma)
    const { cueFrom, cueTo, subject } = saying
    const kind = subject ? KINDS[subject.kind] : 0
    const gap = subject ? Math.min(6, Math.max(-1, cueFrom - subject.to)) : 9
    const sure = Number(saying.isCertain) * 2 + place * 4 + Number(group.ruled !== null)
    const order = ORDERS[saying.order]
    return [
      mix(1, place, order),
      mix(2, lemma, place),
      mix(3, lemma, sure),
      mix(4, hashed(saying.strength), sure),
      mix(5, this.#word(cueFrom), place),
      mix(6, this.#word(cueFrom - 1), place),
      mix(7, this.#word(cueFrom - 2), this.#word(cueFrom - 1)),
      mix(8, kind, gap + 100 * place),
      mix(9, kind, sure),
      mix(10, this.#isHeading, sure),
      mix(11, this.#word(cueTo), place),
      mix(12, this.#word(cueTo), lemma),
      mix(13, subject ? this.#word(subject.to - 1) : 0, place),
      mix(14, subject ? this.#word(subject.from) : 0, place),
      mix(15, subject ? this.#word(subject.from - 1) : 0, place),
      mix(16, Number(cueFrom === 0), sure),
      mix(17, this.#word(cueTo), this.#word(cueTo + 1)),
      mix(18, ending(this.#row[cueFrom]), sure),
      mix(19, this.#surroundings, place),
      mix(20, Number(group.isQuoting), sure),
      mix(21, this.#sortsFrom(cueTo, 3), place),
      mix(22, this.#sortsFrom(cueTo, 4), sure),
      mix(23, this.#sortsFrom(cueFrom - 3, 3), place),
    ]
  }

  #stretch(group: ProposalGroup, proposal: Proposal): number[] {
    const { from, to } = proposal
    const row = this.#row
    const saying = group.saying
    const place = group.place === 'AFTER' ? 1 : 2
    const lemma = hashed(saying?.lemma ?? '')
    const strength = hashed(saying?.strength ?? '')
    const isRuled = Number(proposal.isRuled) * 4 + place + (group.ruled ? 16 : 0)
    const gap = saying && place === 1 ? from - saying.cueTo : saying ? saying.from - to : 0
    const first = this.#word(from)
    const before = this.#word(from - 1)
    const next = this.#word(to)
    const after = this.#word(to + 1)
    const length = Math.min(12, Math.floor(2 * Math.log2(to - from + 1)))
    const { quotations, commas, joints, depth, cues, hasVerb } = this.#tally.between(from, to)
    const isLast = Number(to >= row.length - 1 || (to === row.length - 2 && isMark(row[to], '.!?')))
    const rest = row.length - to
    const remains = Math.min(8, Math.floor(2 * Math.log2(rest + 1)))
    const hasThat = Number(row[from - 1]?.lower === 'that')
    const quoted = (row[from]?.kind === 'quotation' ? 1 : 0) + (row[to - 1]?.kind === 'quotation' ? 2 : 0)
    return [
      mix(31, isRuled, 0),
      mix(32, isRuled, strength),
      mix(33, first, place),
      mix(34, first, strength),
      mix(35, first, lemma),
      mix(36, before, place),
      mix(37, before, first),
      mix(38, first, this.#word(from + 1)),
      mix(39, Math.min(gap, 8), place + 4 * hasThat),
      mix(40, next, place + 4 * isLast),
      mix(41, next, after),
      mix(42, this.#word(to - 1), place),
      mix(43, this.#word(to - 1), next),
      mix(44, length, place),
      mix(45, length, lemma),
      mix(46, commas, place + 4 * isLast),
      mix(47, Math.min(quotations, 3) * 4 + quoted, place),
      mix(48, cues, place + 4 * isLast),
      mix(49, hasVerb, strength),
      mix(50, hasVerb, hasThat + 2 * place),
      mix(51, remains, place),
      mix(52, depth, place),
      mix(53, isLast, lemma),
      mix(54, this.#cues[to] ?? 0, next),
      mix(55, this.#cues[to + 1] ?? 0, next),
      mix(56, this.#word(to + 2), after * 31 + next),
      mix(57, joints > 3 ? 3 : joints, place + 4 * isLast),
      mix(58, from === 0 ? 1 : 0, place),
      mix(59, before, next),
      mix(60, quoted, isLast * 2 + hasThat),
      mix(61, first, hasVerb * 4 + place),
      mix(62, commas > 0 ? 1 : 0, next * 4 + hasThat),
      // "said that while it rained, ...": the first comma is not the end.
      mix(63, first, Math.min(commas, 2) * 4 + isLast),
      mix(64, first, next),
      mix(65, Math.min(commas, 2), hasThat * 2 + isLast + 8 * place),
      mix(101, this.#sortsFrom(to, 2), place),
      mix(102, this.#sortsFrom(to, 3), place),
      mix(103, this.#sortsFrom(to, 4), place),
      mix(104, this.#sortsFrom(to - 2, 4), place),
      mix(105, this.#sortsFrom(from, 3), place),
      mix(106, this.#sortsFrom(from, 4), strength),
      mix(107, this.#sortsFrom(from - 2, 4), place),
      mix(108, this.#sort(to + 1), next * 64 + (this.#ahead[to + 1] ?? 0) * 8 + (this.#ahead[from] ?? 0)),
      mix(109, this.#sort(to + 1), (this.#ahead[to + 1] ?? 0) * 8 + (hasThat * 2 + place)),
      mix(110, (this.#ahead[from] ?? 0) * 8 + ending(row[saying?.cueFrom ?? -1]), place),
      mix(111, this.#sort(from), (this.#ahead[from] ?? 0) * 8 + place),
      ...this.#grammar.features(group, proposal, {
        place,
        strength,
        lemma,
        next,
        commas: Math.min(7, commas),
        first: this.#sort(from),
      }),
    ]
  }

  #quoted(group: ProposalGroup, proposal: Proposal): number[] {
    const at = proposal.from
    const row = this.#row
    const quotation = row[at]?.quotation
    if (!quotation) return []
    const { saying, ruled } = group
    const words = this.#text.slice(quotation.inner.start, Math.min(quotation.inner.end, quotation.inner.start + 400))
    const count = words.split(/\s+/u).length
    const length = Math.min(count, 8) + (count > 12 ? 1 : 0) + (count > 25 ? 1 : 0)
    const form = ruled ? FORMS[ruled.form] : 0
    const isSubject = Number(ruled?.subject !== null && ruled?.subject !== undefined)
    const strength = hashed(saying?.strength ?? '')
    const lemma = hashed(saying?.lemma ?? '')
    const isBehind = saying ? (saying.cueTo <= at ? 1 : 2) : 0
    const distance = saying ? Math.min(10, isBehind === 1 ? at - saying.cueTo : saying.from - at - 1) : 11
    const isSentence = Number(/^[\p{Lu}\p{N}“"‘'[(…]/u.test(words))
    const last = this.#text.charAt(quotation.inner.end - 1)
    const stop = '.!?'.includes(last) ? 1 : last === ',' ? 2 : '-—…'.includes(last) ? 3 : 0
    const spoken = Number(/(?:^|[^\p{L}])(?:i|we|you|us|me|my|our|i'm|i’m)(?:$|[^\p{L}])/iu.test(words))
    const title = Number(words.split(/\s+/u).every((word) => /^[\p{Lu}\p{N}]/u.test(word) || word.length < 4))
    const opener = this.#text.charCodeAt(quotation.outer.start)
    const long = count > 3 ? 1 : 0
    const verb = Number(
      /(?:^|\s)(?:is|are|was|were|will|would|has|have|had|can|could|should|do|does|did|not|it['’]s|\S+n['’]t)(?:\s|$)/iu.test(
        words,
      ),
    )
    return [
      mix(71, form, 0),
      mix(72, form, length),
      mix(73, form, isSentence * 8 + stop),
      mix(74, strength, form),
      mix(75, lemma, long),
      mix(76, lemma, distance),
      mix(77, distance, isBehind * 16 + long),
      mix(78, this.#word(at - 1), long),
      mix(79, this.#word(at - 1), this.#word(at - 2)),
      mix(80, this.#word(at + 1), long),
      mix(81, this.#word(at + 1), this.#word(at + 2)),
      mix(82, this.#word(at - 1), this.#word(at + 1)),
      mix(83, length, isSentence * 8 + stop),
      mix(84, spoken, long),
      mix(85, title, length),
      mix(86, Math.min(this.#quotations, 4), form),
      mix(87, opener, form),
      mix(88, Number(quotation.isClosed), form),
      mix(89, Number(at === 0) * 2 + Number(at === row.length - 1), form),
      mix(90, this.#isHeading, length),
      mix(91, this.#surroundings, form),
      mix(92, this.#surroundings, Number(at === 0) * 2 + Number(at === row.length - 1)),
      mix(93, isSubject, form),
      mix(94, verb, length),
      mix(95, Math.min(row.length, 30) >> 1, form),
      mix(96, Number(quotation.runsOn), form),
      mix(97, saying?.isCertain ? 1 : 0, form),
      mix(98, this.#word(at - 1), isSentence * 8 + stop),
      mix(99, isBehind, isSentence * 8 + form),
    ]
  }
}

const KINDS = { NAME: 1, DESCRIPTION: 2, PRONOUN: 3 }
const ORDERS = { SUBJECT_FIRST: 1, VERB_FIRST: 2, ACCORDING: 3 }
const FORMS = { DIRECT: 1, INDIRECT: 2, MIXED: 3, FRAGMENT: 4 }

/** A word as the scorer sees it: itself in lower case, but any capitalised one alike. */
function look(token: Token, index: number): number {
  if (token.kind === 'quotation') return 3
  if (token.kind === 'mark') return token.text.charCodeAt(0)
  const first = token.text.charCodeAt(0)
  if (first >= 48 && first <= 57) return 5
  if (token.isCapital && !(index === 0 && SMALL.test(token.lower))) return token.lower === 'i' ? 13 : 9
  return hashed(token.lower)
}

/** For each token the tense of the first verb at or behind it, up to the next mark; 0 where there is none. */
function tenses(row: readonly Token[], sorts: Uint8Array): Uint8Array {
  const found = new Uint8Array(row.length + 1)
  let ahead = 0
  for (let at = row.length - 1; at >= 0; at--) {
    const token = row[at]
    if (!token) break
    if (token.kind !== 'word') ahead = 0
    ahead = tenseOf(sorts[at] ?? 0, token.lower) || ahead
    found[at] = ahead
  }
  return found
}

const SMALL =
  /^(?:the|an?|in|on|at|it|he|she|they|we|you|but|and|if|as|when|while|after|before|because|this|that|there|his|her|their|what|who|how|no|not|to|for|with|so|or|by|from|\p{L}+ing|\p{L}+ed)$/u

function ending(token: Token | undefined): number {
  const lower = token?.lower ?? ''
  return lower.endsWith('ing') ? 1 : lower.endsWith('ed') ? 2 : lower.endsWith('s') ? 3 : 4
}
