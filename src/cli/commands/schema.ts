import type { Command } from 'commander'

export function setUp(command: Command): void {
  command
    .description('print the GraphQL schema')
    .option('--articles', 'print the JSON Schema of articles in JSON, as "ingest" takes them')
    .action(async ({ articles = false }: { articles?: boolean }) => {
      if (articles) {
        const { articleSchema } = await import('../loading/given-articles.ts')
        process.stdout.write(`${JSON.stringify(articleSchema(), null, 2)}\n`)
        return
      }
      const { printedSchema } = await import('../../api/print.ts')
      process.stdout.write(printedSchema())
    })
}
