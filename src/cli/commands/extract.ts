import type { Command } from 'commander'

export function setUp(command: Command): void {
  command
    .description('find who said what: reads JSON lines {docId, text, publishedAt?, language?}, prints {docId, quotes}')
    .action(async () => {
      const { extractLines } = await import('../reading/extract-lines.ts')
      await extractLines()
    })
}
