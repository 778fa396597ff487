/** How many go on in one turn of the event loop: each takes some tenths of a millisecond. */
const MOST_IN_A_TURN = 16

const waiting: (() => void)[] = []

/**
 * Resolves when it is the caller's turn: a few go on in each turn of the event loop, first come, first served. Thousands
 * who come back at once would else have everybody else wait until all have been served.
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
