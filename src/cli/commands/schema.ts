import type { Command } from 'commander'
import { printedSchema } from '../../api/print.ts'

export function addTo(program: Command): void {
  program
    .command('schema')
    .description('print the GraphQL schema')
    .action(() => {
      process.stdout.write(printedSchema())
    })
}
