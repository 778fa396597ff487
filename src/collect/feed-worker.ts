import { type FeedDocument, FeedError } from '../domain/feed/feed-document.ts'
import { readFeed } from '../domain/feed/read-feed.ts'

/** Reads a feed in a thread of its own. What is not one is answered, since errors lose their names on the way. */
export default function read({
  text,
  url,
  isLenient,
}: {
  text: string
  url: string
  isLenient: boolean
}): { feed: FeedDocument } | { problem: string } {
  try {
    return { feed: readFeed(text, url, { isLenient }) }
  } catch (error) {
    if (error instanceof FeedError) return { problem: error.message }
    throw error
  }
}
