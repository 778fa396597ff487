import type { StatementDocument } from '../journal/version.ts'
import { readDocument } from './evaluate.ts'
import { explain, type Grounds, groundsOf } from './explain.ts'
import type { Broader, TopicRule } from './topic.ts'

/** What decided that a statement belongs to a topic. */
export interface TopicGrounds {
  topicId: string
  /** The narrower topic whose rule decided it; the topic itself where its own rule did. Null: no rule does now. */
  ruleOf: string | null
  grounds: Grounds
}

const NO_GROUNDS: Grounds = { lexemes: { text: [], context: [] }, values: {} }

/**
 * What decided about each topic that a document has. Of several narrower topics that decide for a broader one, the first
 * counts; its own rule comes before them.
 */
export function groundsOfTopics(
  document: StatementDocument,
  { rules, broader }: { rules: readonly TopicRule[]; broader: Broader },
): TopicGrounds[] {
  const read = readDocument(document)
  const found = new Map<string, TopicGrounds>()
  const holding = rules
    .map((rule) => ({ id: rule.id, reason: explain(rule.condition, read, rule.queries) }))
    .filter(({ reason }) => reason.holds)
    .map(({ id, reason }) => ({ id, grounds: groundsOf(reason) }))
  for (const { id, grounds } of holding) found.set(id, { topicId: id, ruleOf: id, grounds })
  for (const { id, grounds } of holding) {
    const add = (topicId: string): void => {
      for (const wider of broader.get(topicId) ?? []) {
        if (found.has(wider)) continue
        found.set(wider, { topicId: wider, ruleOf: id, grounds })
        add(wider)
      }
    }
    add(id)
  }
  return document.topicIds.map((topicId) => found.get(topicId) ?? { topicId, ruleOf: null, grounds: NO_GROUNDS })
}
