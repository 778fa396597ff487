import { isMarkedWriter } from '../../domain/page/byline.ts'
import type { Claims } from '../../domain/page/claims.ts'
import type { PageTree, TreeNode } from './page-outline.ts'

/** Of one name: pages that repeat it thousands of times say nothing by it. */
const MOST_OF_A_NAME = 50
/** Of what is said under one name, in UTF-16 code units. */
const LONGEST = 2_000

/** A line that names writers, with its day and rubric. */
const LONGEST_BYLINE = 400
const WITHIN_LINE = /^(?:A|SPAN|B|STRONG|I|EM|CITE)$/

/** What a page says of itself for machines. */
export function claimsOf({ elements, nodes, lines }: PageTree, title: string | null): Claims {
  const meta = new Map<string, string[]>()
  const times: Claims['times'][number][] = []
  const writers: Claims['writers'][number][] = []
  let canonical: string | null = null
  for (const [i, { tag, marks, from, to }] of elements.entries()) {
    const node = nodes[i]
    if (node === undefined) continue
    if (tag === 'META') addMeta(node, meta)
    else if (tag === 'LINK') {
      if (canonical === null && / ?canonical ?/i.test(node.getAttribute('rel') ?? ''))
        canonical = node.getAttribute('href')
    } else if (tag === 'TIME' || /(?:^|\s)date-?(?:published|created|modified)(?=$|\s)/.test(marks)) {
      const written =
        node.getAttribute('datetime') ?? node.getAttribute('content') ?? (tag === 'TIME' ? '' : node.textContent)
      times.push({ written: (written ?? '').trim().slice(0, 100), line: from, marks })
    } else if (WITHIN_LINE.test(tag) && to === from + 1 && isMarkedWriter(marks) && writers.length < MOST_OF_A_NAME) {
      if ((lines[from]?.text.length ?? 0) <= LONGEST_BYLINE) writers.push({ text: node.textContent ?? '', line: from })
    }
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

function addMeta(node: TreeNode, meta: Map<string, string[]>): void {
  const content = (node.getAttribute('content') ?? node.getAttribute('value') ?? '').slice(0, LONGEST)
  if (content.trim() === '') return
  for (const kind of ['property', 'name', 'itemprop', 'http-equiv']) {
    // "og:title twitter:title" is two names.
    for (const name of (node.getAttribute(kind) ?? '').toLowerCase().split(/\s+/)) {
      if (name === '') continue
      const said = meta.get(name) ?? []
      if (said.length < MOST_OF_A_NAME && !said.includes(content)) meta.set(name, [...said, content])
    }
  }
}
