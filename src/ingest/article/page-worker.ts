import { faultOf, type PageFault } from '../../domain/page/page-shape.ts'
import { type PageSource, type PageText, readPageText } from './page-text.ts'

/**
 * Reads a page in a worker (see page.ts): the parser is not proof against every page, so time and memory are limited
 * there. Null is for finding out whether the worker has started.
 */
export default function read(page: PageSource | null): PageText | { fault: PageFault } | null {
  if (page === null) return null
  const fault = faultOf(page.html)
  return fault === null ? readPageText(page) : { fault }
}
