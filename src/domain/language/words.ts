// A text as the row of words that folding compares: contractions written out, possessives off, each with a stem, so that
// "can't" meets "cannot", "ISIS's" meets "ISIS" and "voted" meets "voting". The stems are ours and never shown.

import { CONTRACTIONS, FUNCTION_WORDS } from './function-words.ts'

export interface Word {
  /** Lower case, without accents. */
  text: string
  stem: string
  /** Characters of the text, the end exclusive. */
  start: number
  end: number
  /** A word that tells something of its own; "the", "would" and "said" do not. */
  isContent: boolean
  /** Begins with a capital where no sentence begins, or is all capitals: mostly a name. */
  isName: boolean
  isNumber: boolean
}

const WORD = /[\p{L}\p{N}\p{M}$€£%]+(?:[.,'’](?=[\p{L}\p{N}])[\p{L}\p{N}\p{M}]+)*/gu

/** At most this many characters of a text are read: no utterance is longer, and hostile texts are. */
const LONGEST = 20_000

export function words(text: string): Word[] {
  const row: Word[] = []
  for (const match of text.slice(0, LONGEST).matchAll(WORD)) {
    const [written] = match
    if (!/[\p{L}\p{N}]/u.test(written)) continue
    const start = match.index
    const end = start + written.length
    const isName = /^\p{Lu}/u.test(written) && !opensSentence(text, start)
    const lower = written.toLowerCase().replaceAll('’', "'")
    for (const piece of pieces(isPlain(lower) ? lower : lower.normalize('NFKD').replace(/\p{M}/gu, ''))) {
      const isNumber = /\p{N}/u.test(piece)
      row.push({
        text: piece,
        stem: stem(piece),
        start,
        end,
        isContent: isNumber || !FUNCTION_WORDS.has(piece),
        isName,
        isNumber,
      })
    }
  }
  return row
}

/** Accents come and go between outlets: "naïve", "naive". */
function isPlain(lower: string): boolean {
  return /^[\x20-\x7e]+$/.test(lower)
}

/** "can't" is "can not", "it's" is "it". A possessive falls away, for "is" and "has" tell nothing either. */
function pieces(lower: string): string[] {
  if (UNSPACED.test(lower)) return couples(lower)
  const number = lower.match(/^[$€£]?([\d.,]*\d)(%|\p{L}{0,2})$/u)
  if (number) return [(number[1] ?? '').replaceAll(',', ''), ...(number[2] === '%' ? ['percent'] : [])]
  const known = CONTRACTIONS.get(lower)
  if (known) return known
  const apostrophe = lower.indexOf("'")
  if (apostrophe <= 0) return [lower.replace(/^[$€£%]+/u, '') || lower]
  const head = lower.slice(0, apostrophe)
  const tail = lower.slice(apostrophe + 1)
  if (tail === 't' && head.endsWith('n')) return [head.slice(0, -1), 'not']
  if (TAILS.has(tail)) return [head]
  return [lower.replaceAll("'", '')]
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

/** Writing without spaces: every two neighbouring characters stand for a word. */
function couples(run: string): string[] {
  const characters = [...run]
  return characters.length < 2
    ? characters
    : characters.slice(1).map((character, at) => `${characters[at]}${character}`)
}

const TAILS = new Set(['s', 're', 've', 'll', 'd', 'm'])

function opensSentence(text: string, start: number): boolean {
  for (let at = start - 1; at >= 0; at--) {
    const char = text.charAt(at)
    if (/[\s"“”'‘’«»„([]/u.test(char)) continue
    return /[.!?:…—–]/u.test(char)
  }
  return true
}

/** Cuts inflection off, in the manner of Porter (1980) but less deep; what is left need not be a word. */
export function stem(word: string): string {
  const known = IRREGULAR.get(word)
  if (known !== undefined) return known
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word
  for (const [ending, instead, shortest] of ENDINGS) {
    if (!word.endsWith(ending)) continue
    const head = word.slice(0, word.length - ending.length)
    if (head.length < shortest || (ending !== 'ies' && !/[aeiouy]/.test(head))) continue
    const cut = head + instead
    return finished(instead === '' && /([bdfgklmnprt])\1$/.test(cut) ? cut.slice(0, -1) : cut)
  }
  return finished(word)
}

/** "vote" and "vot", "policy" and "polici" are one. */
function finished(cut: string): string {
  const bare = cut.length > 4 && cut.endsWith('e') ? cut.slice(0, -1) : cut
  return bare.endsWith('y') && bare.length > 3 ? `${bare.slice(0, -1)}i` : bare
}

const ENDINGS: readonly (readonly [ending: string, instead: string, shortest: number])[] = [
  ['ications', 'i', 3],
  ['ication', 'i', 3],
  ['izations', 'iz', 3],
  ['ization', 'iz', 3],
  ['ations', '', 4],
  ['ation', '', 4],
  ['ments', '', 4],
  ['ment', '', 4],
  ['ness', '', 4],
  ['ions', '', 4],
  ['ion', '', 4],
  ['ingly', '', 4],
  ['edly', '', 4],
  ['ings', '', 3],
  ['ing', '', 3],
  ['ied', 'i', 2],
  ['ies', 'i', 2],
  ['sses', 'ss', 2],
  ['ily', 'i', 3],
  ['ly', '', 4],
  ['ers', '', 4],
  ['ed', '', 3],
  ['er', '', 4],
  ['ss', 'ss', 2],
  ['us', 'us', 2],
  ['s', '', 3],
]

const IRREGULAR: ReadonlyMap<string, string> = new Map(
  Object.entries({
    men: 'man',
    women: 'woman',
    children: 'child',
    people: 'peopl',
    went: 'go',
    gone: 'go',
    goes: 'go',
    going: 'go',
    took: 'take',
    taken: 'take',
    taking: 'take',
    gave: 'give',
    given: 'give',
    giving: 'give',
    got: 'get',
    gotten: 'get',
    getting: 'get',
    made: 'make',
    making: 'make',
    paid: 'pay',
    won: 'win',
    lost: 'los',
    loss: 'los',
    lose: 'los',
    losing: 'los',
    loses: 'los',
    built: 'build',
    sent: 'send',
    brought: 'bring',
    fought: 'fight',
    bought: 'bui',
    kept: 'keep',
    left: 'leav',
    thought: 'think',
    knew: 'know',
    known: 'know',
    began: 'begin',
    begun: 'begin',
    chose: 'choos',
    chosen: 'choos',
    spoke: 'speak',
    spoken: 'speak',
    stood: 'stand',
    met: 'meet',
    ran: 'run',
    rose: 'rise',
    risen: 'rise',
    fell: 'fall',
    fallen: 'fall',
    came: 'come',
    coming: 'come',
    saw: 'see',
    seen: 'see',
    better: 'good',
    best: 'best',
    first: '1',
    second: '2',
    third: '3',
    one: '1',
    two: '2',
    three: '3',
    four: '4',
    five: '5',
    six: '6',
    seven: '7',
    eight: '8',
    nine: '9',
    ten: '10',
    eleven: '11',
    twelve: '12',
    hundred: '100',
    thousand: '1000',
  }),
)
