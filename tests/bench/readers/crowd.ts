import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Order, Word } from './crowd-process.ts'

/** Many readers of one service, in processes of their own. */
export interface Crowd {
  /** Opens readers of so many distinct streams; resolves when all have caught up. */
  open(service: { port: number; key: string }, count: number, streams: number): Promise<void>
  cut(): Promise<void>
  /** How long each took to be where the journal is. */
  comeBack(): Promise<number[]>
  pause(): Promise<void>
  resume(): Promise<void>
  /** Resolves once everybody has come to this position. */
  reach(position: number): Promise<void>
  /** What was noted since this was last asked. */
  tell(): Promise<{ delivered: number; delaysMs: number[]; lost: string[]; wrong: string[] }>
  close(): void
}

const CLIENTS_PER_PROCESS = 5_000

export function openCrowd(): Crowd {
  const children: ChildProcess[] = []
  const ask = async (child: ChildProcess, order: Order): Promise<Word> => {
    const answer = once(child, 'message')
    child.send(order)
    return (await answer)[0] as Word
  }
  const all = (order: Order) => Promise.all(children.map((child) => ask(child, order)))

  return {
    async open({ port, key }, count, streams) {
      for (let left = count; left > 0; left -= CLIENTS_PER_PROCESS) {
        const path = fileURLToPath(new URL('crowd-process.ts', import.meta.url))
        const child = fork(path, { execArgv: ['--import', 'tsx'] })
        children.push(child)
        await ask(child, { order: 'open', port, key, streams, count: Math.min(left, CLIENTS_PER_PROCESS) })
      }
    },
    cut: async () => void (await all({ order: 'cut' })),
    comeBack: async () =>
      (await all({ order: 'return' })).flatMap((word) => (word.word === 'returned' ? word.tookMs : [])),
    pause: async () => void (await all({ order: 'pause' })),
    resume: async () => void (await all({ order: 'resume' })),
    reach: async (position) => void (await all({ order: 'reach', position })),
    async tell() {
      const told = (await all({ order: 'tell' })).filter((word) => word.word === 'told')
      return {
        delivered: told.reduce((sum, one) => sum + one.delivered, 0),
        delaysMs: told.flatMap((one) => one.delaysMs),
        lost: told.flatMap((one) => one.lost),
        wrong: told.flatMap((one) => one.wrong),
      }
    },
    close() {
      for (const child of children) child.kill()
    },
  }
}
