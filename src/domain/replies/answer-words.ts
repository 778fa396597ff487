// The words by which an article tells that something was said about what was said before, and the nouns that it calls
// that by: "rejected the claim", "those remarks", "a statement disputing the report". English only.

const verbs = (words: string): RegExp => new RegExp(`(?<![\\p{L}])(?:${words})(?![\\p{L}])`, 'giu')

const RESPONDING =
  'respond(?:ed|s)|repl(?:ied|ies)|retorted|countered|rejoined|answered|(?:shot|fired|hit|pushed|clapped|snapped|fires|hits|struck) back'
const RESPONDING_TO =
  'respond(?:ed|s|ing)? to|in (?:a |the )?(?:response|reply|answer|reaction) to|react(?:ed|s|ing)? to|repl(?:ied|ies|ying) to|(?:hit|hits|hitting|lash(?:ed|es|ing)|fir(?:ed|es|ing)|shot) (?:back|out) at|commenting on|when asked about|asked to comment on'
const DENYING =
  'den(?:ied|ies|ying)|reject(?:ed|s|ing)?|dismiss(?:ed|es|ing)?|refut(?:ed?|es|ing)|rebuff(?:ed|s|ing)?|disput(?:ed?|es|ing)|contradict(?:ed|s|ing)?|' +
  'brush(?:ed|es|ing) (?:off|aside)|challeng(?:ed|es|ing)|push(?:ed|es|ing)? back (?:on|against|at)|disagree(?:d|s) with|(?:did|does|do) not agree with|corrected|debunk(?:ed|s)|downplay(?:ed|s)|took issue with'
const CRITICISING =
  '(?:criticis|criticiz|condemn|denounc|slamm?|blast|derid|denigrat|rebuk|mock|scold|attack|accus|assail|ridicul|castigat|chastis|admonish|excoriat|bash|decr)(?:e?s|ed|ies|ied|ing)|scoff(?:ed|s) at|took aim at|takes aim at|to task'
const CALLING = 'call(?:ed|ing|s)|describ(?:ed|es|ing)|labell?ed|branded|dubbed|deemed|rated'
const AGREEING =
  'agree[sd] with|echo(?:ed|es|ing)|prais(?:ed|es|ing)|welcom(?:ed|es|ing)|applaud(?:ed|s)|hail(?:ed|s)|commend(?:ed|s)|appreciat(?:ed|es)'
const TAKING_BACK =
  'walk(?:ed|s|ing)? back|backtrack(?:ed|s|ing)?|row(?:ed|s|ing)? back|retract(?:ed|s|ing)?|withdr(?:ew|aws|awing)|took back|takes back|' +
  'apologi[sz](?:ed|es|ing|e) for|clarif(?:ied|ies|ying|y)|misspoke|misspoken|(?:was|been|were) (?:misquoted|misunderstood|taken out of context)|regrett?(?:ed|s|ing)?|was referring to'

export const ANSWERING = {
  responds: verbs(RESPONDING),
  respondsTo: verbs(RESPONDING_TO),
  denies: verbs(DENYING),
  criticises: verbs(CRITICISING),
  calls: verbs(CALLING),
  agrees: verbs(AGREEING),
  takesBack: verbs(TAKING_BACK),
} as const
export type Answering = keyof typeof ANSWERING

/** "Refused to respond", "without denying". */
export const UNDONE =
  /\b(?:declined?|declin(?:es|ing)|refus(?:ed?|es|ing)|did not|didn['’]t|does not|without|fail(?:ed|s)? to|yet to|not|never|unable)(?: \w+)?(?: to)?\s*$/iu

/** That words find fault with what they speak of. */
export const FAULT =
  /(?<![\p{L}])(?:not|never|no|\w+n['’]t|false|wrong|inaccurate|misleading|nonsense|disgrac(?:e|eful)|phon(?:y|ey)|baseless|dishonest|untrue|unfounded|destructive|malarkey|rubbish|distort(?:s|ed|ion)?|lies?|over the line|affront|low)(?![\p{L}])/iu

/** Nouns for one thing, by what words an article introduces it with. */
const THINGS: readonly (readonly [nouns: string, told: string])[] = [
  ['tweets?|posts?|posting|postings|messages?', 'tweet(?:ed|s|ing)?|post(?:ed|s|ing)?|twitter|facebook|messages?'],
  [
    'reports?|articles?|story|stories|piece|coverage|account',
    'report(?:ed|s|ing|edly)?|articles?|story|stories|newspaper|published|revealed|according',
  ],
  ['letters?', 'letters?|wrote|writers?'],
  ['resolution', 'resolution'],
  ['ads?|advertisements?|commercial|video', 'ads?|advertisements?|commercial|video|campaign'],
  ['lawsuits?|suits?|complaint', 'lawsuits?|suits?|sued?|complaint'],
  ['offer|proposal|plan', 'offer(?:ed|s)?|propos(?:ed|al|es)|plan'],
  [
    'allegations?|accusations?|charges?|claims?|assertions?|contentions?|criticisms?|critique',
    'alleg(?:ed|es|ing|ations?)|accus(?:ed|es|ing|ations?)|charg(?:ed|es)|claim(?:ed|s|ing)?|argu(?:ed|es|ing)|assert(?:ed|s)|critici[sz](?:ed|ing)|theory',
  ],
  [
    'argument|arguments|assessment|notion|idea|description|characteri[sz]ation|theory',
    'argu(?:ed|es|ing)|said|says|claim(?:ed|s)|theory',
  ],
  ['remarks?|comments?|words|speech|statements?|rhetoric|attacks?|sentiments?|quote', ''],
]
const ALL = THINGS.map(([nouns]) => nouns).join('|')
const DEMONSTRATIVE = 'those|these|that|this|such'

/** A noun for what was said, with what shows that it was told of before. */
export const SPOKEN_OF = new RegExp(
  `(?<![\\p{L}])(?<which>the|${DEMONSTRATIVE}|his|her|their|its|[\\p{L}.]+['’]s?) (?:(?!the |an? |his |her |their )[\\p{L}-]+ ){0,2}?(?<noun>${ALL})(?![\\p{L}])`,
  'giu',
)
/** The same without what shows it: "rejected claims that". */
export const NOUN_OF_SPEECH = new RegExp(`(?<![\\p{L}])(?:${ALL})(?![\\p{L}])`, 'iu')
export const POINTS_BACK = new RegExp(`^(?:${DEMONSTRATIVE})$`, 'iu')

/** What was written: the whole of it is answered, whichever of its words are reported. */
export const WRITTEN =
  /(?<![\p{L}])(?:reports?|articles?|story|stories|piece|letters?|resolution|lawsuits?|suits?|ads?|tweets?|posts?)(?![\p{L}])/iu

/** "The comment was", at the beginning of a sentence. */
export const SUBJECT =
  /^\W*(?:the|those|these|such|that|this) (?:comments?|remarks?|statements?|words|claims?|accusations?|allegations?|criticism|charges?|attacks?|argument) (?:is|are|was|were)\b/iu

/** Whether a sentence introduces what a noun stands for; null where any speech may be meant. */
export function introduces(noun: string, sentence: string): boolean | null {
  const [, told] = THINGS.find(([nouns]) => new RegExp(`^(?:${nouns})$`, 'iu').test(noun)) ?? []
  if (told === undefined || told === '') return null
  return new RegExp(`(?<![\\p{L}])(?:${told})(?![\\p{L}])`, 'iu').test(sentence)
}
