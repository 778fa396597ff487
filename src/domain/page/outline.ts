/** An element of a page, and which of the page's lines it holds. */
export interface PageElement {
  /** Its place in the outline; -1 for the outermost. */
  parent: number
  /** Upper case, as browsers write it: "DIV". */
  tag: string
  /** What its makers call it, in lower-case words between hyphens: class, id, role, and what it says it is a property of. */
  marks: string
  /** The lines in it: from the first, up to but without `to`. */
  from: number
  to: number
}

/** What a browser shows as one line, or as one paragraph. */
export interface PageLine {
  text: string
  /** How many characters of it are links. */
  linked: number
  /** The innermost element that holds all of it. */
  element: number
}

/** A page as its elements and its lines, each in the order of the page: what its text is chosen from. */
export interface Outline {
  elements: readonly PageElement[]
  lines: readonly PageLine[]
}

/** A text without what is invisible in it: places where a word may be broken, marks of the order of bytes. */
export function withoutUnseen(text: string): string {
  return text.replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** A text in which the signs of HTML are written out: "Quill&#8217;s" is "Quill’s". */
export function withoutEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,6}));/gi, (whole, decimal, hex, name) => {
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
    if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

/** Letters and digits, lower case: equal for two texts that differ in nothing but how they are set. */
export function squashed(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

// A sign of Chinese or Japanese says about as much as two letters and a half.
const IDEOGRAPHS = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g

/** How long a text is to read, in letters of an alphabet. */
export function lengthOf(text: string): number {
  const ideographs = text.length > 400 ? 0 : (text.match(IDEOGRAPHS)?.length ?? 0)
  return text.length + 1.5 * ideographs
}

/** Does it read as running text: not a heading, a label, a menu's entry? */
export function isProse({ text, linked }: PageLine): boolean {
  return lengthOf(text) >= 70 && linked < text.length / 2 && /[.!?…。！？"”»“’':;)]\s*$|[.!?。] /.test(text)
}

/** Is the element, or one around it, such a one? Both ends included. */
export function isInElement(outline: Outline, element: number, test: (element: number) => boolean): boolean {
  for (let at = element; at >= 0; at = outline.elements[at]?.parent ?? -1) if (test(at)) return true
  return false
}
