import { isUrl } from '../given/given-url.ts'
import { tagsIn } from './markup.ts'

/** The addresses of RSL licences that a robots.txt names: `License: https://news.example/license.xml`. For all crawlers. */
export function licencesOfRobots(robots: string, base: string): string[] {
  const named = [...robots.matchAll(/^\ufeff?[ \t]*license[ \t]*:[ \t]*([^\s#]+)/gim)].map(
    ([, address = '']) => address,
  )
  return resolveAll(named, base)
}

/** Those of a `Link` header: `<https://news.example/license.xml>; rel="license"; type="application/rsl+xml"`. */
export function licencesOfLinkHeader(header: string | null, base: string): string[] {
  const links = [...(header ?? '').matchAll(/<([^<>]{1,2000})>([^<]*)/g)]
  const licences = links.filter(([, , parameters = '']) => isLicence(parameters, parameters))
  return resolveAll(
    licences.map(([, address = '']) => address),
    base,
  )
}

/** Those of a page's head, or of a feed: `<link rel="license" type="application/rsl+xml" href="...">`. */
export function licencesOfMarkup(markup: string, base: string): string[] {
  const named: string[] = []
  if (!RSL_TYPE.test(markup)) return []
  for (const { attributes } of tagsIn(markup, '(?:atom:)?link')) {
    const { rel = '', type = '', href = '' } = Object.fromEntries(attributes)
    if (/(^|\s)license(\s|$)/i.test(rel) && RSL_TYPE.test(type)) named.push(href)
  }
  return resolveAll(named, base)
}

/** Of other kinds of licence (Creative Commons has no type) the terms are not for machines. */
function isLicence(rel: string, type: string): boolean {
  return /;\s{0,9}rel\s{0,9}=\s{0,9}"?[^";]{0,100}\blicense\b/i.test(rel) && RSL_TYPE.test(type)
}

const RSL_TYPE = /application\/rsl\+xml/i

function resolveAll(addresses: readonly string[], base: string): string[] {
  const resolved = addresses.filter((each) => isUrl(each, base)).map((each) => new URL(each, base).href)
  return [...new Set(resolved)].slice(0, MOST_LICENCES)
}

const MOST_LICENCES = 5
