import type { CatalogueOrder } from '../../store/search/catalogue-listings.ts'
import { builder } from '../relay/builder.ts'

builder.enumType('CatalogueOrder', {
  description: 'How to order actors, offices, topics or sources.',
  values: {
    SLUG_ASC: { description: 'By slug, in alphabetical order.' },
    STATEMENTS_DESC: {
      description: 'Those with the most current statements first, as of about a second ago.',
    },
  } satisfies Record<CatalogueOrder, { description: string }>,
})
