/** Something that stands for as long as a signal does not abort. */
export interface Ending {
  onAbort(signal: AbortSignal): void
}

const standing = new WeakMap<AbortSignal, Set<Ending>>()

/** Has it told when the signal aborts. One listener, however many there are: a listener each is memory for each. */
export function endWith(signal: AbortSignal, ending: Ending): void {
  const known = standing.get(signal)
  if (known !== undefined) return void known.add(ending)
  const all = new Set([ending])
  standing.set(signal, all)
  signal.addEventListener('abort', () => {
    for (const each of all) each.onAbort(signal)
    all.clear()
  })
}

/** It is over already. */
export function endNoMore(signal: AbortSignal, ending: Ending): void {
  standing.get(signal)?.delete(ending)
}
