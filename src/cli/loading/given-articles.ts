import { distance } from 'fastest-levenshtein'
import { z } from 'zod'
import type { Submission } from '../../ingest/article/submission.ts'
import { GIVEN_TIME } from './publication-times.ts'

const OUTLET = z.strictObject({
  name: z.string().describe('Its name: "The Harbour Times".'),
  homepage: z.string().nullish().describe('Its web address. Outlets are told apart by it or, without it, by name.'),
  timeZone: z.string().nullish().describe('IANA time zone in which days such as "Tuesday" are read: "Asia/Tokyo".'),
})

/** An article in JSON. Its JSON Schema is made of this, and of nothing else. */
const ARTICLE = z
  .strictObject({
    source: z
      .union([z.string(), OUTLET])
      .optional()
      .describe('Who published it, as a name or with more. Without it: --source, else "Local files".'),
    url: z.string().optional().describe('Its address. With its outlet it makes an article one. Without it: its place.'),
    title: z.string().nullish().describe('Its headline.'),
    byline: z.string().nullish().describe('Who wrote it, as printed.'),
    publishedAt: GIVEN_TIME.nullish(),
    language: z.string().nullish().describe('Its language: "en". Without it, it is detected.'),
    text: z.string().nullish().describe('Its text. Give either this or `html`.'),
    html: z.string().nullish().describe('Its page. Give either this or `text`.'),
    idempotencyKey: z.string().nullish().describe('Any string of yours: the same one is not taken in for another.'),
  })
  .refine(({ text, html }) => (text == null) !== (html == null), 'give exactly one of "text" and "html"')

const KEYS = Object.keys(ARTICLE.shape)

/** What an article in JSON may look like, for people and for validators: a JSON Schema (2020-12). */
export function articleSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(ARTICLE, { io: 'input' })
  const with_ = (key: string) => ({ required: [key], properties: { [key]: { type: 'string' } } })
  return {
    $schema,
    title: 'An article for "onrecord ingest"',
    description: 'A line of JSON lines, an item of an array, or a file of its own.',
    ...schema,
    // A refinement of ours cannot be printed by itself.
    oneOf: [with_('text'), with_('html')],
  }
}

/** An article as JSON gives it: its fields, or everything that is wrong with it. */
export function articleInJson(
  value: unknown,
  isLenient: boolean,
): { fields: Partial<Submission> } | { problems: string[] } {
  const { success, data, error } = ARTICLE.safeParse(isLenient ? withoutUnknown(value) : value)
  if (!success) return { problems: error.issues.map(problemOf) }
  const { source, publishedAt, ...rest } = Object.fromEntries(
    Object.entries(data).filter(([, field]) => field !== undefined),
  ) as typeof data
  return {
    fields: {
      ...rest,
      ...(source === undefined ? {} : { source: typeof source === 'string' ? { name: source } : source }),
      ...(publishedAt === undefined ? {} : { publishedAt: publishedAt === null ? null : new Date(publishedAt) }),
    },
  }
}

function withoutUnknown(value: unknown): unknown {
  if (!isObject(value)) return value
  const known = only(value, KEYS)
  return isObject(known.source) ? { ...known, source: only(known.source, Object.keys(OUTLET.shape)) } : known
}

function only(value: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([key]) => keys.includes(key)))
}

/** Whether a value of JSON is an object, and neither an array nor null. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function problemOf(issue: z.core.$ZodIssue): string {
  const path = issue.path.join('.')
  if (issue.code === 'unrecognized_keys') {
    const known = path === 'source' ? Object.keys(OUTLET.shape) : KEYS
    return `${issue.keys.map((key) => unknownKey(key, known)).join(', ')}. Known are ${known.join(', ')}; --lenient ignores others`
  }
  if (path === '' && issue.code === 'invalid_type') return 'is not an article: give an object with "text" or "html"'
  return path === '' ? issue.message : `"${path}" ${issue.message.replace(/^Invalid input: /, 'is wrong: ')}`
}

function unknownKey(key: string, known: readonly string[]): string {
  const meant = known.find((one) => distance(one.toLowerCase(), key.toLowerCase().replace(/[_-]/g, '')) <= 2)
  return `"${key}" is not known${meant === undefined ? '' : ` (did you mean "${meant}"?)`}`
}
