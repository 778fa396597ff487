import { expect, test } from 'vitest'
import { lineOfTried } from '../../../src/cli/watching/tried-line.ts'

test('what a watch would tell is told with the words that decided as they stand in it, not as stems', () => {
  const after = { text: 'the ferries had used the bridge', form: 'INDIRECT', act: 'DENIES', actor: null, office: null }
  const tried = { at: '2025-05-03T12:00:00Z', kinds: ['UTTERANCE'], isHidden: false, baseline: null }
  const line = lineOfTried({ ...tried, words: ['ferri', 'bridg', 'quay'], entry: { before: null, after } })
  expect(line).toContain('unknown speaker denies that the ferries had used the bridge')
  expect(line).toContain('because of: ferries, bridge, quay')
})
