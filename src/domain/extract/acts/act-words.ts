// Which act a verb, or its noun, tells of. What is in no list asserts.

import type { SpeechAct } from '../../statement/speech-act.ts'

const VERBS: Readonly<Partial<Record<SpeechAct, string>>> = {
  DENIES: 'deny dismiss reject refute rebut dispute contest repudiate contradict disavow',
  ASKS: 'ask question wonder inquire enquire query',
  URGES:
    'urge demand beg implore beseech exhort encourage press pressure appeal plead request recommend advise instruct command order ' +
    'invite challenge petition',
  COMMITS: 'vow pledge promise threaten guarantee',
  BLAMES:
    'accuse blame criticize criticise condemn denounce slam blast attack assail decry deride rebuke chide fault castigate berate scold ' +
    'lambast lambaste excoriate upbraid deplore chastise ridicule mock bash pan skewer hammer rip',
  PRAISES: 'praise applaud commend hail laud extol thank congratulate salute credit welcome tout',
}
const NOUNS: Readonly<Partial<Record<SpeechAct, string>>> = {
  DENIES: 'denial denials rejection',
  ASKS: 'question questions',
  URGES:
    'call calls demand demands request requests order orders recommendation recommendations plea pleas appeal appeals',
  COMMITS: 'promise promises pledge pledges vow vows threat threats offer offers assurance assurances',
  BLAMES:
    'accusation accusations criticism condemnation rebuke fire protest protests complaint complaints objection objections',
  PRAISES: 'praise',
}

/** What others have said, and one denies: "dismissed reports that". */
export const CLAIMS =
  /^(?:claims?|reports?|allegations?|accusations?|assertions?|suggestions?|charges?|rumou?rs?|speculation|insinuations?|statements?|stories|story|notion|idea|contention|theory|theories|talk|criticisms?|complaints?|arguments?|implications?|narrative|myth|fears|concerns|accounts?|version|assurances?|conclusions?|findings?|gossip|hints?)$/u

const ACT_OF_VERB = byWord(VERBS)
const ACT_OF_NOUN = byWord(NOUNS)

/** The act that a verb tells of by itself; its construction may tell of another (deeds.ts). */
export function actOfVerb(lemma: string): SpeechAct {
  return ACT_OF_VERB.get(lemma) ?? 'ASSERTS'
}

export function actOfNoun(noun: string): SpeechAct {
  return ACT_OF_NOUN.get(noun) ?? 'ASSERTS'
}

function byWord(table: Readonly<Partial<Record<SpeechAct, string>>>): ReadonlyMap<string, SpeechAct> {
  const found = new Map<string, SpeechAct>()
  for (const [act, words] of Object.entries(table))
    for (const word of words.split(' ')) found.set(word, act as SpeechAct)
  return found
}
