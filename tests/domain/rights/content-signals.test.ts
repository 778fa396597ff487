import { expect, test } from 'vitest'
import { openContentSignals, readContentSignalHeader } from '../../../src/domain/rights/content-signals.ts'

const read = (robots: string, path = '/news') =>
  openContentSignals(robots, 'Onrecord')(path).map(({ refuses }) => refuses[0])

test('search=no rules reading out, ai-input=no language models, ai-train=no nothing that is done here', () => {
  expect(read('User-agent: *\nContent-Signal: search=yes, ai-input=yes, ai-train=no\nAllow: /')).toEqual([])
  expect(read('User-agent: *\nContent-Signal: search=yes,ai-input=no,ai-train=no')).toEqual(['AI_INPUT'])
  expect(read('User-Agent: *\ncontent-signal: search=no')).toEqual(['FETCH'])
  expect(read('User-agent: *\nContent-Signal: search = no; ai-input = NO # as of May')).toEqual(['FETCH', 'AI_INPUT'])
})

test('where it stands is told', () => {
  expect(openContentSignals('User-agent: *\nContent-Signal: ai-input=no', 'Onrecord')('/')).toEqual([
    {
      signal: 'CONTENT_SIGNAL',
      refuses: ['AI_INPUT'],
      where: 'robots.txt',
      text: 'The publisher does not want language models to read it (Content-Signal: ai-input=no in robots.txt)',
    },
  ])
})

test('what is said to us by name counts before what is said to all', () => {
  const robots =
    'User-agent: *\nContent-Signal: ai-input=no\n\nUser-agent: otherbot\nUser-agent: OnRecord/1.0\nAllow: /\n'
  expect(read(robots)).toEqual([])
  expect(openContentSignals(robots, 'Somebody')('/')).toHaveLength(1)
  expect(read('User-agent: GPTBot\nContent-Signal: search=no\n')).toEqual([])
})

test('a signal before all names is for everybody, and one with a path for that path', () => {
  expect(read('\ufeffContent-Signal: ai-input=no\r\nUser-agent: onrecord\r\nAllow: /')).toEqual(['AI_INPUT'])
  const robots = 'User-agent: *\nContent-Signal: /premium/ search=no\nContent-Signal: /*.pdf$ ai-input=no'
  expect(read(robots)).toEqual([])
  expect(read(robots, '/premium/a')).toEqual(['FETCH'])
  expect(read(robots, '/a.pdf')).toEqual(['AI_INPUT'])
})

test('a comment, a word that is not a signal and nonsense refuse nothing', () => {
  for (const line of [
    '# Content-Signal: search=no',
    'Content-Signal: research=no',
    'Content-Signal: search=nope',
    'Content-Signal:',
  ])
    expect(read(`User-agent: *\n${line}`)).toEqual([])
})

test('a header says the same for its page', () => {
  expect(readContentSignalHeader('ai-train=yes, search=yes, ai-input=no', '/')).toMatchObject([
    { refuses: ['AI_INPUT'], where: 'the Content-Signal header' },
  ])
  expect(readContentSignalHeader(null, '/')).toEqual([])
})

test('thousands of names before thousands of lines cost what their length does', () => {
  const names = Array.from({ length: 20_000 }, (_, i) => `user-agent:${i.toString(36)}`).join('\n')
  const began = process.cpuUsage().user
  expect(openContentSignals(`${names}\n${'x:\n'.repeat(80_000)}`, 'Onrecord')('/')).toEqual([])
  const lines = 'content-signal:search=no\n'.repeat(10_000)
  const said = openContentSignals(`${names}\nuser-agent:*\n${lines}`, 'Onrecord')('/')
  expect(said.map(({ signal }) => signal)).toEqual(['CONTENT_SIGNAL'])
  expect((process.cpuUsage().user - began) / 1_000).toBeLessThan(3_000)
})
