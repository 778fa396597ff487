// Rules propose, a learned scorer disposes: of everything a sentence may report, what most likely is.

import { MOST_SIGNS } from '../cues/attributions.ts'
import { type Draft, draftOf, ruledDrafts, trimComma } from '../cues/drafts.ts'
import { germanDrafts } from '../cues/german/german.ts'
import type { Saying } from '../cues/saying.ts'
import { hearsay } from '../cues/weak-cues.ts'
import { syntaxOf } from '../syntax/syntax.ts'
import type { Sentence } from '../text/sentences.ts'
import { isMark, type Token } from '../text/tokens.ts'
import { withCondition } from './conditions.ts'
import { Features } from './features.ts'
import { joinedParts } from './joined-parts.ts'
import { likelihoods, type Weights, weights } from './model.ts'
import { wordsBefore } from './prefix-counts.ts'
import { groups, isMisread, type Proposal, type ProposalGroup } from './proposals.ts'

/** Below it a proposal is dropped: a wrong report costs more than a right one that is missed. */
const LIKELY = 0.46
/** "Her claim that it rained was wrong": a noun tells of speech, but its words end anywhere. */
const LIKELY_NOUN = 0.6
/** The same if it is sure that someone spoke, and only the edges are unsure. */
const LIKELY_SPOKEN = 0.4
const SURE = 0.65
/** A quotation of a word or two is more often a name or a sneer than speech. */
const LIKELY_SHORT = 0.5
/** What the rules take for a quotation whose speaker is named. */
const LIKELY_QUOTED = 0.2
/** From here on someone surely spoke, wherever the words begin; and what that is worth for the quoted ones alone. */
const SPOKEN = 0.5
const UNEDGED = 0.5
/** What a verb in a construction of its own is worth where the scorer would not take it. */
const BOUND = 0.75
/** Two stretches that share so much of the longer one are the same report with another edge. */
const ALIKE = 0.8

/** A sentence's proposals with what the scorer sees of each. */
export interface Weighed {
  groups: ProposalGroup[]
  features: number[][][]
}

export function weigh(
  text: string,
  sentences: readonly Sentence[],
  index: number,
  certain: readonly Saying[],
): Weighed {
  const sentence = sentences[index]
  if (!sentence) return { groups: [], features: [] }
  const row = sentence.tokens
  if (certain.length > MOST_SIGNS) return { groups: [], features: [] }
  const weaker = hearsay(row, certain, 'en', MOST_SIGNS + 1)
  const isProse = certain.length + weaker.length <= MOST_SIGNS
  const signs = (isProse ? [...certain, ...weaker] : [...certain]).sort((a, b) => a.cueFrom - b.cueFrom)
  if (signs.length === 0 && !row.some((token) => token.kind === 'quotation')) return { groups: [], features: [] }
  const found = groups(row, signs, ruledDrafts(text, sentence, certain))
  const syntax = syntaxOf(text, row)
  const features = new Features(text, sentence, found, surroundings(sentences, index), syntax)
  const kept = found
    .map((group) => ({ ...group, proposals: group.proposals.filter((one) => !isMisread(row, syntax, group, one)) }))
    .filter((group) => group.proposals.length > 0)
  return { groups: kept, features: kept.map((group) => features.of(group)) }
}

/** A sentence's reports in text order. */
export function drafts(
  text: string,
  sentences: readonly Sentence[],
  index: number,
  certain: readonly Saying[],
  language: string,
  weight: Weights = weights,
): Draft[] {
  const sentence = sentences[index]
  if (!sentence || isEmpty(sentence.tokens) || certain.length > MOST_SIGNS) return []
  if (language === 'de') return germanDrafts(text, sentences, index, certain)
  if (language !== 'en') return ruledDrafts(text, sentence, certain)
  const weighed = weigh(text, sentences, index, certain)
  const row = sentence.tokens
  const counts = wordsBefore(text, row)
  const own = weighed.features.map((features) => likelihoods(features, weight))
  const picked = weighed.groups
    .flatMap((group, at) => best(group, own[at] ?? [], counts))
    .concat(weighed.groups.flatMap((group) => fragment(group, weighed.groups, own)))
    .sort((a, b) => precedence(b) - precedence(a))
  const kept: Pick[] = []
  for (const one of picked) {
    const { from, to } = one.proposal
    const isOver = picked.some(
      (other) => (one.isBound && isAround(other, one)) || isDeedOf(other, one) || isNearer(other, one),
    )
    if (!isOver && kept.every(({ proposal }) => proposal.to <= from || proposal.from >= to)) kept.push(one)
  }
  const found = kept.map((one) => drafted(sentence, one))
  const joined = joinedParts(text, found.sort(inOrder)).map((draft) => withCondition(draft, certain))
  for (const draft of joined) trimComma(text, draft)
  return joined
}

