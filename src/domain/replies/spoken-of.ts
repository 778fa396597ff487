// Answers whose article says what they speak of: "rejected Lee's claim", "those remarks", "the report is false".

import type { Side } from '../discrepancies/discrepancy.ts'
import type { Span } from '../language/span.ts'
import { contentOf } from '../language/tokens.ts'
import type { ReplyKind } from '../statement/reply-kind.ts'
import {
  ANSWERING,
  type Answering,
  FAULT,
  introduces,
  NOUN_OF_SPEECH,
  POINTS_BACK,
  SPOKEN_OF,
  SUBJECT,
  UNDONE,
  WRITTEN,
} from './answer-words.ts'
import { type AnswerFound, isBefore, namesApart, placeOfName, type Read } from './beside.ts'
import type { Clue } from './confidence.ts'

export interface AnswerPart {
  place: Side['place']
  from: number
  text: string
  /** Whether the speaker is named in it before the sign, or it is the speaker's own sentence. */
  isOwn: boolean
  /** Whether it ends before the report begins. */
  isOver?: boolean
}

/** "Roe's claim", "the claim by Roe", and not "Roe for a claim". */
function isTheirWords(object: string, { start, end }: Span): boolean {
  return THEIRS.test(object.slice(end, end + 60)) || BY.test(object.slice(Math.max(0, start - 40), start))
}

const THEIRS = new RegExp(`^(?:['’]s?)? (?:[\\p{L}-]+ ){0,2}(?:${NOUN_OF_SPEECH.source})`, 'iu')
const BY = new RegExp(`(?:${NOUN_OF_SPEECH.source}) (?:made )?(?:by|from|of) (?:the )?(?:[\\p{L}.]+ ){0,2}$`, 'iu')

/** "For calling it a danger": what is criticised are words. */
const FOR_SAYING =
  /\bfor (?:\w+ly )?(?:accusing|branding|calling|casting|characteri[sz]ing|claiming|classifying|comparing|depicting|describing|labell?ing|painting|portraying|saying|suggesting|telling)\b/iu

/** The bodies that a speaker speaks for, also as an article goes on to call them: "the League" for "Harbour League". */
function bodiesOf({ institutions }: Read): string[] {
  return institutions.flatMap((name) => {
    const last = name.split(' ').at(-1) ?? ''
    return name === last || !BODY.test(last) ? [name] : [name, last]
  })
}

const BODY =
  /^(?:Agency|Alliance|Association|Authority|Bank|Commission|Committee|Confederation|Council|Federation|Foundation|Fund|League|Organi[sz]ation|Union)$/u

/** A name in an object that may go on into the report's own words, one space between. */
function placed({ place, from }: AnswerPart, signEnd: number, length: number, { start, end }: Span) {
  return start > length
    ? { place: 'TEXT' as const, start: start - length - 1, end: end - length - 1 }
    : { place, start: from + signEnd + start, end: from + signEnd + end }
}

