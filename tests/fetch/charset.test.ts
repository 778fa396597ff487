import { expect, test } from 'vitest'
import { decodeText } from '../../src/fetch/charset.ts'

// Fault 42: the right text, whatever the charset, and whatever is said of it.

const TEXTS = {
  russian: 'Мэр сообщила в понедельник, что мост откроют весной. «Мы успеем», — сказала она журналистам у ратуши.',
  japanese: '市長は月曜日、橋は春に開通すると述べた。「間に合います」と市役所の前で記者団に語った。',
  chinese: '市长星期一表示，大桥将于春季通车。他在市政厅前对记者说：“我们来得及。”',
  korean: '시장은 월요일에 다리가 봄에 개통될 것이라고 말했다. 시청 앞에서 기자들에게 늦지 않을 것이라고 했다.',
  french:
    'La maire a déclaré lundi que le pont serait ouvert au printemps. «\u00a0Nous y arriverons\u00a0», a-t-elle ajouté à côté du théâtre.',
  german:
    'Die Bürgermeisterin erklärte am Montag, die Brücke werde im Frühling geöffnet. „Wir schaffen das“, sagte sie – vor dem Rathaus.',
  polish:
    'Burmistrz oświadczyła w poniedziałek, że most zostanie otwarty wiosną. „Zdążymy”, powiedziała dziennikarzom przed ratuszem.',
  czech:
    'Starostka v pondělí řekla, že most bude otevřen na jaře. „Stihneme to,“ řekla novinářům před radnicí a odešla k řece.',
  greek: 'Η δήμαρχος δήλωσε τη Δευτέρα ότι η γέφυρα θα ανοίξει την άνοιξη. «Θα προλάβουμε», είπε στους δημοσιογράφους.',
  turkish:
    'Belediye başkanı pazartesi günü köprünün ilkbaharda açılacağını söyledi. "Yetiştiririz" dedi ve gazetecilere teşekkür etti.',
  arabic: 'قالت رئيسة البلدية يوم الاثنين إن الجسر سيفتح في الربيع وأضافت للصحفيين أمام مبنى البلدية سننجح',
}

const CASES: [keyof typeof TEXTS, string][] = [
  ['russian', 'koi8-r'],
  ['russian', 'windows-1251'],
  ['russian', 'iso-8859-5'],
  ['japanese', 'shift_jis'],
  ['japanese', 'euc-jp'],
  ['chinese', 'gb18030'],
  ['korean', 'euc-kr'],
  ['french', 'windows-1252'],
  ['german', 'windows-1252'],
  ['polish', 'iso-8859-2'],
  ['polish', 'windows-1250'],
  ['czech', 'windows-1250'],
  ['greek', 'windows-1253'],
  ['turkish', 'windows-1254'],
  ['arabic', 'windows-1256'],
  ['german', 'utf-16le'],
  ['russian', 'utf-16be'],
  ['japanese', 'utf-8'],
]

/** A text as people write it where the charset has no such quotation marks and dashes. */
function textIn(language: keyof typeof TEXTS, charset: string): string {
  return /koi8|iso/.test(charset) ? TEXTS[language].replace(/[«»„”“]/g, '"').replace(/—/g, '-') : TEXTS[language]
}

const page = (text: string, head = '') =>
  `<html><head>${head}<title>News</title></head><body><p>${text}</p></body></html>`

test.each(CASES)('a %s page in %s is read with the charset its header names', (language, charset) => {
  const body = encode(page(textIn(language, charset)), charset)
  expect(decodeText(body, `text/html; charset="${charset.toUpperCase()}"`)).toEqual({
    text: page(textIn(language, charset)),
    charset,
  })
})

test.each(CASES)('a %s page in %s is read with the charset it declares itself', (language, charset) => {
  const html = page(
    textIn(language, charset),
    `<meta http-equiv="Content-Type" content="text/html; charset=${charset}">`,
  )
  expect(decodeText(encode(html, charset), 'text/html')).toEqual({ text: html, charset })
  const xml = `<?xml version="1.0" encoding="${charset}"?><rss><title>${textIn(language, charset)}</title></rss>`
  expect(decodeText(encode(xml, charset), null)).toEqual({ text: xml, charset })
})

test.each(CASES)('a %s page in %s is read if nobody says what it is in', (language, charset) => {
  expect(decodeText(encode(page(textIn(language, charset)), charset), null).text).toBe(page(textIn(language, charset)))
})

test.each(['utf-8', 'utf-16le', 'utf-16be'])(
  'a byte order mark of %s counts before all else, and is not part of the text',
  (charset) => {
    const body = encode(`\ufeff${page(TEXTS.russian)}`, charset)
    expect(decodeText(body, 'text/html; charset=windows-1251')).toEqual({ text: page(TEXTS.russian), charset })
  },
)

