import type { DeliveryState } from '../../domain/watch/sending/channel.ts'
import { Prisma } from '../prisma/client.ts'
import type { Listing } from '../search/listing.ts'

/** Channels of one principal, or of all, the last made first. */
export function channelsOf(ownerId: string | null): Listing {
  return {
    name: 'channels',
    from: Prisma.sql`channels r`,
    where: ownerId === null ? Prisma.sql`TRUE` : Prisma.sql`r.owner_id = ${ownerId}::uuid`,
    id: Prisma.sql`r.id`,
    key: [
      { column: Prisma.sql`r.created_at`, kind: 'instant' },
      { column: Prisma.sql`r.id`, kind: 'uuid' },
    ],
    descending: true,
  }
}

/** What goes or went through a channel, the last planned first; of one state, or all. */
export function deliveriesIn(state: DeliveryState | null): Listing {
  return {
    name: 'deliveries',
    from: Prisma.sql`deliveries r`,
    where: state === null ? Prisma.sql`TRUE` : Prisma.sql`r.state = ${state}::"DeliveryState"`,
    owner: Prisma.sql`r.channel_id = o.id`,
    id: Prisma.sql`r.id`,
    key: [
      { column: Prisma.sql`r.created_at`, kind: 'instant' },
      { column: Prisma.sql`r.id`, kind: 'uuid' },
    ],
    descending: true,
  }
}
