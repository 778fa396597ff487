import { Readability } from '@mozilla/readability'
import { type PageTree, PLACE, type TreeNode } from './page-outline.ts'

type Page = ConstructorParameters<typeof Readability>[0]

// Readability takes time with the cube of the depth. Pages that are read by people are 50 deep at most, and have 4,000 elements.
const DEEPEST = 120
const MOST_ELEMENTS = 20_000

/**
 * Which elements of the outline Readability takes for the article. It changes the document. None where it fails, or
 * where it would take too long.
 */
export function keptByReadability(document: Page, { elements, depth }: PageTree): Set<number> {
  const kept = new Set<number>()
  if (depth > DEEPEST || elements.length > MOST_ELEMENTS) return kept
  const content = contentOf(document)
  const ahead: TreeNode[] = content === null ? [] : [content]
  for (let node = ahead.pop(); node !== undefined; node = ahead.pop()) {
    if (node.nodeType !== 1) continue
    const place = node.getAttribute(PLACE)
    if (place !== null) kept.add(Number(place))
    for (let child = node.lastChild; child !== null; child = child.previousSibling) ahead.push(child)
  }
  return kept
}

function contentOf(document: Page): TreeNode | null {
  try {
    shorten(document.querySelector('title'))
    const reader = new Readability(document, {
      disableJSONLD: true,
      charThreshold: 200,
      serializer: (node) => node as unknown as TreeNode,
    })
    return reader.parse()?.content ?? null
  } catch {
    return null // it throws on documents it does not understand; the rest of what is known decides then
  }
}

// It takes long over long titles, and nothing of them is used.
function shorten(title: { textContent: string | null } | null): void {
  if (title !== null) title.textContent = (title.textContent ?? '').slice(0, 300)
}
