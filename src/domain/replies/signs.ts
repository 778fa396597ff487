// The words by which an article says that one statement is about another: "responding to Roe's remarks", "rejected the
// claim by Lee", "walked back". English only.

import type { Span } from '../language/span.ts'
import type { ReplyKind } from '../statement/reply-kind.ts'

export interface ReplySign {
  kind: ReplyKind
  /** How sure it is that a person's words are answered, if `object` names that person; in [0, 1]. */
  strength: number
  /** Whether `object` is about words that were said: one may also criticise a journey, or answer a question. */
  isOfWords: boolean
  /** The sign counts only with a name in `object`: without one, it is often not about a statement. */
  needsName: boolean
  /** The words themselves; UTF-16 code units. */
  span: Span
  /** What they are about: up to the end of the clause. */
  object: Span
}

/** The signs in a text, in order. "Declined to respond", "in response to the storm" are none. */
export function signsIn(text: string): readonly ReplySign[] {
  const kept = known.get(text)
  if (kept !== undefined) return kept
  if (known.size >= MOST_KEPT) known.clear()
  const signs = readSigns(text)
  known.set(text, signs)
  return signs
}

/** Each text of an article's reports is asked for three times. */
const MOST_KEPT = 1_000
const known = new Map<string, readonly ReplySign[]>()

function readSigns(text: string): ReplySign[] {
  return RULES.flatMap((rule) =>
    Array.from(text.matchAll(rule.pattern), (match): ReplySign[] => {
      const span = { start: match.index, end: match.index + match[0].length }
      const before = text.slice(Math.max(0, span.start - 40), span.start)
      if (UNDONE.test(before)) return []
      const behind = END.exec(text.slice(span.end, span.end + LONGEST_OBJECT))
      const object = {
        start: rule.isPassive ? sentenceStart(text, span.start) : span.end,
        end: span.end + (behind?.index ?? LONGEST_OBJECT),
      }
      const about = text.slice(object.start, object.end)
      const isSomebodys = rule.isOfWords && SOMEBODYS.test(about)
      if (rule.isOfWords && !WORDS.test(about) && !isSomebodys) return []
      const isOfWords = WORDS.test(about)
      const { kind, needsName } = rule
      const strength = rule.strength - (isOfWords ? 0 : 0.1)
      return [{ kind, strength, isOfWords, needsName: needsName || isSomebodys, span, object }]
    }).flat(),
  ).sort((a, b) => a.span.start - b.span.start)
}

/** UTF-16 code units looked at behind a sign. */
const LONGEST_OBJECT = 160
/** The end of what a sign is about; quotation marks may enclose the words answered. */
const END = /[.!?](?:["”’]?\s|["”’]?$)|[,;:–—\n]/u
const UNDONE =
  /\b(?:declined?|declin(?:es|ing)|refus(?:ed?|es|ing)|did not|didn['’]t|without|fail(?:ed|s)? to|yet to|not(?: immediately)?|never)(?: to)?\s*$/iu
/** What can be answered: words that were said. */
const WORDS =
  /\b(?:remarks?|comments?|claims?|statements?|words|speech|accusations?|allegations?|assertions?|charges?|criticism|suggestions?|warnings?|proposals?|description|characteri[sz]ation|calls?|demands?|tweets?|posts?|interview|said|saying|told|what)\b/iu
const SOMEBODYS = /['’]s?\b|\bby \p{Lu}|\bto \p{Lu}|^ (?:the )?\p{Lu}/u

interface Rule {
  kind: ReplyKind
  strength: number
  needsName: boolean
  /** Counts only with words or a person: "in response to the storm" does not answer anyone. */
  isOfWords: boolean
  /** Whom it is about may stand before it: "Roe's claim was denied". */
  isPassive: boolean
  pattern: RegExp
}

function rule(kind: ReplyKind, strength: number, words: string, more: Partial<Rule> = {}): Rule {
  return {
    kind,
    strength,
    needsName: false,
    isOfWords: false,
    isPassive: false,
    ...more,
    pattern: new RegExp(`(?<![\\p{L}])(?:${words})(?![\\p{L}])`, 'giu'),
  }
}

const RULES: readonly Rule[] = [
  rule(
    'ANSWERS',
    0.65,
    'respond(?:ed|s|ing)? to|in (?:response|reply|answer) to|react(?:ed|s|ing)? to|repl(?:ied|ies|ying) to|answer(?:ed|ing)(?: to)?|in reaction to',
    {
      isOfWords: true,
    },
  ),
  rule('ANSWERS', 0.6, '(?:when |if )?(?:asked|pressed|questioned) (?:about|on)|asked to comment on|commenting on', {
    isOfWords: true,
    needsName: true,
  }),
  rule(
    'ANSWERS',
    0.55,
    'in (?:response|reply)(?! to)|replied|retorted|responded|countered|shot back|stood by (?:her|his|their) (?:words|remarks)',
  ),
  rule(
    'CRITICISES',
    0.65,
    'hit (?:back|out) at|hits (?:back|out) at|hitting back at|lash(?:ed|es|ing) out at|fir(?:ed|es|ing) back at|sho(?:t|ots) back at',
    {
      needsName: true,
    },
  ),
  rule(
    'CRITICISES',
    0.6,
    '(?:criticis|criticiz|condemn|denounc|denigrat|slamm?|blast|decr[iy]|derid|rebuk|mock|scold|attack|accus)(?:e?s|ed|ies|ied|ing)?|took issue with|takes issue with|took aim at|rail(?:ed|s)? against',
    {
      needsName: true,
    },
  ),
  rule(
    'DENIES',
    0.7,
    'den(?:ied|ies|ying)|reject(?:ed|s|ing)?|dismiss(?:ed|es|ing)?|refut(?:ed?|es|ing)|rebuff(?:ed|s|ing)?|disput(?:ed?|es|ing)|contradict(?:ed|s|ing)?|brush(?:ed|es) (?:off|aside)',
    {
      isOfWords: true,
    },
  ),
  rule('DENIES', 0.65, '(?:was|were|been) (?:denied|rejected|dismissed|refuted|disputed)', {
    isPassive: true,
    isOfWords: true,
  }),
  rule('DENIES', 0.6, '(?:is|are|was|were) (?:not true|untrue|false|baseless|a lie|nonsense|groundless|unfounded)', {
    isPassive: true,
    needsName: true,
  }),
  rule(
    'WALKS_BACK',
    0.6,
    'walk(?:ed|s|ing)? back|backtrack(?:ed|s|ing)?|row(?:ed|s|ing)? back|climb(?:ed|s|ing)? down|retract(?:ed|s|ing)?|withdr(?:ew|aws|awing)|took back|takes back|back(?:ed|s|ing)? away from',
  ),
  rule(
    'WALKS_BACK',
    0.5,
    "apologi[sz](?:ed|es|ing) for|clarif(?:ied|ies|ying)|misspoke|misspoken|(?:was|been|were) (?:misquoted|misunderstood|taken out of context)|regrett?(?:ed|s|ing)? (?:saying|having said|(?:her|his|their|my) (?:words|remarks|comments))|did not mean|didn['’]t mean",
  ),
]

function sentenceStart(text: string, at: number): number {
  const before = text.slice(Math.max(0, at - LONGEST_OBJECT), at)
  const stop = [...before.matchAll(/[.!?]["”’]?\s|\n/gu)].at(-1)
  return at - before.length + (stop ? stop.index + stop[0].length : 0)
}
