import type { IngestOutcome } from '../../ingest/outcome.ts'
import { builder } from '../relay/builder.ts'
import { type Failed, invalidInput, unlessAllowed } from '../relay/failures.ts'

const Outcome = builder.enumType('IngestOutcome', {
  description: 'What an ingested article was.',
  values: {
    NEW: { description: 'The first time it came in.' },
    UNCHANGED: { description: 'The same as before: nothing was done.' },
    REVISED: { description: 'An edited text: a new revision, whose reports were reconciled.' },
  } satisfies Record<IngestOutcome, { description: string }>,
})

interface Ingested {
  type: 'IngestArticleSuccess'
  articleId: string
  outcome: IngestOutcome
  statementIds: string[]
}

const Success = builder.objectRef<Ingested>('IngestArticleSuccess').implement({
  description: 'The article was taken in, with all that is said in it.',
  fields: (t) => ({
    article: t.prismaField({
      type: 'Article',
      description: 'The article.',
      resolve: (query, { articleId }, _, context) =>
        context.prisma.article.findUniqueOrThrow({ ...query, where: { id: articleId } }),
    }),
    outcome: t.field({ type: Outcome, description: 'What it was.', resolve: ({ outcome }) => outcome }),
    reports: t.prismaField({
      type: ['Report'],
      description: 'Its reports, in the order of the text: what this article says, in its own words.',
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
        'The statements that its reports are of, in the order of the text; a statement goes by its best report, which may be another article’s.',
      resolve: async (query, { statementIds }, _, context) => {
        const rows = await context.prisma.statement.findMany({ ...query, where: { id: { in: statementIds } } })
        const byId = new Map(rows.map((row) => [row.id, row]))
        return statementIds.map((id) => byId.get(id)).filter((row) => row !== undefined)
      },
    }),
  }),
})

interface Conflict {
  type: 'IdempotencyConflict'
  message: string
}

const Result = builder.unionType('IngestArticleResult', {
  description: 'What became of an article.',
  types: [Success, 'InvalidInput', 'NotAllowed', 'IdempotencyConflict'],
  resolveType: (result: Ingested | Conflict | Failed) => result.type,
})

const SourceInput = builder.inputType('SourceInput', {
  description: 'Who published an article. The homepage’s host tells sources apart, or, without one, the name.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Its name.' }),
    homepage: t.string({ description: 'Its address, http or https. Null: none.' }),
    timeZone: t.string({
      description:
        'IANA name of the place whose "Tuesday" its articles mean. Null: as known, UTC for a new source; a page that tells its offset from UTC is then read in that.',
    }),
  }),
})

const Input = builder.inputType('IngestArticleInput', {
  description: 'An article: exactly one of `text` and `html`.',
  fields: (t) => ({
    source: t.field({ type: SourceInput, required: true, description: 'Who published it.' }),
    url: t.string({
      required: true,
      description: 'Its address, http or https: with the source, what tells articles apart.',
    }),
    title: t.string({ description: 'Its headline. Null: none, or what the HTML says.' }),
    byline: t.string({ description: 'Who wrote it, as printed. Null: nobody named, or what the HTML says.' }),
    publishedAt: t.field({
      type: 'DateTime',
      description: 'When it was published. Null: not known, or what the HTML says.',
    }),
    language: t.string({ description: 'Its language as a code such as "en". Null: found out from the text.' }),
    text: t.string({ description: 'Its text, at most 2 MB. Null: `html` is given.' }),
    html: t.string({ description: 'Its page. Null: `text` is given.' }),
    idempotencyKey: t.string({
      description:
        'Any string of yours: a repeated call with the same key and article gets the same answer. Null: none.',
    }),
  }),
})

builder.mutationField('ingestArticle', (t) =>
  t.field({
    type: Result,
    description:
      'Takes an article in. The same article again changes nothing; an edited text becomes a new revision. Takes an editor.',
    args: { input: t.arg({ type: Input, required: true, description: 'The article.' }) },
    complexity: 20,
    resolve: (_, { input }, context) =>
      unlessAllowed<Ingested | Conflict>(context, 'EDITOR', async () => {
        // Files of this machine are for its own command line; over the API they would name somebody else's.
        if (!context.isOperator && /^\s*file:/i.test(input.url))
          return invalidInput([{ path: 'url', message: 'must be an http or https address' }])
        const result = await context.ingest(context.principal.id, input)
        switch (result.kind) {
          case 'ingested':
            return { ...result, type: 'IngestArticleSuccess' }
          case 'invalid':
            return invalidInput(result.problems)
          case 'conflict':
            return { type: 'IdempotencyConflict', message: result.message }
        }
      }),
  }),
)
