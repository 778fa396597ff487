/** A tag of HTML or XML, and the text up to the next one. */
export interface MarkupTag {
  /** In lower case, with its prefix: "rsl:content". */
  name: string
  isEnd: boolean
  /** By name, in lower case. */
  attributes: ReadonlyMap<string, string>
  /** As it stands: the only entities that are undone, in it and in attributes, are the five of XML. */
  text: string
}

/**
 * The tags of those names in a text, one after the other, whether or not it is well-formed. `names`: a pattern, as pages have
 * thousands of tags of which few are asked for. Declarations of entities are passed over like any other markup, so nothing is
 * expanded or fetched. Linear in the text.
 */
export function* tagsIn(text: string, names: string): Generator<MarkupTag> {
  const plain = text.replace(/<!--[\s\S]*?(?:-->|$)/g, '')
  for (const match of plain.matchAll(new RegExp(`<(/?)(${names})((?:[\\s/][^<>]*)?)>([^<]*)`, 'gi'))) {
    const [, slash = '', name = '', attributes = '', after = ''] = match
    yield {
      name: name.toLowerCase(),
      isEnd: slash === '/',
      attributes: readAttributes(attributes),
      text: undoEntities(after),
    }
    if (attributes.endsWith('/')) yield { name: name.toLowerCase(), isEnd: true, attributes: new Map(), text: '' }
  }
}

function readAttributes(text: string): Map<string, string> {
  const attributes = new Map<string, string>()
  for (const match of text.matchAll(/([^\s=/"'<>]{1,100})\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))/g)) {
    const [, name = '', double, single, bare] = match
    attributes.set(name.toLowerCase(), undoEntities(double ?? single ?? bare ?? ''))
  }
  return attributes
}

function undoEntities(text: string): string {
  return text.replace(/&(lt|gt|quot|apos|amp|#39|#34);/g, (entity) => ENTITIES.get(entity) ?? entity)
}

const ENTITIES = new Map([
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&#34;', '"'],
  ['&apos;', "'"],
  ['&#39;', "'"],
  ['&amp;', '&'],
])
