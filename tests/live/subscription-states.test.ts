import { expect, test } from 'vitest'
import { NEXT, type State, type Trigger } from '../../src/live/subscription-states.ts'
import { seeded } from '../world/seeded.ts'

/** How each state is reached from `new`, and what may come of it: what is not named changes nothing. */
const LIFE: Record<State, { by: Trigger[]; may: Partial<Record<Trigger, State>> }> = {
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
const TRIGGERS = Object.keys(NEXT.new) as Trigger[]

const after = (triggers: Trigger[]) => triggers.reduce<State>((state, trigger) => NEXT[state][trigger] ?? state, 'new')

test.each(STATES)('a subscription that is %s goes on as its life says, and is moved by nothing else', (state) => {
  const { by, may } = LIFE[state]
  expect(after(by)).toBe(state)
  for (const trigger of TRIGGERS) expect([trigger, NEXT[state][trigger]]).toEqual([trigger, may[trigger] ?? null])
})

test('whatever happens, in whatever order, an end is final, and until then a subscription can still read', () => {
  const seed = Date.now()
  const random = seeded(seed)
  for (let life = 0; life < 500; life += 1) {
    const lived: Trigger[] = []
    while (lived.length < 20) lived.push(TRIGGERS[Math.floor(random() * TRIGGERS.length)] ?? 'over')
    const state = after(lived)
    const story = `seed ${seed}: ${lived.join(' ')}`
    if (lived.includes('over')) expect(state, story).toBe('ended')
    else expect(after([...lived, 'begun', 'emptied', 'letGo']), story).toBe('reading')
  }
})
