import { z } from 'zod'

/** Runs a GraphQL document as the principal of the key. Rejects with ToolFailure where it is not answered. */
export type AskAs = <Data>(document: string, variables?: Record<string, unknown>) => Promise<Data>

/** One thing that a program can ask for. */
export interface Tool {
  name: string
  /** For people. */
  title: string
  /** What it is for and what comes back, for the program that chooses. */
  description: string
  input: z.ZodObject
  /** ADDS: makes something new. CHANGES: may change or delete what is there. */
  writes: 'NOTHING' | 'ADDS' | 'CHANGES'
  /** `input`: checked. Returns the answer, in which words of others are marked. Rejects with ToolFailure. */
  run(input: Record<string, unknown>, ask: AskAs): Promise<object>
}

/** Why there is no answer: a code for programs, and what to do. */
export class ToolFailure extends Error {
  override readonly name = 'ToolFailure'
  /** One of the API's codes, or BAD_ARGUMENTS, NOT_FOUND, REFUSED, SERVICE_UNREACHABLE, KEY_REFUSED, KEY_TOO_STRONG. */
  readonly code: string
  /** Which argument is meant: "filter.actors". Null: none alone. */
  readonly path: string | null

  constructor(code: string, message: string, path: string | null = null) {
    super(message)
    this.code = code
    this.path = path
  }
}

/** A tool whose arguments are those of `input`, and no others. */
export function defineTool<Shape extends z.ZodRawShape>(
  tool: Omit<Tool, 'input' | 'run' | 'writes'> & {
    writes?: Tool['writes']
    input: Shape
    run(input: z.output<z.ZodObject<Shape>>, ask: AskAs): Promise<object>
  },
): Tool {
  const input = z.strictObject(tool.input)
  return {
    ...tool,
    writes: tool.writes ?? 'NOTHING',
    input,
    run: (given, ask) => tool.run(given as z.output<z.ZodObject<Shape>>, ask),
  }
}

/** How many items a page has, at most `most`. */
export function pageSize(most: number, usual: number) {
  return z.int().min(1).max(most).default(usual).describe(`How many: 1 to ${most}.`)
}

export const PAGE_AFTER = z.string().optional().describe('The "next" of the answer before, for the page after it.')

/** A page of a connection as tools answer it. */
export function paged<Node>(
  { nodes, totalCount, pageInfo }: AnsweredPage<Node>,
  shown: (node: Node) => object,
): { items: object[]; total?: number; next: string | null } {
  return {
    items: nodes.map(shown),
    ...(totalCount == null ? {} : { total: totalCount }),
    next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
  }
}

export interface AnsweredPage<Node> {
  nodes: Node[]
  totalCount?: number | null
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}
