import { expect, test } from 'vitest'
import { readPageText } from '../../src/ingest/article/page-text.ts'

const LINES = [
  'The harbour board met on Monday evening and decided, after three hours, that the new lock would open in May.',
  'Its chair, Ada Quill, told the hall that nobody had expected the gates to arrive before the winter was over.',
  'Tom Rusk, who speaks for the pilots, said that his members would wait for the tide tables before they agreed.',
]
const TEXT = LINES.map((words) => `<p>${words}</p>`).join('\n')

const paragraphs = (body: string, lang = 'en') =>
  readPageText({ html: `<html lang="${lang}"><body>${body}</body></html>` }).text.split('\n\n')

const WALLS = {
  en: `<p>We and our 812 partners store cookies on your device, and read them there, to show you advertisements.</p>
    <p>You may accept or refuse that, or change your mind later, on the page about privacy that is linked below.</p>`,
  de: `<p>Wir und unsere 812 Partner speichern Cookies auf Ihrem Gerät, um Ihnen Anzeigen zu zeigen, die passen.</p>
    <p>Sie können Ihre Einwilligung jederzeit in den Einstellungen zum Datenschutz widerrufen oder ändern.</p>`,
  fr: `<p>Nos 812 partenaires et nous déposons des cookies sur votre appareil, afin de vous montrer des annonces.</p>
    <p>Vous pouvez retirer votre consentement à tout moment dans les paramètres, que nous gardons pour vous.</p>`,
  es: `<p>Nosotros y nuestros 812 socios guardamos cookies en su dispositivo para mostrarle anuncios a su gusto.</p>
    <p>Usted puede retirar su consentimiento en todo momento, y nuestros socios lo respetan en cada visita.</p>`,
}

test.each(Object.entries(WALLS))(
  'a wall that nothing but its words gives away is not the article: %s',
  (lang, wall) => {
    const box = `<div class="layer-7"><h2>812</h2>${wall}</div>`
    for (const body of [
      `${box}<article>${TEXT}</article>`,
      `<article>${TEXT}</article>${box}`,
      `<main>${box}<div>${TEXT}</div></main>`,
      `<article><p>${LINES[0]}</p>${box}<p>${LINES[1]}</p><p>${LINES[2]}</p></article>`,
    ])
      expect(paragraphs(body, lang)).toEqual(LINES)
  },
)

test.each([
  'The shop keeps cookies of its guests without their consent, the board said, and its chair wants that to end.',
  '“We store cookies on your device, and you have to accept that,” said Ada Quill, who owns the shop at the quay.',
  'Your cookies tell our reporter where you were on Monday, and you may refuse to be told of it, the board found.',
])('a paragraph of an article that is about such walls is kept: %s', (about) => {
  expect(paragraphs(`<article><p>${LINES[0]}</p><p>${about}</p><p>${LINES[1]}</p></article>`)).toEqual([
    LINES[0],
    about,
    LINES[1],
  ])
})

test('posts below one heading are one article, though each has a first heading of its own', () => {
  const posts = LINES.map((words, i) => `<article><h1>Gate ${i} moves into its place</h1><p>${words}</p></article>`)
  const found = paragraphs(`<main><h1>The lock opens in May, hour by hour</h1>${posts.join('')}</main>`)
  expect(found).toEqual(expect.arrayContaining(LINES))
})
