// A report of an article as its answers are read: its words, and the sentences around it parted into its own and others.

import type { Side } from '../discrepancies/discrepancy.ts'
import { foldOffice } from '../language/names.ts'
import type { Span } from '../language/span.ts'
import { contentOf } from '../language/tokens.ts'
import type { ReplyKind } from '../statement/reply-kind.ts'
import type { SpeechAct } from '../statement/speech-act.ts'
import type { Clue } from './confidence.ts'
import { runNamed, runsIn } from './names.ts'

/** A report of an article, with who speaks. */
export interface ToldBeside {
  reportId: string
  statementId: string
  text: string
  context: { before: string; after: string }
  /** The word that tells of speech: "asked". */
  cue: string | null
  act: SpeechAct | null
  /** Whether the words stand in quotation marks, so that what comes after them may still be of their sentence. */
  isQuoted: boolean
  /** Whoever speaks, as the actor today; null if unknown. */
  speakerId: string | null
  /** Names of the speaker, aliases included; empty if unknown. */
  names: readonly string[]
  /** Bodies that the speaker speaks for: "NATO". */
  institutions: readonly string[]
  /** When it was said, or reported if that is unknown; null if both are. */
  at: Date | null
  /** Before when it was said; null if unknown. */
  until: Date | null
}

/** A report with its place among those of its article. */
export interface Read extends ToldBeside {
  place: number
  /** The first of the reports in a row by one speaker that this is one of. */
  lead: Read
  /** Where in `context.before` its own sentence begins. */
  ownFrom: number
  /** Where in `context.after` its own sentence ends. */
  ownTo: number
  content: ReadonlySet<string>
  folded: ReadonlySet<string>
}

const SENTENCE_END = /[.!?]["”’']*\s+(?=\p{Lu}|["“'‘])|\n+/gu

const OVER = /[.!?]["”’']*$/u

/** An article's reports in the order of its text. */
export function readBeside(reports: readonly ToldBeside[]): Read[] {
  const read: Read[] = []
  for (const [place, told] of reports.entries()) {
    const { before, after } = told.context
    const begins = [...before.matchAll(SENTENCE_END)].at(-1)
    const ends = after.matchAll(SENTENCE_END).next().value
    const one = {
      ...told,
      place,
      // The context ends where the words begin: a sentence that ends there is not theirs.
      ownFrom: OVER.test(before) ? before.length : begins ? begins.index + begins[0].length : 0,
      ownTo: !told.isQuoted ? 0 : ends ? ends.index + 1 : after.length,
      content: contentOf(told.text),
      folded: new Set(told.names.flatMap(foldOffice)),
    }
    const last = read.at(-1)
    read.push(withLead(one, last !== undefined && isSameSpeaker(last, told) ? last.lead : null))
  }
  return read
}

function withLead(report: Omit<Read, 'lead'>, lead: Read | null): Read {
  const read = { ...report, lead } as { lead: Read | null } & Omit<Read, 'lead'>
  read.lead ??= read as Read
  return read as Read
}

function isSameSpeaker(one: ToldBeside, next: ToldBeside): boolean {
  if (one.speakerId !== null || next.speakerId !== null) return one.speakerId === next.speakerId
  return !next.context.before.includes('\n')
}

/** Whether a report stands in the sentence before another, or in the other's own. */
export function isBefore(one: ToldBeside, other: ToldBeside): boolean {
  return one.text.length > 3 && other.context.before.includes(one.text.slice(-20))
}

/** Where one of these names stands in a text, each as it is spelt; null where none does. */
export function placeOfName(text: string, names: readonly string[]) {
  return names.length === 0 || text === '' ? null : runNamed(runsIn(text), names)
}

/** The names of one by which it cannot be taken for the other. */
export function namesApart(one: ToldBeside, other: Read): readonly string[] {
  return one.names.filter((name) => !foldOffice(name).some((form) => other.folded.has(form)))
}

/** That one report may answer another, and the words that say so. */
export interface AnswerFound {
  answered: Read
  kind: ReplyKind
  clue: Clue
  signs: (Span & { place: Side['place'] })[]
}
