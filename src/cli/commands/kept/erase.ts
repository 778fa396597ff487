import type { Command } from 'commander'
import { PROGRAM } from '../../../program.ts'
import type { EraseOptions } from '../../asking/erase.ts'
import { addReachFlags } from '../../asking/flags.ts'

export function setUp(erase: Command): void {
  for (const [what, which] of [
    ['article', 'its id or its address'],
    ['statement', `its id; "${PROGRAM} query --ids" shows it`],
  ] as const)
    addReachFlags(
      erase
        .command(what)
        .description(
          `erase ${what === 'article' ? 'an article' : 'a statement'} for good: its words cannot be brought back`,
        )
        .argument(`<${what}>`, which)
        .requiredOption('--reason <words>', 'why (required); it is kept, so leave names out of it')
        .option('--yes', 'do not ask; needed where no person can answer'),
    ).action(async (id: string, options: EraseOptions) => {
      const { confirmAndEraseArticle, confirmAndEraseStatement } = await import('../../asking/erase.ts')
      await (what === 'article' ? confirmAndEraseArticle : confirmAndEraseStatement)(id, options)
    })
}
