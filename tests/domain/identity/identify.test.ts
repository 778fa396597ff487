import { expect, test } from 'vitest'
import { identifyAll, type KnownActor, type NamedSpeaker } from '../../../src/domain/identity/identify.ts'
import { tellingWords } from '../../../src/domain/identity/telling-words.ts'

const SEEN = { articleId: 'earlier', sourceId: 'weir', at: 0, gender: 0, callings: ['lock keeper'], words: [] }

function actor(name: string, contexts: KnownActor['contexts'] = [SEEN]): KnownActor {
  const provisional = !name.includes(' ')
  const aliases = new Set([name.toLowerCase(), name.split(' ').at(-1)?.toLowerCase() ?? ''])
  return {
    id: name,
    name,
    kind: 'PERSON',
    provisional,
    aliases,
    contexts,
    offices: [],
    apartFrom: new Set(),
    isMeant: false,
  }
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

test('a surname alone means who holds an office of what the article is about, and nobody where it is about something else', () => {
  const head = { ...actor('Clara Ferrand', []), offices: ['Secretary General of the Weir Union'] }
  const about = (text: string): NamedSpeaker => {
    const words = tellingWords(text, 'en')
    return { ...BARE, context: { sourceId: 'quay', at: 0, gender: 0, callings: [], words, holders: [] } }
  }
  const [union] = identifyAll(
    [about('Ferrand said the Weir Union would pay. The Weir Union has nine members.')],
    [head],
    'new',
  )
  expect(union).toEqual({ as: 'known', id: 'Clara Ferrand' })
  const [bakery] = identifyAll(
    [about('Ferrand said the secretary of the bakery would pay for the rye flour.')],
    [head],
    'new',
  )
  expect(bakery?.as).toBe('new')
})
