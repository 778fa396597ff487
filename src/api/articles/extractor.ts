import type { ExtractorName } from '../../domain/extract/extractor.ts'
import { builder } from '../relay/builder.ts'

builder.enumType('Extractor', {
  description: 'What extracted the reports from an article.',
  values: {
    RULES: { description: 'The built-in rules with their trained scorer.' },
    LLM: { description: 'A language model. What it returned was kept only where the article has the same words.' },
  } satisfies Record<ExtractorName, { description: string }>,
})
