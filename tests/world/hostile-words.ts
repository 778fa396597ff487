import type { Carrier, ToldAlert } from '../../src/domain/telling/told.ts'

/** Everything that has ever done something where it was only to be shown. Written out where it cannot be seen. */
export const HOSTILE_WORDS = [
  'We will act.</blockquote></p></body></html>',
  '<script>alert(1)</script><img src="https://tracker.example/p.gif" onerror=alert(1)>',
  '<style>*{display:none}</style><base href="https://evil.example/"><form action="https://evil.example/"><input name=a></form>',
  '"\'`><svg/onload=alert(1)> javascript:alert(1) data:text/html,<b>x</b> &lt;i&gt; &#60;b&#62; &amp;',
  ']]><evil xmlns="urn:x"/><!-- <![CDATA[ -->',
  '\r\nBcc: victim@evil.example\r\nSubject: Other\r\n\r\n<h1>Other body</h1>\r\n.\r\nQUIT\r\n',
  '<!channel> <!here> <!everyone> <@U012AB3CD> <#C012AB3CD|town> <!subteam^S012> <https://evil.example|Sign in> <mailto:a@evil.example|x> <!date^0^{date}^https://evil.example|x>',
  '@channel @all @here @admin ~town-square #hashtag :tada: :smile:',
  '[Sign in](https://evil.example) ![pixel](https://tracker.example/p.png) [ref]: https://evil.example <https://evil.example>',
  'https://evil.example/path www.evil.example evil.example/path mailto:a@evil.example tel:1234',
  '**bold** __bold__ *it* _it_ ~~gone~~ `code` ```js\nfence()``` $\\rule{9em}{9em}$ $$x$$',
  '# Heading\n## Heading\n> quote\n- item\n1. item\n---\n===\n| a | b |\n|---|---|\n    indented',
  '\\ \\[ \\* \\@channel \\\\',
  '\u202etxet desrever\u202c \u2066isolated\u2069 \u200fRLM\u200e \u061c \u2067never closed \u202dnor this',
  'zero\u200bwidth\u2060joined\ufeffbom soft\u00adhyphen \u{e0041}\u{e0042} \u2028 \u2029 \u0085 \u0000 \u0007 \u001b[31mred \u009b31m',
  `heaped${'\u0301'.repeat(40)}`,
  'half \ud800 a pair \udfff and \ufffe \uffff',
  'مرحبا שלום',
].join(' ')

/** The same, a megabyte long. */
export const HOSTILE_MEGABYTE = HOSTILE_WORDS + HOSTILE_WORDS.repeat(Math.ceil(1_048_576 / HOSTILE_WORDS.length))

const HOSTILE_ADDRESSES = [
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'https://user@evil.example/',
  'https://:password@evil.example/',
  `https://paper.example/a)b(c[d]e"f'g<h>i|j*k_l~m\`n o@channel?q=:tada:#x)`,
  'https://paper.example/\r\nBcc: victim@evil.example',
  'https://paper.example/\u202etxet/\ud800',
  `https://paper.example/${'x'.repeat(5_000)}`,
  'vbscript:x',
  '//paper.example/',
]

/** An alert every text of which is `words`. Of hostile addresses a message shows a few: those depend on the id's last digit. */
export function hostileAlert(words: string, id = '0198c0de-0000-7000-8000-000000000001'): ToldAlert {
  const told = { text: words, form: 'DIRECT' as const, act: 'DENIES' as const, speaker: words, office: words }
  const turn = Number(id.slice(-1)) * 5
  const addresses = [...HOSTILE_ADDRESSES.slice(turn), ...HOSTILE_ADDRESSES.slice(0, turn)]
  const carriers: Carrier[] = addresses.map((url) => {
    return { outlet: words, title: words, url, publishedAt: new Date('2025-05-03T10:00:00Z'), via: [words, words] }
  })
  const at = new Date('2025-05-03T12:00:00Z')
  return {
    id,
    watch: { id: '0198c0de-0000-7000-8000-00000000000a', name: words },
    kinds: ['UTTERANCE', 'REPORT', 'EDIT'],
    at,
    statement: {
      ...told,
      id: '0198c0de-0000-7000-8000-00000000000b',
      saidAt: { earliest: new Date('2025-05-03T00:00:00Z'), latest: new Date('2025-05-04T00:00:00Z') },
      topics: [words, words],
      carriers,
      carrierCount: 12,
      independentRoots: 2,
    },
    was: told,
    isWithdrawn: false,
    reasons: [words, words],
    note: words,
  }
}
