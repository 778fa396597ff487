// The verbs that say someone spoke. What a verb can govern decides what we take from the sentence: "said" takes a
// clause, "asked" only a quotation, "slammed" at most a few quoted words. What a verb does with words that are no
// clause ("accused X of ...") is in acts/deeds.ts.

/** CLAUSE: also without "that"; THAT: a clause after "that"; QUOTATION: only marked words; LABEL: a few marked words. */
type CueStrength = 'CLAUSE' | 'THAT' | 'QUOTATION' | 'LABEL'
type VerbForm = 'FINITE' | 'PARTICIPLE' | 'PAST_PARTICIPLE' | 'BASE'

export interface Cue {
  lemma: string
  strength: CueStrength
  form: VerbForm
  /** Counts in a construction of its own only, or beside a quotation. */
  isDeed?: boolean
}

/** The speech verb this lower-case word is a form of. */
export function cueOf(word: string, language: string): Cue | undefined {
  return (language === 'de' ? GERMAN : ENGLISH).get(word)
}

/** What papers and polls do, and people rarely: "the report found that", "the poll showed that". */
export const PAPER_CUES: ReadonlyMap<string, Cue> = new Map(
  'find finds found show shows showed shown'.split(' ').map((word) => {
    const lemma = word.startsWith('f') ? 'find' : 'show'
    const form = word === lemma ? 'BASE' : word === 'shown' ? 'PAST_PARTICIPLE' : 'FINITE'
    return [word, { lemma, strength: 'THAT', form }]
  }),
)

/** As cueOf, with the verbs that tell of speech in one construction only. */
export function cueOrDeed(word: string, language: string): Cue | undefined {
  return cueOf(word, language) ?? (language === 'en' ? DEED_FORMS.get(word) : undefined)
}

const LEMMAS: Readonly<Record<CueStrength, string>> = {
  CLAUSE:
    'say tell claim argue insist add warn suggest allege acknowledge admit predict contend assert maintain concede ' +
    'estimate caution joke quip assure inform',
  THAT:
    'state note explain stress emphasize emphasise underscore underline announce declare confirm deny observe remark reply ' +
    'respond reiterate repeat recall promise vow pledge reveal report write tweet testify conclude complain indicate mention hint imply ' +
    'proclaim boast swear agree signal remind stipulate affirm ' +
    'advise disclose guarantee speculate lament opine propose demand highlight theorize posit counter rule charge ' +
    'point argue recommend bemoan boast threaten express radio telegraph clarify confess confide attest grumble brag',
  QUOTATION:
    'ask shout yell continue begin exclaim answer cry muse whisper urge read post retort scream chant ' +
    'sing interject volunteer offer start interrupt laugh jibe fume gush sigh thunder plead go ' +
    'put chime deadpan crack snap fire shoot sum elaborate comment wonder question call describe apologize apologise lie preach rail ' +
    'inquire',
  LABEL:
    'slam praise dub brand blast accuse voice refer condemn criticize criticise hail denounce tout label characterize ' +
    'deride dismiss mock decry ridicule portray deem cite attack discuss address speak talk invoke reference use outline welcome ' +
    'applaud compare depict reject liken rip tear brand characterise',
}
/** Verbs of everyday things that tell of speech in one construction only (acts/deeds.ts): "took the board to task". */
const DEEDS =
  'appeal assail bash bat beg berate beseech blame brush cast castigate censure challenge chastise chide command ' +
  'commend commit compliment congratulate contest contradict credit deplore disavow dispute encourage enquire ' +
  'excoriate exhort extol fault hammer hit hold implore instruct invite knock lambast lambaste lash laud lay lobby ' +
  'order pan pay petition play pour press pressure push query rebuke rebut refute reprimand reproach repudiate request ' +
  'admonish belittle bemoan carp censure debunk decree deliver discount disparage downplay give impugn issue lampoon make malign pillory quash ' +
  'reaffirm renew reprove rubbish savage scotch scorn stigmatize trash vilify ' +
  'salute scoff scold shrug skewer swat take thank undertake upbraid want wave agitate campaign counsel dare defend entreat ' +
  'file heap lavish lodge pin protest raise regret shower'
