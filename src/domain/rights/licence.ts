import { contactOf } from './contacts.ts'
import { type MarkupTag, tagsIn } from './markup.ts'
import { matchesPath } from './path-pattern.ts'
import type { Act, RightsRefusal } from './rights.ts'

/** One offer of an RSL document: what it permits and prohibits, and what it asks for. */
interface Licence {
  /** Uses in RSL's words; null if it does not list them. */
  permits: string[] | null
  prohibits: string[]
  /** "free", "attribution", "crawl" ... */
  payments: string[]
}

/** What an RSL document says of some addresses. */
interface Content {
  pattern: string
  /** A licence must be had from a server first. */
  needsServer: boolean
  /** Whom to ask: a mail or web address. */
  contact: string | null
  licences: Licence[]
}

/**
 * What an RSL 1.0 licence (rslstandard.org/rsl) refuses for one address; null if it does not speak of it. `where`: the licence's
 * own address. A page or a feed may have its elements within, the feed with the prefix of RSL's namespace.
 *
 * The `<content>` with the longest pattern counts. Each `<license>` in it is an offer of its own: what one permits, for nothing, is
 * permitted. A use that is prohibited is refused, and so is one that is permitted for money or by a licence server only, as we
 * have no such licence. Uses that a list of permits leaves out are refused, but for reading and quoting, of which robots.txt
 * speaks. Keeping the full text is covered by "all" alone.
 */
export function readLicence(xml: string, where: string, address: string): RightsRefusal[] | null {
  return openLicence(xml, where)(address)
}

/** The same for many addresses: the document is read once. */
export function openLicence(xml: string, where: string): (address: string) => RightsRefusal[] | null {
  const contents = contentsOf(xml).sort((a, b) => b.pattern.length - a.pattern.length)
  return (address) => {
    const url = new URL(address)
    const content = contents.find(({ pattern }) => covers(pattern, url))
    return content === undefined ? null : refusalsIn(content, where)
  }
}

function refusalsIn(content: Content, where: string): RightsRefusal[] {
  return USES.flatMap(({ act, names, isUnlistedRefused, chargedBy, what }) => {
    const verdicts = content.licences.map((licence) => {
      const permitted = mostSpecific(licence.permits ?? [], names)
      const prohibited = mostSpecific(licence.prohibits, names)
      if (prohibited > 0 && prohibited >= permitted) return 'prohibited'
      if (permitted === 0) return licence.permits !== null && isUnlistedRefused ? 'unlisted' : null
      return content.needsServer || licence.payments.some((each) => chargedBy.has(each)) ? 'charged' : 'permitted'
    })
    const why = (['charged', 'prohibited', 'unlisted'] as const).find((each) => verdicts.includes(each))
    if (why === undefined || verdicts.includes('permitted')) return []
    const text = `The publisher's licence ${WHY[why]} ${what} (${where})`
    const ask = content.contact === null ? {} : { ask: content.contact }
    return [{ signal: 'RSL' as const, refuses: [act], where, text, ...ask }]
  })
}

const WHY = {
  charged: 'asks for an agreement before',
  prohibited: 'prohibits',
  unlisted: 'does not permit',
}

/** Payments that are due whatever is done, and those for the use by AI. The others are free of charge. */
const FOR_ANYTHING = ['purchase', 'subscription', 'crawl']
const FOR_AI = [...FOR_ANYTHING, 'use', 'training', 'contribution']

/** RSL's words for each act, the most general first. */
const USES: { act: Act; names: string[]; isUnlistedRefused: boolean; chargedBy: Set<string>; what: string }[] = [
  {
    act: 'FETCH',
    names: ['all', 'search'],
    isUnlistedRefused: false,
    chargedBy: new Set(FOR_ANYTHING),
    what: 'finding and quoting it',
  },
  {
    act: 'FULL_TEXT',
    names: ['all'],
    isUnlistedRefused: true,
    chargedBy: new Set(FOR_ANYTHING),
    what: 'keeping its full text',
  },
  {
    act: 'AI_INPUT',
    names: ['all', 'ai-all', 'ai-input'],
    isUnlistedRefused: true,
    chargedBy: new Set(FOR_AI),
    what: 'language models reading it',
  },
]

