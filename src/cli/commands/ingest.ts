import { type Command, InvalidArgumentError, Option } from 'commander'
import { addReachFlags } from '../asking/flags.ts'
import { instant } from '../given-times.ts'
import type { IngestOptions } from '../loading/take-in.ts'

const MOST_AT_ONCE = 64

export function setUp(command: Command): void {
  command
    .description(
      'take in articles from files of text, HTML or JSON (one article a line, an array, or one object); "-" is standard input. What is in already and has not changed goes by quickly, so a load that was ended is run again to go on',
    )
    .argument('<file...>', 'files; with --from also addresses in the web')
    .addOption(
      new Option(
        '--from <origin>',
        'what the files are: "sitemap" (or an index of them), "urls" (one address a line) and "opml" (a list of feeds, each read once and not followed) lead to pages, which are fetched as their publishers allow; "warc" is an archive of a crawl; "jsonl" has one article a line. All may be packed by gzip',
      ).choices(['sitemap', 'urls', 'opml', 'jsonl', 'warc']),
    )
    .option(
      '--max-gb <gigabytes>',
      'how large an archive in the web may be, with --from jsonl or warc: as it comes and when it is unpacked; by default 100',
      gigabytes,
    )
    .option(
      '--source <name>',
      'the outlet, if the article does not name it; by default the name in the page, else "Local files"',
    )
    .option('--url <url>', "the article's address (one article only); by default the file's")
    .option('--published-at <time>', 'when it was published: "2025-04-08" or "2025-04-08T09:00:00Z"', instant)
    .option('--language <code>', 'its language, such as "en"; by default it is detected')
    .option('--lenient', 'ignore keys of JSON that are not known')
    .option(
      '--at-once <articles>',
      'how many articles are taken in at a time; by default 4, and few one by one',
      atOnce,
    )
    .option(
      '--refused <file>',
      'where to keep lines of JSON that are refused; by default refused-NAME.jsonl, NAME being that of the first file',
    )
    .addOption(
      new Option(
        '--alerts <whether>',
        'whether watches tell of what is taken in; by default "no" with --from, as that is old, and else "yes". With "dry-run" nothing is taken in, and it is counted what they would tell',
      ).choices(['yes', 'no', 'dry-run']),
    )
    .option('--words', 'print what is said in each article, as is done by itself for ten articles or fewer')
    .option('--json', 'print one JSON object a line: an article each, and a summary')
    .option('--quiet', 'print only what was refused')
  addReachFlags(command).action(async (files: string[], options: IngestOptions) => {
    const { ingest } = await import('../loading/take-in.ts')
    await ingest(files, options)
  })
}

function gigabytes(given: string): number {
  const size = Number(given)
  if (!/^\d/.test(given) || !(size > 0)) throw new InvalidArgumentError('give a number above 0, such as 0.5')
  return size
}

function atOnce(given: string): number {
  const articles = Number(given)
  if (!Number.isInteger(articles) || articles < 1 || articles > MOST_AT_ONCE)
    throw new InvalidArgumentError(`give a whole number from 1 to ${MOST_AT_ONCE}`)
  return articles
}
