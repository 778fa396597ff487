import { Server } from '@modelcontextprotocol/sdk/server/index.js'
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import { CallToolRequestSchema, type CallToolResult, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js'
import { z } from 'zod'
import { VERSION } from '../program.ts'
import { type AskAs, type Tool, ToolFailure } from './tool.ts'
import { CHANGING_WATCHES } from './tools/change-watches.ts'
import { LOOK_UP } from './tools/look-up.ts'
import { COVERAGE, EXPLAIN_ONE } from './tools/missed.ts'
import { SEARCH } from './tools/search.ts'
import { STATEMENT } from './tools/statement.ts'
import { LIST_ALERTS, LIST_WATCHES, PREVIEW_WATCH } from './tools/watches.ts'
import { hasUntrusted, UNTRUSTED_NOTICE } from './untrusted.ts'

const READING: readonly Tool[] = [
  SEARCH,
  STATEMENT,
  LOOK_UP,
  COVERAGE,
  EXPLAIN_ONE,
  LIST_WATCHES,
  LIST_ALERTS,
  PREVIEW_WATCH,
]

const INSTRUCTIONS = `Onrecord keeps who said what, when and in which office, as articles report it. A statement is one utterance; its reports are what articles say of it. It tells what is reported, not whether it is true. Cite the articles. Times are in UTC. ${UNTRUSTED_NOTICE}`

export interface McpOptions {
  /** Whether there are tools that make, change and delete watches. */
  writesWatches: boolean
  /** Runs a document for one call, which `signal` ends. Rejects with ToolFailure. */
  ask(signal: AbortSignal): AskAs
}

/** Answers a program by the Model Context Protocol on standard input and output, until its input ends. */
export async function serveMcp({ ask, writesWatches }: McpOptions): Promise<void> {
  const offered = writesWatches ? [...READING, ...CHANGING_WATCHES] : READING
  const tools = new Map(offered.map((tool) => [tool.name, tool]))
  const server = new Server(
    { name: 'onrecord', title: 'Onrecord', version: VERSION },
    { capabilities: { tools: {} }, instructions: INSTRUCTIONS },
  )
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: [...tools.values()].map(listed) }))
  server.setRequestHandler(CallToolRequestSchema, async ({ params }, { signal }) => {
    try {
      const tool = tools.get(params.name)
      if (tool === undefined) throw new ToolFailure('NOT_FOUND', `There is no tool "${params.name}"`)
      return answered(await tool.run(checked(tool, params.arguments), ask(signal)))
    } catch (error) {
      if (error instanceof ToolFailure) return failed(error)
      throw error
    }
  })
  const ended = new Promise<void>((resolve) => {
    process.stdin.once('end', resolve)
    server.onclose = resolve
  })
  await server.connect(new StdioServerTransport())
  await ended
  await server.close()
}

function listed({ name, title, description, input, writes }: Tool) {
  return {
    name,
    title,
    description,
    inputSchema: z.toJSONSchema(input, { io: 'input' }) as { type: 'object' },
    annotations: { readOnlyHint: writes === 'NOTHING', destructiveHint: writes === 'CHANGES', openWorldHint: false },
  }
}

function checked(tool: Tool, given: unknown): Record<string, unknown> {
  const { data, error } = tool.input.safeParse(given ?? {})
  if (error === undefined) return data
  const [first] = error.issues
  const message = error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`.replace(/^: /, '')).join('; ')
  throw new ToolFailure('BAD_ARGUMENTS', message, first === undefined ? null : first.path.join('.') || null)
}

/** The notice comes first: whoever reads the answer knows by then what its words are. */
function answered(answer: object): CallToolResult {
  const noticed = hasUntrusted(answer) ? { notice: UNTRUSTED_NOTICE, ...answer } : answer
  return { content: [{ type: 'text', text: JSON.stringify(noticed) }], structuredContent: { ...noticed } }
}

function failed({ code, message, path }: ToolFailure): CallToolResult {
  const structuredContent = { error: { code, message, ...(path === null ? {} : { path }) } }
  return { isError: true, content: [{ type: 'text', text: JSON.stringify(structuredContent) }], structuredContent }
}
