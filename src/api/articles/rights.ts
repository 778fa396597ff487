import type { TextKept } from '../../domain/compose/kept-text.ts'
import type { Act, RightsRefusal } from '../../domain/rights/rights.ts'
import { builder } from '../relay/builder.ts'

export const TextKeptEnum = builder.enumType('TextKept', {
  description: 'How much is kept of a text.',
  values: {
    FULL: { description: 'All of it.' },
    QUOTATIONS: {
      description: 'Its quotations with up to 600 characters on each side. "[…]" stands where something is left out.',
    },
  } satisfies Record<TextKept, { description: string }>,
})

export const ActEnum = builder.enumType('RefusedAct', {
  description: 'What a publisher may refuse.',
  values: {
    FETCH: { description: 'Reading it at all.' },
    FULL_TEXT: { description: 'Keeping more than quotations and what is around them.' },
    AI_INPUT: { description: 'Giving it to a language model to read.' },
  } satisfies Record<Act, { description: string }>,
})

export const RefusalType = builder.objectRef<RightsRefusal>('RightsRefusal').implement({
  description: 'One thing that a publisher refuses, with where that stands.',
  fields: (t) => ({
    refuses: t.field({
      type: [ActEnum],
      description: 'What is refused.',
      resolve: ({ refuses }) => [...refuses],
    }),
    where: t.exposeString('where', {
      description: '"robots.txt", a header, "the page", "the feed", or the address of a licence.',
    }),
    text: t.exposeString('text', { description: 'One sentence for people.' }),
    ask: t.string({
      nullable: true,
      description:
        'Whom to ask, where it stands beside the refusal: a mail or web address. Null: see `Source.rights`. Since 0.5.0.',
      resolve: ({ ask }) => ask ?? null,
    }),
  }),
})

/** What is known of a revision's rights. */
export const ArticleRights = builder.objectRef<{ reasons: RightsRefusal[] }>('ArticleRights').implement({
  description: 'What the publisher of an article refuses, as it was when the service collected it.',
  fields: (t) => ({
    reasons: t.field({
      type: [RefusalType],
      description:
        'Each refusal. Empty if nothing is refused, or if the article was handed in: then no publisher was asked.',
      resolve: ({ reasons }) => reasons,
    }),
  }),
})
