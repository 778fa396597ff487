// A text as a row of words: what two wordings are compared by. Marks and spaces belong to no word, so a comma more or
// another kind of quotation mark is no difference.

import type { Span } from './span.ts'

export interface Word extends Span {
  /** What it is compared by: lower case, without accents, apostrophes straight. */
  key: string
}

/** Scripts that put no spaces between words: each character counts as one. */
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Khmer}\\p{Script=Lao}'
const LETTER = `(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}]`
const WORD = new RegExp(
  [
    `[${UNSPACED}]\\p{M}*`,
    '[$€£¥]?\\p{Nd}+(?:[.,:]\\p{Nd}+)*(?:\\p{L}{1,3}(?![\\p{L}\\p{M}]))?%?',
    '\\p{Lu}(?:\\.\\p{Lu})+(?![\\p{L}\\p{M}])',
    `(?:${LETTER})+(?:['’](?:${LETTER})+)*`,
  ].join('|'),
  'gu',
)

/** The words of a text in order. Hyphens part words: "Secretary-General" is two. */
export function wordsIn(text: string): Word[] {
  return Array.from(text.matchAll(WORD), ({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    key: keyOf(found),
  }))
}

/** Words by their stems, small words left out: what a text is about. */
export function contentOf(text: string): Set<string> {
  return new Set(wordsIn(text).flatMap(({ key }) => (isSmall(key) ? [] : [stemOf(key)])))
}

function keyOf(word: string): string {
  // The country is no pronoun.
  if (word === 'US' || word === 'U.S') return 'u.s'
  const folded = /^[a-z]+$/.test(word)
    ? word
    : word.normalize('NFKD').replace(/\p{M}/gu, '').replace(/’/gu, "'").toLowerCase()
  return folded.includes('.') && /^\p{L}/u.test(folded) ? folded.replaceAll('.', '') : folded
}

/**
 * What an English word has in common with its other forms and spellings: "increases", "increasing" and "increased" are
 * one, "defence" and "defense" too. Not a word itself.
 */
export function stemOf(key: string): string {
  let stem = key.replace(/'s?$/u, '')
  if (stem.length < 4 || !/^[a-z]+$/.test(stem)) return stem
  stem = IRREGULAR.get(stem) ?? stem
  stem = stem.replace(/ies$/u, 'y').replace(/(ss|sh|ch|x)es$/u, '$1')
  if (/[^sui]s$/u.test(stem)) stem = stem.slice(0, -1)
  const shorter = /^(.*[aeiouy].*?)(?:ing|ed)$/u.exec(stem)?.[1]
  if (shorter !== undefined && shorter.length > 2) stem = shorter.replace(/([^aeiouls])\1$/u, '$1')
  else if (stem.length > 5) stem = stem.replace(/ly$/u, '')
  return stem
    .replace(/ied$/u, 'y')
    .replace(/isation/u, 'ization')
    .replace(/is(e?)$/u, 'iz$1')
    .replace(/ence$/u, 'ense')
    .replace(/our$/u, 'or')
    .replace(/e$/u, '')
}

/** Whether a word only holds others together, and says nothing of the matter. */
export function isSmall(key: string): boolean {
  return SMALL.has(key)
}

const IRREGULAR = new Map(
  (
    'said:say told:tell made:make built:build sent:send lost:lose spent:spend left:leave kept:keep held:hold brought:bring ' +
    'bought:buy fought:fight thought:think taught:teach caught:catch found:find stood:stand understood:understand paid:pay ' +
    'went:go gone:go came:come became:become began:begin begun:begin took:take taken:take gave:give given:give knew:know ' +
    'known:know grew:grow grown:grow threw:throw thrown:throw wrote:write written:write spoke:speak spoken:speak broke:break ' +
    'broken:break chose:choose chosen:choose drove:drive driven:drive rose:rise risen:rise fell:fall fallen:fall saw:see ' +
    'seen:see shown:show men:man women:woman people:person children:child did:do done:do'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
)

const SMALL = new Set(
  (
    'a an the this that these those such and or but nor yet so if than then as of in on at to for from by with into onto upon ' +
    'about over under after before since until during while within through across between among against toward towards via per ' +
    'i me my we us our you your he him his she her it its they them their who whom whose which what where when why how there here ' +
    "is are was were be been being am 's 're 've 'll 'd has have had do does did will would shall should can could may might must " +
    "not no nor never n't also too very really just only even still already again more most less least much many some any all both each " +
    'every other another own same because although though whereas whether once up out off down let ' +
    "it's that's we're we've we'll they're they've i'm i've you're he's she's there's let's " +
    "can't cannot won't don't doesn't didn't isn't aren't wasn't weren't hasn't haven't hadn't wouldn't shouldn't couldn't mustn't"
  ).split(' '),
)
