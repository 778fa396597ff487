import type { Command } from 'commander'
import { addReachFlags } from '../../asking/flags.ts'
import { wholeNumber } from '../../given-numbers.ts'
import type { AlertsOptions } from '../../watches/read-alerts.ts'

export function setUp(command: Command): void {
  command
    .description('show what your watches told you, the newest last')
    .option('--watch <name>', 'only what this watch told')
    .option('--unread', 'only what is not read yet')
    .option('--archived', 'what was put away')
    .option('--hidden', 'what mutes hide')
    .option('--limit <alerts>', 'how many, at most; 20 by default', wholeNumber, 20)
    .option('--mark-read', 'mark as read what is shown')
    .option('--json', 'print one JSON object a line')
  addReachFlags(command).action(async (options: AlertsOptions) => {
    const { readAlerts } = await import('../../watches/read-alerts.ts')
    await readAlerts(options)
  })
}
