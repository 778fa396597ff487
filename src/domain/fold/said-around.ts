import { sentences } from '../extract/sentences.ts'
import { type Published, Times } from '../extract/time.ts'
import type { SaidAt } from '../statement.ts'

/** When something was said, as the sentences around a report tell it: the sentence it stands in before its neighbours. */
export function saidAround(context: { before: string; after: string }, published: Published): SaidAt | null {
  const times = [context.before, context.after].map((text) => {
    const reader = new Times(text, published)
    return sentences(text).flatMap(({ tokens }) => reader.first(tokens) ?? [])
  })
  return times[0]?.at(-1) ?? times[1]?.[0] ?? null
}