const KINDS: Record<Answering, ReplyKind> = {
  responds: 'ANSWERS',
  respondsTo: 'ANSWERS',
  denies: 'DENIES',
  criticises: 'CRITICISES',
  calls: 'CRITICISES',
  agrees: 'ANSWERS',
  takesBack: 'WALKS_BACK',
}
/** Who "responds" need not say to what: see turn-taking.ts. */
const SPOKEN = (Object.keys(ANSWERING) as Answering[]).filter((answering) => answering !== 'responds')
/** The end of what a verb is about. */
const OBJECT_END = /[.!?;:\n“”"]|, (?:but|and|saying|while|who|adding)\b/u
/** "Responding to the claim, Roe said": the speaker comes after a comma. */
const RESPONSE_END = /[.!?,;:\n“”"]/u
const LONGEST_OBJECT = 160

/** "Rejected Lee's claim", "those remarks are false", "condemned the League for painting it as a danger". */
export function spokenOf(
  report: Read,
  part: AnswerPart,
  earlier: readonly Read[],
  all: readonly Read[],
): AnswerFound[] {
  return SPOKEN.flatMap((answering) =>
    Array.from(part.text.matchAll(ANSWERING[answering]), (sign): AnswerFound[] => {
      if (UNDONE.test(part.text.slice(0, sign.index))) return []
      const signEnd = sign.index + sign[0].length
      const stop = (answering === 'respondsTo' ? RESPONSE_END : OBJECT_END).exec(
        part.text.slice(signEnd, signEnd + LONGEST_OBJECT),
      )
      const behind = part.text.slice(signEnd, signEnd + (stop?.index ?? LONGEST_OBJECT))
      // "Condemned [the League for ...": what a verb is about may be the report itself.
      const goesIn = stop === null && part.isOwn && part.place === 'BEFORE' && !part.isOver
      const within = goesIn ? report.text.slice(0, LONGEST_OBJECT) : ''
      const object = goesIn ? `${behind} ${within.slice(0, OBJECT_END.exec(within)?.index ?? LONGEST_OBJECT)}` : behind
      const isOwn = part.isOwn || placeOfName(part.text.slice(0, sign.index), report.names) !== null
      const sides = (span?: Span | null) => [
        { place: part.place, start: part.from + sign.index, end: part.from + signEnd },
        ...(span ? [placed(part, signEnd, behind.length, span)] : []),
      ]
      const kind = KINDS[answering]
      if (answering === 'takesBack')
        return takenBack(report, all, object, isOwn).map((one) => ({ ...one, kind, signs: sides() }))
      const others = earlier.filter(
        (one) => one.lead !== report.lead && (one.speakerId === null || one.speakerId !== report.speakerId),
      )
      const found: AnswerFound[] = []
      // The claim that is denied stands in the sentence itself.
      if (answering === 'denies' && part.place === 'BEFORE' && mayDeny(report, part, sign.index, all))
        for (const one of others.slice(-3).filter(({ act }) => act !== 'DENIES')) {
          const at = part.text.indexOf(one.text.slice(0, 25), signEnd)
          if (at > 0 && one.text.length > 12 && NOUN_OF_SPEECH.test(part.text.slice(signEnd, at)))
            found.push({ answered: one, kind, clue: 'CLAIM_DENIED', signs: sides() })
        }
      const named = others.flatMap((one) => {
        const span = placeOfName(object, namesApart(one, report))
        return span === null ? [] : [{ one, span }]
      })
      const words = new Set([...report.content, ...contentOf(object)])
      const sharedWith = (one: Read) => {
        const drop = contentOf([...report.names, ...one.names, ...one.institutions].join(' '))
        return [...words].filter((stem) => one.content.has(stem) && !drop.has(stem)).length
      }
      if (named.length > 0) {
        const theirs = named.filter(({ span }) => isTheirWords(object, span))
        const [best] = (theirs.length > 0 ? theirs : named).toSorted(
          (a, b) => sharedWith(b.one) - sharedWith(a.one) || b.one.place - a.one.place,
        )
        const [first] = theirs
        if (best && first) {
          const isShared = sharedWith(best.one) >= 2
          const isWork = WRITTEN.test(object) && answering !== 'agrees'
          const clue: Clue =
            answering === 'agrees' ? 'AGREED' : isShared ? 'NAMED_WORDS_SHARED' : isWork ? 'NAMED_WORK' : 'NAMED_WORDS'
          const answered = clue === 'NAMED_WORK' ? first : best
          found.push({ answered: answered.one, kind, clue: isOwn ? clue : 'BESIDE', signs: sides(answered.span) })
        } else if (best) {
          const isForBody = placeOfName(report.text, bodiesOf(best.one)) !== null
          const clue: Clue = FOR_SAYING.test(object)
            ? 'NAMED_FOR_SAYING'
            : answering === 'respondsTo'
              ? 'NAMED_RESPONSE'
              : isForBody
                ? 'NAMED_FOR_BODY'
                : 'NAMED'
          found.push({ answered: best.one, kind, clue: isOwn ? clue : 'BESIDE', signs: sides(best.span) })
        }
      } else if (isOwn) {
        const bodies: AnswerFound[] = []
        for (const one of others) {
          const span = placeOfName(object, bodiesOf(one))
          if (span !== null && (sharedWith(one) >= 2 || FOR_SAYING.test(object)))
            bodies.push({
              answered: one,
              kind,
              clue: FOR_SAYING.test(object) ? 'BODY_FOR_SAYING' : 'BODY',
              signs: sides(span),
            })
        }
        const [best] = bodies.toSorted(
          (a, b) => sharedWith(b.answered) - sharedWith(a.answered) || b.answered.place - a.answered.place,
        )
        if (best) found.push(best)
        const spoken = [...object.matchAll(SPOKEN_OF)][0]
        if (spoken) found.push(...meant(report, spoken, others).map((one) => ({ ...one, kind, signs: sides() })))
      }
      return found
    }).flat(),
  )
    .concat(part.place === 'TEXT' ? faulted(report, part, earlier) : [])
    .concat(part.isOwn && part.place === 'BEFORE' ? spokenFirst(report, part, earlier) : [])
}

/** What a noun with an article stands for: "those remarks", "the report". */
function meant(report: Read, spoken: RegExpMatchArray, others: readonly Read[]): { answered: Read; clue: Clue }[] {
  const { which = '', noun = '' } = spoken.groups ?? {}
  const pointsBack = POINTS_BACK.test(which)
  const last = others.at(-1)
  const told = others.toReversed().find((one) => introduces(noun, ownSentence(one)) === true)
  if (told) return [{ answered: told, clue: 'NOUN' }]
  if (last && pointsBack && isBefore(last, report.lead)) return [{ answered: last, clue: 'POINTS_BACK' }]
  return []
}

/** Whether a report may be the denial that an article tells of: no other speaker is named as who denies, and it is not the claim. */
function mayDeny(report: Read, part: AnswerPart, at: number, all: readonly Read[]): boolean {
  const before = part.text.slice(0, at)
  const sentence = before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('. ')) + 1)
  const isOther = all.some(
    (one) => one.speakerId !== report.speakerId && placeOfName(sentence, namesApart(one, report)) !== null,
  )
  const own = report.context.before.slice(report.ownFrom)
  const isClaim = part.isOver === true && own.search(ANSWERING.denies) !== -1 && NOUN_OF_SPEECH.test(own)
  return !isOther && !isClaim && (report.speakerId !== null || !part.text.slice(at).includes('\n'))
}

