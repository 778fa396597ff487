import type { Command } from 'commander'
import { addReachFlags } from '../../asking/flags.ts'
import type { CoverageOptions } from '../../missed/cover-list.ts'

export function setUp(command: Command): void {
  command
    .description('tell which addresses of a list are on file, and for each other one why not: a press review, checked')
    .argument('<file>', 'addresses, one a line; "-" is standard input. Lines that begin with "#" are left out')
    .option('--all', 'show what is on file, too')
    .option('--json', 'print one JSON object a line, and the counts at the end')
  addReachFlags(command).action(async (file: string, options: CoverageOptions) => {
    const { coverList } = await import('../../missed/cover-list.ts')
    await coverList(file, options)
  })
}