/** Too short to report anything: most sentences of a list, all of a hostile text. */
function isEmpty(row: readonly Token[]): boolean {
  if (row.length >= 4) return false
  return row.every(({ quotation }) => quotation === null || quotation.inner.end - quotation.inner.start < 2)
}

interface Pick {
  group: ProposalGroup
  proposal: Proposal
  likelihood: number
  edges: number
  /** Taken for its construction alone. */
  isBound?: boolean
}

/** "Denies that it leaks, saying it was tested": the denied words are of the first verb, though the second could have them. */
function isDeedOf(other: Pick, one: Pick): boolean {
  const { saying, place } = one.group
  const { saying: first, place: otherPlace } = other.group
  const { from, to } = one.proposal
  return (
    place === 'BEFORE' &&
    otherPlace === 'AFTER' &&
    first?.deed?.isPlain === true &&
    first.cueTo <= from &&
    other.proposal.from < to &&
    other.proposal.to > from &&
    saying?.subject?.from === first.subject?.from
  )
}

/** "Speaking in court, Holt denied claims that ...": of two signs in front of the same words, the verb that they stand behind. */
function isNearer(other: Pick, one: Pick): boolean {
  const [near, far] = [other.group.saying, one.group.saying]
  return (
    near?.deed?.isPlain === true &&
    other.group.place === 'AFTER' &&
    one.group.place === 'AFTER' &&
    far !== null &&
    far.cueFrom < near.cueFrom &&
    other.proposal.from === one.proposal.from
  )
}

/** "In a note Holt wrote that ...": of two signs of the same words, the one that tells who spoke. */
function precedence({ group: { saying }, likelihood }: Pick): number {
  const isLoose = saying && !saying.isCertain && (!saying.subject || saying.isNoun)
  return isLoose ? likelihood / 2 : likelihood
}

/** "The bank has offered to buy it, two directors said": what they said holds the offer. */
function isAround(outer: Pick, inner: Pick): boolean {
  const { saying, place } = outer.group
  const { from, to } = inner.proposal
  if (!saying || outer === inner || outer.isBound || outer.proposal.from >= to || outer.proposal.to <= from)
    return false
  // "Denies that it leaks, saying it was tested": whose subject stands in front has not said the first.
  if (place === 'BEFORE') return saying.subject !== null && saying.subject.from >= to
  return place === 'AFTER' && saying.cueTo <= from
}

/** The proposal most likely to be right or nearly so: edges that differ by a word or two stand up for each other. */
function best(group: ProposalGroup, own: readonly number[], counts: readonly number[]): Pick[] {
  let found: Pick | null = null
  const spoken = own.reduce((sum, one) => sum + one, 0)
  const likely = leastLikely(group, spoken)
  // "Accused the board of hiding maps": the construction says it, however rarely the scorer has seen the verb.
  const { saying } = group
  const deed = group.ruled?.saying?.deed
  const isBound =
    ((group.place === 'AFTER' || deed?.to !== undefined) && deed?.isPlain) || (group.ruled && saying?.isPlain)
  const bound = isBound ? group.proposals.find((proposal) => proposal.isRuled) : undefined
  for (const proposal of group.proposals) {
    let likelihood = 0
    group.proposals.forEach((other, at) => {
      if (isAlike(proposal, other, counts)) likelihood += own[at] ?? 0
    })
    const isShort = (counts[proposal.to] ?? 0) - (counts[proposal.from] ?? 0) < 4
    if (isShort && group.place !== 'QUOTED' && !proposal.isRuled) continue
    const least = isShort ? LIKELY_SHORT : likely
    if (likelihood >= least && likelihood > (found?.likelihood ?? 0))
      found = { group, proposal, likelihood, edges: likelihood / spoken }
  }
  if (bound && found?.proposal.from !== bound.from)
    return [{ group, proposal: bound, likelihood: BOUND, edges: BOUND, isBound: true }]
  if (bound && found) return [{ ...found, proposal: bound }]
  return found ? [found] : []
}

