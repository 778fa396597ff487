/** Why a page is not read: a closed list. */
export type PageFault = 'TOO_LARGE' | 'TOO_DEEP' | 'TOO_MANY_PARTS' | 'TOO_SLOW' | 'NO_TEXT' | 'UNREADABLE' | 'POISON'

/** In UTF-16 code units. The largest of a thousand news pages has 1.2 million. */
export const MOST_CHARACTERS = 8 * 1024 * 1024
/** Elements of one page: those of news have 4,000 at most. */
const MOST_ELEMENTS = 120_000
/** Elements in each other: 50 at most. */
const DEEPEST = 500
/** Elements that a browser closes by itself, where the page did not: some pages close no paragraph. */
const MOST_UNCLOSED = 20_000
const MOST_ATTRIBUTES_OF_ONE = 1_000
const MOST_ATTRIBUTES = 300_000

const VOID = new Set('area base br col embed hr img input link meta param source track wbr !doctype'.split(' '))
const CLOSED_BY_ITSELF = new Set('p li dt dd tr td th thead tbody tfoot option optgroup rt rp'.split(' '))
const RAW = new Set('script style textarea title'.split(' '))

/**
 * What keeps a page from being read: null where nothing does. Parsers take time with the square of some of these, so it is
 * told from the text alone, in one pass.
 */
export function faultOf(html: string): PageFault | null {
  if (html.length > MOST_CHARACTERS) return 'TOO_LARGE'
  let elements = 0
  let depth = 0
  let unclosed = 0
  let attributes = 0
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at)) {
    const isEnd = html[at + 1] === '/'
    const name = nameAt(html, isEnd ? at + 2 : at + 1)
    if (name === '') {
      at = html.startsWith('!--', at + 1) ? after(html, '-->', at + 4) : at + 1
      continue
    }
    const tag = tagAt(html, at + 1 + name.length)
    at = tag.end
    const step = isEnd ? -1 : 1
    if (CLOSED_BY_ITSELF.has(name)) unclosed = Math.max(0, unclosed + step)
    else if (!VOID.has(name) && !tag.isClosed) depth = Math.max(0, depth + step)
    if (!isEnd) elements++
    attributes += tag.attributes
    if (depth > DEEPEST || unclosed > MOST_UNCLOSED) return 'TOO_DEEP'
    if (elements > MOST_ELEMENTS || tag.attributes > MOST_ATTRIBUTES_OF_ONE || attributes > MOST_ATTRIBUTES)
      return 'TOO_MANY_PARTS'
    if (!isEnd && RAW.has(name)) at = endOfRaw(html, name, at)
  }
  return null
}

function nameAt(html: string, from: number): string {
  const [name = ''] = /^!?[a-z][^\s/>]{0,30}/i.exec(html.slice(from, from + 32)) ?? []
  return name.toLowerCase()
}

/** Where a tag ends, and how many attributes it has. */
function tagAt(html: string, from: number): { end: number; attributes: number; isClosed: boolean } {
  let attributes = 0
  let isBetween = true
  for (let i = from; i < html.length; i++) {
    const sign = html[i]
    if (sign === '>') return { end: i + 1, attributes, isClosed: html[i - 1] === '/' }
    if ((sign === '"' || sign === "'") && html[i - 1] === '=') i = after(html, sign, i + 1) - 1
    else if (sign === ' ' || sign === '\n' || sign === '\t' || sign === '\r' || sign === '\f' || sign === '/')
      isBetween = true
    else if (isBetween) {
      attributes++
      isBetween = false
    }
  }
  return { end: html.length, attributes, isClosed: false }
}

function after(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from)
  return found === -1 ? html.length : found + mark.length
}

function endOfRaw(html: string, name: string, from: number): number {
  const end = new RegExp(`</${name}`, 'gi')
  end.lastIndex = from
  return end.exec(html)?.index ?? html.length
}
