import { siteOf } from '../domain/addresses/site.ts'

/** The source of an article: the feed's own where it is on its site, else the site that has it. */
export function sourceOf(
  { sourceName, homepage }: { sourceName: string; homepage: string },
  url: string,
): { name: string; homepage: string } {
  if (isOnSiteOf(homepage, url)) return { name: sourceName, homepage }
  return { name: siteOf(url), homepage: new URL(url).origin }
}

/**
 * Whether what a feed has of an address is its site's own word: the feed lies there, too. It may call any site its own.
 */
export function isOwnWord({ url, homepage }: { url: string; homepage: string }, address: string): boolean {
  return isOnSiteOf(homepage, address) && isOnSiteOf(url, address)
}

/** Is an address on the site of a feed? "news.paper.example" is the paper's, and "blog.paper.example" may lead to the paper. */
function isOnSiteOf(homepage: string, url: string): boolean {
  const home = siteOf(homepage)
  const site = siteOf(url)
  return site === home || site.endsWith(`.${home}`) || home.endsWith(`.${site}`)
}
