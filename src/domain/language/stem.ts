import * as snowball from 'snowball-stemmers'
import { ALWAYS_ISE, SPELLINGS } from './spellings.ts'

// The package is CommonJS that calls itself an ES module: loaders disagree about where its exports are.
const english = (snowball.newStemmer ?? snowball.default?.newStemmer)?.('english')
if (english === undefined) throw new Error('the package snowball-stemmers has no newStemmer')
const snowballStem = english.stem

/** Stems kept: the words of a language's everyday news, many times over. */
const MOST_KEPT = 50_000
const known = new Map<string, string>()

/**
 * What an English word has in common with its other forms and spellings: "votes", "voting" and "voted" are one, "defence"
 * and "defense", "said" and "say", "two" and "2". `key` is a word's key (tokens.ts); words in other letters are their own
 * stems. Need not be a word, and is not for people to read. A stem's own stem may be another one.
 */
export function stemOf(key: string): string {
  const kept = known.get(key)
  if (kept !== undefined) return kept
  if (known.size >= MOST_KEPT) known.clear()
  const stem = stemmed(key)
  known.set(key, stem)
  return stem
}

function stemmed(key: string): string {
  const word = key.replace(/'s?$/u, '')
  if (!/^[a-z]+$/.test(word)) return word
  const plain = american(IRREGULAR.get(word) ?? word)
  return snowballStem(withoutMent(plain))
}

/** A lower-case word in American spelling. */
export function american(word: string): string {
  if (word.length < 4) return word
  const spelt = SPELLINGS.reduce((so, [british, instead]) => so.replace(british, instead), word)
  return spelt.replace(/^(.*[^aeiou])is(e[ds]?|ing|ers?|ations?|ational|able)$/, (whole, head: string, end: string) =>
    head.length < 3 || ALWAYS_ISE.has(`${head}ise`) ? whole : `${head}iz${end}`,
  )
}

/** "Agreement" belongs to "agree", as "election" does to "elect"; Snowball parts the one and not the other. */
function withoutMent(word: string): string {
  const head = /^(.{3,}?)ments?$/.exec(word)?.[1]
  return head === undefined || WITH_MENT.has(head) ? word : head
}

/** "Statement", "document": what stands before the ending is another word, or none. */
const WITH_MENT = new Set(
  (
    'aug com comple compli docu ele experi fer fig frag funda gar imple instru mani orna parlia pig pre rai regi sedi seg senti ' +
    'state supple testa tor tourna'
  ).split(' '),
)

const IRREGULAR: ReadonlyMap<string, string> = new Map(
  (
    'arose:arise arisen:arise ate:eat eaten:eat beaten:beat became:become began:begin begun:begin bent:bend bit:bite bitten:bite ' +
    'blew:blow blown:blow bought:buy bred:breed broke:break broken:break brought:bring built:build burnt:burn came:come ' +
    'caught:catch chose:choose chosen:choose clung:cling crept:creep dealt:deal did:do done:do drank:drink drawn:draw drew:draw ' +
    'dreamt:dream driven:drive drove:drive drunk:drink dug:dig fallen:fall fed:feed fell:fall felt:feel fled:flee flew:fly ' +
    'flown:fly forbade:forbid forbidden:forbid forgave:forgive forgiven:forgive forgot:forget forgotten:forget fought:fight ' +
    'found:find froze:freeze frozen:freeze gave:give given:give gone:go got:get gotten:get grew:grow grown:grow heard:hear ' +
    'held:hold hid:hide hidden:hide hung:hang kept:keep knew:know known:know laid:lay leapt:leap learnt:learn led:lead ' +
    'left:leave lent:lend lit:light loss:lose losses:lose lost:lose made:make meant:mean met:meet mistook:mistake ' +
    'mistaken:mistake overcame:overcome paid:pay proven:prove ran:run rang:ring ridden:ride rode:ride risen:rise rose:rise ' +
    'said:say sang:sing sank:sink sat:sit saw:see seen:see sent:send shaken:shake shook:shake shot:shoot shown:show ' +
    'shrank:shrink slept:sleep sold:sell sought:seek spelt:spell spent:spend spilt:spill spoilt:spoil spoke:speak ' +
    'spoken:speak stolen:steal stole:steal stood:stand struck:strike stuck:stick sung:sing sunk:sink swam:swim swept:sweep ' +
    'swore:swear sworn:swear swum:swim swung:swing taken:take taught:teach thought:think threw:throw thrown:throw told:tell ' +
    'took:take tore:tear torn:tear understood:understand undertook:undertake undertaken:undertake went:go withdrawn:withdraw ' +
    'withdrew:withdraw woken:wake won:win wore:wear worn:wear written:write wrote:write ' +
    'children:child feet:foot men:man people:person teeth:tooth women:woman better:good crises:crisis ' +
    'first:1 second:2 third:3 one:1 two:2 three:3 four:4 five:5 six:6 seven:7 eight:8 nine:9 ten:10 eleven:11 twelve:12 ' +
    'hundred:100 thousand:1000'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
)
