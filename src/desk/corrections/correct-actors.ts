import { v7 as uuid } from 'uuid'
import { checkNames } from '../../domain/given/check-names.ts'
import type { ActorKind } from '../../domain/language/actor-kind.ts'
import { foldName } from '../../domain/language/names.ts'
import { insertActor, readActorRows, readActorWithAliases } from '../../store/catalogue/actors.ts'
import { lockEdits } from '../../store/catalogue/catalogue-locks.ts'
import { freeSlug, slugForName } from '../../store/catalogue/slugs.ts'
import { findStatementsInvolving } from '../../store/decisions/absorbed.ts'
import { saveProposals } from '../../store/decisions/fold-proposals.ts'
import { haveTenures } from '../../store/lookup/tenures.ts'
import type { Actor, Prisma, PrismaClient } from '../../store/prisma/client.ts'
import { readClaimsAbout } from '../../store/tables/tenure-claims.ts'
import { type CorrectionResult, makeCorrection } from './correct.ts'
import { planReattributions } from './correct-statements.ts'
import { refold } from './refold.ts'
import { type ActorThen, type NamingStep, NO_STEPS, type Reattribution } from './steps.ts'
import { type Editor, findStanding, type Locked, Refused } from './subject.ts'

/** How many actors can be merged at a time. */
const MOST_MERGED = 20

/**
 * Makes actors one: what they said is `into`'s, their names mean it, and their ids lead to it. Filters that name an
 * absorbed actor find what its successor says. What both said is folded, or proposed where that is unsure.
 */
export function mergeActors(
  prisma: PrismaClient,
  editor: Editor,
  { into, actors }: { into: string; actors: readonly string[] },
): Promise<CorrectionResult> {
  const absorbed = [...new Set(actors)].slice(0, MOST_MERGED + 1)
  return makeCorrection(prisma, editor, {
    kind: 'MERGE_ACTORS',
    async findSubject(tx) {
      await lockEdits(tx, 'actors')
      const actorIds = [into, ...absorbed]
      return { statementIds: await findStatementsInvolving(tx, actorIds), actorIds }
    },
    async plan(locked) {
      const { tx, now } = locked
      if (absorbed.length === 0) throw new Refused('actors', 'is empty: name at least one')
      if (absorbed.length > MOST_MERGED) throw new Refused('actors', `are more than ${MOST_MERGED}`)
      const rows = new Map((await readActorRows(tx, [into, ...absorbed])).map((row) => [row.id, row]))
      const target = rows.get(into)
      if (target === undefined) throw new Refused('into', 'does not name an actor')
      if (target.successorId !== null)
        throw new Refused('into', `was itself absorbed: name its successor${await successorNamed(locked, into)}`)
      for (const [index, id] of absorbed.entries()) {
        const path = `actors.${index}`
        const row = rows.get(id)
        if (row === undefined) throw new Refused(path, 'does not name an actor')
        if (id === into) throw new Refused(path, 'is the actor it would be merged into')
        if (row.successorId !== null)
          throw new Refused(path, `was absorbed already: name its successor${await successorNamed(locked, id)}`)
        if ((row.kind === 'PERSON') !== (target.kind === 'PERSON'))
          throw new Refused(path, 'is a person where the other is none, or the other way round')
      }
      const { moves, absorbed: folded, proposed } = await refold(locked, into, absorbed)
      await saveProposals(tx, proposed, now)
      const asked = proposed.map(({ statementIds: [one, other] }) => ({ one, other }))
      const actors = absorbed.flatMap((id) => {
        const row = rows.get(id)
        return row === undefined ? [] : [{ id, into, was: { id: actorThen(row), into: actorThen(target) } }]
      })
      const named = await planNaming(
        tx,
        target,
        absorbed.flatMap((id) => rows.get(id) ?? []),
      )
      return { ...NO_STEPS, moves, absorbed: folded, proposed: asked, actors, named }
    },
  })
}

/** For the end of a message: who absorbed an actor. */
async function successorNamed({ tx, actors }: Locked, id: string): Promise<string> {
  const [row] = await readActorRows(tx, [actors.successorOf(id)])
  return row === undefined ? '' : `, "${row.slug}" (${row.name})`
}

/**
 * The full name for an actor that is known by a surname alone: that of the first it absorbs which has one. Else an article
 * with another full name could take it over, with all that was said under this one.
 */
async function planNaming(
  tx: Prisma.TransactionClient,
  { id, name, slug, provisional }: Actor,
  absorbed: readonly Actor[],
): Promise<NamingStep[]> {
  const full = absorbed.find((row) => !row.provisional)
  if (!provisional || full === undefined) return []
  const to = { name: full.name, slug: await slugForName(tx, { id, slug }, full.name), provisional: false }
  return [{ id, from: { name, slug, provisional }, to }]
}

