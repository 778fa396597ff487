// What one does with words beside saying that something is so: "accused the board of hiding maps", "urged farmers to
// move", "vowed to rebuild the mill". The words stand as they follow the verb. A verb counts only in its own
// construction: "offered a job" and "called his mother" tell of nothing said.

import type { SpeechAct } from '../../statement/speech-act.ts'
import { isTime } from '../cues/noun-phrases.ts'
import type { Token } from '../text/tokens.ts'
import {
  asDeed,
  blameDeed,
  brushDeed,
  callSo,
  claimDeed,
  claimsThatDeed,
  likeDeed,
  partDeed,
  roughDeed,
  selfToDeed,
  shallDeed,
} from './claims.ts'
import { framed } from './frames.ts'
import { nounDeed } from './nouns.ts'
import type { Construction, Stretch } from './objects.ts'
import { falseDeed } from './verdicts.ts'

/** Words that follow a verb and are what its speaker does with words. */
export interface Deed extends Stretch {
  act: SpeechAct
}

/** The deed that the verb ending before `to` tells of; null where it stands in none of its constructions. */
export function deedOf(row: readonly Token[], lemma: string, to: number): Deed | null {
  const at = pastWhen(row, to)
  for (const [act, construction] of BY_VERB.get(lemma) ?? []) {
    const found = construction(row, at)
    if (found) return { ...found, act: found.act ?? act }
  }
  return null
}

/** The same of a passive, where the object stands in front: "were urged by Holt [to stay]"; `at`: behind the doer. */
export function passiveDeedOf(row: readonly Token[], lemma: string, at: number): Deed | null {
  for (const [act, construction] of PASSIVES.get(lemma) ?? []) {
    const found = construction(row, at)
    if (found) return { ...found, act, isPlain: true, isPersonal: false }
  }
  return null
}

