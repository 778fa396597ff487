// What one does with words beside saying that something is so: "accused the board of hiding maps", "urged farmers to
// move", "vowed to rebuild the mill". The words stand as they follow the verb. A verb counts only in its own
// construction: "offered a job" and "called his mother" tell of nothing said.

import type { SpeechAct } from '../../statement/speech-act.ts'
import { isTime } from '../cues/noun-phrases.ts'
import type { Token } from '../text/tokens.ts'
import { actOfVerb } from './act-words.ts'
import {
  appealDeed,
  asDeed,
  askDeed,
  callFor,
  callOn,
  callSo,
  claimDeed,
  forDeed,
  ingDeed,
  looseDeed,
  looseToDeed,
  objectDeed,
  ofDeed,
  partDeed,
  roughDeed,
  selfDeed,
  selfToDeed,
  shallDeed,
  thatDeed,
  toDeed,
} from './constructions.ts'
import {
  againstDeed,
  againstOthersDeed,
  askForDeed,
  brushDeed,
  claimsThatDeed,
  commitDeed,
  feelingDeed,
  idiomDeed,
  lashDeed,
  likeDeed,
  newsDeed,
  nounDeed,
  onDeed,
  outDeed,
  pushDeed,
  scoffDeed,
  sorryDeed,
  thanksDeed,
  threatDeed,
  tributeDeed,
  wantDeed,
  withDeed,
} from './idioms.ts'
import type { Construction, Stretch } from './objects.ts'
import { falseDeed } from './verdicts.ts'

/** Words that follow a verb and are what its speaker does with words. */
export interface Deed extends Stretch {
  act: SpeechAct
}

/** The deed that the verb ending before `to` tells of; null where it stands in none of its constructions. */
export function deedOf(row: readonly Token[], lemma: string, to: number): Deed | null {
  const at = pastWhen(row, to)
  for (const [words, construction, act] of CONSTRUCTIONS) {
    if (!words.test(lemma)) continue
    const found = construction(row, at)
    if (!found) continue
    return { ...found, act: found.act ?? act ?? actOfVerb(lemma) }
  }
  return null
}

