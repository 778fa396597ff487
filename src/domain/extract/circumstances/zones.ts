// Which words of a sentence belong to the attribution and not to the words reported, and which of those can tell when it
// was said: a day in "whose house burned on Sunday" belongs to the house.

import type { Span } from '../../language/span.ts'
import { isTime } from '../cues/noun-phrases.ts'
import type { Saying } from '../cues/saying.ts'
import { isMark, type Token } from '../text/tokens.ts'
import { isAppearing } from './introduction.ts'
import { daysBeside, isElsewhen, isMonth, timeWords } from './time-words.ts'

/** The tokens that belong to the attribution alone: inside it, behind it, before it. `words`: what is reported. */
export function attributionZones(row: readonly Token[], saying: Saying | null, words: readonly Span[]): Token[][] {
  const isOwn = (token: Token): boolean =>
    token.kind !== 'quotation' && !words.some((part) => token.start < part.end && token.end > part.start)
  const zones = saying ? zonesOf(row, saying, words) : [row.slice(0, openingEnd(row, null))]
  return zones.map((zone) => zone.filter(isOwn))
}

function zonesOf(row: readonly Token[], saying: Saying, words: readonly Span[]): (readonly Token[])[] {
  const tail: Token[] = []
  for (const token of row.slice(saying.cueTo, saying.cueTo + 25)) {
    if (
      isMark(token, '.;') ||
      /^(?:who|whose|whom|which|that|as|when|while|where|because|adding|saying|and)$/u.test(token.lower)
    )
      break
    // “Tide Watch” in quotation marks is a programme; what is reported ends the attribution.
    if (token.kind === 'quotation' && words.some((part) => token.start < part.end && token.end > part.start)) break
    tail.push(token)
  }
  const middle =
    saying.subject && saying.subject.to <= saying.cueFrom ? row.slice(saying.subject.to, saying.cueFrom) : []
  return [middle, tail, row.slice(0, openingEnd(row, saying))]
}

/** "On Tuesday, ...", "Speaking in Oslo on April 8, ...", "Last Friday he said": up to the first comma or the subject. */
function openingEnd(row: readonly Token[], saying: Saying | null): number {
  const comma = row.findIndex((token, index) => index < LONGEST && isMark(token, ',') && !isInDate(row, index))
  if (!saying) return Math.max(comma, 0)
  if (comma !== -1 && comma <= saying.from) return comma
  // Without a comma: what stands before who spoke, where no clause of its own does.
  const before = row.slice(0, Math.min(saying.subject?.from ?? saying.from, saying.from))
  const isPlain = before.length < LONGEST && !before.some((token) => token.kind !== 'word' || CLAUSES.test(token.lower))
  return isPlain && opensWell(before) ? before.length : 0
}

/**
 * The stretches, cut at commas, that can tell when something was said: right at the verb, or begun by a preposition, a
 * time or a word of speaking. An apposition ("injured in the storm on Sunday") tells the day of something else.
 */
export function whenStretches(zones: readonly (readonly Token[])[], verb: Token | undefined): Token[][] {
  return zones.flatMap((zone) => {
    const isBesideVerb = (zone[0]?.start ?? 0) > (verb?.start ?? Number.POSITIVE_INFINITY)
    const isAside = isMark(zone[0], ',')
    return split(zone).filter((stretch, index) => {
      if (index === 0 && isBesideVerb) return true
      // "Holt closed a meeting on Sunday, saying", "Holt spoke on Sunday and said": the verb before tells the day of both.
      const isShared = index === 0 && !isAside && verb !== undefined && (isSpeaking(verb) || isAppearing(stretch, 0))
      const isMeanwhile = isAside && stretch[0]?.lower.endsWith('ing') && !NOT_MEANWHILE.test(stretch[0].lower)
      const isWhoSpoke = stretch[0]?.lower === 'who' && isAppearing(stretch, 1)
      return isShared || isMeanwhile || isWhoSpoke || opensWell(stretch)
    })
  })
}

/**
 * Whether a sentence that tells no day of its speech speaks of another occasion than the last one: "had earlier said", "at a
 * 2008 ceremony", "refused to answer on Sunday, but said".
 */
export function isOtherOccasion(
  row: readonly Token[],
  verbAt: number,
  zones: readonly (readonly Token[])[],
  stretches: readonly (readonly Token[])[],
): boolean {
  const helpers = split(row.slice(Math.max(0, verbAt - 3), verbAt)).at(-1) ?? []
  const [middle = []] = zones
  const shared = isMark(middle[0], ',') || (middle[0]?.start ?? 0) >= (row[verbAt]?.start ?? 0) ? [] : split(middle)[0]
  return [helpers, ...stretches].some((words) => isElsewhen(words)) || timeWords(shared ?? []).length > 0
}

/** "Saying", "accusing": what is said is said in the clause before it. */
function isSpeaking(verb: Token): boolean {
  return verb.lower.endsWith('ing')
}

/** "Facing a vote on Sunday" is not what somebody does while he speaks. */
const NOT_MEANWHILE =
  /^(?:facing|running|seeking|including|following|living|becoming|beginning|starting|starring|awaiting)$/u

function split(zone: readonly Token[]): Token[][] {
  const stretches: Token[][] = [[]]
  for (const [at, token] of zone.entries()) {
    if (isMark(token, ',()—–:') && !isInDate(zone, at)) stretches.push([])
    else stretches.at(-1)?.push(token)
  }
  return stretches.filter((stretch) => stretch.length > 0)
}

/** The commas of "Tuesday, April 8, 2025". */
function isInDate(row: readonly Token[], at: number): boolean {
  const next = row[at + 1]
  const before = row[at - 1]
  const isDated = isTime(before) || /^\d/u.test(before?.text ?? '')
  return /^\d/u.test(next?.text ?? '') || (isDated && isMonth(next))
}

function opensWell(stretch: readonly Token[]): boolean {
  const first = stretch.find(
    (token) => !/^(?:and|but|then|so|yet|still|only|also|just|even|again)$|ly$/u.test(token.lower),
  )
  if (daysBeside(stretch) !== null || stretch.some((token) => token.lower === 'ago')) return true
  return first === undefined || isTime(first) || /^\d/u.test(first.text) || OPENING.test(first.lower)
}

const LONGEST = 30
const CLAUSES = /^(?:who|which|that|as|when|while|where|because|if|although|though|and|but|whose)$/u
const OPENING = new RegExp(
  `^(?:${[
    'in on at during to by from with via through over under inside outside aboard before after since following amid',
    'late early earlier later last this past yesterday today tonight near (?:mon|tues|wednes|thurs|fri|satur|sun)day.*',
    'speaking talking addressing writing appearing testifying responding reacting replying answering asked pressed questioned interviewed quoted reached contacted',
    'meeting visiting announcing giving taking has had have more previously recently repeatedly once since often long as when am im bei auf vor nach gestern heute',
  ]
    .join(' ')
    .replaceAll(' ', '|')})$`,
  'u',
)
