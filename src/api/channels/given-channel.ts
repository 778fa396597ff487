import { findTextProblem } from '../../domain/given/given-text.ts'
import { isMailAddress } from '../../domain/given/mail-address.ts'
import { knownZone } from '../../domain/language/calendar.ts'
import type { ChannelKind } from '../../domain/watch/sending/channel.ts'
import { watchesToldTo } from '../../store/deliveries/channels.ts'
import { readAddress, readGivenName } from '../feeds/given-feed.ts'
import type { Context } from '../relay/context.ts'
import { refuse } from '../relay/failures.ts'
import { idOf } from '../relay/global-id.ts'

const MOST_WATCHES = 100
const LONGEST_DOCUMENT = 20_000

/** @throws InvalidInput */
export function readChannelName(given: string): string {
  return readGivenName('name', given)
}

/** Where a channel of a kind sends to; null where it does not send. @throws InvalidInput */
export function readTarget({ outgoing }: Context, kind: ChannelKind, given: string | null): string | null {
  if (kind === 'FEED') return given === null ? null : refuse('address', 'is not for a FEED, which gets one by itself')
  if (given === null) return refuse('address', 'is missing: say where to send to')
  if (kind === 'MAIL') return readMailAddress(given)
  const address = readAddress('address', given)
  const problem = outgoing.addressProblem(address)
  return problem === null ? address : refuse('address', `cannot be sent to: ${problem}`)
}

function readMailAddress(given: string): string {
  const address = given.trim()
  return isMailAddress(address) ? address : refuse('address', 'is not one mail address')
}

/** An address as its owner may see it: what may be a secret is left out. */
export function shownTarget(kind: ChannelKind, address: string): string {
  if (kind === 'MAIL' || kind === 'FEED') return address
  const { origin, search } = new URL(address)
  if (kind !== 'WEBHOOK') return `${origin}/...`
  return search === '' ? address : `${address.slice(0, address.indexOf('?'))}?...`
}

/** The watches that a channel tells of; null: all. @throws InvalidInput */
export async function readWatches(
  { writer, principal }: Context,
  given: readonly string[] | null,
): Promise<string[] | null> {
  if (given === null) return null
  if (given.length === 0 || given.length > MOST_WATCHES) refuse('watchIds', `are 1 to ${MOST_WATCHES}, or null for all`)
  const ids = given.map((id, index) => idOf('Watch', id) ?? refuse(`watchIds.${index}`, 'is not the id of a watch'))
  const told = await watchesToldTo(writer, principal.id, ids)
  const other = ids.findIndex((id) => !told.has(id))
  if (other !== -1) refuse(`watchIds.${other}`, 'is not a watch that tells you: follow it first')
  return [...new Set(ids)]
}

/** @throws InvalidInput */
export function readZone(given: string): string {
  return given !== '' && knownZone(given) === given
    ? given
    : refuse('timeZone', 'is not a time zone such as "Europe/Berlin"')
}

/** @throws InvalidInput */
export function readWithin(path: 'hour' | 'weekday', given: number, most: number): number {
  return given >= 0 && given <= most ? given : refuse(path, `is not from 0 to ${most}`)
}

/** What a webhook's messages say where nothing is said of that: who said what, when, where it stands, and why it is told. */
const DEFAULT_DOCUMENT = `{
  kinds
  at
  watch { name }
  was { text form act actor { name } office { name } }
  statement { id reports(first: 1) { nodes { article { url title source { name } } } } }
  baseline { text }
  why { text }
}`

/** The document of a new channel: what was given, also null; where nothing was, that of its kind. */
export function documentOf(kind: ChannelKind, given: string | null | undefined): string | null {
  if (given !== undefined) return given
  return kind === 'WEBHOOK' ? DEFAULT_DOCUMENT : null
}

/** @throws InvalidInput */
export function readPayload({ outgoing, principal }: Context, kind: ChannelKind, given: string | null): string | null {
  if (given === null) return null
  if (kind !== 'WEBHOOK') refuse('document', 'is for a WEBHOOK alone')
  const unclean = findTextProblem(given, LONGEST_DOCUMENT)
  if (unclean !== null) refuse('document', unclean)
  const problem = outgoing.documentProblem(given, principal)
  return problem === null ? given : refuse('document', `cannot be run: ${problem}`)
}
