import type { GraphQLResolveInfo } from 'graphql'
import pLimit from 'p-limit'
import { hideUnquoted } from '../../domain/compose/kept-text.ts'
import type { Span } from '../../domain/language/span.ts'
import { isAllowed } from '../../domain/statement/principal.ts'
import { measureTexts, type RevisionKey, readReportedParts, readTexts } from '../../store/tables/revisions.ts'
import { openBatch } from '../relay/batching.ts'
import type { Context } from '../relay/context.ts'
import { badRequest } from '../relay/errors.ts'

/** Most texts have a few kB. How much longer ones may be together is measured before they are read. */
export const TEXT_COST = 10

/** How many operations read texts of articles at a time: they keep connections busy that everybody else waits for. */
const READING_AT_ONCE = 3

const oneOfFew = pLimit(READING_AT_ONCE)

/**
 * The text of a revision, of which readers are shown the quotations with what is around them; read together with all others that this field needs. They are measured first: what does not
 * fit into an answer is not read.
 *
 * @throws GraphQLError with code ANSWER_TOO_LARGE where it does not.
 */
export async function loadText(context: Context, info: GraphQLResolveInfo, key: RevisionKey): Promise<string> {
  const texts = openBatch(info, 'texts', (names) => readWithinLimit(context, names.map(keyOf)))
  return (await texts.load(nameOf(key))) ?? ''
}

async function readWithinLimit(context: Context, keys: RevisionKey[]): Promise<Map<string, string>> {
  const sizes = await measureTexts(context.prisma, keys)
  const bytes = sizes.reduce((sum, size) => sum + size.bytes, spent.get(context) ?? 0)
  if (bytes > context.maxAnswerBytes)
    throw badRequest(
      'ANSWER_TOO_LARGE',
      `The articles’ texts alone have ${bytes} bytes, and MAX_ANSWER_BYTES allows ${context.maxAnswerBytes}: ask for fewer articles or revisions at once, such as \`revisions(last: 1)\`.`,
    )
  spent.set(context, bytes)
  const rows = await oneOfFew(() => readTexts(context.prisma, keys))
  if (isAllowed(context.principal, 'EDITOR')) return new Map(rows.map((row) => [nameOf(row), row.text]))
  const whole = rows.filter(({ kept }) => kept === 'FULL')
  const said = await readReportedParts(context.prisma, whole)
  const byName = new Map(whole.map((row): [string, Span[]] => [nameOf(row), []]))
  for (const report of said) byName.get(nameOf(report))?.push(...report.parts)
  return new Map(
    rows.map((row) => {
      const spans = byName.get(nameOf(row))
      return [nameOf(row), spans === undefined ? row.text : hideUnquoted(row.text, spans)]
    }),
  )
}

// Every execution has a context of its own.
const spent = new WeakMap<Context, number>()

function nameOf({ articleId, number }: RevisionKey): string {
  return `${articleId} ${number}`
}

function keyOf(name: string): RevisionKey {
  const [articleId = '', number] = name.split(' ')
  return { articleId, number: Number(number) }
}
