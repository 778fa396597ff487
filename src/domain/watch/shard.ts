/** Part of all watches: each is decided by one process at a time, with a place in the journal of its own. */
export type Shard = number

/** How many there are. The table `alert_shards` and the SQL of `readInForce` know it too. */
const SHARDS = 16
export const ALL_SHARDS: readonly Shard[] = Array.from({ length: SHARDS }, (_, shard) => shard)

/** By the last digit of the id, which is random. */
export function shardOf(watchId: string): Shard {
  return Number.parseInt(watchId.slice(-1), SHARDS)
}

/** How many shards the process has that stands at this place, counted from 0, of so many: as even as can be. */
export function shareOf(place: number, processes: number): number {
  return Math.floor(SHARDS / processes) + (place < SHARDS % processes ? 1 : 0)
}