const IRREGULAR: Readonly<Record<string, readonly [past: string, participle: string]>> = {
  say: ['said', 'said'],
  tell: ['told', 'told'],
  write: ['wrote', 'written'],
  swear: ['swore', 'sworn'],
  begin: ['began', 'begun'],
  read: ['read', 'read'],
  speak: ['spoke', 'spoken'],
  shoot: ['shot', 'shot'],
  lay: ['laid', 'laid'],
  take: ['took', 'taken'],
  hold: ['held', 'held'],
  give: ['gave', 'given'],
  make: ['made', 'made'],
  pay: ['paid', 'paid'],
  undertake: ['undertook', 'undertaken'],
  cast: ['cast', 'cast'],
  hit: ['hit', 'hit'],
  beseech: ['besought', 'besought'],
  sing: ['sang', 'sung'],
  go: ['went', 'gone'],
  tear: ['tore', 'torn'],
  put: ['put', 'put'],
}
// "Go", "point" and "sum" are speech only with their particle, which the sentence's reader asks for.
export const PARTICLES: Readonly<Record<string, readonly string[]>> = {
  go: ['on', 'further'],
  point: ['out'],
  sum: ['up'],
  fire: ['back'],
  shoot: ['back'],
  chime: ['in'],
  put: ['it'],
}
const DOUBLED = new Set(
  'admit quip rip dub snap put begin refer slam sum deadpan pan beg hit rebut bat swat commit pin regret brag'.split(
    ' ',
  ),
)
/** "labelled" and "labeled": both are written. */
const DOUBLED_IN_BRITAIN = new Set(['label', 'signal', 'model'])

const ENGLISH = english(LEMMAS)
const DEED_FORMS = new Map([...english({ LABEL: DEEDS })].map(([word, cue]) => [word, { ...cue, isDeed: true }]))
const GERMAN = german()

function english(lemmas: Readonly<Partial<Record<CueStrength, string>>>): ReadonlyMap<string, Cue> {
  const forms = new Map<string, Cue>()
  for (const strength of ['LABEL', 'QUOTATION', 'THAT', 'CLAUSE'] as const) {
    for (const lemma of lemmas[strength]?.split(' ') ?? []) {
      const [past, participle] = IRREGULAR[lemma] ?? [regularPast(lemma), regularPast(lemma)]
      const stem = DOUBLED.has(lemma)
        ? lemma + lemma.at(-1)
        : lemma.endsWith('ie')
          ? lemma.replace(/ie$/u, 'y')
          : lemma.replace(/([^e])e$/u, '$1')
      forms.set(lemma, { lemma, strength, form: 'BASE' })
      forms.set(thirdPerson(lemma), { lemma, strength, form: 'FINITE' })
      forms.set(`${stem}ing`, { lemma, strength, form: 'PARTICIPLE' })
      forms.set(participle, { lemma, strength, form: 'PAST_PARTICIPLE' })
      forms.set(past, { lemma, strength, form: 'FINITE' })
      if (DOUBLED_IN_BRITAIN.has(lemma)) {
        const doubled = lemma + lemma.at(-1)
        forms.set(`${doubled}ed`, { lemma, strength, form: 'FINITE' })
        forms.set(`${doubled}ing`, { lemma, strength, form: 'PARTICIPLE' })
      }
    }
  }
  return forms
}

function regularPast(lemma: string): string {
  if (DOUBLED.has(lemma)) return `${lemma}${lemma.at(-1)}ed`
  if (/[^aeiou]y$/u.test(lemma)) return `${lemma.slice(0, -1)}ied`
  return lemma.endsWith('e') ? `${lemma}d` : `${lemma}ed`
}

function thirdPerson(lemma: string): string {
  if (/[^aeiou]y$/u.test(lemma)) return `${lemma.slice(0, -1)}ies`
  return /(?:s|x|ch|sh|o)$/u.test(lemma) ? `${lemma}es` : `${lemma}s`
}

function german(): ReadonlyMap<string, Cue> {
  const words =
    'sagte sagt erklärte erklärt betonte betont meinte meint berichtete ergänzte warnte warnt forderte fragte antwortete kündigte bestätigte ' +
    'schrieb schreibt kritisierte behauptete teilte äußerte mahnte fügte kommentierte urteilte begründete bekräftigte verkündete twitterte rief resümierte'
  return new Map(
    words.split(' ').map((word) => [word, { lemma: word, strength: 'QUOTATION', form: 'FINITE' }] as const),
  )
}
