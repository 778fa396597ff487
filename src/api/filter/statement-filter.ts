import type { StatementFilter } from '../../domain/filter/filter.ts'
import { builder } from '../relay/builder.ts'

builder.inputRef<StatementFilter>('StatementFilter').implement({
  description:
    'A condition on statements; it means the same in queries, subscriptions and topics. Fields side by side must all hold, absent or null ones are no condition, and `{}` passes everything. An empty list is refused. Lists of names take slugs or ids and hold where any of them does. A condition on something unknown does not hold, so its `not` does.',
  fields: (t) => ({
    text: t.string({
      description:
        'Words in the statement’s reports, as typed into a search box: words, "phrases", OR, -not. Null: any. At most 1,000 characters.',
    }),
    context: t.string({ description: 'Like `text`, in the reports and the sentences around them. Null: any.' }),
    topics: t.stringList({ description: 'Topics it belongs to; a topic includes its narrower ones. Null: any.' }),
    actors: t.stringList({ description: 'Who said it. Null: anybody.' }),
    offices: t.stringList({ description: 'In which office it was said. Null: any or none.' }),
    sources: t.stringList({ description: 'Who published a report of it. Null: anybody.' }),
    answers: t.stringList({
      description:
        'Whom it answers, denies, criticises or takes back (see `Statement.repliesTo`). Null: anybody or nobody.',
    }),
    forms: t.field({ type: ['SpeechForm'], description: 'How a report renders it. Null: in any way.' }),
    languages: t.stringList({ description: 'Language of a report, as a code such as "en". Null: any.' }),
    saidAfter: t.field({
      type: 'DateTime',
      description: 'Said at this instant or later, for certain. Null: at any time.',
    }),
    saidBefore: t.field({ type: 'DateTime', description: 'Said before this instant, for certain. Null: at any time.' }),
    ingestedAfter: t.field({ type: 'DateTime', description: 'Came in at this instant or later. Null: at any time.' }),
    ingestedBefore: t.field({ type: 'DateTime', description: 'Came in before this instant. Null: at any time.' }),
    minIndependentRoots: t.int({
      description:
        'At least so many independent publishers have it first hand, from 1 to 100 (see `Statement.independentRoots`). Null: any number.',
    }),
    all: t.field({ type: ['StatementFilter'], description: 'Every one of these holds. Null: no condition.' }),
    any: t.field({ type: ['StatementFilter'], description: 'At least one of these holds. Null: no condition.' }),
    not: t.field({ type: 'StatementFilter', description: 'This does not hold. Null: no condition.' }),
  }),
})
