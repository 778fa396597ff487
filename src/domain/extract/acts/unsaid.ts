// What was not said, though a verb of saying stands there: what is expected, refused, denied of somebody, supposed or
// asked about. Read from the words between the verb and its subject, and from what stands before the subject.

import { AUXILIARIES, DETERMINERS, JOINTS, MODALS, PASSIVE, PREPOSITIONS } from '../../language/small-words.ts'
import { cueOf, cueOrDeed } from '../cues/cues.ts'
import { type Phrase, phraseEndingAt } from '../cues/noun-phrases.ts'
import { isMark, isWord, type Token } from '../text/tokens.ts'
import { isDoubted, NEGATED } from './doubted.ts'

/** NEVER: nothing is told. AHEAD: not yet; words in quotation marks may be from a text that was handed out before. */
export type Unsaid = 'NEVER' | 'AHEAD'

/** "did not hesitate to say", "not only said": said after all. */
const SAID_AFTER_ALL =
  /\b(?:not|n't|never) (?:only|just|merely|simply|even once|hesitate|shrink|shy|fail|tire|stop|help)|help but\b/u
/** "would only say that", "could say only that": little was said, but it was. */
const ONLY_MODAL = /^(?:will|would|could|can)$/u
const MODAL = /^(?:will|would|could|can|may|might|should|shall|must|ought|'ll|\p{L}+'ll|won't|wouldn't)$/u
/** "would later say", "would often say", "will often say" */
const HABITUALLY =
  /^(?:later|often|sometimes|always|frequently|repeatedly|eventually|subsequently|afterwards|go|then)$/u
/** What one is or does before one has spoken, or without speaking: "is expected to say", "declined to say". */
const AHEAD_OF =
  /^(?:expected|likely|due|set|scheduled|slated|plan|plans|planned|planning|poised|preparing|prepared|prepares|prepare|ready|readying|about|intends?|intended|intending|hop(?:e|es|ed|ing)|going|bound|certain|sure|promis(?:e|es|ed|ing)|vow(?:s|ed|ing)?|pledg(?:e|es|ed|ing)|threaten(?:s|ed|ing)?|offer(?:s|ed|ing)?|agree(?:s|d|ing)?)$/u
const SHORT_OF =
  /^(?:unlikely|yet|fail(?:s|ed|ing)?|declin(?:e|es|ed|ing)|refus(?:e|es|ed|ing|al)|reluctan(?:t|ce)|unwilling(?:ness)?|unable|afraid|hesitant|loath|want(?:s|ed|ing)?|wish(?:es|ed|ing)?|need(?:s|ed)?|supposed|meant|tempted|asked|told|urged|ordered|instructed|advised|invited|required|obliged|rumou?red|alleged|said|reported|believed|thought|understood|claimed|considered|presumed|pressed|pressured|begged|free|entitled|allowed|permitted|opportunity|chance|need|pressure|calls?|demands?|requests?)$/u
/** "It is wrong to say": nobody has; but "Roe was wrong to say" tells that he did. */
const IMPERSONAL =
  /^(?:wrong|false|unfair|fair|right|hard|difficult|easy|safe|premature|early|absurd|misleading|accurate|impossible|possible|foolish|dishonest|tempting|untrue|incorrect|nonsense)$/u
/** Who is to say it is somebody else: "urged the minister to admit". */
const OTHERS =
  /^(?:ask(?:s|ed|ing)?|tell(?:s|ing)?|told|urg(?:e|es|ed|ing)|order(?:s|ed|ing)?|want(?:s|ed|ing)?|expect(?:s|ed|ing)?|press(?:es|ed|ing)?|pressur(?:e|es|ed|ing)|instruct(?:s|ed|ing)?|invit(?:e|es|ed|ing)|beg(?:s|ged|ging)?|advis(?:e|es|ed|ing)|allow(?:s|ed|ing)?|need(?:s|ed|ing)?|encourag(?:e|es|ed|ing)|implor(?:e|es|ed|ing)|push(?:es|ed|ing)?|requir(?:e|es|ed|ing)|challeng(?:e|es|ed|ing)|dar(?:e|es|ed|ing)|wish(?:es|ed|ing)?|like|for)$/u
/** "stopped short of saying", "without saying" */
const INSTEAD_OF =
  /^(?:without|avoid(?:s|ed|ing)?|resist(?:s|ed|ing)?|den(?:y|ies|ied|ying)|than|against|risk(?:s|ed)?|consider(?:s|ed|ing)?|anyone|from|of)$/u
const OF_WHAT =
  /^(?:short|instead|accus(?:e|es|ed|ing)|suspected|convicted|far|refrain(?:s|ed|ing)?|stop(?:s|ped)?|barred|ban(?:s|ned)|prevent(?:s|ed|ing)?|kept|away|back|clear|wary|capable|incapable|dream(?:ed|t)?|idea)$/u
const NOBODY = /^(?:nobody|none|neither|no|no-one|nothing|few|hardly)$/u
const IF = /^(?:if|unless|whether|lest|should|had|were|suppose|supposing|assuming)$/u
const QUESTION =
  /^(?:did|does|do|has|have|had|will|would|could|can|should|is|was|are|were|didn't|doesn't|hasn't|won't|shouldn't)$/u

/** How the words of the speech verb at `at` were not said; null where they were. */
export function unsaid(row: readonly Token[], at: number, language: string, depth = 0): Unsaid | null {
  if (language !== 'en') return null
  const from = groupStart(row, at)
  const group = row.slice(from, at).map((token) => token.lower)
  const joined = group.join(' ')
  const form = cueOrDeed(row[at]?.lower ?? '', 'en')?.form
  if (SAID_AFTER_ALL.test(`${joined} `) || isOnlySaid(row, at, group)) return null
  // "Nearly said", "all but said"
  const last = group.at(-1) ?? ''
  if (/^(?:nearly|almost)$/u.test(last) || joined.endsWith('all but')) return 'NEVER'
  if (form === 'PARTICIPLE' && isMisquoted(row, at)) return 'NEVER'
  // "Is said to have left": hearsay, by nobody.
  if (row[at + 1]?.lower === 'to' && group.some((word) => PASSIVE.has(word))) return 'NEVER'
  if (group.some((word) => NEGATED.test(word) || /^(?:allegedly|supposedly)$/u.test(word))) return 'NEVER'
  const modal = group.find((word) => MODAL.test(word))
  if (modal && !group.some((word) => HABITUALLY.test(word)))
    return /^(?:will|shall|would|'ll|\p{L}+'ll)$/u.test(modal) && !group.includes('have') ? 'AHEAD' : 'NEVER'
  const to = group.lastIndexOf('to')
  if (to !== -1) {
    const before = row[from + to - 1]
    const asked = toWhat(row, from + to, before)
    if (asked) return asked
  }
  if (form === 'PARTICIPLE' && isInstead(row, from)) return 'NEVER'
  if (form === 'BASE' && depth < 3) {
    const other = joinedTo(row, at)
    if (other !== null) {
      const same = unsaid(row, other, language, depth + 1)
      if (same) return same
    }
  }
  return supposed(row, from, at, form)
}

function isOnlySaid(row: readonly Token[], at: number, group: readonly string[]): boolean {
  const next = row[at + 1]?.lower
  if (!group.some((word) => ONLY_MODAL.test(word)) || group.some((word) => NEGATED.test(word))) return false
  const isBehind = next === 'only' && row[at + 2]?.lower === 'that'
  return isBehind || (group.at(-1) === 'only' && next === 'that')
}

/** "was never quoted as saying", "was misquoted as saying" */
function isMisquoted(row: readonly Token[], at: number): boolean {
  if (row[at - 1]?.lower !== 'as') return false
  const quoted = row[at - 2]?.lower ?? ''
  if (quoted === 'misquoted') return true
  if (!/^(?:quoted|cited|reported|recorded)$/u.test(quoted)) return false
  const group = row.slice(groupStart(row, at - 2), at - 2).map((token) => token.lower)
  return group.some((word) => NEGATED.test(word) || /^(?:falsely|wrongly|incorrectly)$/u.test(word))
}

/** The words that were not said, as tokens [from, to): what follows each such verb, up to the next mark. */
export function silences(row: readonly Token[]): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = []
  for (let at = 0; at < row.length && found.length < MOST_SILENCES; at++) {
    const token = row[at]
    const cue = isWord(token) && !token.isCapital ? cueOf(token.lower, 'en') : undefined
    if (cue?.strength !== 'CLAUSE' && cue?.strength !== 'THAT') continue
    const how = unsaid(row, at, 'en')
    if (!how) continue
    let to = at + 1
    while (
      to < row.length &&
      !isMark(row[to], ',;:') &&
      !/^(?:when|while|because|although|though)$/u.test(row[to]?.lower ?? '')
    )
      to++
    const isQuoting = row.slice(at, to).some((other) => other.kind === 'quotation')
    if (how === 'NEVER' || !isQuoting) found.push({ from: at + 1, to })
    at = to
  }
  return found
}

/** A text with more is not prose. */
const MOST_SILENCES = 12

/** Where the helpers of a verb begin: "would neither confirm nor", "is expected to", "has yet to". */
function groupStart(row: readonly Token[], verb: number): number {
  let from = verb
  while (from > 0 && verb - from < 8) {
    const token = row[from - 1]
    if (!isWord(token) || token.isCapital) break
    // "Had not at any time said"
    if (/^(?:time|point|stage)$/u.test(token.lower) && row[from - 2]?.lower === 'any') {
      from -= row[from - 3]?.lower === 'at' ? 3 : 2
      continue
    }
    const isHelper =
      AUXILIARIES.has(token.lower) ||
      MODALS.has(token.lower) ||
      NEGATED.test(token.lower) ||
      MODAL.test(token.lower) ||
      HABITUALLY.test(token.lower) ||
      (token.lower.endsWith('ly') && token.lower.length > 4) ||
      /^(?:only|help|but|hesitate|ought|to|yet|well|having|allegedly|supposedly|before|ever|once|almost)$/u.test(
        token.lower,
      )
    const isGovernor =
      row[from]?.lower === 'to' &&
      (AHEAD_OF.test(token.lower) || SHORT_OF.test(token.lower) || IMPERSONAL.test(token.lower))
    const isAfterNeither = token.lower !== 'to' && row[from]?.lower === 'nor' && cueOf(token.lower, 'en') !== undefined
    if (!isHelper && !isGovernor && !isAfterNeither) break
    from--
  }
  return from
}

/** What the "to" at `to` depends on: "declined to", "is due to", "asked her to". */
function toWhat(row: readonly Token[], to: number, before: Token | undefined): Unsaid | null {
  if (to === 0) return 'NEVER'
  if (!isWord(before)) return null
  if (SHORT_OF.test(before.lower)) return 'NEVER'
  // "Is to say on Friday that"; who "was to say" so did say it, later.
  if (AHEAD_OF.test(before.lower) || /^(?:is|are|am)$/u.test(before.lower)) return 'AHEAD'
  if (row[to - 2]?.lower === 'too') return 'NEVER'
  // "Is tipped to tell", "was billed to announce": what others hold likely. "Was forced to admit" is said after all.
  if (/ed$/u.test(before.lower) && !DONE_AFTER_ALL.test(before.lower) && isPassiveAt(row, to - 1)) return 'AHEAD'
  if (IMPERSONAL.test(before.lower))
    return row.slice(Math.max(0, to - 4), to).some((token) => /^it(?:'s)?$/u.test(token.lower)) ? 'NEVER' : null
  return isForOthers(row, to) ? 'NEVER' : null
}

const DONE_AFTER_ALL =
  /^(?:forced|compelled|obliged|moved|prompted|inspired|driven|pleased|delighted|relieved|pained|constrained|used|appeared|seemed|continued|started|stopped|paused|tried|ended|proceeded|rushed|hurried|turned|returned|emerged|helped|dared|bothered|happened|managed|ashamed|amused|honou?red|embarrassed|surprised|astonished|saddened|shocked|needed|determined|interviewed|cited|quoted)$/u

function isPassiveAt(row: readonly Token[], participle: number): boolean {
  let at = participle - 1
  while (at > 0 && /ly$|^(?:also|now|still|even|been|being)$/u.test(row[at]?.lower ?? '')) at--
  return PASSIVE.has(row[at]?.lower ?? '') || /^(?:been|being)$/u.test(row[at + 1]?.lower ?? '')
}

/** "urged the head of the union to admit", "called on her to say" */
function isForOthers(row: readonly Token[], to: number): boolean {
  for (let at = to - 1; at >= 0 && to - at < 10; at--) {
    const token = row[at]
    if (!isWord(token)) return false
    const { lower } = token
    if (at < to - 1 && !token.isCapital && OTHERS.test(lower)) return true
    if (/^(?:on|upon)$/u.test(lower)) return /^call/u.test(row[at - 1]?.lower ?? '')
    if (AUXILIARIES.has(lower) || MODALS.has(lower)) return false
    if ((PREPOSITIONS.has(lower) && !/^(?:of|in|at)$/u.test(lower)) || (JOINTS.has(lower) && lower !== 'and'))
      return false
  }
  return false
}

/** "short of saying", "without saying", "rather than say", "accused her of saying" */
function isInstead(row: readonly Token[], from: number): boolean {
  const before = row[from - 1]
  if (!isWord(before) || !INSTEAD_OF.test(before.lower)) return false
  if (!/^(?:of|from)$/u.test(before.lower)) return true
  return row.slice(Math.max(0, from - 12), from - 1).some((token) => OF_WHAT.test(token.lower))
}

/** "refused to confirm or deny", "will open the debate and say": the verb this one is joined to. */
function joinedTo(row: readonly Token[], at: number): number | null {
  const joint = row[at - 1]
  if (!/^(?:and|or|nor|but|then)$/u.test(joint?.lower ?? '') && !isMark(joint, ',')) return null
  for (let verb = at - 2; verb > 0 && at - verb < 14; verb--) {
    const token = row[verb]
    if (!token || isMark(token, '.;:')) return null
    const helper = row[verb - 1]
    const isVerb = isWord(helper) && (helper.lower === 'to' || MODAL.test(helper.lower) || NEGATED.test(helper.lower))
    if (isVerb && isWord(token) && !token.isCapital && !DETERMINERS.has(token.lower) && !MODALS.has(token.lower))
      return verb
  }
  return null
}

/** "if she says", "nobody said", "did he say ...?" */
function supposed(row: readonly Token[], from: number, at: number, form: string | undefined): Unsaid | null {
  const last = isMark(row[from - 1], ',') ? openingOf(row, from - 1) : from - 1
  const subject: Pick<Phrase, 'from'> | null = phraseEndingAt(row, last) ?? indefinite(row, last)
  const start = subject?.from ?? last
  const first = row[start]?.lower ?? ''
  const before = row[start - 1]
  if (
    NOBODY.test(first) ||
    (first === 'that' && NOBODY.test(row[start + 1]?.lower ?? '')) ||
    before?.lower === 'nor' ||
    (before?.lower === 'no' && start === 1)
  )
    return 'NEVER'
  if (before?.lower === 'of' && NOBODY.test(row[start - 2]?.lower ?? '')) return 'NEVER'
  if (isWord(before) && IF.test(before.lower)) {
    const isInverted = /^(?:should|had|were)$/u.test(before.lower)
    if (!isInverted || isClauseStart(row, start - 1)) return 'NEVER'
  }
  if (first === 'case' && before?.lower === 'in') return 'NEVER'
  if (before?.lower === 'that' && row[start - 2]?.lower === 'it' && row[start - 3]?.lower === 'has') return 'NEVER'
  // A phrase may hold the "that" before a name, which reads like "that man".
  if (first === 'that' ? isDoubted(row, start - 1) : before?.lower === 'that' && isDoubted(row, start - 2))
    return 'NEVER'
  // "Once she says so, ..." is to come; "once she had said so" has been.
  const isPresent = form === 'BASE' || /s$/u.test(row[at]?.lower ?? '')
  if (isPresent && isWord(before) && isUntil(row, start - 1)) return 'NEVER'
  if (/^wish/u.test(before?.lower ?? '') && row[from]?.lower === 'had') return 'NEVER'
  // "Never did she say", "nor has he said"
  const isTurned = isWord(before) && QUESTION.test(before.lower)
  if (
    isTurned &&
    row
      .slice(0, start - 1)
      .slice(-12)
      .some((token) => /^(?:never|not|nor|no|nowhere|neither)$/u.test(token.lower))
  )
    return 'NEVER'
  return isAsked(row, start, at, form) ? 'NEVER' : null
}

/** "If Roe, the mayor, says": before the description in commas. */
function openingOf(row: readonly Token[], comma: number): number {
  const opening = row.findLastIndex((token, index) => index < comma && comma - index < 14 && isMark(token, ','))
  return opening > 0 ? opening - 1 : comma - 1
}

function indefinite(row: readonly Token[], at: number): { from: number } | null {
  const word = row[at]?.lower ?? ''
  if (word === 'one' && row[at - 1]?.lower === 'no') return { from: at - 1 }
  return /^(?:nobody|none|neither|nothing|few|anyone|anybody|no-one)$/u.test(word) ? { from: at } : null
}

/** "until", "once", "as soon as", "in case" */
function isUntil(row: readonly Token[], at: number): boolean {
  const word = row[at]?.lower ?? ''
  if (word === 'as') return row[at - 1]?.lower === 'soon'
  if (word === 'case') return row[at - 1]?.lower === 'in'
  return /^(?:until|till|once)$/u.test(word)
}

function isClauseStart(row: readonly Token[], at: number): boolean {
  const before = row[at - 1]
  return !isWord(before) || JOINTS.has(before.lower)
}

/** "Did Captain Roe say that the boats were locked?" */
function isAsked(row: readonly Token[], subject: number, at: number, form: string | undefined): boolean {
  if (!isMark(row.at(-1), '?')) return false
  const first = row.findIndex(isWord)
  const opening = /^(?:and|but|so|or|then)$/u.test(row[first]?.lower ?? '') ? first + 1 : first
  const word = row[opening]?.lower ?? ''
  if (word === 'who') return subject <= opening + 1
  if (!QUESTION.test(word) || row.slice(opening, at).some((token) => isMark(token, ',;:—–'))) return false
  return form === 'FINITE' ? /^(?:has|have|had|hasn't)$/u.test(word) : true
}
