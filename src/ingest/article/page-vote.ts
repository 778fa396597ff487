import { Readability } from '@mozilla/readability'
import { PLACE, type TreeNode } from './page-outline.ts'

/** Which elements of the outline Readability takes for the article. It changes the document. None where it fails. */
export function keptByReadability(document: ConstructorParameters<typeof Readability>[0]): Set<number> {
  const kept = new Set<number>()
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

function contentOf(document: ConstructorParameters<typeof Readability>[0]): TreeNode | null {
  try {
    const reader = new Readability(document, { charThreshold: 200, serializer: (node) => node as unknown as TreeNode })
    return reader.parse()?.content ?? null
  } catch {
    return null // it throws on documents it does not understand; the rest of what is known decides then
  }
}
