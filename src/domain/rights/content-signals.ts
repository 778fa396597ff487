import { matchesPath } from './path-pattern.ts'
import type { Act, RightsRefusal } from './rights.ts'

/**
 * What a robots.txt refuses by `Content-Signal: search=no, ai-input=no` (contentsignals.org) for a path.
 *
 * What is said to us by name counts before what is said to all, as with its other rules. A signal may begin with the path for which
 * it is meant. `ai-train` refuses nothing here, as nothing is trained.
 */
export function readContentSignals(robots: string, product: string, path: string): RightsRefusal[] {
  const groups = groupsOf(robots)
  const signals = groups.get(product.toLowerCase()) ?? groups.get('*') ?? []
  return refusalsOf([...(groups.get('') ?? []), ...signals], 'robots.txt', path)
}

/** The same of a `Content-Signal` header. */
export function readContentSignalHeader(header: string | null, path: string): RightsRefusal[] {
  return header === null ? [] : refusalsOf([header], 'the Content-Signal header', path)
}

function refusalsOf(signals: readonly string[], where: string, path: string): RightsRefusal[] {
  const refused = signals.flatMap((signal) => {
    const [, pattern, said = ''] = /^\s*(\/\S*)?\s*(.*)$/.exec(signal) ?? []
    if (pattern !== undefined && !matchesPath(pattern, path)) return []
    return [...said.matchAll(/([\w-]{1,40})\s{0,9}=\s{0,9}(?:no?)(?![\w-])/gi)].map(([, key = '']) => key.toLowerCase())
  })
  return SIGNALS.filter(({ key }) => refused.includes(key)).map(({ key, refuses, text }) => ({
    signal: 'CONTENT_SIGNAL',
    refuses,
    where,
    text: `${text} (Content-Signal: ${key}=no in ${where})`,
  }))
}

const SIGNALS: { key: string; refuses: Act[]; text: string }[] = [
  { key: 'search', refuses: ['FETCH'], text: 'The publisher does not want to be found by search' },
  { key: 'ai-input', refuses: ['AI_INPUT'], text: 'The publisher does not want language models to read it' },
]

/** The signals for each name a robots.txt calls crawlers by, in lower case; '' is for what stands before all names. */
function groupsOf(robots: string): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  let names = ['']
  let isNaming = false
  for (const line of robots.split(/\r\n|\r|\n/)) {
    const [, key = '', value = ''] = /^\ufeff?\s*([\w-]{1,40})\s*:([^#]*)/.exec(line) ?? []
    if (key === '') continue
    const isName = key.toLowerCase() === 'user-agent'
    if (isName) names = [...(isNaming ? names : []), value.split('/', 1)[0]?.trim().toLowerCase() ?? '']
    isNaming = isName
    // A group without signals is one in which nothing is refused.
    for (const name of names) {
      const signals = groups.get(name) ?? []
      if (key.toLowerCase() === 'content-signal') signals.push(value)
      groups.set(name, signals)
    }
  }
  return groups
}
