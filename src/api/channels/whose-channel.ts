import { isAllowed } from '../../domain/statement/principal.ts'
import type { WhichChannel } from '../../store/deliveries/channels.ts'
import type { Context } from '../relay/context.ts'
import { refuse } from '../relay/failures.ts'
import { idOf } from '../relay/global-id.ts'

/** The channel of an id, if it is the caller's, or the caller an admin; null for the id of something else. */
export function whoseChannel({ principal }: Context, id: string): WhichChannel | null {
  const own = idOf('Channel', id)
  if (own === null) return null
  return { id: own, ownerId: isAllowed(principal, 'ADMIN') ? null : principal.id }
}

/** The same of an input. @throws InvalidInput */
export function requireChannel(context: Context, id: string): WhichChannel {
  return whoseChannel(context, id) ?? refuseChannel()
}

/** @throws InvalidInput */
export function refuseChannel(): never {
  return refuse('id', 'is not the id of a channel of yours')
}
