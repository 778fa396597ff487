import type { Logger } from 'pino'
import type { Entry, JournalReader } from '../../src/domain/journal/entry.ts'
import { openFanout } from '../../src/live/fan-out.ts'
import { openHub } from '../../src/live/hub.ts'
import type { Live, PlacedStream } from '../../src/live/place.ts'
import { Reader } from '../../src/live/reader.ts'
import type { StreamEvent } from '../../src/live/stream.ts'
import { NO_VALUES } from './conditions.ts'

/** A journal without a database, in which nothing is ever said: each entry is a tick. */
export interface Ticks {
  live: Live
  /** One more entry. */
  tick(): void
  /** Opens a reader of all ticks from now on. */
  read(): Reader
  /** The same, of a stream on which the first tick is a fault. */
  readFaulty(): Reader
  /** How many of those are being read. */
  reading(): number
  close(): Promise<void>
}

const EPOCHS = [{ id: 'ticks', firstPosition: 1 }]

export async function openTicks(log: Logger): Promise<Ticks> {
  const entries: Entry[] = []
  const journal: JournalReader = {
    bounds: async () => ({ oldest: 1, head: entries.length }),
    read: async (after, limit) => entries.slice(after, after + limit),
    next: async () => null,
    forgetToday: () => undefined,
  }
  const hub = await openHub(journal, 60_000, log)
  const fanout = openFanout(hub, EPOCHS, 60_000)
  let open = 0
  const live: Live = {
    hub,
    journal,
    epochs: EPOCHS,
    progressMs: 60_000,
    fanout,
    consumers: {
      open: async ({ cursor }) => ({ kind: 'opened', cursor, isAcknowledged: false }),
      streamOf: async () => null,
      acknowledge: async () => null,
      keep: async () => undefined,
    },
  }
  /** A reader that is counted while it is read. */
  class Counted extends Reader {
    override subscribe(audience: Parameters<Reader['subscribe']>[0]) {
      const { sink } = audience
      open += 1
      const end = sink.end.bind(sink)
      sink.end = (how) => {
        open -= 1
        end(how)
      }
      return super.subscribe(audience)
    }
  }
  const placed = (id: string, kinds: PlacedStream['spec']['kinds']): PlacedStream => ({
    spec: { id, condition: { kind: 'all', of: [] }, queries: new Map(), kinds },
    start: { position: entries.length, link: entries.length },
    openedAt: entries.length,
  })
  return {
    live,
    tick() {
      entries.push(tickAt(entries.length + 1))
      hub.wake()
    },
    read: () => new Counted(live, placed('ticks', ['INGESTED']), null),
    readFaulty: () => new Counted(live, placed('faults', FAULTY), null),
    reading: () => open,
    async close() {
      fanout.close()
      await hub.close()
    },
  }
}

/** How many ticks there have been: what the stream says first, once it is live, and after each. */
export function countOf(event: StreamEvent): number {
  return event.type === 'entry' ? event.entry.position : 0
}

const FAULTY: PlacedStream['spec']['kinds'] = Object.assign([], {
  includes(): never {
    throw new Error('SELECT secret FROM /etc/passwd')
  },
})

function tickAt(position: number): Entry {
  const statementId = crypto.randomUUID()
  return {
    position,
    kind: 'INGESTED',
    cause: 'ARTICLE',
    statementId,
    committedAt: new Date(0),
    before: null,
    after: {
      id: statementId,
      statementId,
      number: 1,
      text: '',
      form: 'DIRECT',
      act: null,
      actorId: null,
      officeId: null,
      reportId: null,
      saidSort: new Date(0),
      document: {
        schema: 1,
        actorIds: [],
        officeIds: [],
        topicIds: [],
        sourceIds: [],
        forms: ['DIRECT'],
        acts: [],
        languages: [],
        saidEarliest: null,
        saidLatest: null,
        ingestedAt: new Date(0),
        answeredActorIds: [],
        ...NO_VALUES,
        configuration: 'simple',
        words: '',
        contextWords: '',
      },
    },
  }
}
