import { expect, test } from 'vitest'
import { type Happening, NEXT, type State } from '../../src/live/subscription-states.ts'
import { seeded } from '../world/seeded.ts'

/** How each state is reached from `new`, and what may come of it: what is not named changes nothing. */
const LIFE: Record<State, { by: Happening[]; may: Partial<Record<Happening, State>> }> = {
  new: { by: [], may: { begun: 'reading', over: 'ended' } },
  reading: { by: ['begun'], may: { atHead: 'attached', filled: 'paused', erased: 'reading', over: 'ended' } },
  attached: {
    by: ['begun', 'atHead'],
    may: { letGo: 'reading', filled: 'paused', erased: 'reading', over: 'ended' },
  },
  paused: { by: ['begun', 'filled'], may: { emptied: 'reading', erased: 'reading', over: 'ended' } },
  ended: { by: ['begun', 'over'], may: {} },
}

const STATES = Object.keys(NEXT) as State[]
const HAPPENINGS = Object.keys(NEXT.new) as Happening[]

const after = (happenings: Happening[]) =>
  happenings.reduce<State>((state, happening) => NEXT[state][happening] ?? state, 'new')

test.each(STATES)('a subscription that is %s goes on as its life says, and is moved by nothing else', (state) => {
  const { by, may } = LIFE[state]
  expect(after(by)).toBe(state)
  for (const happening of HAPPENINGS)
    expect([happening, NEXT[state][happening]]).toEqual([happening, may[happening] ?? null])
})

test('whatever happens, in whatever order, an end is final, and until then a subscription can still read', () => {
  const seed = Date.now()
  const random = seeded(seed)
  for (let life = 0; life < 500; life += 1) {
    const lived: Happening[] = []
    while (lived.length < 20) lived.push(HAPPENINGS[Math.floor(random() * HAPPENINGS.length)] ?? 'over')
    const state = after(lived)
    const story = `seed ${seed}: ${lived.join(' ')}`
    if (lived.includes('over')) expect(state, story).toBe('ended')
    else expect(after([...lived, 'begun', 'emptied', 'letGo']), story).toBe('reading')
  }
})