/** How specifically a use is named: 0 if not at all. */
function mostSpecific(said: readonly string[], names: readonly string[]): number {
  return said.reduce((most, name) => Math.max(most, names.indexOf(name) + 1), 0)
}

function covers(pattern: string, { pathname, search, href }: URL): boolean {
  return pattern === '' || matchesPath(pattern, pattern.startsWith('/') ? pathname + search : href)
}

function contentsOf(xml: string): Content[] {
  const prefix = prefixOf(xml)
  if (prefix === null) return []
  const contents: Content[] = []
  let content: Content | null = null
  let licence: Licence | null = null
  const names = `${prefix.replaceAll('.', '\\.')}(?:content|copyright|license|payment|permits|prohibits)`
  for (const tag of tagsIn(withoutDeclarations(xml.slice(0, MOST_CHARACTERS)), names)) {
    const name = tag.name.slice(prefix.length)
    if (name === 'content') {
      content = tag.isEnd ? null : openContent(tag)
      if (content && contents.push(content) === MOST_CONTENTS) break
    } else if (name === 'copyright') {
      if (content && !tag.isEnd) content.contact ??= contactIn(tag)
    } else if (name === 'license') {
      licence = tag.isEnd ? null : { permits: null, prohibits: [], payments: [] }
      if (licence) content?.licences.push(licence)
    } else if (licence && !tag.isEnd) readTerm(licence, name, tag)
  }
  return contents
}

/** Without what a document declares before its first element: entities, with whatever is in them. */
function withoutDeclarations(xml: string): string {
  const [before = ''] = /^[^<]*(?:<[!?](?!doctype)[^<>]*>[^<]*)*<!doctype[^<>[]*\[/i.exec(xml) ?? []
  if (before === '') return xml
  const end = xml.indexOf(']>', before.length)
  return end === -1 ? '' : xml.slice(end + 2)
}

function openContent({ attributes }: MarkupTag): Content {
  const needsServer = (attributes.get('server') ?? '') !== ''
  return { pattern: attributes.get('url') ?? '', needsServer, contact: null, licences: [] }
}

function contactIn({ attributes }: MarkupTag): string | null {
  return contactOf(attributes.get('contactemail')) ?? contactOf(attributes.get('contacturl'))
}

function readTerm(licence: Licence, name: string, { attributes, text }: MarkupTag): void {
  if (name === 'payment') licence.payments.push(attributes.get('type')?.toLowerCase() ?? 'free')
  // Who may use it, and where, is not asked: we cannot know for whom and where you run this.
  if (attributes.get('type')?.toLowerCase() !== 'usage') return
  const uses = text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((use) => use !== '')
  if (name === 'permits') licence.permits ??= []
  const said = name === 'permits' ? licence.permits : name === 'prohibits' ? licence.prohibits : null
  for (const use of uses) said?.push(use)
}

/** What stands before the names of RSL's elements: "rsl:", or nothing in a document of its own; null if there are none. */
function prefixOf(xml: string): string | null {
  const [, prefix] =
    /\sxmlns:([\w.-]{1,40})\s{0,9}=\s{0,9}["']https?:\/\/(?:www\.)?rslstandard\.org\/rsl\/?["']/i.exec(xml) ?? []
  if (prefix !== undefined) return `${prefix.toLowerCase()}:`
  return /<rsl[\s>]/.test(xml) ? '' : null
}

/** A licence of half a megabyte is not one that people wrote. */
const MOST_CHARACTERS = 512_000
/** Each of a feed's items is compared with each. */
const MOST_CONTENTS = 500