/** From what likelihood on a proposal of this group is taken. `spoken`: how likely it is that any of them is right. */
function leastLikely(group: ProposalGroup, spoken: number): number {
  if (isQuotedPlainly(group)) return LIKELY_QUOTED
  if (spoken >= SURE && group.saying?.isCertain) return LIKELY_SPOKEN
  return group.saying?.isNoun ? LIKELY_NOUN : LIKELY
}

/** `Holt told reporters on Monday that “it works”`: who spoke stands there, and the words in marks. */
function isQuotedPlainly({ place, ruled, saying }: ProposalGroup): boolean {
  return place === 'QUOTED' && ruled?.form === 'DIRECT' && saying?.isCertain === true && saying.subject !== null
}

/**
 * `Holt praised the “patient” crew`: that she spoke is clear, only not where her words begin. What stands in marks is
 * hers in any case.
 */
function fragment(quoted: ProposalGroup, all: readonly ProposalGroup[], own: readonly number[][]): Pick[] {
  const proposal = quoted.proposals[0]
  if (quoted.place !== 'QUOTED' || quoted.ruled?.form !== 'FRAGMENT' || !proposal) return []
  const at = all.findIndex((group) => group.place === 'AFTER' && group.saying === quoted.saying)
  const around = all[at]
  if (!around) return []
  let likelihood = 0
  around.proposals.forEach((other, index) => {
    if (other.from <= proposal.from && other.to >= proposal.to) likelihood += own[at]?.[index] ?? 0
  })
  return likelihood > SPOKEN ? [{ group: quoted, proposal, likelihood: likelihood * UNEDGED, edges: UNEDGED }] : []
}

function isAlike(a: Proposal, b: Proposal, counts: readonly number[]): boolean {
  const size = (from: number, to: number): number => (counts[to] ?? 0) - (counts[from] ?? 0)
  const shared = size(Math.max(a.from, b.from), Math.min(a.to, b.to))
  return a === b || shared >= ALIKE * Math.max(size(a.from, a.to), size(b.from, b.to))
}

function drafted(sentence: Sentence, { group, proposal, likelihood, edges }: Pick): Draft {
  const { saying, ruled } = group
  const row = sentence.tokens
  const { from, to } = proposal
  if (group.place !== 'QUOTED') {
    const form = row.slice(from, to).some((token) => token.kind === 'quotation') ? 'MIXED' : 'INDIRECT'
    return { ...draftOf(sentence, form, [{ from, to }], saying, null), likelihood, edges }
  }
  const form = ruled?.form === 'FRAGMENT' ? 'FRAGMENT' : 'DIRECT'
  const isOwn = ruled?.form === form
  const near = saying && (isMark(row[from - 1], ',:') || from - saying.to < 3 || saying.from - to < 2) ? saying : null
  const draft = draftOf(sentence, form, [{ from, to }], isOwn ? ruled.saying : near, isOwn ? ruled.subject : null)
  return { ...draft, likelihood, edges }
}

function inOrder(a: Draft, b: Draft): number {
  return (a.parts[0]?.start ?? 0) - (b.parts[0]?.start ?? 0)
}

/** What stands around a sentence, as a number: quotations before and behind it, in its paragraph or the next. */
function surroundings(sentences: readonly Sentence[], index: number): number {
  const own = sentences[index]
  const before = sentences[index - 1]
  const next = sentences[index + 1]
  if (!own) return 0
  const isQuoting = (sentence: Sentence | undefined): number =>
    Number(sentence?.tokens.some((token) => token.kind === 'quotation') ?? false)
  return (
    Number(before?.paragraph === own.paragraph) +
    2 * isQuoting(before) +
    4 * Number(next?.paragraph === own.paragraph) +
    8 * Number(next?.tokens[0]?.kind === 'quotation') +
    16 * Number(before?.tokens.at(-1)?.kind === 'quotation')
  )
}
