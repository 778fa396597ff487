import type { Problem } from '../../domain/given/given-text.ts'
import type { Span } from '../../domain/language/span.ts'
import type { SpeechAct } from '../../domain/statement/speech-act.ts'
import type { SpeechForm, TimePrecision } from '../../domain/statement/statement.ts'
import { findOffice } from '../../store/catalogue/offices.ts'
import { problemOfName, resolveNames } from '../../store/catalogue/resolve-names.ts'
import { type KeptChange, readSpeaker } from '../../store/decisions/report-decisions.ts'
import type { Prisma } from '../../store/prisma/client.ts'

/** What an editor corrects in a report. Absent or null leaves a field as it is. */
export interface CorrectionGiven {
  /** Slug or id. */
  actor?: string | null | undefined
  /** Takes the speaker off: the article does not say who spoke. */
  nobody?: boolean | null | undefined
  /** Slug or id. */
  office?: string | null | undefined
  /** The reported words in the text of revision `revision`. */
  parts?: readonly Span[] | null | undefined
  revision?: number | null | undefined
  form?: SpeechForm | null | undefined
  act?: SpeechAct | null | undefined
  saidAt?: { earliest: Date; latest: Date; precision: TimePrecision } | null | undefined
}

/** What a correction is checked against. */
export interface CorrectedReport {
  actorId: string | null
  /** The time zone its article's days are in. */
  timeZone: string
  /** The article's newest. */
  revision: { number: number; text: string } | undefined
}

const MAX_PARTS = 20
const MAX_CHARACTERS = 20_000

/** The change that an editor asks for, with names as they are on file; or all that is wrong with it. */
export async function readGiven(
  tx: Prisma.TransactionClient,
  given: CorrectionGiven,
  report: CorrectedReport,
): Promise<{ ok: true; change: KeptChange } | { ok: false; problems: Problem[] }> {
  const problems: Problem[] = []
  const change: KeptChange = {}
  const { revision } = report
  if (given.actor != null) {
    const found = await resolveNames(tx, 'actors', [given.actor])
    const id = found.ids.get(given.actor)
    const unknown = 'does not name an actor: add it first with `createActor`'
    if (id === undefined) problems.push(problemOfName(found, given.actor, 'actor', unknown))
    else {
      change.actorId = id
      change.speaker = await readSpeaker(tx, id)
    }
  }
  if (given.nobody === true) {
    if (given.actor != null) problems.push({ path: 'nobody', message: 'cannot be true beside an actor' })
    change.speaker = null
  }
  if (given.office != null) {
    const id = (await resolveNames(tx, 'offices', [given.office])).ids.get(given.office)
    const hasSpeaker = change.speaker === undefined ? report.actorId !== null : change.speaker !== null
    if (id === undefined)
      problems.push({ path: 'office', message: 'does not name an office: add it first with `createOffice`' })
    else if (!hasSpeaker) problems.push({ path: 'office', message: 'needs a speaker who held it: give an actor' })
    else {
      change.officeId = id
      const office = await findOffice(tx, id)
      if (office !== null) change.office = office.name
    }
  }
  if (given.parts != null) {
    const text = revision?.text ?? ''
    const problem =
      given.revision !== revision?.number
        ? { path: 'revision', message: `must be the newest, ${revision?.number}: read the text again` }
        : problemOf(given.parts, text)
    if (problem !== null) problems.push(problem)
    else {
      const parts = given.parts.map(({ start, end }) => ({ start, end }))
      change.words = { parts, texts: parts.map(({ start, end }) => text.slice(start, end)) }
    }
  }
  if (given.form != null) change.form = given.form
  if (given.act != null) change.act = given.act
  if (given.saidAt != null) {
    if (given.saidAt.earliest >= given.saidAt.latest)
      problems.push({ path: 'saidAt.latest', message: 'is not after `earliest`' })
    const { timeZone } = report
    change.saidAt = { ...given.saidAt, date: null, timeZone, asWritten: [], derivation: ['put right by an editor'] }
  }
  return problems.length === 0 ? { ok: true, change } : { ok: false, problems }
}

function problemOf(parts: readonly Span[], text: string): Problem | null {
  const problem = (message: string) => ({ path: 'parts', message })
  if (parts.length === 0 || parts.length > MAX_PARTS) return problem(`must be 1 to ${MAX_PARTS}`)
  let last = 0
  for (const { start, end } of parts) {
    if (start < last || end <= start || end > text.length)
      return problem('must be stretches of the text, one after the other, with something in them')
    const words = text.slice(start, end)
    if (!words.isWellFormed()) return problem('cut a character in half')
    if (words.trim() === '') return problem('must hold words')
    last = end
  }
  const length = parts.reduce((sum, { start, end }) => sum + end - start, 0)
  return length > MAX_CHARACTERS ? problem(`are longer than ${MAX_CHARACTERS} characters`) : null
}
