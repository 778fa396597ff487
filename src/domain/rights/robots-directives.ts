import { tagsIn } from './markup.ts'
import type { Act, RightsRefusal } from './rights.ts'

/**
 * What a page refuses by its robots directives: the `X-Robots-Tag` header, and `<meta name="robots">` or one with our name.
 *
 * `noarchive` asks for no copy to be kept, `noai` for no language model to read it.
 */
export function readRobotsDirectives(header: string | null, head: string | null, product: string): RightsRefusal[] {
  const said = [{ where: 'the X-Robots-Tag header', directives: directivesOfHeader(header ?? '', product) }]
  for (const { attributes } of tagsIn(head ?? '', 'meta')) {
    const whom = attributes.get('name')?.toLowerCase()
    if (whom === 'robots' || whom === product.toLowerCase())
      said.push({ where: 'the page', directives: split(attributes.get('content') ?? '') })
  }
  return DIRECTIVES.flatMap(({ directive, refuses, text }) => {
    const place = said.find(({ directives }) => directives.includes(directive))
    if (!place) return []
    return [
      { signal: 'ROBOTS_META' as const, refuses, where: place.where, text: `${text} (${directive} in ${place.where})` },
    ]
  })
}

/** "noarchive, otherbot: noai, noindex": what follows a name is meant for it. */
function directivesOfHeader(header: string, product: string): string[] {
  let isForUs = true
  return header.split(',').flatMap((part) => {
    const [, name, directive = ''] = NAMED.exec(part) ?? []
    // These take a value after a colon themselves.
    if (isBot(name))
      isForUs = [product.toLowerCase(), 'robots', '*'].includes(name.split('/', 1)[0]?.toLowerCase() ?? '')
    return isForUs ? split(directive) : []
  })
}

/**
 * Several X-Robots-Tag headers of one answer as one. Those for all crawlers come first: a name in one does not make the next
 * one meant for it.
 */
export function joinRobotsHeaders(headers: readonly string[]): string {
  const isNamed = (header: string) => isBot(NAMED.exec(header)?.[1])
  return [...headers.filter((header) => !isNamed(header)), ...headers.filter(isNamed)].join(', ')
}

/** "otherbot: noai": a name begins with a letter, as times of day do not. */
const NAMED = /^\s*(?:([a-z*][\w./-]{0,60})\s*:)?(.*)$/i

function isBot(name: string | undefined): name is string {
  return name !== undefined && !VALUED.has(name.toLowerCase())
}

function split(text: string): string[] {
  return text.toLowerCase().split(/[\s,;]+/)
}

const DIRECTIVES: { directive: string; refuses: Act[]; text: string }[] = [
  { directive: 'noarchive', refuses: ['FULL_TEXT'], text: 'The publisher does not want copies to be kept' },
  { directive: 'noai', refuses: ['AI_INPUT'], text: 'The publisher does not want language models to read it' },
]

const VALUED = new Set(['max-snippet', 'max-image-preview', 'max-video-preview', 'unavailable_after'])
