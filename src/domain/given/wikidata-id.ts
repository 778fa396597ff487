const ADDRESS = /^(?:https?:)?(?:\/\/)?(?:www\.|m\.)?wikidata\.org\/(?:wiki|entity)\/(Q[1-9]\d{0,11})(?:[?#].*)?$/i
const ID = /^Q[1-9]\d{0,11}$/i
const MAX_CHARACTERS = 300

/**
 * An item of Wikidata by its id, "Q7184", from that or from the address of its page; null where it is neither.
 * https://www.wikidata.org/wiki/Wikidata:Identifiers
 */
export function readWikidataId(given: string): string | null {
  const text = given.trim()
  if (text.length > MAX_CHARACTERS) return null
  const id = ID.test(text) ? text : ADDRESS.exec(text)?.[1]
  return id?.toUpperCase() ?? null
}