test('a page in UTF-8 is read as that, though its header and itself say otherwise', () => {
  const html = page(TEXTS.french, '<meta charset="iso-8859-1">')
  expect(decodeText(Buffer.from(html), 'text/html; charset=ISO-8859-1')).toEqual({ text: html, charset: 'utf-8' })
})

test('a page that says UTF-8 and is not is read as what it is', () => {
  const html = page(TEXTS.russian.repeat(2), '<meta charset="utf-8">')
  expect(decodeText(encode(html, 'windows-1251'), 'text/html; charset=utf-8')).toEqual({
    text: html,
    charset: 'windows-1251',
  })
})

test('a page in UTF-8 with a few damaged places stays UTF-8', () => {
  const body = Buffer.concat([Buffer.from(page(TEXTS.russian)), Buffer.from([0xff, 0x20, 0xc3]), Buffer.from('end')])
  expect(decodeText(body, null)).toEqual({ text: `${page(TEXTS.russian)}\ufffd \ufffdend`, charset: 'utf-8' })
})

test('quotation marks and dashes of windows-1252 are those, also where it is called ISO-8859-1', () => {
  const body = Buffer.from('\x93Quite,\x94 she said \x97 it\x92s \x80 5 \x85', 'latin1')
  for (const charset of ['windows-1252', 'ISO-8859-1', 'latin1', 'us-ascii'])
    expect(decodeText(body, `text/html; charset=${charset}`).text).toBe('“Quite,” she said — it’s € 5 …')
})

test('ISO-2022-JP is told by its escapes', () => {
  const body = Buffer.from('<p>\x1b$B;TD9\x1b(B</p>', 'latin1')
  expect(decodeText(body, null)).toEqual({ text: '<p>市長</p>', charset: 'iso-2022-jp' })
})

test('NUL and other controls are left out; lone surrogates cannot be; all that is text stays', () => {
  expect(decodeText(Buffer.from('a\0b\x01\x1b\x7fc\r\n\td'), null).text).toBe('abc\r\n\td')
  expect(decodeText(Buffer.from('\ufeff<a>\ud800b', 'utf16le'), null).text).toBe('<a>\ufffdb')
  const odd = '\u202eevil\u202c z\u0300\u0301\u0302 \u{1f469}\u200d\u{1f680} \u00ad'
  expect(decodeText(Buffer.from(odd), null).text).toBe(odd)
})

test('a charset that does not exist is passed over', () => {
  expect(decodeText(Buffer.from('caf\xe9', 'latin1'), 'text/html; charset=utf-9').text).toBe('café')
  expect(decodeText(Buffer.from('plain'), 'text/html; charset=utf-16')).toEqual({ text: 'plain', charset: 'utf-8' })
  expect(decodeText(Buffer.alloc(0), null)).toEqual({ text: '', charset: 'utf-8' })
})

test('no page takes long to read, whatever its bytes', () => {
  const junk = Buffer.from(Array.from({ length: 3_000_000 }, (_, at) => (at * 7_919) % 256))
  const open = Buffer.from('<meta '.repeat(500_000))
  const long = encode(textIn('russian', 'koi8-r').repeat(10_000), 'koi8-r')
  for (const body of [junk, open, long, Buffer.concat([Buffer.alloc(3_000_000, '<'), Buffer.from([0xe9])])]) {
    const began = performance.now()
    decodeText(body, 'text/html; charset=utf-8')
    expect(performance.now() - began).toBeLessThan(1_000)
  }
})

/** The bytes of a text in a charset, by trying which bytes TextDecoder reads as each of its characters. */
function encode(text: string, charset: string): Buffer {
  if (charset === 'utf-8') return Buffer.from(text)
  if (charset === 'utf-16le') return Buffer.from(text, 'utf16le')
  if (charset === 'utf-16be') return Buffer.from(text, 'utf16le').swap16()
  const bytesOf = new Map<string, number[]>()
  const decoder = new TextDecoder(charset)
  const isDouble = /jis|euc|gb/.test(charset)
  for (let first = 0; first < 256; first++) {
    bytesOf.set(decoder.decode(Buffer.from([first])), [first])
    for (let second = 0x40; isDouble && first > 0x80 && second < 256; second++) {
      const read = decoder.decode(Buffer.from([first, second]))
      if (!read.includes('\ufffd') && [...read].length === 1) bytesOf.set(read, [first, second])
    }
  }
  // Which TextDecoder of Node 20 does not know.
  if (charset === 'windows-1252')
    for (const [mark, byte] of [
      ['„', 0x84],
      ['“', 0x93],
      ['–', 0x96],
    ] as const)
      bytesOf.set(mark, [byte])
  return Buffer.from(
    [...text].flatMap((character) => bytesOf.get(character) ?? expect.fail(`${character} in ${charset}`)),
  )
}
