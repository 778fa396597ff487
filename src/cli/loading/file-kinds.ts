import { extname } from 'node:path'
import { PROGRAM } from '../../program.ts'
import { isJson } from './json-items.ts'

/** How articles stand in a file; or a sentence that says why none do. */
export type FileKind = 'json' | 'html' | 'text' | { problem: string }

const TABLE = `is a table and not an article: make JSON lines of it ("${PROGRAM} schema --articles" says how)`
const FEED = 'is a feed or other XML and not an article: give its articles as text, HTML or JSON'
const PACKED = `is packed: unpack it first, as in: gunzip -c FILE | ${PROGRAM} ingest -`
const OFFICE = 'is not text: save it as text or HTML first'

const BY_EXTENSION: Readonly<Record<string, FileKind>> = {
  ...of('json', 'jsonl ndjson json'),
  ...of('html', 'html htm xhtml'),
  ...of({ problem: TABLE }, 'csv tsv tab xls xlsx ods parquet'),
  ...of({ problem: FEED }, 'xml rss atom rdf opml'),
  ...of({ problem: PACKED }, 'gz tgz zip bz2 xz zst 7z tar'),
  ...of({ problem: OFFICE }, 'pdf doc docx odt rtf epub pages'),
  ...of({ problem: 'is not text' }, 'png jpg jpeg gif webp svg mp3 mp4 wav mov'),
}

/** By the file's name alone; null where it does not tell. */
export function kindByName(file: string): FileKind | null {
  const extension = extname(file).slice(1).toLowerCase()
  return BY_EXTENSION[extension] ?? (extension === '' || file === '-' ? null : 'text')
}

/** By the first line that is not empty. */
export function kindByContent(line: string): FileKind {
  if (isJson(line)) return 'json'
  if (/^\s*<(!doctype|html|head|body|article|p|div)\b/i.test(line)) return 'html'
  if (/^\s*<(\?xml|rss|feed|rdf)\b/i.test(line)) return { problem: FEED }
  return 'text'
}

/** Why a text is not an article, where it is a table: its first line names columns. */
export function tableProblem(text: string): string | null {
  const [heads = '', next] = text.trimStart().split('\n', 2)
  const cells = heads.split(/[,;\t]/).map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .toLowerCase(),
  )
  const isTable = next !== undefined && cells.length > 1 && cells.every((cell) => /^[\w -]{1,30}$/.test(cell))
  return isTable && cells.some((cell) => COLUMNS.has(cell)) ? TABLE : null
}

/** Columns of tables of articles: few sentences consist of such words and commas. */
const COLUMNS = new Set([
  'url',
  'link',
  'title',
  'headline',
  'text',
  'body',
  'publishedat',
  'published_at',
  'published',
])

function of(kind: FileKind, extensions: string): Record<string, FileKind> {
  return Object.fromEntries(extensions.split(' ').map((extension) => [extension, kind]))
}
