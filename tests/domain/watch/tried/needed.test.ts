import { expect, test } from 'vitest'
import { columnsToDecide } from '../../../../src/domain/watch/tried/needed.ts'

test('of a version only what a filter, its kinds and mutes ask for is read to decide it again', () => {
  const condition = {
    kind: 'any' as const,
    of: [
      { kind: 'list' as const, field: 'topics' as const, values: ['t'] },
      { kind: 'time' as const, field: 'whenAfter' as const, at: '2026-01-01T00:00:00.000Z' },
    ],
  }
  const asked = ['topicIds', 'saidEarliest', 'publishedAt']
  const columns = (tells: ('UTTERANCE' | 'EDIT')[], hasMutes: boolean) => [
    ...columnsToDecide([{ condition, tells }], { hasMutes }),
  ]
  expect(columns(['UTTERANCE'], false)).toEqual(asked)
  expect(columns(['UTTERANCE'], true)).toEqual([...asked, 'sourceIds', 'actorIds'])
  expect(columns(['EDIT'], false)).toEqual([...asked, 'reportCount', 'actorId', 'text', 'words'])
})
