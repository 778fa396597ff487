import { plainText } from '../domain/feed/plain-text.ts'

/** A feed's own text is taken for the article from here on: teasers are shorter. */
const WHOLE_IN_FEED = 1_000

/** The text that a feed has of an item as a page, where it is the whole article; null where it is not. */
export function pageOfFeedText(content: string | null): string | null {
  if (content === null || plainText(content).length < WHOLE_IN_FEED) return null
  return `<!DOCTYPE html><html><body><article>${content}</article></body></html>`
}
