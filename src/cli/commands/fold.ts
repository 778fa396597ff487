import type { Command } from 'commander'

export function setUp(command: Command): void {
  command
    .description('compare pairs of quotations: reads JSON lines {id, a, b}, prints {id, same, score, verdict}')
    .requiredOption(
      '--articles <file>',
      'JSON lines {docId, text, date?, publisher?}: the articles that the pairs refer to (required)',
    )
    .action(async (options: { articles: string }) => {
      const { foldLines } = await import('../reading/fold-lines.ts')
      await foldLines(options)
    })
}
