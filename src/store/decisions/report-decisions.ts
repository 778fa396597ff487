import { v7 as uuid } from 'uuid'
import type { Span } from '../../domain/language/span.ts'
import type { DecisionKind, ReportChange, ReportDecision } from '../../domain/statement/decision.ts'
import type { ExtractedReport } from '../../domain/statement/report.ts'
import { saidAtFrom } from '../../domain/statement/said-at.ts'
import type { ChainLink, SaidAt } from '../../domain/statement/statement.ts'
import { readActorRows } from '../catalogue/actors.ts'
import type { Actor, Office, Prisma, Report } from '../prisma/client.ts'

/** A change with what it set as it is on file, so that it follows a name that changes. */
export interface KeptChange extends ReportChange {
  actorId?: string
  officeId?: string
}

/** What was decided about an article's reports, in order: for `replay`. */
export async function readDecisions(tx: Prisma.TransactionClient, articleId: string): Promise<ReportDecision[]> {
  const rows = await tx.correction.findMany({
    where: { articleId },
    orderBy: [{ madeAt: 'asc' }, { id: 'asc' }],
  })
  const kept = rows.map((row) => ({ row, change: readChange(row.became) }))
  const ids = kept.flatMap(({ change }) => change.actorId ?? [])
  const actors = await readActorRows(tx, ids)
  const onFile = new Map(actors.map((actor) => [actor.id, actor]))
  return kept.map(({ row, change: { actorId, officeId: _, ...change } }) => {
    const actor = actorId === undefined ? undefined : onFile.get(actorId)
    const speaker = actor === undefined ? {} : { speaker: { ...speakerOf(actor), actorId: actor.id } }
    return { kind: row.kind, madeAt: row.madeAt, was: readState(row.was), change: { ...change, ...speaker } }
  })
}

export interface NewDecision {
  kind: DecisionKind
  articleId: string
  reportId: string
  madeBy: string
  reason: string | null
  madeAt: Date
  was: ExtractedReport
  change: KeptChange
}

export async function insertDecision(tx: Prisma.TransactionClient, decision: NewDecision): Promise<void> {
  const { change, was, ...about } = decision
  const became = about.kind === 'CORRECTED' ? { became: toJson(change) } : {}
  await tx.correction.create({ data: { id: uuid(), ...about, was: toJson(was), ...became } })
}

/** A report as extraction would give it, from its row. */
export function extractedOf(row: Report & { actor: Actor | null; office: Office | null }): ExtractedReport {
  const parts = row.parts as unknown as Span[]
  const chain = row.chain as unknown as ChainLink[]
  const name = row.speaker ?? row.actor?.name ?? null
  const kind = row.actor?.kind ?? 'PERSON'
  return {
    parts,
    text: row.text,
    form: row.form,
    act: row.act,
    cue: row.cue,
    speaker:
      name === null
        ? null
        : {
            asWritten: chain.find((link) => link.role === 'ACTOR')?.asWritten ?? '',
            // Where those words stand is not kept: nothing is made of it any more.
            span: { start: row.spanStart, end: row.spanStart },
            name,
            kind,
            surnameOnly: kind === 'PERSON' && !/\s/.test(name),
            describedAs: row.describedAs,
            office: row.office?.name ?? null,
            officeSpan: null,
          },
    saidAt: saidAtFrom(row),
    chain,
    addressee: row.addressee,
    addresseeSpan: row.addresseeSpan as Span | null,
    occasion: row.occasion,
    occasionSpan: row.occasionSpan as Span | null,
    context: { before: row.contextBefore, after: row.contextAfter },
    confidence: row.confidence,
  }
}

function speakerOf(actor: Pick<Actor, 'name' | 'kind' | 'provisional'>) {
  return { name: actor.name, kind: actor.kind, surnameOnly: actor.provisional }
}

/** An actor on file, as extraction would name it. */
export async function readSpeaker(tx: Prisma.TransactionClient, actorId: string) {
  const [actor] = await readActorRows(tx, [actorId])
  if (actor === undefined) throw new Error(`the actor ${actorId} vanished`)
  return speakerOf(actor)
}

/** The report before a decision, as it was kept. */
export function readState(json: Prisma.JsonValue): ExtractedReport {
  const state = json as unknown as ExtractedReport
  // Those from before 0.3.0 tell no act.
  return { ...state, act: state.act ?? null, saidAt: readTime(state.saidAt) }
}

/** What a decision set, as it was kept; nothing where it set nothing. */
export function readChange(json: Prisma.JsonValue): KeptChange {
  const change = (json ?? {}) as unknown as KeptChange
  return change.saidAt == null ? change : { ...change, saidAt: readTime(change.saidAt) }
}

function readTime(time: SaidAt | null): SaidAt | null {
  return time && { ...time, earliest: new Date(time.earliest), latest: new Date(time.latest) }
}

// jsonb takes no half of a character, wherever it may have been cut.
function toJson(value: object): Prisma.InputJsonObject {
  return JSON.parse(JSON.stringify(value, (_, part) => (typeof part === 'string' ? part.toWellFormed() : part)))
}
