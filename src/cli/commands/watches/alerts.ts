import type { Command } from 'commander'
import { addReachFlags } from '../../asking/flags.ts'
import { wholeNumber } from '../../given-numbers.ts'
import type { FollowAlertsOptions } from '../../watches/follow-alerts.ts'
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
    .option('--follow', 'print alerts as they come in; after a restart of the service it goes on where it was')
    .option('--beginning', 'with --follow: start with the oldest that is kept instead of now')
    .option('--after <cursor>', 'with --follow: start after this cursor instead of now')
    .option('--consumer <name>', 'with --follow: a name under which the service keeps the place')
    .option('--json', 'print one JSON object a line')
  addReachFlags(command).action(async (options: AlertsOptions & FollowAlertsOptions & { follow?: boolean }) => {
    if (options.follow) return (await import('../../watches/follow-alerts.ts')).followAlerts(options)
    const stray = ['beginning', 'after', 'consumer'].find((flag) => command.getOptionValue(flag) !== undefined)
    if (stray !== undefined) command.error(`error: --${stray} takes --follow`)
    const { readAlerts } = await import('../../watches/read-alerts.ts')
    await readAlerts(options)
  })
}
