// Where an article says in its first line whose text it is: "OSLO (Reuters) - ", "OSLO, May 3 (AP) —".

import { isOutlet } from '../language/bodies.ts'
import type { Span } from '../language/span.ts'

/** How far into an article a dateline may stand, in UTF-16 code units: below a headline and a by-line. */
const FURTHEST = 600
const DATELINE =
  /(?:^|\n)\s*(\p{Lu}[\p{L}.'’ /-]{1,40}(?:, ?[^()\n]{1,40})?) ?\((\p{Lu}[\p{L}. ]{1,40})\) ?(?:[-–—:]|\n)/u
const CREDIT = /(?:^|\n)\s*(?:\(c\) |©\s?|source: )(\p{Lu}[\p{L}. ]{1,40}?)(?: (?:19|20)\d\d)?\.?\s*(?:\n|$)/iu

/** The agency an article was copied from, with the words and the line that say so; null where none is named. */
export function agencyOf(text: string): { name: string; span: Span; line: Span } | null {
  const head = DATELINE.exec(text.slice(0, FURTHEST))
  if (head?.[2] && isOutlet(head[2])) return { name: head[2], ...spansIn(head, head[2], 0) }
  const from = Math.max(0, text.length - FURTHEST)
  const foot = CREDIT.exec(text.slice(from))
  return foot?.[1] && isOutlet(foot[1]) ? { name: foot[1], ...spansIn(foot, foot[1], from) } : null
}

function spansIn(match: RegExpExecArray, name: string, from: number): { span: Span; line: Span } {
  const start = from + match.index + match[0].lastIndexOf(name)
  const line = { start: from + match.index, end: from + match.index + match[0].length }
  return { span: { start, end: start + name.length }, line }
}
