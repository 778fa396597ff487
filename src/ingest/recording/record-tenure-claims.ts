import { v5 as uuidOf } from 'uuid'
import { foldName } from '../../domain/language/names.ts'
import { namesBesideClaims, type TenureClaim, tenureClaims } from '../../domain/tenures/claims.ts'
import type { TenurePerson } from '../../domain/tenures/holder.ts'
import { findOffices } from '../../store/catalogue/identification.ts'
import type { Prisma } from '../../store/prisma/client.ts'
import {
  findPeople,
  readPartedSpeakers,
  saveTenureClaims,
  type TenureClaimRow,
} from '../../store/tables/tenure-claims.ts'
import type { ReadReport } from './identify-reports.ts'

/** A revision whose claims are kept: its text without what was erased. */
export interface ClaimingRevision {
  articleId: string
  revision: number
  text: string
  publishedAt: Date | null
  /** Nothing was read of the article before. */
  isFirst: boolean
  now: Date
}

/** A person whom an article names: the actor on file, and the office that the article gives them. */
interface Person extends TenurePerson {
  actorId: string
  office: string | null
  officeId: string | null
}

/**
 * Stores what a revision claims about who held an office from when, in place of the last revision's claims. It looks for
 * claims about the identified speakers, and about people on file who are named in full beside a claim. It puts no new
 * actor on file. No round trip for a new article without claims.
 */
export async function recordTenureClaims(
  tx: Prisma.TransactionClient,
  revision: ClaimingRevision,
  reports: readonly ReadReport[],
): Promise<void> {
  const names = namesBesideClaims(revision.text, revision.publishedAt)
  const { isFirst } = revision
  if (names === null) return !isFirst ? saveTenureClaims(tx, revision, []) : undefined
  const parted = !isFirst ? await readPartedSpeakers(tx, revision.articleId) : new Map<string, string>()
  const speakers = speakersOf(reports, parted)
  const known = await findPeople(tx, [...new Set(names.map(foldName))])
  const others = names.flatMap((name): Person[] => {
    const actorId = known.get(foldName(name))
    const isSpeaker = speakers.some((person) => person.actorId === actorId || foldName(person.name) === foldName(name))
    return actorId === undefined || isSpeaker ? [] : [{ name, alsoCalled: [], actorId, office: null, officeId: null }]
  })
  const people = new Map([...speakers, ...others].map((person) => [person.name, person]))
  const claims = tenureClaims(revision.text, [...people.values()], revision.publishedAt)
  const named = await findOffices(tx, [
    ...claims.flatMap(({ office }) => office ?? []),
    ...speakers.flatMap(({ office }) => office ?? []),
  ])
  const rows = claims.flatMap((claim) => rowOf(claim, people.get(claim.name), named) ?? [])
  await saveTenureClaims(tx, revision, identified(rows, revision.articleId))
}

/** The article's speakers, each name once. A name that may mean two people is left out. */
function speakersOf(reports: readonly ReadReport[], parted: ReadonlyMap<string, string>): Person[] {
  const people = new Map<string, Person | null>()
  for (const { extracted, digest, namedId, officeIds } of reports) {
    const { speaker } = extracted
    const actorId = parted.get(digest) ?? namedId
    if (speaker?.kind !== 'PERSON' || actorId === null) continue
    const known = people.get(speaker.name)
    if (known === null || (known !== undefined && known.actorId !== actorId)) {
      people.set(speaker.name, null)
      continue
    }
    const called = [speaker.describedAs, speaker.asWritten].flatMap((words) =>
      words !== null && /^the \p{L}/iu.test(words) ? words.replace(/^The /u, 'the ') : [],
    )
    people.set(speaker.name, {
      name: speaker.name,
      alsoCalled: [...new Set([...(known?.alsoCalled ?? []), ...called])],
      actorId,
      office: known?.office ?? speaker.office,
      officeId: known?.officeId ?? (officeIds.length === 1 ? (officeIds[0] ?? null) : null),
    })
  }
  return [...people.values()].filter((person) => person !== null)
}

type Row = Omit<TenureClaimRow, 'id'>

/** "Took office" is of the office that the article has the person in. */
function rowOf(
  claim: TenureClaim,
  person: Person | undefined,
  named: (name: string | null) => string | null,
): Row | null {
  if (person === undefined) return null
  const { actorId } = person
  if (claim.office !== null || claim.event === 'CHOSEN' || claim.event === 'RESIGNED')
    return { ...claim, actorId, officeId: named(claim.office) }
  const officeId = person.office === null ? person.officeId : named(person.office)
  return { ...claim, actorId, office: person.office, officeId }
}

/** The same words of an article keep their id when it is edited. */
function identified(rows: readonly Row[], articleId: string): TenureClaimRow[] {
  const seen = new Map<string, number>()
  return rows.map((row) => {
    const key = `${row.name}\0${row.event}\0${row.asWritten}`
    const nth = (seen.get(key) ?? 0) + 1
    seen.set(key, nth)
    return { ...row, id: uuidOf(`${key}\0${nth}`, articleId) }
  })
}
