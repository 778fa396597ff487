// What single words do to a sentence: turn it round, soften it, narrow it, or say the same as another word. Lists of
// English; closed ones are complete enough, that of synonyms is what news copy exchanges most.

import { isState } from '../language/bodies.ts'
import { NEGATIONS } from '../language/small-words.ts'
import { stemOf } from '../language/stem.ts'
import { areAntonyms } from './antonyms.ts'

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** "Not", "never", "can't". */
export function isNegation(key: string): boolean {
  return NEGATIONS.has(key) || key.endsWith("n't")
}

/** "Acceptable" and "unacceptable", "increase" and "decrease". */
export function areOpposites(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  return (
    (short.length > 3 && /^(?:un|in|im|ir|il|non|dis)$/.test(long.slice(0, -short.length)) && long.endsWith(short)) ||
    areAntonyms({ key: one, stem: stemOf(one) }, { key: other, stem: stemOf(other) })
  )
}

/** How sure or how strong it is put, both ways: "perhaps", "about", "clearly", "really". */
export const HEDGES = set(
  'perhaps maybe possibly probably likely unlikely apparently reportedly allegedly seemingly presumably arguably potentially ' +
    'almost nearly about around roughly approximately somewhat rather quite fairly largely mostly mainly partly generally ' +
    'usually seems seem seemed appears appear appeared suggests believe believes think thinks hope hopes expect expects ' +
    'really very clearly certainly definitely absolutely surely undoubtedly obviously truly deeply extremely strongly simply ' +
    'highly totally completely fully entirely actually indeed serious seriously',
)
/** How binding a helping verb is: a change of it hedges, or the opposite. */
export const MODAL_STRENGTHS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    may: 1,
    might: 1,
    could: 1,
    "couldn't": 1,
    can: 2,
    cannot: 2,
    "can't": 2,
    would: 2,
    "wouldn't": 2,
    "'d": 2,
    should: 3,
    "shouldn't": 3,
    ought: 3,
    will: 4,
    "won't": 4,
    "'ll": 4,
    "we'll": 4,
    shall: 4,
    must: 5,
    "mustn't": 5,
  }),
)
/** How many, how often, how far. */
export const QUANTIFIERS = set(
  'all every each everyone everybody everything always some several many most few any often sometimes rarely seldom usually ' +
    'only solely alone entire whole total mainly especially particularly partly half both either globally worldwide',
)
/** A condition or a frame that begins here limits what the rest says. */
export const LIMITS = set(
  'unless if except excluding only within outside inside across throughout until in under provided but',
)
/** Larger than one country, or of unsaid size: "the region" for "Japan" widens. */
export const REGIONS = set(
  'region regional area world global globe continent asia africa europe pacific atlantic indo hemisphere east west abroad everywhere',
)

export function isCountry(key: string): boolean {
  return isState(key) || key === 'u.s'
}

/** What news copy says one for the other. */
const SYNONYMS = [
  'build expand develop grow enlarge',
  'monitor watch observe track follow assess survey',
  'support back aid assist help',
  'essential vital crucial critical necessary imperative important key',
  'threat danger menace risk peril',
  'quick rapid fast swift speedy',
  'armed military',
  'army troops soldiers forces',
  'increase raise boost lift',
  'decrease cut reduce lower shrink',
  'begin start launch commence open',
  'end stop halt cease finish',
  'talks negotiations discussions',
  'agreement deal accord pact treaty',
  'country nation state',
  'partner ally friend',
  'show demonstrate prove',
  'large big huge vast great enormous',
  'small little tiny minor',
  'attack strike assault',
  'weapon arm',
  'choose pick select elect',
  'speak talk',
  'say state remark declare',
  'close near',
  'secure safe',
  'buy purchase acquire',
  'give provide supply deliver',
  'get obtain receive',
  'need require must',
  'want wish desire',
  'fight combat battle',
  'plan intend aim',
  'participate join involve engage',
  'effort attempt bid endeavour',
  'problem issue question matter',
  'chief head leader boss',
  'jobs employment work',
  'money funds funding cash',
  'spend pay',
  'law legislation act',
  'reporters journalists press media',
  'huge staggering massive',
  'situation circumstances happening',
  'ship vessel boat',
  'sea ocean waters',
  'port harbour',
  'bloc alliance',
  'warn caution alert',
  'worried concerned alarmed',
  'united together joint common shared',
  'keep maintain preserve retain',
  'free open',
  'ready prepared',
  'hard tough difficult',
  'children kids',
  'wrong mistaken false untrue',
  'right correct true',
  'answer reply response respond',
  'stupid foolish naive',
  'quarter fourth',
  'american u.s',
  'british uk',
  'voters electorate',
  'vote ballot',
  'tax levy duty tariff',
  'strong robust powerful mighty',
  'peace calm',
  'killed dead died',
  'wounded injured hurt',
  'refuse decline',
  'permit allow let',
  'ban forbid prohibit outlaw',
].map((line) => line.split(' '))

const CLUSTER = new Map(
  SYNONYMS.flatMap((line) => line.map((word) => [stemOf(word), stemOf(line[0] ?? word)] as const)),
)

/** A word's stem, or that of the first of its synonyms: equal for words that say the same. */
export function senseOf(key: string): string {
  return senseOfStem(stemOf(key))
}

/** As `senseOf`, of a word that is a stem already. */
export function senseOfStem(stem: string): string {
  return CLUSTER.get(stem) ?? stem
}
