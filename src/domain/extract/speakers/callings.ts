// What a person is called, in kinds: two descriptions of one kind may be of one person ("the senator", "the lawmaker"), two
// of different kinds rarely are ("the host", "the senator").

import { FEMALE, FEMALE_KIN, isPersonNoun, MALE, MALE_KIN } from '../../language/titles.ts'

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

const MEN = set('man boy gentleman waiter policeman fireman salesman monk priest')
const WOMEN = set('woman girl lady waitress policewoman saleswoman nun midwife heroine')

/** 1 for a word that only a man is called by, -1 for a woman's, 0 for others. */
export function genderOf(word: string): number {
  if (MALE.has(word) || MALE_KIN.has(word) || MEN.has(word)) return 1
  return FEMALE.has(word) || FEMALE_KIN.has(word) || WOMEN.has(word) ? -1 : 0
}

/** 1 for "he", -1 for "she", 0 for "they" and "it", null for words that stand for nobody told before. */
export function pronounSide(word: string): number | null {
  if (/^(?:he|him|his|er)$/u.test(word)) return 1
  if (/^(?:she|her|sie)$/u.test(word)) return -1
  return /^(?:they|them|their|it)$/u.test(word) ? 0 : null
}

/** One word for all that mean the same office: "gov", "congresswoman", "chairman". */
export function plainOffice(word: string): string {
  return SHORT[word] ?? word
}

const SHORT: Readonly<Record<string, string>> = {
  gov: 'governor',
  sen: 'senator',
  rep: 'representative',
  congressman: 'representative',
  congresswoman: 'representative',
  gen: 'general',
  col: 'colonel',
  capt: 'captain',
  lt: 'lieutenant',
  sgt: 'sergeant',
  adm: 'admiral',
  prof: 'professor',
  dr: 'doctor',
  chairman: 'chair',
  chairwoman: 'chair',
  chairperson: 'chair',
  rev: 'reverend',
  premier: 'premier',
  adviser: 'advisor',
  attorney: 'lawyer',
  'front-runner': 'frontrunner',
}

const CALLINGS: readonly ReadonlySet<string>[] = [
  set(
    'president senator representative governor mayor lawmaker legislator republican democrat candidate nominee frontrunner hopeful politician ' +
      'minister premier chancellor secretary congressman statesman incumbent councillor councilman councilwoman delegate conservative liberal ' +
      'socialist independent freshman contender speaker whip president-elect assemblyman tory centrist populist challenger commissioner',
  ),
  set(
    'host anchor correspondent reporter journalist columnist editor moderator newsman broadcaster presenter interviewer commentator pundit',
  ),
  set('lawyer judge prosecutor justice magistrate counsel barrister solicitor defendant plaintiff witness'),
  set('spokesman spokeswoman spokesperson'),
  set(
    'executive ceo cfo mogul tycoon billionaire businessman businesswoman entrepreneur magnate developer banker investor',
  ),
  set('professor scientist economist researcher historian scholar academic physicist biologist sociologist'),
  set(
    'officer detective constable sheriff inspector superintendent colonel captain lieutenant sergeant general admiral commander soldier marine',
  ),
  set('actor actress singer musician director comedian author writer novelist poet rapper'),
  set('doctor surgeon nurse physician neurosurgeon veterinarian'),
  set('bishop archbishop cardinal pope priest pastor reverend rabbi imam'),
  set('envoy ambassador diplomat consul negotiator'),
]

/** Words that say of anybody what they are besides: nothing speaks against them. */
const ASIDES = set(
  'man woman boy girl leader chief boss head native veteran newcomer star icon celebrity resident teenager student survivor victim ' +
    'critic supporter advocate opponent rival figure person gentleman grandfather grandmother',
)
const YEARS = /^\d{1,3}-year-old$/u

/** Whether the word says what a person is. */
export function callsSomebody(word: string): boolean {
  return isPersonNoun(word) || isAside(word) || CALLINGS.some((calling) => calling.has(word))
}

/** Whether the word may well stand for a person: "sailor", "teacher", "pianist". */
export function mayBePerson(word: string): boolean {
  return callsSomebody(word) || (/(?:[^aeiou]er|or|ist|ian|eer|man|woman)$/u.test(word) && !THINGS.has(word))
}

const THINGS = set(
  'letter paper newspaper number order matter river winter summer tower power water center centre offer answer computer charter chapter register quarter ' +
    'december september october november other another weather border motor error door floor minor major factor sector harbor harbour corridor ' +
    'tractor monitor reactor helicopter boiler container ferry trawler tanker cruiser steamer freighter banner dinner supper poster filter shelter server ' +
    'meter master theater theatre disaster cluster bunker bumper sewer flower shower mirror terror favor rumor labor humor vapor anchor after',
)

/** Whether the word fits anybody, whatever else they are: "the 43-year-old", "the native of Oslo". */
export function isAside(word: string): boolean {
  return ASIDES.has(word) || YEARS.test(word)
}

/** Whether one person may be both: true where either word is unknown or fits anybody. */
export function mayBeBoth(one: string, other: string): boolean {
  const [a, b] = [plainOffice(one), plainOffice(other)]
  if (a === b || isAside(a) || isAside(b)) return true
  const own = CALLINGS.filter((calling) => calling.has(a))
  const others = CALLINGS.filter((calling) => calling.has(b))
  return own.length === 0 || others.length === 0 || own.some((calling) => others.includes(calling))
}

/** Whether both words say the same of a person: "senator" and "lawmaker". */
export function isSameCalling(one: string, other: string): boolean {
  const [a, b] = [plainOffice(one), plainOffice(other)]
  return a === b || (LOOSE.has(a) && CALLINGS.some((calling) => calling.has(a) && calling.has(b)))
}

/** Words for everybody of their kind. */
const LOOSE = set(
  'lawmaker legislator politician republican democrat journalist businessman businesswoman academic scholar candidate nominee hopeful contender conservative liberal',
)