/** "The comment was": whatever follows is said of what was told last. */
function spokenFirst(report: Read, part: AnswerPart, earlier: readonly Read[]): AnswerFound[] {
  const sign = SUBJECT.exec(part.text)
  const last = earlier.findLast((one) => one.speakerId !== report.speakerId)
  // Nothing but that comes before the words.
  if (!sign || part.text.length > sign[0].length + 2 || !last || !isBefore(last, report)) return []
  const signs = [{ place: part.place, start: part.from, end: part.from + sign[0].length }]
  return [{ answered: last, kind: 'CRITICISES', clue: 'POINTS_BACK', signs }]
}

function ownSentence({ context, ownFrom, ownTo, cue }: Read): string {
  return `${context.before.slice(ownFrom)} ${cue ?? ''} ${context.after.slice(0, ownTo)}`
}

/** "The report is false": no verb of answering, but words for what was said, and fault found with it. */
function faulted(report: Read, part: AnswerPart, earlier: readonly Read[]): AnswerFound[] {
  if (!FAULT.test(part.text)) return []
  const [spoken] = part.text.matchAll(SPOKEN_OF)
  if (!spoken) return []
  const others = earlier.filter(
    (one) => one.lead !== report.lead && (one.speakerId === null || one.speakerId !== report.speakerId),
  )
  const sign = { place: part.place, start: spoken.index, end: spoken.index + spoken[0].length }
  const named = others.filter((one) => placeOfName(spoken[0], namesApart(one, report)) !== null)
  const best = named.at(-1)
  if (best) return [{ answered: best, kind: 'CRITICISES', clue: 'FAULT', signs: [sign] }]
  return meant(report, spoken, others).map(({ answered }) => ({
    answered,
    kind: 'CRITICISES' as const,
    clue: 'FAULT' as const,
    signs: [sign],
  }))
}

/** What the same speaker said before: the words that are taken back. */
function takenBack(
  report: Read,
  all: readonly Read[],
  object: string,
  isOwn: boolean,
): { answered: Read; clue: Clue }[] {
  if (report.speakerId === null || !isOwn) return []
  const own = all.filter(({ place, speakerId }) => place < report.place && speakerId === report.speakerId)
  const [spoken] = object.matchAll(SPOKEN_OF)
  const noun = spoken?.groups?.noun
  const told = noun === undefined ? undefined : own.find((one) => introduces(noun, ownSentence(one)) === true)
  if (told) return [{ answered: told, clue: 'OWN_WORDS_TOLD' }]
  const words = new Set([...report.content, ...contentOf(object)])
  const drop = contentOf(report.names.join(' '))
  const shares = (one: Read) => [...words].filter((stem) => one.content.has(stem) && !drop.has(stem)).length
  const [best] = own.toSorted((a, b) => shares(b) - shares(a) || a.place - b.place)
  if (!best || shares(best) === 0) return []
  return [{ answered: best, clue: noun === undefined ? 'OWN' : shares(best) >= 2 ? 'OWN_WORDS_SHARED' : 'OWN_WORDS' }]
}
