import { cutText } from '../given/given-text.ts'
import { matchesPath } from './path-pattern.ts'
import type { Act, RightsRefusal } from './rights.ts'

/**
 * What a robots.txt refuses by `Content-Signal: search=no, ai-input=no` (contentsignals.org), by the path.
 *
 * What is said to us by name counts before what is said to all, as with its other rules. A signal may begin with the path for which
 * it is meant. `ai-train` refuses nothing here, as nothing is trained.
 */
export function openContentSignals(robots: string, product: string): (path: string) => RightsRefusal[] {
  const lines = linesFor(robots, product).filter(({ key }) => key === 'content-signal')
  const signals = lines.map(({ value }) => readSignal(value))
  return (path) => refusalsOf(signals, 'robots.txt', path)
}

/** Those lines of a robots.txt that are for us, and are about reading or using what is there, as they stand: the first few. */
export function robotsLinesFor(robots: string, product: string): string[] {
  const lines = linesFor(robots, product).filter(({ key, value }) => SHOWN.test(key) && value.trim() !== '')
  return lines.slice(0, MOST_SHOWN).map(({ line }) => cutText(line.trim(), MOST_CHARACTERS_SHOWN))
}

const SHOWN = /^(?:content-signal|license|disallow|allow|crawl-delay)$/
const MOST_SHOWN = 50
const MOST_CHARACTERS_SHOWN = 300

/** The same of a `Content-Signal` header. */
export function readContentSignalHeader(header: string | null, path: string): RightsRefusal[] {
  return header === null ? [] : refusalsOf([readSignal(header)], 'the Content-Signal header', path)
}

interface ContentSignal {
  /** The paths for which it is meant; undefined: all. */
  pattern: string | undefined
  /** What it says no to, in lower case. */
  refused: string[]
}

function readSignal(text: string): ContentSignal {
  const [, pattern, said = ''] = /^\s*(\/\S*)?\s*(.*)$/.exec(text) ?? []
  const refused = [...said.matchAll(/(?<![\w-])([\w-]{1,40})\s{0,9}=\s{0,9}(?:no?)(?![\w-])/gi)]
  return { pattern, refused: refused.map(([, key = '']) => key.toLowerCase()) }
}

function refusalsOf(signals: readonly ContentSignal[], where: string, path: string): RightsRefusal[] {
  const meant = signals.filter(({ pattern }) => pattern === undefined || matchesPath(pattern, path))
  const refused = new Set(meant.flatMap((signal) => signal.refused))
  return SIGNALS.filter(({ key }) => refused.has(key)).map(({ key, refuses, text }) => ({
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

interface RobotsLine {
  /** In lower case. */
  key: string
  value: string
  /** Both, without a comment. */
  line: string
}

/** The lines for our name, else for all; before them what stands before all names, and licences, which are for all. */
function linesFor(robots: string, product: string): RobotsLine[] {
  // A group without rules is one in which nothing is refused, so it counts as well.
  const groups = new Map<string, RobotsLine[]>([['', []]])
  const ours = new Set([product.toLowerCase(), '*'])
  // Of thousands of names only two matter.
  let names = ['']
  let isNaming = false
  for (const text of robots.split(/\r\n|\r|\n/)) {
    const [line = '', key = '', value = ''] = /^\ufeff?\s*([\w-]{1,40})\s*:([^#]*)/.exec(text) ?? []
    if (key === '') continue
    const lower = key.toLowerCase()
    const isName = lower === 'user-agent'
    if (isName) {
      const name = value.split('/', 1)[0]?.trim().toLowerCase() ?? ''
      if (!isNaming) names = []
      if (ours.has(name) && !names.includes(name)) names.push(name)
      if (ours.has(name) && !groups.has(name)) groups.set(name, [])
    }
    isNaming = isName
    if (!isName)
      for (const name of lower === 'license' ? [''] : names) groups.get(name)?.push({ key: lower, value, line })
  }
  return [...(groups.get('') ?? []), ...(groups.get(product.toLowerCase()) ?? groups.get('*') ?? [])]
}
