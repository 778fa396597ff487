// What an article calls a person: "Transport Minister", "a beekeeper from Sallow Field". Taken apart into what they are and
// of what, so that two articles' words can be compared.

import { OPENERS } from '../language/small-words.ts'
import { stemOf } from '../language/stem.ts'
import { FORMER, isOffice, isPersonNoun, OFFICE_MODIFIERS, TRADES } from '../language/titles.ts'
import { isSmall, wordsIn } from '../language/tokens.ts'

/** A calling taken apart. */
export interface Calling {
  /** What they are, a stem: "minist". */
  head: string
  /** Stems of what it says besides: "transport". */
  details: ReadonlySet<string>
  isFormer: boolean
  /** What else one may be: whoever has an OFFICE another one, with a TRADE no other trade, and BESIDES anything. */
  field: 'OFFICE' | 'TRADE' | 'BESIDES'
}

const MOST_WORDS = 16

/** Null where the words do not say what a person is: "speaking on Tuesday", "the day after". */
export function callingOf(told: string): Calling | null {
  const words = wordsIn(told.slice(0, 160))
    .map(({ key }) => key.replace(/'s?$/u, ''))
    .slice(0, MOST_WORDS)
  const link = words.findIndex((word, index) => index > 0 && ENDS.has(word))
  const core = words.slice(0, link === -1 ? words.length : link)
  const at = core.findLastIndex((word) => isCalling(bare(word)))
  const head = core[at]
  if (head === undefined) return null
  // A vice president is not the president.
  const rank = RANKS.has(core[at - 1] ?? '') ? `${core[at - 1]} ` : ''
  const details = words.filter(
    (word, index) => index !== at && !RANKS.has(word) && !isSmall(word) && !isFormer(word) && !isSmallNumber(word),
  )
  return {
    head: `${rank}${stemOf(bare(head))}`,
    details: new Set(details.map(stemOf)),
    isFormer: words.some(isFormer),
    field: fieldOf(bare(head)),
  }
}

/**
 * The calling that ends right before a name: "President" of "yesterday President", "harbour minister" of "the harbour
 * minister". Null where the last word is none.
 */
export function callingBefore(words: readonly string[]): string | null {
  const last = words.at(-1)
  if (last === undefined || !isCalling(bare(last.toLowerCase()))) return null
  let from = words.length - 1
  while (from > 0 && isTitleWord(words[from - 1] ?? '')) from--
  return words.slice(from).join(' ')
}

function isTitleWord(word: string): boolean {
  const lower = word.toLowerCase()
  if (OPENERS.has(lower) || isSmall(lower)) return false
  return /^\p{Lu}/u.test(word) || OFFICE_MODIFIERS.has(lower) || RANKS.has(lower) || isFormer(lower) || isCalling(lower)
}

const RANKS = new Set('vice deputy assistant associate under acting junior'.split(' '))
const ENDS = new Set('of from for at in on to with by who which that whose and as near since'.split(' '))
const OFFICES = new Set('lawmaker diplomat official statesman'.split(' '))
const BESIDES = new Set(
  (
    'politician democrat republican candidate nominee frontrunner billionaire millionaire businessman businesswoman executive lawyer spokesman spokeswoman spokesperson tycoon mogul entrepreneur ' +
    'activist author writer veteran leader boss father mother husband wife son daughter brother sister widow heir man woman winner ' +
    'loser star member resident native expert critic friend ally rival supporter opponent owner voter speaker survivor witness'
  ).split(' '),
)

function fieldOf(word: string): Calling['field'] {
  if (BESIDES.has(word)) return 'BESIDES'
  return OFFICES.has(word) || (isOffice(word) && !TRADES.has(word)) ? 'OFFICE' : 'TRADE'
}

/** A word for what people are or do, as far as its form tells. */
function isCalling(word: string): boolean {
  if (isPersonNoun(word) || CALLINGS.has(word)) return true
  return (
    word.length > 4 &&
    /(?:er|or|ist|ian|man|woman|ant|ess|smith|wright|herd|monger|eur|eer)$/u.test(word) &&
    !THINGS.has(word)
  )
}

const CALLINGS = new Set(
  (
    'chef cook nurse judge pilot monk nun priest coach student athlete aide spy clerk guide mate vet sailor pupil poet bard heir widow ' +
    'surgeon physician agent resident scholar academic critic pianist diver rower cyclist midwife nun monk friar abbot dj rapper ally ' +
    'analyst therapist veteran magistrate advocate delegate candidate graduate advisor mother father son daughter brother sister'
  ).split(' '),
)
/** Words that only look so. */
const THINGS = new Set(
  (
    'after under other another summer winter quarter river water number letter matter order paper power member center centre corner ' +
    'former latter later earlier older younger higher lower former never over either neither whether rather further chamber ' +
    'november december october september easter dinner shelter tower border harbour harbor labor labour floor door sector error ' +
    'factor motor mirror terror interior exterior minor major prior superior plant grant restaurant important relevant distant ' +
    'instant significant process access success business press address congress progress illness human german roman ' +
    'newsletter newspaper theater theatre disorder answer offer affair computer weather leather cancer career pioneer per layer ' +
    'timber lumber silver copper fever slaughter laughter chapter charter barrier carrier frontier bigger larger smaller'
  ).split(' '),
)

function isFormer(word: string): boolean {
  return FORMER.has(word) || word === 'retired'
}

function bare(word: string): string {
  return word.replace(/^ex-/u, '')
}

function isSmallNumber(word: string): boolean {
  return /^\d/u.test(word)
}
