import type { SpeakerContext } from '../../domain/identity/actor-evidence.ts'
import type { NamedSpeaker } from '../../domain/identity/identify.ts'
import {
  callingsIn,
  distinctCallings,
  namesAlone,
  ownSingle,
  singlesOf,
  toldGender,
} from '../../domain/identity/portrait.ts'
import { tellingWords } from '../../domain/identity/telling-words.ts'
import { isNobodyInParticular } from '../../domain/language/names.ts'
import { foldingKeys, foldingPhrases } from '../../domain/same/folding-keys.ts'
import { type FoldingReport, surroundings } from '../../domain/same/prepared-report.ts'
import type { ExtractedReport, Speaker } from '../../domain/statement/report.ts'
import { digestOf } from '../../domain/statement/words-digest.ts'
import { findHidden } from '../../store/catalogue/actors.ts'
import type { Attribution } from '../../store/decisions/placements.ts'
import type { Prisma } from '../../store/prisma/client.ts'
import { mapInTurns } from '../threads/turns.ts'
import { type Identified, identifySpeakers } from './identify-speakers.ts'

/** A report as its article has it, with who spoke and what it is folded by. */
export interface ReadReport {
  extracted: ExtractedReport
  text: string
  /** Of its words, however they are set. */
  digest: string
  actorId: string | null
  officeId: string | null
  officeIds: string[]
  /** The actor whom the article's name for the speaker means, even if an editor named another speaker. */
  namedId: string | null
  folding: FoldingReport
  /** What it is looked up by: words with its actor, and phrases with any speaker. */
  words: string[]
  phrases: string[]
  /** When it was published, else said: see `lookedUpBy`. Null if unknown. */
  foldingTime: { earliest: Date; latest: Date } | null
}

/** What a revision says about itself, for reading its reports. */
export interface RevisionRead {
  articleId: string
  sourceId: string
  text: string
  language: string
  publishedAt: Date | null
  sourceName: string
  reports: readonly ExtractedReport[]
  now: Date
}

/** An article's reports, and the provisional actors whose full names it gives: what they said is another's now. */
export interface IdentifiedReports {
  reports: ReadReport[]
  absorbed: string[]
}

/** Identifies an article's speakers. Where an editor said who spoke, that counts: `known`, by digest of the words. */
export async function identifyReports(
  tx: Prisma.TransactionClient,
  revision: RevisionRead,
  known: ReadonlyMap<string, Attribution>,
): Promise<IdentifiedReports> {
  const { reports } = revision
  const spoken = reports.flatMap((report) =>
    report.speaker === null || isNobodyInParticular(report.speaker) ? [] : [{ report, speaker: report.speaker }],
  )
  const tell = portrayals(
    revision,
    spoken.map(({ speaker }) => speaker),
  )
  const { speakers: found, absorbed } = await identifySpeakers(
    tx,
    spoken.map(({ report, speaker }) => ({
      ...tell(speaker),
      actorId: speaker.actorId ?? null,
      office: speaker.office,
      spokenAt: report.saidAt?.earliest ?? revision.publishedAt,
    })),
    revision,
  )
  const hidden = await findHidden(
    tx,
    found.flatMap(({ actorId }) => actorId ?? []),
  )
  // Whom an editor found to be nobody, no article makes an actor again.
  const identified = new Map(
    spoken.map(({ report }, index) => {
      const who = found[index]
      return [report, who?.actorId != null && hidden.has(who.actorId) ? NOBODY : who]
    }),
  )
  const read = await mapInTurns(reports, (extracted): ReadReport => {
    const digest = digestOf(extracted.text)
    const who = known.get(digest) ?? identified.get(extracted) ?? NOBODY
    const namedId = identified.get(extracted)?.actorId ?? null
    const folding = foldingOf(extracted, revision)
    return { extracted, text: extracted.text, digest, ...who, namedId, folding, ...lookedUpBy(folding) }
  })
  return { reports: read, absorbed }
}

/** Of a book of interviews only so many people are looked for in the text. */
const MOST_PORTRAYED = 100

/** What the article tells of each of its speakers. */
function portrayals(revision: RevisionRead, speakers: readonly Speaker[]): (speaker: Speaker) => NamedSpeaker {
  const { text, language, sourceId, publishedAt, now } = revision
  const people = speakers.filter(({ kind }) => kind === 'PERSON')
  if (people.length === 0)
    return ({ name, kind, surnameOnly }) => ({ name, kind, surnameOnly, singles: [], context: null })
  const words = tellingWords(text, language)
  const alone = namesAlone(text)
  const byName = new Map<string, Speaker[]>()
  for (const speaker of people) byName.set(speaker.name, [...(byName.get(speaker.name) ?? []), speaker])
  const names = [...byName.keys()].slice(0, MOST_PORTRAYED)
  const beside = callingsIn(
    text,
    names.map((name) => ({ name, single: ownSingle(name, names) })),
  )
  const known = new Map<string, NamedSpeaker>()
  for (const [name, own] of byName) {
    const told = own.flatMap(({ office, describedAs }) => [office, describedAs]).filter((each) => each !== null)
    const context: SpeakerContext = {
      sourceId,
      at: (publishedAt ?? now).getTime(),
      gender: toldGender(
        name,
        own.map(({ asWritten }) => asWritten),
      ),
      callings: distinctCallings([...told, ...(beside.get(name) ?? [])]),
      words,
      holders: [],
    }
    const surnameOnly = own.some((speaker) => speaker.surnameOnly)
    known.set(name, { name, kind: 'PERSON', surnameOnly, singles: singlesOf(name, alone), context })
  }
  return ({ name, kind, surnameOnly }) =>
    (kind === 'PERSON' ? known.get(name) : undefined) ?? { name, kind, surnameOnly, singles: [], context: null }
}

const NOBODY: Identified = { actorId: null, officeId: null, officeIds: [] }

/** What a revision says about itself that its reports are folded by. */
type RevisionTold = Pick<RevisionRead, 'text' | 'publishedAt' | 'sourceName' | 'language'>

/** A report on file with its speaker, as one that is to be folded. */
export function readFromFile(extracted: ExtractedReport, who: Identified, revision: RevisionTold): ReadReport {
  const { text } = extracted
  const folding = foldingOf(extracted, revision)
  return { extracted, text, digest: digestOf(text), ...who, namedId: who.actorId, folding, ...lookedUpBy(folding) }
}

function foldingOf(report: ExtractedReport, revision: RevisionTold): FoldingReport {
  const { text, form, act, cue, saidAt, chain, addressee, occasion, parts } = report
  const { publishedAt, sourceName: publisher, language } = revision
  const speaker = report.speaker?.name ?? null
  const around = surroundings(revision.text, parts)
  return {
    text,
    form,
    act,
    speaker,
    cue,
    ...around,
    publishedAt,
    publisher,
    saidAt,
    chain,
    addressee,
    occasion,
    language,
  }
}

/**
 * By when it was published: outlets tell one utterance within days, and one of them may say "in 2012" of what it was about.
 */
function lookedUpBy(folding: FoldingReport): Pick<ReadReport, 'words' | 'phrases' | 'foldingTime'> {
  const { saidAt, publishedAt } = folding
  const published = publishedAt === null ? null : { earliest: publishedAt, latest: publishedAt }
  // The context does not belong to the key, and is long to read.
  const alone = { ...folding, before: '', after: '' }
  return { words: foldingKeys(alone), phrases: foldingPhrases(alone), foldingTime: published ?? saidAt }
}