/** An act, verbs, and the frames (frames.ts) they tell of it in. For each verb the first that fits counts. */
const TABLE: readonly (readonly [SpeechAct, string, ...(string | Construction)[]])[] = [
  ['DENIES', 'call brand label dub describe dismiss deem denounce characterize characterise reject', falseDeed],
  [
    'DENIES',
    'dismiss reject deny refute rebut dispute contest repudiate contradict counter disavow challenge',
    claimDeed,
  ],
  ['DENIES', 'brush wave laugh shrug knock shoot push pour cast bat swat hit play take fire', brushDeed],
  ['DENIES', 'scotch quash rubbish debunk downplay discount scorn ridicule deride mock', claimsThatDeed],
  ['DENIES', 'deny', partDeed],
  ['DENIES', 'deny dispute refute contest', 'THAT'],
  ['DENIES', 'rule', 'out <ING!', 'out <O!'],
  ['ASKS', 'ask wonder inquire enquire query question', '<WH', 'O <WH'],
  ['ASKS', 'want demand', 'to+know <WH!'],
  [
    'URGES',
    'urge ask tell beg implore beseech exhort press pressure advise instruct order command warn remind challenge',
    '<O INF',
  ],
  ['URGES', 'caution request petition entreat dare counsel', '<O INF'],
  ['URGES', 'encourage invite lobby', '<O INF?'],
  ['URGES', 'warn caution advise', 'against <ING', 'against <O'],
  [
    'URGES',
    'urge demand request recommend beg advise order command instruct decree plead ask propose stipulate',
    'THAT',
  ],
  ['URGES', 'demand ask beg request', '<INF!'],
  ['URGES', 'demand', '<O!'],
  ['URGES', 'urge', '<O?'],
  ['URGES', 'appeal plead', 'to|with <O INF', 'to|with <O for', 'for <O INF!', 'for <O!'],
  ['URGES', 'call', 'on|upon <O INF', 'on|upon <O?', 'for <O!'],
  ['URGES', 'push press lobby campaign agitate petition', 'for <O INF!', 'for <O!'],
  ['URGES', 'insist', 'on <THING!', 'on <O?'],
  ['URGES', 'ask', '<for O?'],
  ['URGES', 'insist suggest', shallDeed],
  ['URGES', 'recommend suggest propose advise', '<ING!'],
  ['URGES', 'warn advise caution', '<O against'],
  ['BLAMES', 'accuse', '<O of'],
  [
    'BLAMES',
    'blame criticize criticise condemn denounce decry deride rebuke chide fault castigate berate scold lambast lambaste excoriate upbraid deplore chastise ' +
      'ridicule mock assail slam reproach reprimand censure admonish reprove vilify pillory savage lampoon disparage malign trash scorn stigmatize',
    '<O for|over|as',
  ],
  ['BLAMES', 'blame pin', '<O on'],
  ['BLAMES', 'attack blast bash pan skewer hammer rip', roughDeed],
  ['BLAMES', 'criticize criticise condemn denounce decry deplore', '<O!'],
  ['BLAMES', 'assail slam blast attack rebuke lambast lambaste deride mock ridicule rip blame', '<O?'],
  ['BLAMES', 'dismiss reject', asDeed],
  ['BLAMES', 'liken', likeDeed],
  ['BLAMES', 'charge', '<O with ING'],
  ['BLAMES', 'lay put take hold point', blameDeed],
  ['BLAMES', 'take', 'aim+at <O!'],
  ['BLAMES', 'pour heap', 'scorn|contempt|criticism+on|upon <O'],
  ['BLAMES', 'lash hit', 'out+at <O'],
  ['BLAMES', 'scoff rail', 'at|against <O'],
  ['BLAMES', 'complain', '<about|of|over O?'],
  ['PRAISES', 'praise applaud commend hail laud extol thank congratulate salute credit tout welcome', '<O for|over|as'],
  ['PRAISES', 'congratulate compliment', '<O on|for|upon'],
  ['PRAISES', 'credit', '<O with ING'],
  ['PRAISES', 'praise applaud commend laud thank congratulate', '<O!'],
  ['PRAISES', 'pay', 'tribute+to <O'],
  ['PRAISES', 'heap lavish pour shower', 'praise+on|upon <O'],
  ['PRAISES', 'welcome salute extol hail', '<NEWS!'],
  ['PRAISES', 'express voice', '<THANKS?'],
  ['COMMITS', 'vow pledge promise threaten offer swear volunteer undertake', '<INF!'],
  ['COMMITS', 'promise vow pledge threaten guarantee', 'THAT'],
  ['COMMITS', 'promise', selfToDeed, 'O THAT', '<THING!'],
  ['COMMITS', 'pledge', '<O?'],
  ['COMMITS', 'threaten', '<O with!', '<TALK!'],
  ['COMMITS', 'commit', 'himself|herself|itself|themselves+to <ING!', 'to <ING!', '<O to ING!'],
  ['ASSERTS', 'call brand label dub', callSo],
  ['ASSERTS', 'describe depict portray characterize characterise cast brand label dub defend', asDeed],
  ['ASSERTS', 'compare', likeDeed],
  ['ASSERTS', 'apologize apologise', '<for|to O'],
  ['ASSERTS', 'express voice', '<FEELING?'],
  ['ASSERTS', 'admit acknowledge recall', '<ING!'],
  ['ASSERTS', 'protest regret', 'THAT'],
  ['ASSERTS', 'make renew repeat reiterate issue give deliver voice reaffirm lodge file raise', nounDeed],
  ['PRAISES', 'hail welcome tout salute extol', '<O?'],
]

const BY_VERB = byVerb((line) => (typeof line === 'string' ? framed(line) : line))
const PASSIVES = byVerb((line) => {
  if (line === asDeed) return framed('<as O')
  if (line === roughDeed) return framed('<for|over|as O')
  const behind = typeof line === 'string' ? /^<O (.+)$/u.exec(line)?.[1] : undefined
  return behind === undefined ? null : framed(/^(?:INF|THAT|WH|.* .*)$/u.test(behind) ? `<${behind}` : `<${behind} O`)
})

function byVerb(
  reader: (line: string | Construction) => Construction | null,
): ReadonlyMap<string, (readonly [SpeechAct, Construction])[]> {
  const found = new Map<string, (readonly [SpeechAct, Construction])[]>()
  for (const [act, verbs, ...lines] of TABLE)
    for (const line of lines) {
      const construction = reader(line)
      for (const verb of construction ? verbs.split(' ') : [])
        found.set(verb, [...(found.get(verb) ?? []), [act, construction as Construction]])
    }
  return found
}

/** "called on Friday for", "urged last week": past the day. */
function pastWhen(row: readonly Token[], from: number): number {
  let at = from
  while (at < row.length && at - from < 5) {
    const isDay =
      isTime(row[at]) || (/^(?:on|last|this|late|early|earlier)$/u.test(row[at]?.lower ?? '') && isTime(row[at + 1]))
    if (!isDay) break
    at++
  }
  return at
}
