/** What a page says of itself outside its text, as it is written there. */
export interface Claims {
  /** `meta` elements: name, property or itemprop in lower case, to all that is said under it, in the order of the page. */
  meta: ReadonlyMap<string, readonly string[]>
  /** The `title` element. */
  title: string | null
  /** The address that the page says is its own, as written. */
  canonical: string | null
  /** The language of the document element. */
  language: string | null
  /** `time` elements and their like: what they say for machines, and the line they stand at. */
  times: readonly { written: string; line: number; marks: string }[]
  /**
   * What is marked as who wrote it, in an element of one line. It may be a part of that line, or no more than a link to what
   * else somebody wrote.
   */
  writers: readonly { text: string; line: number; isPart: boolean; isLink: boolean }[]
}

/** The first that is said under one of the names, the earlier name first. */
export function saidUnder({ meta }: Claims, names: readonly string[]): string | null {
  for (const name of names) for (const value of meta.get(name) ?? []) if (value.trim() !== '') return value.trim()
  return null
}
