import { passes, readDocument } from '../../domain/filter/evaluate.ts'
import type { EntryCause } from '../../domain/journal/entry.ts'
import type { StatementVersion } from '../../domain/journal/version.ts'
import type { AlertKind } from '../../domain/watch/definition.ts'
import { type UntoldReason, whyUntold } from '../../domain/watch/fate.ts'
import type { MuteSubject } from '../../domain/watch/mute.ts'
import { readDecided } from '../../store/alerts/alerts.ts'
import { readSendings } from '../../store/deliveries/sendings.ts'
import { prepareFilter } from '../../store/search/linguistics.ts'
import {
  type AlertOfFate,
  type DefinitionOfFate,
  readAlertsOf,
  readDefinitions,
  readPlacesOf,
  readToldBefore,
} from '../../store/watches/fates.ts'
import type { Context } from '../relay/context.ts'
import { type FailedCondition, matchEach } from './matches.ts'
import { textOfSending } from './sending-texts.ts'
import { minute } from './wording.ts'

/** What became of a statement for a watch. */
export interface WatchFate {
  statementId: string
  outcome: 'TOLD' | 'FOLDED' | 'MUTED' | UntoldReason['outcome']
  /** When it was told, or what it depends on happened. */
  at: Date | null
  kinds: AlertKind[]
  alertId: string | null
  /** How the alert went through each of the caller's channels, a sentence each. */
  deliveries: string[]
  failed: FailedCondition | null
  text: string
}

/**
 * What became of statements for a watch, as far as the caller is told. `since`: when the article that is asked about first
 * reported each of them; what was told before came from another one.
 */
export async function fatesOf(
  context: Context,
  watchId: string,
  statementIds: readonly string[],
  since: ReadonlyMap<string, Date>,
): Promise<WatchFate[]> {
  if (statementIds.length === 0) return []
  const { prisma, principal } = context
  const told = await readAlertsOf(prisma, { watchId, principalId: principal.id }, statementIds)
  const before = await readToldBefore(prisma, watchId, statementIds)
  const untold = statementIds.filter((id) => !(told.some(({ askedId }) => askedId === id) || before.has(id)))
  const reasons = await whyEachUntold(context, watchId, untold)
  const fates = statementIds.map((id) => {
    const alerts = told.filter(({ askedId }) => askedId === id)
    const forgotten = before.get(id)
    if (alerts.length === 0 && forgotten !== undefined) return fateOfForgotten(id, forgotten)
    return reasons.get(id) ?? fateOfTold(id, alerts, since.get(id) ?? null)
  })
  const sendings = await readSendings(
    prisma,
    principal.id,
    fates.flatMap(({ alertId }) => alertId ?? []),
  )
  return fates.map((fate) => {
    return { ...fate, deliveries: sendings.filter(({ alertId }) => alertId === fate.alertId).map(textOfSending) }
  })
}

function fateOfTold(statementId: string, alerts: readonly AlertOfFate[], since: Date | null): WatchFate {
  const own = since === null ? alerts : alerts.filter(({ at }) => at >= since)
  const [alert] = own.length > 0 ? own : alerts.slice(-1)
  if (alert === undefined) throw new Error('an alert is missing')
  const { id: alertId, at, kinds, mute } = alert
  const isFolded = own.length === 0 || (since === null && alert.statementId !== statementId)
  const how = `as ${kinds.join(', ')}`
  const fate = { statementId, at, kinds, alertId, deliveries: [], failed: null }
  const more = [burstOfFate(alert), recipientOf(alert)].filter((text) => text !== null).join(' ')
  const say = (text: string) => (more === '' ? text : `${text} ${more}`)
  if (isFolded) {
    const text = `Folded into a statement that was told on ${minute(at)}, ${how}: an utterance is told once.`
    return { ...fate, outcome: 'FOLDED', text: say(text) }
  }
  if (mute !== null) {
    const until = mute.until === null ? '' : ` until ${minute(mute.until)}`
    const text = `Recorded on ${minute(at)}, ${how}, and hidden from you: you have muted ${MUTED[mute.subject]}${until}.`
    return { ...fate, outcome: 'MUTED', text: say(text) }
  }
  return { ...fate, outcome: 'TOLD', text: say(`Told on ${minute(at)}, ${how}.`) }
}

