import type { Command } from 'commander'
import type { ArticlesWanted, StatementsWanted } from '../../asking/export.ts'
import { addFilterFlags, addReachFlags } from '../../asking/flags.ts'
import { instant } from '../../given-times.ts'

export function setUp(command: Command): void {
  const statements = command
    .command('statements')
    .description(
      'print all statements, or those that flags ask for, the first that came in first: a JSON object a line',
    )
  addReachFlags(addFilterFlags(statements)).action(async (options: StatementsWanted) => {
    const { exportStatements } = await import('../../asking/export.ts')
    await exportStatements(options)
  })
  const articles = command
    .command('articles')
    .description(
      'print articles, the first that came in first: a JSON object a line, which with its text "onrecord ingest" takes. Their texts are the publishers\', and left out unless asked for',
    )
    .option(
      '--with-text',
      'their texts too, as far as they are kept: "[…]" stands for what is cut. Takes the role EDITOR',
    )
    .option('--source <slug...>', 'only of these sources')
    .option('--language <code...>', 'only in these languages, such as "de"')
    .option('--published-after <time>', 'only those published then or later', instant)
    .option('--published-before <time>', 'only those published before', instant)
  addReachFlags(articles).action(async (options: ArticlesWanted) => {
    const { exportArticles } = await import('../../asking/export.ts')
    await exportArticles(options)
  })
}
