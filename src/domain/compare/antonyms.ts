// Words of which one says the opposite of the other, as news uses them: English, and a few of German. A short list of our own: what it leaves
// out is compared as any other word, and what it has is only looked at where two wordings agree around it.

import { stemOf } from '../language/stem.ts'

// Words left and right of the bar are opposites. "=" before a word: in this form only, its stem has other meanings.

/** Of these a third may be true: who does not raise a tax need not cut it. */
const CONTRARIES = [
  'raise increase lift boost hike | lower cut reduce decrease slash',
  'rise grow climb increase soar up | fall drop decline shrink plunge decrease down',
  'expand widen enlarge | shrink narrow curb limit reduce',
  'extend lengthen prolong | shorten cut',
  'support back endorse favour welcome | oppose fight resist reject condemn',
  'supporter ally friend | opponent enemy foe',
  'for | against',
  'win victory winner | lose defeat loser',
  'gain profit | loss lose',
  'begin start launch | end finish stop halt',
  'arrive come enter | depart leave go exit',
  'send deploy | withdraw recall',
  'advance | retreat withdraw',
  'attack | defend',
  'build construct create | demolish destroy dismantle abolish',
  'protect save preserve | destroy harm endanger',
  'hire recruit appoint | fire dismiss sack',
  'buy purchase | sell',
  'lend | borrow',
  'give | take',
  'spend | save',
  'trust believe | distrust doubt',
  'love | hate dislike',
  'praise | criticise condemn blame',
  'strong strengthen stronger | weak weaken weaker',
  'rich richer wealthy | poor poorer',
  'healthy healthier | sick ill sicker',
  'wide wider broad | narrow narrower',
  'heavy heavier | light lighter',
  'clean cleaner | dirty polluted dirtier',
  'quiet calm | loud rough',
  'enough plenty abundant | little lack scarce',
  'surplus glut | deficit shortage',
  'boom | slump recession',
  'domestic | foreign',
  'inner | outer',
  'urban | rural',
  'man boy male | woman girl female',
  'day | night',
  'morning | evening',
  'summer | winter',
  'spring | autumn',
  'yesterday | tomorrow',
  'good better best | bad worse worst',
  'improve | worsen deteriorate',
  'easy easier | hard difficult harder',
  'cheap cheaper | expensive dear dearer costly',
  'high higher highest | low lower lowest',
  'big large bigger larger great greater | small smaller little lesser',
  'long longer | short shorter brief',
  'fast faster quick quickly rapid | slow slower slowly',
  'early earlier | late later',
  'young younger new newer | old older',
  'hot warm warmer hotter | cold colder cool cooler',
  'full | empty',
  'friendly | hostile',
  'peace | war',
  'hope hopeful | despair hopeless',
  'optimistic | pessimistic',
  'happy glad proud | unhappy sad ashamed',
  'more | less fewer',
  'most | least fewest',
  'majority most many all every | minority few',
  'always often frequently | rarely seldom',
  'before | after',
  'over above | under below',
  'up | down',
  '=first | last',
  '=left | right',
  'north northern | south southern',
  'east eastern | west western',
  'ahead | behind',
  'forward | backward',
  'encourage | discourage',
  'speed accelerate hasten | slow delay',
  'push | pull',
  'tighten toughen | loosen ease relax',
  'harden stiffen | soften',
  'impose | lift remove scrap',
  'add | remove subtract',
  'renew extend | cancel terminate',
  'steigen steigt gestiegen | sinken sinkt gesunken fallen fallt gefallen',
  'erhohen erhoht | senken senkt gesenkt',
  'beginnen beginnt | enden endet',
  'gewinnen gewinnt gewonnen | verlieren verliert verloren',
  'mehr | weniger',
]

/** Of these one is true, so that the one is the other denied: what is not closed is open. */
const CONTRADICTORIES = [
  'accept approve agree pass adopt | reject refuse decline block veto',
  'succeed success successful | fail failure',
  'open reopen | close shut',
  'continue resume | stop halt cease abandon',
  'keep retain | scrap abandon drop abolish',
  'stay remain join | leave go quit resign withdraw',
  'allow permit let legalise | forbid ban prohibit outlaw',
  'legal lawful | illegal unlawful',
  'free release | arrest detain jail imprison capture seize',
  'guilty convict | innocent acquit',
  'admit confirm acknowledge | deny',
  'remember | forget',
  'true right correct | false wrong untrue incorrect',
  'safe safer | dangerous unsafe riskier',
  'wet | dry',
  'public | private',
  'temporary | permanent',
  'alive living survive | dead die',
  'present | absent',
  'yes | no',
  '=in inside | out outside',
  'on | off',
  'offnen offnet geoffnet offen | schließen schließt geschlossen',
  'fur | gegen',
  'under | out',
  'together | apart',
  'include | exclude',
  'optional voluntary | compulsory mandatory obligatory',
]

/** Of each word or stem: twice the lines it stands in, and one more where it stands at the right. */
const SIDES = new Map<string, number[]>()
for (const [at, line] of [...CONTRARIES, ...CONTRADICTORIES].entries())
  for (const [side, words] of line.split(' | ').entries())
    for (const word of words.split(' ')) {
      const form = word.startsWith('=') ? word : stemOf(word)
      SIDES.set(form, [...(SIDES.get(form) ?? []), at * 2 + side])
    }

/** Where a word stands in the lists; its opposites stand at `place ^ 1`. `stem` is the key's own. */
export function antonymPlaces({ key, stem }: Compared): readonly number[] {
  return [...(SIDES.get(`=${key}`) ?? []), ...(SIDES.get(stem) ?? [])]
}

/** Whether there is something between the two words of a place, so that neither is the other denied. */
export function isContrary(place: number): boolean {
  return place < CONTRARIES.length * 2
}

/** "Raise" and "cut"; not "raise" and "raised". */
export function areAntonyms(one: Compared, other: Compared): boolean {
  const places = antonymPlaces(other)
  return one.stem !== other.stem && antonymPlaces(one).some((place) => places.includes(place ^ 1))
}

interface Compared {
  key: string
  stem: string
}
