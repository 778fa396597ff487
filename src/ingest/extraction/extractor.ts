import type { Logger } from 'pino'
import type { Extractor } from '../../domain/extract/extractor.ts'
import type { EndpointOptions } from './llm/endpoint.ts'
import { openLlm } from './llm/llm.ts'
import { openRules } from './rules.ts'

/** Opens what reads articles: the rules, or, where an endpoint is named, a language model with the rules behind it. */
export function openExtractor(endpoint: EndpointOptions | null, log: Pick<Logger, 'warn'>): Extractor {
  const rules = openRules()
  return endpoint === null ? rules : openLlm(endpoint, rules, log)
}
