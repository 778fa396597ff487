import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { COMMAND_LINE } from '../world/command-line.ts'

/** An assistant, with the SDK's own client: `onrecord mcp` runs as its child. */
export interface Assistant {
  client: Client
  /** What the command has printed for people. */
  told(): string
  /** Runs a tool. */
  call(name: string, input?: object): Promise<Called>
  close(): Promise<void>
}

interface Called {
  isError: boolean
  // biome-ignore lint/suspicious/noExplicitAny: every tool answers otherwise.
  answer: any
  /** The same as it is sent to programs that read text. */
  text: string
}

export async function openAssistant(words: string[], env: Record<string, string> = {}): Promise<Assistant> {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [...COMMAND_LINE, 'mcp', ...words],
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...env },
    stderr: 'pipe',
  })
  let told = ''
  transport.stderr?.on('data', (bytes) => {
    told += bytes
  })
  const client = new Client({ name: 'a test', version: '1.0.0' })
  await client.connect(transport)
  return {
    client,
    told: () => told,
    async call(name, input = {}) {
      const { isError, structuredContent, content } = await client.callTool({ name, arguments: { ...input } })
      const [{ text } = { text: '' }] = content as { text: string }[]
      return { isError: isError === true, answer: structuredContent, text }
    },
    close: () => client.close(),
  }
}