function actorThen({ id, slug, name, kind }: ActorThen): ActorThen {
  return { id, slug, name, kind }
}

/** Who else spoke, of what was taken for one actor's. */
export interface ActorSplit {
  actor: string
  /** The other's fullest name. */
  name: string
  kind: ActorKind | null
  /** Names of the actor's that are the other's. */
  aliases: readonly string[]
  /** What the other said. */
  statements: readonly string[]
}

/** Makes a new actor of a part of one: of some of its statements, and of some of its names. */
export function splitActor(prisma: PrismaClient, editor: Editor, split: ActorSplit): Promise<CorrectionResult> {
  const { actor, aliases, statements } = split
  return makeCorrection(prisma, editor, {
    kind: 'SPLIT_ACTOR',
    async findSubject(tx) {
      await lockEdits(tx, 'actors')
      return { statementIds: statements, actorIds: [actor] }
    },
    async plan(locked) {
      const { tx } = locked
      const [problem] = checkNames({ name: split.name, aliases })
      if (problem !== undefined) throw new Refused(problem.path, problem.message)
      const old = await readActorWithAliases(tx, actor)
      if (old === null || old.successorId !== null)
        throw new Refused('actor', 'does not name an actor, or the actor was absorbed')
      const moved = aliases.map((alias, index) => {
        const folded = foldName(alias)
        if (folded === foldName(old.name)) throw new Refused(`aliases.${index}`, 'is the name the actor goes by')
        if (!old.aliases.some((known) => known.folded === folded))
          throw new Refused(`aliases.${index}`, 'is not a name of the actor')
        return folded
      })
      const id = uuid()
      const name = split.name.trim()
      const slug = await freeSlug(tx, 'actors', name)
      await insertActor(tx, { id, slug, name, kind: split.kind ?? old.kind, createdAt: locked.now }, [name])
      const reattributions: Reattribution[] = []
      for (const [index, statementId] of [...new Set(statements)].entries()) {
        const path = `statements.${index}`
        const { reports } = findStanding(locked, statementId, path)
        const own = reports.filter(
          (report) => report.actorId !== null && locked.actors.successorOf(report.actorId) === actor,
        )
        if (own.length === 0) throw new Refused(path, 'is not the actor’s')
        reattributions.push(...(await planReattributions(tx, own, statementId, id, null)))
      }
      const about = await readClaimsAbout(
        tx,
        locked.actors.familyOf(actor),
        reattributions.map(({ reportId }) => reportId),
      )
      // Those by a name that becomes the other's, and those of articles in which all the actor said becomes the other's.
      const claims = about
        .filter(({ name, isOfReports }) => isOfReports || moved.includes(foldName(name)))
        .map(({ claimId, from }) => ({ claimId, from, to: id }))
      return { ...NO_STEPS, reattributions, claims, aliases: moved.map((folded) => ({ from: actor, to: id, folded })) }
    },
  })
}

/** Statements that a mistake has at most: what has more is somebody. */
const MOST_STATEMENTS = 1_000

/**
 * Says that an actor is none: a reading mistake, such as a headline taken for a name. What it said stays, and nobody is
 * known to have said it. Its names mean nobody from now on, in later articles too. Undone, all of it comes back.
 */
export function deleteActor(prisma: PrismaClient, editor: Editor, actor: string): Promise<CorrectionResult> {
  return makeCorrection(prisma, editor, {
    kind: 'DELETE_ACTOR',
    async findSubject(tx) {
      await lockEdits(tx, 'actors')
      const statementIds = await findStatementsInvolving(tx, [actor])
      // Refused before so much is locked.
      return { statementIds: statementIds.slice(0, MOST_STATEMENTS + 1), actorIds: [actor] }
    },
    async plan({ tx, actors, states }) {
      const [row] = await readActorRows(tx, [actor])
      if (row === undefined || row.nobodySince !== null) throw new Refused('id', 'does not name an actor')
      if (row.successorId !== null)
        throw new Refused('id', 'was merged into another actor: undo that, or delete that one')
      if (states.size > MOST_STATEMENTS)
        throw new Refused('id', `has more than ${MOST_STATEMENTS} statements: merge it into whom it means, or split it`)
      const ids = [...actors.familyOf(actor)]
      if (await haveTenures(tx, ids))
        throw new Refused('id', 'holds or held an office: take it out of the tenures of that office first')
      const reattributions: Reattribution[] = []
      for (const { id, reports } of states.values()) {
        const own = reports.filter(({ actorId }) => actorId !== null && ids.includes(actorId))
        if (own.length > 0) reattributions.push(...(await planReattributions(tx, own, id, null, null)))
      }
      return { ...NO_STEPS, gone: [{ ids }], reattributions }
    },
  })
}
