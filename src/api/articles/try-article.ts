import type { TriedArticle } from '../../ingest/outcome.ts'
import { shownWouldTell, WouldTellType } from '../alerts/would-tell.ts'
import { builder } from '../relay/builder.ts'
import { FAILURES, requireRole, requireValid } from '../relay/failures.ts'
import { readCollected } from './collected.ts'
import { IngestArticleInput, OutcomeType } from './ingest-article.ts'

const Success = builder.objectRef<TriedArticle>('TryArticleSuccess').implement({
  description: 'What an article would bring. Since 0.6.0.',
  fields: (t) => ({
    outcome: t.field({
      type: OutcomeType,
      description: 'Whether it would be new, revised or unchanged.',
      resolve: ({ outcome }) => outcome,
    }),
    statementCount: t.exposeInt('statements', { description: 'How many statements are in it.' }),
    wouldTell: t.field({
      type: WouldTellType,
      description: 'What watches would tell of it.',
      resolve: ({ wouldTell }, _, context) => shownWouldTell(context, wouldTell),
    }),
  }),
})

builder.mutationField('tryArticle', (t) =>
  t.field({
    type: Success,
    description:
      'Tries what `ingestArticle` would do, and what watches would tell of it as news: all is undone. An article that is tried knows nothing of others that are only tried. `isBackfill` and `idempotencyKey` do not matter. Requires the EDITOR role. Since 0.6.0.',
    args: { input: t.arg({ type: IngestArticleInput, required: true, description: 'The article.' }) },
    errors: { types: FAILURES, directResult: true },
    complexity: 20,
    resolve: async (_, { input: { collected, ...submission } }, context) => {
      requireRole(context, 'EDITOR')
      const { ingest, principal, countAlerts } = context
      return requireValid(await ingest.tryOut(principal.id, submission, readCollected(collected), countAlerts))
    },
  }),
)
