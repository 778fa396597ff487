import type { PageReader } from '../../ingest/article/page.ts'
import type { Defaults } from '../loading/articles-in-files.ts'
import type { Asking } from './pages-from-web.ts'

/** What an origin needs. */
export interface BackfillOptions extends Asking {
  defaults: Defaults
  pages: PageReader
  /** Of what is read from an address, as it comes and unpacked. */
  mostBytes: number
  /** The name by which publishers speak of us. */
  product: string
}
