import type { ExtractorName } from '../../domain/extract/extractor.ts'
import { builder } from '../relay/builder.ts'

builder.enumType('Extractor', {
  description: 'Who read an article for who said what.',
  values: {
    RULES: { description: 'The rules and their learned scorer.' },
    LLM: { description: 'A language model. Only what stands in the article counts.' },
  } satisfies Record<ExtractorName, { description: string }>,
})
