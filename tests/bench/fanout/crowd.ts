import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Order, Word } from './crowd-process.ts'

/** Many clients of one server, in processes of their own. */
export interface Crowd {
  /** Opens clients; `subscriptions` holds each one's payload as JSON, `topics` its topic. */
  join(to: { port: number; credentials?: object }, subscriptions: string[], topics: readonly number[]): Promise<void>
  /** How many clients have one of these topics. */
  reached(topics: readonly number[]): number
  /** Runs `publish`, and resolves once every event has reached everybody it should. */
  receive(events: { mark: number; topics: readonly number[] }[], publish: () => Promise<void>): Promise<Receipts>
  close(): void
}

interface Receipts {
  /** By mark. */
  times: Map<number, number[]>
  /** Of one frame's text. */
  bytes: number
}

const CLIENTS_PER_PROCESS = 5_000

export function openCrowd(patienceMs: number): Crowd {
  const members: { child: ChildProcess; topics: number[] }[] = []
  let lost: string | null = null

  const enlist = () => {
    const child = fork(fileURLToPath(new URL('crowd-process.ts', import.meta.url)), { execArgv: ['--import', 'tsx'] })
    child.on('message', (word: Word) => {
      if (word.word === 'lost') lost ??= word.reason
    })
    const member = { child, topics: [] as number[] }
    members.push(member)
    return member
  }
  const heard = <Kind extends Word['word']>(child: ChildProcess, wanted: Kind) =>
    new Promise<Extract<Word, { word: Kind }>>((resolve, reject) => {
      const give = (error: Error | null, word?: Word) => {
        clearTimeout(timer)
        child.off('message', listen)
        if (error === null) resolve(word as Extract<Word, { word: Kind }>)
        else reject(error)
      }
      const listen = (word: Word) => {
        if (word.word === wanted) give(null, word)
        else if (word.word === 'lost') give(new Error(`a client was lost: ${word.reason}`))
      }
      const timer = setTimeout(() => give(new Error(`no "${wanted}" within ${patienceMs} ms`)), patienceMs)
      child.on('message', listen)
    })
  const order = (child: ChildProcess, what: Order) => void child.send(what)
  const countIn = (own: readonly number[], topics: readonly number[]) =>
    own.filter((topic) => topics.includes(topic)).length

  return {
    async join({ port, credentials }, subscriptions, topics) {
      for (let from = 0; from < subscriptions.length; ) {
        let member = members.at(-1) ?? enlist()
        if (member.topics.length >= CLIENTS_PER_PROCESS) member = enlist()
        const to = Math.min(subscriptions.length, from + CLIENTS_PER_PROCESS - member.topics.length)
        const joined = heard(member.child, 'joined')
        order(member.child, {
          order: 'join',
          port,
          ...(credentials === undefined ? {} : { credentials }),
          subscriptions: subscriptions.slice(from, to),
        })
        member.topics.push(...topics.slice(from, to))
        await joined
        from = to
      }
    },
    reached: (topics) => members.reduce((sum, member) => sum + countIn(member.topics, topics), 0),
    async receive(events, publish) {
      if (lost !== null) throw new Error(`a client was lost: ${lost}`)
      const marks = events.map(({ mark }) => mark)
      const all = members.map(({ child, topics }) => {
        const done = heard(child, 'all')
        order(child, { order: 'expect', marks, each: events.map((event) => countIn(topics, event.topics)) })
        return done
      })
      // Whoever fails first is thrown below; the others must not go unheard.
      for (const one of all) one.catch(() => undefined)
      await publish()
      await Promise.all(all)
      const told = await Promise.all(
        members.map(({ child }) => {
          const answer = heard(child, 'told')
          order(child, { order: 'tell' })
          return answer
        }),
      )
      const times = new Map<number, number[]>()
      for (const { receipts } of told)
        for (const [mark, those] of receipts) times.set(mark, [...(times.get(mark) ?? []), ...those])
      return { times, bytes: Math.max(...told.map((one) => one.bytes)) }
    },
    close() {
      for (const { child } of members) child.kill()
    },
  }
}
