import { type Outline, type PageElement, type PageLine, withoutUnseen } from '../../domain/page/outline.ts'

// What is used of the parser's tree; the project has no browser's types.
export interface TreeNode {
  nodeType: number
  nodeName: string
  textContent: string | null
  lastChild: TreeNode | null
  previousSibling: TreeNode | null
  getAttribute(name: string): string | null
  setAttribute(name: string, value: string): void
  remove(): void
}

// Elements that end a paragraph. Readers, and extraction, see a line break where a browser shows one.
const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY BR CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TD TH TR UL'.split(
    ' ',
  ),
)
const NO_TEXT = new Set(
  'AUDIO BUTTON CANVAS DATALIST IFRAME IMG INPUT NOSCRIPT OBJECT OPTION SCRIPT SELECT STYLE SVG TEMPLATE TEXTAREA TITLE VIDEO'.split(
    ' ',
  ),
)

/** Where in the outline an element is that holds a line: an attribute, so that it can be told in a copy or a cutting. */
export const PLACE = 'data-outline-place'

/** A page's outline, and what it was made from. */
export interface PageTree extends Outline {
  /** Of each element, its node. */
  nodes: readonly TreeNode[]
  /** The texts of its JSON-LD scripts. */
  scripts: readonly string[]
  /** How deep the deepest element lies. */
  depth: number
}

interface Open {
  element: number
  isBlock: boolean
  isLink: boolean
  isTyped: boolean
}

/**
 * Elements and lines of a page, and for each element its node. Takes time in proportion to the page: it goes through the
 * tree with a list of its own, as pages nest deeper than the stack.
 */
export function outlineOf(root: TreeNode): PageTree {
  let depth = 0
  const scripts: string[] = []
  const elements: PageElement[] = []
  const depths: number[] = []
  const nodes: TreeNode[] = []
  const lines: PageLine[] = []
  const open: Open[] = []
  let pieces: string[] = []
  let linked = 0
  let holder = -1

  const endLine = () => {
    const text = pieces.join('').replace(/\s+/g, ' ').trim()
    if (text !== '') {
      lines.push({ text, linked: Math.min(linked, text.length), element: holder })
      nodes[holder]?.setAttribute(PLACE, String(holder))
    }
    pieces = []
    linked = 0
    holder = -1
  }
  const addText = (text: string, { element, isLink }: Open) => {
    if (text.trim() === '') {
      if (pieces.length > 0) pieces.push(' ')
      return
    }
    pieces.push(text)
    if (isLink) linked += text.trim().length
    holder = holder === -1 ? element : sharedBy(holder, element)
  }
  // What is set as it was typed has an empty line between paragraphs.
  const addWritten = (text: string, outer: Open) => {
    if (!outer.isTyped) return addText(text, outer)
    for (const [i, paragraph] of text.split(/\n[^\S\n]*\n/).entries()) {
      if (i > 0) endLine()
      addText(paragraph, outer)
    }
  }
  const sharedBy = (a: number, b: number): number => {
    let [one, other] = [a, b]
    while (one !== other)
      if ((depths[one] ?? 0) >= (depths[other] ?? 0)) one = elements[one]?.parent ?? -1
      else other = elements[other]?.parent ?? -1
    return one
  }
  const enter = (node: TreeNode, tag: string) => {
    const outer = open.at(-1)
    const isBlock = BLOCKS.has(tag)
    if (isBlock) endLine()
    const parent = outer?.element ?? -1
    const at = elements.length
    elements.push({ parent, tag, marks: marksOf(node), from: lines.length, to: lines.length })
    depths.push(open.length)
    depth = Math.max(depth, open.length)
    nodes.push(node)
    open.push({
      element: at,
      isBlock,
      isLink: tag === 'A' || outer?.isLink === true,
      isTyped: tag === 'PRE' || outer?.isTyped === true,
    })
  }
  const leave = () => {
    const left = open.pop()
    if (left === undefined) return
    if (left.isBlock) endLine()
    const element = elements[left.element]
    // A line that is not at its end yet belongs to what goes on around this.
    if (element !== undefined) element.to = lines.length + (pieces.length > 0 ? 1 : 0)
  }

  const ahead: (TreeNode | null)[] = [root]
  while (ahead.length > 0) {
    const node = ahead.pop() ?? null
    if (node === null) {
      leave()
      continue
    }
    const outer = open.at(-1)
    if (node.nodeType === 3 && outer !== undefined) addWritten(withoutUnseen(node.textContent ?? ''), outer)
    if (node.nodeType !== 1) continue
    const tag = node.nodeName.toUpperCase()
    if (tag === 'SCRIPT' && /ld\+json/i.test(node.getAttribute('type') ?? '')) scripts.push(node.textContent ?? '')
    if (NO_TEXT.has(tag) || (tag !== 'HTML' && tag !== 'BODY' && isUnseen(node))) continue
    if (tag === 'BR') {
      endLine()
      continue
    }
    enter(node, tag)
    ahead.push(null)
    for (let child = node.lastChild; child !== null; child = child.previousSibling) ahead.push(child)
  }
  endLine()
  return { elements, lines, nodes, scripts, depth }
}

function isUnseen(node: TreeNode): boolean {
  const style = node.getAttribute('style')
  return node.getAttribute('hidden') !== null || (style !== null && /display:\s*none/i.test(style))
}

/** "articleBody story__text" is "article-body story-text". */
function marksOf(node: TreeNode): string {
  const written = ['class', 'id', 'role', 'itemprop', 'data-testid', 'data-component', 'data-gtm-type', 'rel']
    .map((name) => node.getAttribute(name))
    .filter((value) => value !== null && value !== '')
    .join(' ')
    .slice(0, 400)
  return written === ''
    ? ''
    : written
        .replace(/([a-z])([A-Z])/g, '$1-$2')
        .toLowerCase()
        .replace(/[_:/]+/g, '-')
}
