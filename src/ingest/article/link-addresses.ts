import { isUrl } from '../../domain/given/given-url.ts'
import { canonicalUrl } from './submission.ts'

/**
 * The canonical addresses that a link to an article may mean, its own first: the rule by which articles are told apart
 * leaves "www." as it is, and people do not. Null for what is not an address.
 */
export function addressesOfLink(link: string): string[] | null {
  if (!isUrl(link)) return null
  const canonical = canonicalUrl(link)
  const [, scheme, www, rest] = /^(https:\/\/)(www\.)?(.+)$/.exec(canonical) ?? []
  return scheme === undefined ? [canonical] : [canonical, `${scheme}${www === undefined ? 'www.' : ''}${rest}`]
}
