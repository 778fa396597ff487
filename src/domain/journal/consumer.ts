import type { Position } from './entry.ts'

/** A named reader. Names are a principal's own. */
export interface ConsumerId {
  principalId: string
  name: string
}

/** A named reader's place in its stream. */
export interface ConsumerPlace extends ConsumerId {
  stream: string
  cursor: string
  /** The cursor's. */
  position: Position
  within?: string | undefined
}

export type OpenedConsumer =
  /** Where it goes on: what it last acknowledged, or, if it never did, where it began. */
  | { kind: 'opened'; cursor: string; isAcknowledged: boolean }
  | { kind: 'otherStream' }
  | { kind: 'invalid'; message: string }

/** Where the places of named readers are kept. */
export interface ConsumerStore {
  /** Opens a named reader, and puts it on file where it is new: it then begins at the place given. */
  open(place: ConsumerPlace): Promise<OpenedConsumer>
  /** The stream that a reader reads; null where there is none of this name. */
  streamOf(id: ConsumerId): Promise<string | null>
  /**
   * Moves a reader forward; an older place changes nothing. Returns the cursor that it has now, null if it was forgotten.
   * Before the first acknowledgement any place counts, since it is the reader's own word.
   */
  acknowledge(place: ConsumerPlace): Promise<string | null>
  /** Says that a reader is still there, though it has nothing to say. Never rejects. */
  keep(id: ConsumerId): Promise<void>
}
