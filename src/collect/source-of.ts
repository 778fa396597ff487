/** The source of an article: the feed's own where it is on its site, else the site that has it. */
export function sourceOf(
  { sourceName, homepage }: { sourceName: string; homepage: string },
  url: string,
): { name: string; homepage: string } {
  const home = siteOf(homepage)
  const site = siteOf(url)
  // "news.paper.example" is the paper's, and a feed of "blog.paper.example" may lead to the paper.
  if (site === home || site.endsWith(`.${home}`) || home.endsWith(`.${site}`)) return { name: sourceName, homepage }
  return { name: site, homepage: new URL(url).origin }
}

function siteOf(url: string): string {
  return new URL(url).hostname.toLowerCase().replace(/^www\./, '')
}
