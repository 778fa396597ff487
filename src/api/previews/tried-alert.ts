import type { FoundAgain } from '../../alerts/back-test.ts'
import { readDocument } from '../../domain/filter/evaluate.ts'
import { explain, groundsOf } from '../../domain/filter/explain.ts'
import { isChange } from '../../domain/journal/entry.ts'
import type { PreparedFilter } from '../../store/search/linguistics.ts'
import { Baseline } from '../alerts/alert-baseline.ts'
import { builder } from '../relay/builder.ts'

builder.objectType('TriedAlert', {
  description: 'What a watch told of an entry, or would have told. Since 0.6.0.',
  fields: (t) => ({
    kinds: t.expose('kinds', { type: ['AlertKind'], description: 'What it tells of.' }),
    at: t.field({
      type: 'DateTime',
      description: 'When it became visible to readers.',
      resolve: ({ entry }) => entry.committedAt,
    }),
    version: t.exposeInt('version', {
      description: 'The version of the watch that decided it; 1 where there is none yet.',
    }),
    burstAt: t.expose('burstAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'When the burst began that it is told with; its own time where it is the first. Null: that depends on what cannot be known.',
    }),
    isHidden: t.boolean({
      description: 'Whether one of your mutes hides it.',
      resolve: ({ hiddenById }) => hiddenById !== null,
    }),
    entry: t.field({
      type: 'JournalEntry',
      nullable: true,
      description: 'What happened. Null: it is a silence or a surge.',
      resolve: ({ entry }) => (isChange(entry) ? null : entry),
    }),
    baseline: t.expose('baseline', {
      type: Baseline,
      nullable: true,
      description: 'What a silence or a surge is measured against. Null: it is of an entry.',
    }),
    words: t.stringList({
      description:
        'The words that decided, as stems: of the statement, and around it. Empty where the filter asks for none, or where missing ones decide.',
      resolve: ({ entry, filter }) => decidingWords(entry, filter),
    }),
  }),
})

function decidingWords({ before, after }: FoundAgain['entry'], { condition, queries }: PreparedFilter): string[] {
  for (const version of [after, before]) {
    const reason = version === null ? null : explain(condition, readDocument(version.document), queries)
    if (reason === null || !reason.holds) continue
    const { lexemes } = groundsOf(reason)
    return [...new Set([...lexemes.text, ...lexemes.context])]
  }
  return []
}
