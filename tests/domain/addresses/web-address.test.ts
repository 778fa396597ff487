import { expect, test } from 'vitest'
import { checkWebAddress } from '../../../src/domain/addresses/web-address.ts'

const NONE = new Set<string>()

/** Spellings by which people have reached a loopback or metadata address. Fault 43. */
const SPELLINGS = [
  'http://127.0.0.1/',
  'http://127.0.0.1./',
  'http://127.1/',
  'http://127.0.1/',
  'http://2130706433/',
  'http://0x7f000001/',
  'http://0x7f.0x0.0x0.0x1/',
  'http://017700000001/',
  'http://0177.0.0.1/',
  'http://00000177.1/',
  'http://0x7F.1/',
  'http://0/',
  'http://0.0.0.0/',
  'http://①②⑦.⓪.⓪.①/',
  'http://１２７.０.０.１/',
  'http://127。0。0。1/',
  'http://%31%32%37.0.0.1/',
  'http://[::1]/',
  'http://[0:0:0:0:0:0:0:1]/',
  'http://[::]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:7f00:1]/',
  'http://[::127.0.0.1]/',
  'http://[64:ff9b::7f00:1]/',
  'http://[64:ff9b:1::7f00:1]/',
  'http://[2002:7f00:1::]/',
  'http://[fe80::1]/',
  'http://[fd00:ec2::254]/',
  'http://169.254.169.254/latest/meta-data/',
  'http://2852039166/',
  'http://0xa9fea9fe/',
  'http://100.100.100.200/',
  'http://168.63.129.16/',
  'http://10.0.0.1/',
  'http://localhost/',
  'http://LOCALHOST./',
  'http://ｌｏｃａｌｈｏｓｔ/',
  'http://a.localhost/',
  'http:127.0.0.1',
  'http:\\\\127.0.0.1\\',
  'http:///127.0.0.1/',
  ' http://127.0.0.1/',
  'ht\ntp://127.0.\t0.1/',
]

test.each(SPELLINGS)('"%s" is refused for where it leads', (address) =>
  expect(checkWebAddress(address, NONE)).toMatchObject({ ok: false, reason: 'ADDRESS_REFUSED' }),
)

test.each([
  '',
  'news',
  '//news.example/',
  '/etc/passwd',
  'file:///etc/passwd',
  'gopher://news.example/',
  'ftp://news.example/',
  'dict://news.example:11211/',
  'data:text/html,hello',
  'javascript:alert(1)',
  'blob:http://news.example/1',
  'ws://news.example/',
  'view-source:http://news.example/',
  'jar:http://news.example!/',
  'http://',
  'http://[fe80::1%25lo]/',
  'http://256.256.256.256/',
  'http://1.2.3.4.5/',
  'http://0x100000000/',
  'http://a b/',
  'http://news.example:99999/',
  `http://news.example/${'a'.repeat(9_000)}`,
])('"%s" is not an address that is asked', (address) =>
  expect(checkWebAddress(address, NONE)).toMatchObject({ ok: false, reason: 'BAD_URL' }),
)

test.each([
  ['http://ada@news.example/'],
  ['http://ada:secret@news.example/'],
  ['http://:secret@news.example/'],
  ['http://news.example@127.0.0.1/'],
  ['http://127.0.0.1\\@news.example:secret@news.example/'],
])('credentials in "%s" are refused, and not repeated', (address) => {
  const checked = checkWebAddress(address, new Set(['127.0.0.1:80']))
  // A backslash is a slash, so the last one is a path at an address that is allowed here.
  if (address.includes('\\')) return expect(checked).toMatchObject({ ok: true, url: { hostname: '127.0.0.1' } })
  expect(checked).toMatchObject({ ok: false, reason: 'BAD_URL' })
  expect(JSON.stringify(checked)).not.toMatch(/ada|secret/)
})

test.each([22, 25, 81, 5432, 6379, 8000, 9200])('port %i is refused', (port) =>
  expect(checkWebAddress(`http://news.example:${port}/`, NONE)).toMatchObject({ ok: false, reason: 'PORT_REFUSED' }),
)

test.each([
  ['https://news.example/a?b=c#d'],
  ['http://news.example:8080/'],
  ['https://news.example:8443/'],
  ['http://news.example:443/'],
  ['https://8.8.8.8/'],
  ['https://[2606:4700:4700::1111]/'],
  ['https://localhost.example/'],
  ['https://zeitung.müller.example/'],
])('"%s" may be asked', (address) => expect(checkWebAddress(address, NONE)).toMatchObject({ ok: true }))

test('an exception holds for its host and port in that spelling, and nothing else', () => {
  const allowed = new Set(['127.0.0.1:8000', 'intranet.example:80', '[::1]:80'])
  const isAllowed = (address: string) => checkWebAddress(address, allowed).ok
  expect(isAllowed('http://127.0.0.1:8000/')).toBe(true)
  expect(isAllowed('http://0x7f.1:8000/')).toBe(true)
  expect(isAllowed('http://[::1]/')).toBe(true)
  expect(isAllowed('http://127.0.0.1:8001/')).toBe(false)
  expect(isAllowed('http://127.0.0.1/')).toBe(false)
  expect(isAllowed('http://127.0.0.2:8000/')).toBe(false)
  expect(isAllowed('http://localhost:8000/')).toBe(false)
  expect(isAllowed('http://[::ffff:127.0.0.1]:8000/')).toBe(false)
  expect(isAllowed('http://[::1]:443/')).toBe(false)
})
