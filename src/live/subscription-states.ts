//                begun           atHead
//        new ───────────▶ reading ─────▶ attached
//                         │ ▲ ▲ ◀────────── │ │
//                  filled │ │ │ letGo,      │ │
//                         ▼ │ │ erased      │ │
//                       paused ◀────────────┘ │
//                             filled          │
//        from each of them: over ──▶ ended ◀──┘

/**
 * What a subscription does.
 *
 * - `new`: its place is known, and nothing is read yet.
 * - `reading`: it follows the journal by itself.
 * - `attached`: it is at the head, and gets results that are made once for all readers.
 * - `paused`: too much waits for its reader. It reads on from its place when that has been taken.
 * - `ended`: nothing more is sent.
 */
export type State = 'new' | 'reading' | 'attached' | 'paused' | 'ended'

/**
 * What happens to it.
 *
 * - `begun`: its reader asks for events.
 * - `atHead`: it has read all there is, and the fan-out takes it.
 * - `letGo`: the fan-out no longer sends to it.
 * - `filled`, `emptied`: too much waits to be taken; all has been taken.
 * - `erased`: what it made, or what waits, may hold words that are gone. It reads again from its place.
 * - `over`: its reader, the service or a fault ends it.
 */
export type Trigger = 'begun' | 'atHead' | 'letGo' | 'filled' | 'emptied' | 'erased' | 'over'

/** The state after a trigger; null where it changes nothing. A state that leads to itself is begun again. */
export const NEXT: Record<State, Record<Trigger, State | null>> = {
  new: {
    begun: 'reading',
    atHead: null,
    letGo: null,
    filled: null,
    emptied: null,
    erased: null,
    over: 'ended',
  },
  reading: {
    begun: null,
    atHead: 'attached',
    letGo: null,
    filled: 'paused',
    emptied: null,
    erased: 'reading',
    over: 'ended',
  },
  attached: {
    begun: null,
    atHead: null,
    letGo: 'reading',
    filled: 'paused',
    emptied: null,
    erased: 'reading',
    over: 'ended',
  },
  paused: {
    begun: null,
    atHead: null,
    letGo: null,
    filled: null,
    emptied: 'reading',
    erased: 'reading',
    over: 'ended',
  },
  ended: {
    begun: null,
    atHead: null,
    letGo: null,
    filled: null,
    emptied: null,
    erased: null,
    over: null,
  },
}
