/** While many ask, the least time from the begin of one answer to the next. */
const APART_MS = 20

/**
 * The same question, asked once for all who ask it in the same moment. Everybody's answer was begun after they asked;
 * whoever asks alone does not wait.
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
