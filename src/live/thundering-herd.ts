// After a network failure, thousands of clients may come back in one moment.

/** While many ask, the least time between the starts of two answers. */
const APART_MS = 20

/**
 * Asks a question once for all callers who ask it in the same moment. Each caller gets an answer that was begun after the
 * call. A caller who is alone does not wait.
 */
export function together<Subject extends object, Answer>(
  ask: (subject: Subject) => Promise<Answer>,
): (subject: Subject) => Promise<Answer> {
  /** By subject, what is being asked now, and what will be for those who came when that was on its way. */
  const asking = new WeakMap<Subject, { over: Promise<void>; next: Promise<Answer> | null }>()
  const begin = (subject: Subject): Promise<Answer> => {
    const answer = ask(subject)
    const over = Promise.allSettled([answer, pause(APART_MS)]).then(() => {
      if (own.next === null) asking.delete(subject)
    })
    const own = { over, next: null }
    asking.set(subject, own)
    return answer
  }
  return (subject) => {
    const current = asking.get(subject)
    if (current === undefined) return begin(subject)
    current.next ??= current.over.then(() => begin(subject))
    return current.next
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** How many go on in one turn of the event loop: each takes some tenths of a millisecond. */
const MOST_IN_A_TURN = 16

const waiting: (() => void)[] = []

/**
 * Resolves when it is the caller's turn: a few go on in each turn of the event loop, first come, first served. Otherwise
 * all others would wait until thousands who come back at once have been served.
 */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve)
    if (waiting.length === 1) setImmediate(goOn)
  })
}

function goOn(): void {
  for (const next of waiting.splice(0, MOST_IN_A_TURN)) next()
  if (waiting.length > 0) setImmediate(goOn)
}
