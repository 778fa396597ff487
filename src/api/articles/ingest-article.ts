import { isUrl } from '../../domain/given/given-url.ts'
import type { IngestOutcome } from '../../ingest/outcome.ts'
import { builder } from '../relay/builder.ts'
import { FAILURES, IdempotencyConflict, refuse, requireRole, requireValid } from '../relay/failures.ts'
import { CollectedInput, readCollected } from './collected.ts'

export const OutcomeType = builder.enumType('IngestOutcome', {
  description: 'What ingesting an article did.',
  values: {
    NEW: { description: 'The article is new.' },
    UNCHANGED: { description: 'The article is known and has not changed. Nothing was done.' },
    REVISED: {
      description: 'The text has changed: it became a new revision, and the reports were brought up to date.',
    },
  } satisfies Record<IngestOutcome, { description: string }>,
})

interface Ingested {
  articleId: string
  outcome: IngestOutcome
  statementIds: string[]
}

const Success = builder.objectRef<Ingested>('IngestArticleSuccess').implement({
  description: 'The article was ingested, with all statements in it.',
  fields: (t) => ({
    article: t.prismaField({
      type: 'Article',
      description: 'The article.',
      resolve: (query, { articleId }, _, context) =>
        context.prisma.article.findUniqueOrThrow({ ...query, where: { id: articleId } }),
    }),
    outcome: t.field({
      type: OutcomeType,
      description: 'Whether the article is new, revised or unchanged.',
      resolve: ({ outcome }) => outcome,
    }),
    reports: t.prismaField({
      type: ['Report'],
      description: 'The article’s reports in the order of the text: what was said, in the words of this article.',
      resolve: (query, { articleId }, _, context) =>
        context.prisma.report.findMany({
          ...query,
          where: { articleId, retractedAt: null },
          orderBy: [{ spanStart: 'asc' }, { id: 'asc' }],
        }),
    }),
    statements: t.prismaField({
      type: ['Statement'],
      description:
        'The statements that those reports belong to, in the order of the text. `text` of a statement is from its best report, which may be in another article.',
      resolve: async (query, { statementIds }, _, context) => {
        const rows = await context.prisma.statement.findMany({ ...query, where: { id: { in: statementIds } } })
        const byId = new Map(rows.map((row) => [row.id, row]))
        return statementIds.map((id) => byId.get(id)).filter((row) => row !== undefined)
      },
    }),
  }),
})

const SourceInput = builder.inputType('SourceInput', {
  description:
    'Who published an article. Sources are told apart by the host of their homepage (with its port, where that is an address of a network or a name within one), or by name if they have none.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Its name: "The Harbour Times".' }),
    homepage: t.string({ description: 'Its address, http or https: "https://harbourtimes.example". Null: none.' }),
    timeZone: t.string({
      description:
        'IANA time zone in which to read days such as "Tuesday" in its articles: "Asia/Tokyo". Null: as stored, UTC for a new source. If it is UTC, and an HTML page says its own offset from UTC, that offset is used.',
    }),
  }),
})

export const IngestArticleInput = builder.inputType('IngestArticleInput', {
  description: 'An article. Give exactly one of `text` and `html`.',
  fields: (t) => ({
    source: t.field({ type: SourceInput, required: true, description: 'Who published it.' }),
    url: t.string({
      required: true,
      description:
        'Its address, http or https; for a file that has none, "file://HOST/PATH". Source and address together identify an article.',
    }),
    title: t.string({ description: 'Its headline. Null: none, or taken from the HTML.' }),
    byline: t.string({ description: 'Who wrote it, as printed. Null: unknown, or taken from the HTML.' }),
    publishedAt: t.field({
      type: 'DateTime',
      description: 'When it was published. Null: unknown, or taken from the HTML.',
    }),
    language: t.string({
      description: 'Its language as a BCP 47 code: "en", "de". Null: detected from the text.',
    }),
    text: t.string({ description: 'Its plain text, at most 2 MB. Null: `html` is given.' }),
    html: t.string({ description: 'Its HTML page, from which the text is extracted. Null: `text` is given.' }),
    collected: t.field({
      type: CollectedInput,
      description:
        'That it was read in the web by a program, and what its publisher says about that. It is then kept as what the service collects itself: no more of it than the publisher allows, and quotations alone unless the service or its source is set to keep all. Null: you hand it in, and answer for it. Since 0.5.0.',
    }),
    isBackfill: t.boolean({
      description:
        'That it is old, and taken in for the archive: its entries have the cause BACKFILL, and watches do not tell of them. Null: it is news, and watches tell of it. Since 0.6.0.',
    }),
    idempotencyKey: t.string({
      description:
        'Any string of yours. Another call with the same key and the same article returns the same result; with another article, an `IdempotencyConflict`. Null: none.',
    }),
  }),
})

builder.mutationField('ingestArticle', (t) =>
  t.field({
    type: Success,
    description:
      'Ingests an article: extracts who said what in it, and folds that with what other articles report. An article that is ingested again unchanged changes nothing; a changed text becomes a new revision. Requires the EDITOR role.',
    args: { input: t.arg({ type: IngestArticleInput, required: true, description: 'The article.' }) },
    errors: { types: [...FAILURES, IdempotencyConflict], directResult: true },
    complexity: 20,
    resolve: async (_, { input: { collected, ...submission } }, context) => {
      requireRole(context, 'EDITOR')
      // Files of this machine are for its own command line; over the API they say which machine they are on.
      if (!context.isOperator && isFileOfThisMachine(submission.url))
        refuse('url', 'must be an http or https address; a file’s says which machine it is on: "file://HOST/PATH"')
      const result = requireValid(await context.ingest(context.principal.id, submission, readCollected(collected)))
      if (result.kind === 'conflict') throw new IdempotencyConflict(result.message)
      return result
    },
  }),
)

function isFileOfThisMachine(url: string): boolean {
  return /^\s*file:/i.test(url) && (!isUrl(url) || new URL(url).host === '')
}
