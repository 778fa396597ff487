import { findBreadth } from '../../alerts/breadth.ts'
import { BY_THE_HOUR, type WatchDefinition } from '../../domain/watch/definition.ts'
import type { BroadPart } from '../../domain/watch/tried/broad.ts'
import type { Estimate } from '../../domain/watch/tried/wilson.ts'
import { readSlugs } from '../../store/catalogue/resolve-names.ts'
import { prepareFilter } from '../../store/search/linguistics.ts'
import { idsIn, readableFilter } from '../filter/readable-filter.ts'
import { builder } from '../relay/builder.ts'
import type { Context } from '../relay/context.ts'
import { Failure } from '../relay/failures.ts'

interface BroadCondition extends Omit<BroadPart, 'condition'> {
  /** As a StatementFilter. */
  asked: Record<string, unknown>
  text: string
}

/** A watch would tell of more than a person reads. */
export class WatchTooBroad extends Error {
  override readonly name = 'WatchTooBroad'
  readonly perDay: Estimate
  readonly mostPerDay: number
  readonly conditions: BroadCondition[]

  constructor(perDay: Estimate, mostPerDay: number, conditions: BroadCondition[]) {
    const about = Math.round(perDay.value).toLocaleString('en')
    const [broadest] = conditions
    const why = broadest === undefined ? '' : ` ${broadest.text}`
    super(
      `In the last week this watch would have told of about ${about} alerts a day, and MAX_ALERTS_PER_DAY is ${mostPerDay}.${why} Ask for less, or save it with \`insist: true\`.`,
    )
    this.perDay = perDay
    this.mostPerDay = mostPerDay
    this.conditions = conditions
  }
}

/** @throws WatchTooBroad where it would tell of more than a watch may, unless its author insists. */
export async function refuseTooBroad(
  context: Context,
  { condition, tells, burstMinutes, isPaused }: WatchDefinition & { isPaused: boolean },
): Promise<void> {
  // As a reader: what one asks for may take as long as a query may, and holds up nothing that writes.
  const { prisma, journal, maxAlertsPerDay: mostPerDay, principal } = context
  const tried = tells.filter((kind) => !BY_THE_HOUR.includes(kind))
  if (isPaused || tried.length === 0) return
  const filter = await prepareFilter(prisma, condition)
  const given = { watchId: null, filter, tells: tried, silenceDays: null, burstMinutes }
  const about = { mostPerDay, now: new Date(), principalId: principal.id }
  const breadth = await findBreadth(prisma, journal, given, about)
  if (breadth === null) return
  const ids = breadth.parts.flatMap((part) => Object.values(idsIn(part.condition)).flat())
  const slugs = ids.length === 0 ? new Map<string, string>() : await readSlugs(prisma, [...new Set(ids)])
  const conditions = breadth.parts.map(({ condition: part, share, brings }): BroadCondition => {
    const asked = readableFilter(part, slugs)
    const shown = JSON.stringify(asked)
    const text =
      brings === null
        ? `${shown} lets ${percent(share)} of all through.`
        : `${shown} alone brings ${percent(brings)} of the alerts.`
    return { share, brings, asked, text }
  })
  throw new WatchTooBroad(breadth.perDay, mostPerDay, conditions)
}

function percent(share: number): string {
  return share > 0 && share < 0.01 ? 'less than 1 %' : `${Math.round(100 * share)} %`
}

const Broad = builder.objectRef<BroadCondition>('BroadCondition').implement({
  description: 'A condition that makes a watch broad. Since 0.6.0.',
  fields: (t) => ({
    asked: t.field({
      type: 'JSON',
      description: 'The condition as a StatementFilter, with slugs for ids. Of a list that has several, one value.',
      resolve: ({ asked }) => asked,
    }),
    share: t.exposeFloat('share', {
      description: 'What share of all that came in during the last week passes it alone, 0 to 1: of a sample of 300.',
    }),
    brings: t.exposeFloat('brings', {
      nullable: true,
      description: 'Of an alternative: what share of the alerts only it brings, 0 to 1. Null: all must pass it.',
    }),
    text: t.exposeString('text', { description: 'The same as a sentence, for people.' }),
  }),
})

builder.objectType(WatchTooBroad, {
  name: 'WatchTooBroad',
  description:
    'The watch would tell of more alerts a day than `MAX_ALERTS_PER_DAY`, on average of the last week. Make it narrower, or insist. Since 0.6.0.',
  interfaces: [Failure],
  fields: (t) => ({
    perDay: t.expose('perDay', { type: 'Estimate', description: 'How many alerts a day it would have told of.' }),
    mostPerDay: t.exposeInt('mostPerDay', { description: 'How many it may.' }),
    conditions: t.field({
      type: [Broad],
      description: 'What makes it so broad, the broadest first: at most five.',
      resolve: ({ conditions }) => conditions,
    }),
  }),
})
