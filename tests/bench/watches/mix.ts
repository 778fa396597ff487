import type { ListField } from '../../../src/domain/filter/conditions/lists.ts'
import type { Condition } from '../../../src/domain/filter/filter.ts'
import type { StatementDocument } from '../../../src/domain/journal/version.ts'
import type { AlertKind } from '../../../src/domain/watch/definition.ts'
import { NO_VALUES } from '../../world/conditions.ts'
import { zipf } from '../match/mix.ts'

// Watches as many analysts would keep them, and statements as they come: a few topics and actors that everybody asks
// for and everybody speaks about, and many that few do (Zipf, 0.8); words with the endings of English, which the stemmers
// of thirty languages cut off each in its own way. All is drawn from a seed.
//
// 30 % one topic; 18 % topic and actor; 10 % an actor; 6 % an office, half of them with a topic; 4 % actor without a topic;
// 2 % topic with two independent roots; 20 % a text; 10 % a text with a topic or an actor. Texts have 1 to 4 words, every
// third is a phrase. Seven of ten watches group alerts into bursts; one in fifty is paused.

export interface MixedWatch {
  condition: Condition
  tells: readonly AlertKind[]
  burstMinutes: number
  isPaused: boolean
}

type Random = () => number

const TOPICS = zipf(2_000, 0.8)
const ACTORS = zipf(20_000, 0.8)
const OFFICES = zipf(500, 0.8)
const SOURCES = zipf(2_000, 0.8)
const WORDS = zipf(30_000, 0.9)
/** The commonest words of a language are in no search. */
const STOP_WORDS = 150
const TELLS: readonly (readonly AlertKind[])[] = [
  ['UTTERANCE'],
  ['UTTERANCE'],
  ['UTTERANCE', 'CONFLICT', 'EDIT'],
  ['UTTERANCE', 'REPLY', 'AMENDMENT'],
  ['UTTERANCE', 'REPORT', 'ROOT', 'CONFLICT', 'REPLY', 'AMENDMENT', 'EDIT'],
]
/** Eight in ten statements are English, the others of one of these. */
const OTHERS = ['german', 'french', 'spanish', 'russian', 'simple']
export const CONFIGURATIONS = ['english', ...OTHERS]

export function mixedWatch(random: Random): MixedWatch {
  return {
    condition: conditionOf(random),
    tells: TELLS[Math.floor(random() * TELLS.length)] ?? ['UTTERANCE'],
    burstMinutes: random() < 0.7 ? 60 : 0,
    isPaused: random() < 0.02,
  }
}

function conditionOf(random: Random): Condition {
  const topic = () => one('topics', TOPICS(random))
  const actor = () => one('actors', ACTORS(random))
  const kind = random()
  if (kind < 0.3) return topic()
  if (kind < 0.48) return both(topic(), actor())
  if (kind < 0.58) return actor()
  if (kind < 0.61) return one('offices', OFFICES(random))
  if (kind < 0.64) return both(one('offices', OFFICES(random)), topic())
  if (kind < 0.68) return both(actor(), { kind: 'not', of: topic() })
  if (kind < 0.7) return both(topic(), { kind: 'roots', atLeast: 2 })
  if (kind < 0.9) return text(random)
  return both(random() < 0.5 ? topic() : actor(), text(random))
}

function text(random: Random): Condition {
  const words = Array.from({ length: 1 + Math.floor(random() * 4) }, () => searched(random))
  const isPhrase = words.length > 1 && random() < 1 / 3
  // Words of a phrase stand beside each other in what is said too.
  const [first = 0] = words
  const spoken = isPhrase ? words.map((_, index) => successor(first, index)) : words
  const typed = spoken.map(wordOf).join(' ')
  return { kind: 'words', field: random() < 0.9 ? 'text' : 'context', text: isPhrase ? `"${typed}"` : typed }
}

function searched(random: Random): number {
  for (;;) {
    const word = WORDS(random)
    if (word >= STOP_WORDS) return word
  }
}

/** Words keep company: after each comes its usual one in three cases of ten. */
function spokenWords(random: Random, count: number): string {
  const drawn: number[] = []
  for (let last = -1; drawn.length < count; ) {
    last = last >= 0 && random() < 0.3 ? successor(last, 1) : WORDS(random)
    drawn.push(last)
  }
  return drawn.map(wordOf).join(' ')
}

function successor(word: number, times: number): number {
  return times === 0 ? word : successor((word * 7 + 151) % 30_000, times - 1)
}

const STEMS = 'bal del fog grim hum jok kar lin mor nep ost pliv quor rus stav tev ulm vor wex yar'.split(' ')
const ENDINGS = [
  '',
  '',
  '',
  '',
  's',
  's',
  'ing',
  'ing',
  'ed',
  'ed',
  'tion',
  'tions',
  'ment',
  'ly',
  'er',
  'ers',
  'ness',
  'able',
  'al',
  'ies',
]

function wordOf(word: number): string {
  const stems = [word % 20, Math.floor(word / 20) % 20, Math.floor(word / 400) % 75]
  const [first = 0, second = 0, third = 0] = stems
  return `${STEMS[first]}a${STEMS[second]}${third > 0 ? `e${STEMS[third % 20]}${'iou'[Math.floor(third / 20)] ?? 'ee'}` : ''}${ENDINGS[word % 19] ?? ''}`
}

/** The words are left empty: Postgres reads them from `text` and `context`. */
export function drawDocument(random: Random): { document: StatementDocument; text: string; context: string } {
  const topics = new Set<string>()
  const count = 2 + Math.floor(random() * 3)
  while (topics.size < count) topics.add(idOf('topics', TOPICS(random)))
  const said = 1_740_000_000_000 + Math.floor(random() * 1e9)
  const isEnglish = random() < 0.8
  const document: StatementDocument = {
    ...NO_VALUES,
    schema: 1,
    actorIds: [idOf('actors', ACTORS(random))],
    officeIds: random() < 0.3 ? [idOf('offices', OFFICES(random))] : [],
    topicIds: [...topics],
    sourceIds: [idOf('sources', SOURCES(random))],
    forms: [random() < 0.5 ? 'DIRECT' : 'INDIRECT'],
    acts: ['ASSERTS'],
    languages: [isEnglish ? 'en' : 'de'],
    saidEarliest: new Date(said),
    saidLatest: new Date(said + 60_000),
    ingestedAt: new Date(said + 120_000),
    answeredActorIds: [],
    independentRoots: 1,
    reportCount: 1,
    discrepancies: [],
    replies: [],
    configuration: isEnglish ? 'english' : (OTHERS[Math.floor(random() * OTHERS.length)] ?? 'german'),
    words: '',
    contextWords: '',
  }
  const text = spokenWords(random, 32 + Math.floor(random() * 16))
  return { document, text, context: `${spokenWords(random, 20)} ${text} ${spokenWords(random, 20)}` }
}

function one(field: ListField, value: number): Condition {
  return { kind: 'list', field, values: [idOf(field, value)] }
}

function both(...of: Condition[]): Condition {
  return { kind: 'all', of }
}

function idOf(field: ListField, value: number): string {
  const mixed = (Math.imul(value + 1, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0')
  return `${mixed}-${field.length.toString(16).padStart(4, '0')}-7000-8000-${value.toString(16).padStart(12, '0')}`
}
