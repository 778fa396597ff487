import { isMap, isPair, isSeq, LineCounter, type Node, type ParsedNode, parseDocument } from 'yaml'
import { z } from 'zod'
import { ALERT_KINDS } from '../../domain/watch/definition.ts'

/** A file that cannot be taken: what is wrong, with line and column, each on a line. */
export class FileUnreadable extends Error {
  override readonly name = 'FileUnreadable'

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
  }
}

const Watch = z.strictObject({
  /** As in GraphQL. The service says what is wrong with it. */
  filter: z.record(z.string(), z.unknown()),
  tells: z.array(z.enum(ALERT_KINDS)).min(1).default(['UTTERANCE']),
  silenceDays: z.int().min(1).nullable().default(null),
  burstMinutes: z.int().min(0).default(0),
  isPaused: z.boolean().default(false),
  sharedWith: z
    .strictObject({
      role: z.enum(['READER', 'EDITOR', 'ADMIN']).nullable().default(null),
      principals: z.array(z.string().min(1)).default([]),
    })
    .default({ role: null, principals: [] }),
  /** What it was called before, if that is another name: so it stays the same watch. */
  formerly: z.string().min(1).nullable().default(null),
  /** Saved even if it would tell more than the service allows. */
  insist: z.boolean().default(false),
})

const File = z.strictObject({ watches: z.record(z.string(), Watch) })

/** A watch as the file has it. What it leaves out is what the API takes where nothing is said. */
export type WantedWatch = z.output<typeof Watch> & { name: string }

/** What a file says, and where. */
export interface WatchesFile {
  /** In the order of the file. */
  watches: WantedWatch[]
  /** Where something stands: "watches.yaml:12:7". What is not there is where it would be. */
  placeOf(path: readonly (string | number)[]): string
}

/**
 * Reads a file of watches. `name`: what it is called in messages.
 *
 * @throws FileUnreadable
 */
export function readWatchesFile(text: string, name: string): WatchesFile {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const placeAt = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return `${name}:${line}:${col}`
  }
  const placeOf = (path: readonly (string | number)[]) => placeAt(offsetOf(document.contents, path))
  if (document.errors.length > 0)
    throw new FileUnreadable(document.errors.map(({ pos, message }) => `${placeAt(pos[0])}: ${message}`))
  let given: unknown
  try {
    given = document.toJS()
  } catch (error) {
    // Aliases of aliases, which would grow without end.
    throw new FileUnreadable([`${name}: ${(error as Error).message}`])
  }
  const { data, error } = File.safeParse(given ?? {})
  if (error !== undefined)
    throw new FileUnreadable(
      error.issues.flatMap((issue) => {
        const path = issue.path as (string | number)[]
        if (issue.code !== 'unrecognized_keys') return `${placeOf(path)}: ${inWords(path)}${issue.message}`
        return issue.keys.map((key) => `${placeOf([...path, key])}: "${key}" is not known here`)
      }),
    )
  return { watches: Object.entries(data.watches).map(([key, watch]) => ({ name: key, ...watch })), placeOf }
}

function inWords(path: readonly (string | number)[]): string {
  return path.length === 0 ? '' : `"${path.at(-1)}": `
}

/** Where a path leads to, and where it is not there, the last part of it that is: a key, else an item. */
function offsetOf(contents: ParsedNode | null, path: readonly (string | number)[]): number {
  let node: Node | null = contents
  let offset = contents?.range[0] ?? 0
  for (const step of path) {
    const next: unknown = isMap(node)
      ? node.items.find(({ key }) => String(key) === String(step))
      : isSeq(node)
        ? node.items[Number(step)]
        : undefined
    if (next === undefined) return offset
    const at = isPair(next) ? (next.key as Node) : (next as Node)
    offset = at.range?.[0] ?? offset
    node = isPair(next) ? (next.value as Node | null) : (next as Node)
  }
  return offset
}