const CONSTRUCTIONS: readonly (readonly [RegExp, Construction, SpeechAct?])[] = [
  [/^(?:call|brand|label|dub|describe|dismiss|deem|denounce|characterize|characterise|reject)$/u, falseDeed],
  [/^accuse$/u, ofDeed],
  [
    /^(?:dismiss|reject|deny|refute|rebut|dispute|contest|repudiate|contradict|counter|disavow|challenge)$/u,
    claimDeed,
    'DENIES',
  ],
  [/^(?:brush|wave|laugh|shrug|knock|shoot|push|pour|cast|bat|swat|hit|play|take)$/u, brushDeed, 'DENIES'],
  [/^(?:scotch|quash|rubbish|debunk|downplay|discount|scorn|ridicule|deride|mock)$/u, claimsThatDeed, 'DENIES'],
  [/^deny$/u, partDeed],
  [/^(?:deny|dispute|refute|contest)$/u, thatDeed, 'DENIES'],
  [/^(?:ask|wonder|inquire|enquire|query|question)$/u, askDeed, 'ASKS'],
  [
    /^(?:urge|ask|tell|beg|implore|beseech|exhort|press|pressure|advise|instruct|order|command|warn|remind|challenge|caution|request|petition)$/u,
    toDeed,
    'URGES',
  ],
  [/^(?:encourage|invite|lobby)$/u, looseToDeed, 'URGES'],
  [/^(?:warn|caution|advise)$/u, againstDeed, 'URGES'],
  [/^(?:urge|demand|request|recommend|beg|advise|order|command|instruct|decree|plead|ask)$/u, thatDeed, 'URGES'],
  [/^rule$/u, outDeed, 'DENIES'],
  [/^(?:demand|ask|beg|request)$/u, selfDeed, 'URGES'],
  [/^demand$/u, objectDeed, 'URGES'],
  [/^urge$/u, looseDeed, 'URGES'],
  [/^(?:appeal|plead)$/u, appealDeed, 'URGES'],
  [/^call$/u, callOn, 'URGES'],
  [/^call$/u, callFor, 'URGES'],
  [/^(?:call|brand|label|dub)$/u, callSo, 'ASSERTS'],
  [/^(?:vow|pledge|promise|threaten|offer|swear|volunteer)$/u, selfDeed, 'COMMITS'],
  [/^(?:promise|vow|pledge|threaten|guarantee)$/u, thatDeed],
  [/^promise$/u, selfToDeed],
  [/^pledge$/u, looseDeed],
  [/^apologi[sz]e$/u, sorryDeed, 'ASSERTS'],
  [
    /^(?:blame|criticize|criticise|condemn|denounce|decry|deride|rebuke|chide|fault|castigate|berate|scold|lambaste?|excoriate|upbraid|deplore|chastise|ridicule|mock|assail|slam)$/u,
    forDeed,
  ],
  [/^(?:attack|blast|bash|pan|skewer|hammer|rip)$/u, roughDeed],
  [/^(?:criticize|criticise|condemn|denounce|decry|deplore)$/u, objectDeed],
  [/^(?:assail|slam|blast|attack|rebuke|lambaste?|deride|mock|ridicule|rip|blame)$/u, looseDeed],
  [/^(?:praise|applaud|commend|hail|laud|extol|thank|congratulate|salute|credit|tout|welcome)$/u, forDeed],
  [/^(?:praise|applaud|commend|laud)$/u, objectDeed],
  [/^(?:describe|depict|portray|characterize|characterise|cast|brand|label|dub|defend)$/u, asDeed, 'ASSERTS'],
  [/^(?:dismiss|reject)$/u, asDeed, 'BLAMES'],
  [/^liken$/u, likeDeed, 'BLAMES'],
  [/^compare$/u, likeDeed, 'ASSERTS'],
  [
    /^(?:reproach|reprimand|censure|admonish|reprove|vilify|pillory|savage|lampoon|disparage|malign|trash|scorn|stigmatize)$/u,
    forDeed,
    'BLAMES',
  ],
  [/^charge$/u, withDeed, 'BLAMES'],
  [/^credit$/u, withDeed, 'PRAISES'],
  [/^(?:congratulate|compliment)$/u, onDeed, 'PRAISES'],
  [/^(?:lay|put|take|hold|point)$/u, idiomDeed, 'BLAMES'],
  [/^pay$/u, tributeDeed, 'PRAISES'],
  [/^(?:welcome|salute|extol|hail)$/u, newsDeed, 'PRAISES'],
  [/^(?:express|voice)$/u, thanksDeed, 'PRAISES'],
  [/^(?:express|voice)$/u, feelingDeed, 'ASSERTS'],
  [/^(?:push|press|insist|lobby)$/u, pushDeed, 'URGES'],
  [/^ask$/u, askForDeed, 'URGES'],
  [/^(?:insist|suggest|propose|ask|recommend|stipulate)$/u, shallDeed, 'URGES'],
  [/^(?:recommend|suggest|propose|advise)$/u, ingDeed, 'URGES'],
  [/^(?:admit|acknowledge|recall)$/u, ingDeed, 'ASSERTS'],
  [/^(?:warn|advise|caution)$/u, againstOthersDeed, 'URGES'],
  [/^threaten$/u, threatDeed, 'COMMITS'],
  [/^commit$/u, commitDeed, 'COMMITS'],
  [/^undertake$/u, selfDeed, 'COMMITS'],
  [/^want$/u, wantDeed, 'ASKS'],
  [/^(?:lash|hit)$/u, lashDeed, 'BLAMES'],
  [/^(?:scoff|rail)$/u, scoffDeed, 'BLAMES'],
  [/^(?:make|renew|repeat|reiterate|issue|give|deliver|voice|reaffirm)$/u, nounDeed],
  [/^(?:hail|welcome|tout|salute|thank|extol)$/u, looseDeed],
]

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