function fateOfForgotten(statementId: string, { at, kinds }: { at: Date; kinds: AlertKind[] }): WatchFate {
  const text = `Told on ${minute(at)}, as ${kinds.join(', ')}: the alert is so old that it is not kept any more.`
  return { statementId, outcome: 'TOLD', at, kinds, alertId: null, deliveries: [], failed: null, text }
}

const MUTED: Record<MuteSubject, string> = {
  WATCH: 'the watch',
  STATEMENT: 'the statement',
  TOPIC: 'one of its topics',
  ACTOR: 'its speaker',
  SOURCE: 'its only source',
}

function burstOfFate({ inBurst, burstAt }: AlertOfFate): string | null {
  return inBurst > 1 ? `It is in a burst of ${inBurst} that began on ${minute(burstAt)}.` : null
}

function recipientOf({ isMine }: AlertOfFate): string | null {
  return isMine ? null : 'It was not told to you: you did not follow the watch then.'
}

async function whyEachUntold(
  { prisma, journal }: Context,
  watchId: string,
  statementIds: readonly string[],
): Promise<Map<string, WatchFate>> {
  if (statementIds.length === 0) return new Map()
  const definitions = await readDefinitions(prisma, watchId)
  const newest = definitions.at(-1)
  if (newest === undefined) throw new Error(`the watch ${watchId} has no definition`)
  // Prepared as one: what each of them asks for is among its texts.
  const all = { kind: 'any' as const, of: definitions.map(({ condition }) => condition) }
  const { queries } = await prepareFilter(prisma, all)
  const isPassed = ({ document }: StatementVersion, { condition }: DefinitionOfFate) =>
    passes(condition, readDocument(document), queries)
  const [decided, places] = await Promise.all([readDecided(prisma), readPlacesOf(prisma, statementIds)])
  const entries = await journal.readAt([...places.values()].flat())
  const matches = await matchEach(prisma, { ...(await prepareFilter(prisma, newest.condition)) }, statementIds)
  return new Map(
    statementIds.map((statementId, place): [string, WatchFate] => {
      const own = entries.filter((entry) => entry.statementId === statementId)
      const reason = whyUntold(own, definitions, isPassed, decided)
      const failed = reason.outcome === 'NO_MATCH' ? (matches[place]?.failed ?? null) : null
      const at = 'at' in reason ? reason.at : null
      const text = failed === null ? textOf(reason) : `It does not match: ${failed.text}`
      const untold = { kinds: [], alertId: null, deliveries: [] }
      return [statementId, { ...untold, statementId, outcome: reason.outcome, at, failed, text }]
    }),
  )
}

function textOf(reason: UntoldReason): string {
  if (reason.outcome === 'NO_MATCH') return 'It does not match, as far as the journal tells.'
  const at = minute(reason.at)
  switch (reason.outcome) {
    case 'BEFORE_WATCH':
      return reason.isChanged
        ? `It was there on ${at}, before the watch was changed to what it asks for now.`
        : `It was there on ${at}, before the watch. A watch tells of what comes after it.`
    case 'PAUSED':
      return `It came on ${at}, while the watch was paused.`
    case 'NOT_NEWS':
      return `It came on ${at}, and was not news: ${BROUGHT_BY[reason.cause]}.`
    case 'NOT_DECIDED':
      return `It came on ${at}, and is not decided yet: look again in a moment.`
    case 'NOT_ASKED':
      return `It came on ${at} as a new utterance. The watch tells of ${reason.tells.join(', ')} alone.`
  }
}

const BROUGHT_BY: Record<EntryCause, string> = {
  ARTICLE: 'an article brought it',
  REVISION: 'a publisher changed an article',
  BACKFILL: 'an old article was taken in for the archive',
  DESK: 'an editor decided it',
  UPKEEP: 'a kept article was read or sorted again',
}
