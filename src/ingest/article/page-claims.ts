import { isMarkedWriter } from '../../domain/page/byline.ts'
import type { Claims } from '../../domain/page/claims.ts'
import type { PageTree, TreeNode } from './page-outline.ts'

/** Of one name: pages that repeat it thousands of times say nothing by it. */
const MOST_OF_A_NAME = 50
/** Of a name itself. */
const LONGEST_NAME = 100
/** Of what is said under one name, in UTF-16 code units. */
const LONGEST = 2_000

/** A line that names writers, with its day and rubric. */
const LONGEST_BYLINE = 400
const TO_AUTHOR =
  /\/(?:authors?|autor(?:en|es|i)?|auteurs?|journalists?|journalistes?|redakteure?|contributors?|reporters?)\/[^/]/i
const WITHIN_LINE = /^(?:A|SPAN|B|STRONG|I|EM|CITE)$/

/** What a page says of itself for machines. */
export function claimsOf({ elements, nodes, lines }: PageTree, title: string | null): Claims {
  const meta = new Map<string, string[]>()
  const times: Claims['times'][number][] = []
  const writers: Claims['writers'][number][] = []
  let canonical: string | null = null
  for (const [i, { tag, marks, from, to, parent }] of elements.entries()) {
    const node = nodes[i]
    if (node === undefined) continue
    const isLink = tag === 'A' && !isMarkedWriter(marks) && TO_AUTHOR.test(node.getAttribute('href') ?? '')
    if (tag === 'META') {
      addMeta(node, meta)
      if (node.getAttribute('itemprop') === 'name' && isMarkedWriter(elements[parent]?.marks ?? ''))
        writers.push({ text: contentOf(node), line: from, isPart: true, isLink: false })
    } else if (tag === 'LINK') {
      if (canonical === null && / ?canonical ?/i.test(node.getAttribute('rel') ?? ''))
        canonical = node.getAttribute('href')
    } else if (tag === 'TIME' || /(?:^|\s)date-?(?:published|created|modified)(?=$|\s)/.test(marks)) {
      const written =
        node.getAttribute('datetime') ?? node.getAttribute('content') ?? (tag === 'TIME' ? '' : node.textContent)
      times.push({ written: (written ?? '').trim().slice(0, 100), line: from, marks })
    } else if (
      (isLink || isMarkedWriter(marks)) &&
      to === from + 1 &&
      (lines[from]?.text.length ?? 0) <= LONGEST_BYLINE
    )
      writers.push({ text: pieces(node), line: from, isPart: WITHIN_LINE.test(tag), isLink })
    if (writers.length > MOST_OF_A_NAME) writers.length = MOST_OF_A_NAME
  }
  return {
    meta,
    title: title?.slice(0, LONGEST) ?? null,
    canonical,
    language: nodes[0]?.getAttribute('lang') || nodes[0]?.getAttribute('xml:lang') || null,
    times,
    writers,
  }
}

const contentOf = (node: TreeNode): string =>
  (node.getAttribute('content') ?? node.getAttribute('value') ?? '').slice(0, LONGEST)

// "Ada Quill" and "Senior reporter" stand apart by how they are set, with nothing between them.
function pieces(root: TreeNode): string {
  let text = ''
  const ahead: TreeNode[] = [root]
  for (let node = ahead.pop(); node !== undefined && text.length < LONGEST; node = ahead.pop()) {
    if (node.nodeType === 3) {
      const piece = node.textContent ?? ''
      text += text === '' || /\s$/.test(text) || /^[\s,.;:]/.test(piece) ? piece : ` | ${piece}`
    } else if (!/^(?:SCRIPT|STYLE|NOSCRIPT|TEMPLATE)$/i.test(node.nodeName))
      for (let child = node.lastChild; child !== null; child = child.previousSibling) ahead.push(child)
  }
  return text
}

function addMeta(node: TreeNode, meta: Map<string, string[]>): void {
  const content = contentOf(node)
  if (content.trim() === '') return
  for (const kind of ['property', 'name', 'itemprop', 'http-equiv']) {
    // "og:title twitter:title" is two names.
    for (const name of (node.getAttribute(kind) ?? '').toLowerCase().split(/\s+/)) {
      if (name === '' || name.length > LONGEST_NAME) continue
      const said = meta.get(name) ?? []
      if (said.length < MOST_OF_A_NAME && !said.includes(content)) meta.set(name, [...said, content])
    }
  }
}
