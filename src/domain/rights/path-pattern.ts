/**
 * Whether a path begins as a pattern says, in which `*` stands for anything and a `$` at its end for the end: the patterns of
 * RFC 9309, which RSL and tdmrep.json use as well. Takes as long as both are, however many `*` there are.
 */
export function matchesPath(pattern: string, path: string): boolean {
  const isWhole = pattern.endsWith('$')
  const [first = '', ...rest] = (isWhole ? pattern.slice(0, -1) : pattern).split('*')
  if (!path.startsWith(first)) return false
  if (rest.length === 0) return !isWhole || path === first
  const last = rest.pop() ?? ''
  let at = first.length
  for (const part of rest) {
    const found = path.indexOf(part, at)
    if (found === -1) return false
    at = found + part.length
  }
  return isWhole ? path.length - last.length >= at && path.endsWith(last) : path.includes(last, at)
}
