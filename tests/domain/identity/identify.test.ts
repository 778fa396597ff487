import { expect, test } from 'vitest'
import { identifyAll, type KnownActor, type NamedSpeaker } from '../../../src/domain/identity/identify.ts'

const SEEN = { articleId: 'earlier', sourceId: 'weir', at: 0, gender: 0, callings: ['lock keeper'], words: [] }

function actor(name: string, contexts: KnownActor['contexts'] = [SEEN]): KnownActor {
  const provisional = !name.includes(' ')
  const aliases = new Set([name.toLowerCase(), name.split(' ').at(-1)?.toLowerCase() ?? ''])
  return { id: name, name, kind: 'PERSON', provisional, aliases, contexts, apartFrom: new Set(), isMeant: false }
}

const BARE: NamedSpeaker = {
  name: 'Ferrand',
  kind: 'PERSON',
  surnameOnly: true,
  singles: [],
  context: { sourceId: 'weir', at: 0, gender: 0, callings: ['lock keeper'], words: [], holders: [] },
}

test('a bare surname that means two with a full name equally means neither, though one without comes in between', () => {
  const twice = [SEEN, { ...SEEN, articleId: 'other' }]
  const [alone] = identifyAll([BARE], [actor('Clara Ferrand', twice)], 'new')
  expect(alone).toEqual({ as: 'known', id: 'Clara Ferrand' })
  const known = [actor('Clara Ferrand', twice), actor('Ferrand', twice), actor('Jonas Ferrand')]
  const [identity] = identifyAll([BARE], known, 'new')
  expect(identity?.as).toBe('new')
})
