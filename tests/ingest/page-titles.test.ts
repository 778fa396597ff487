import { expect, test } from 'vitest'
import { readPageText } from '../../src/ingest/article/page-text.ts'

const TEXT = `<p>The harbour board met on Monday evening and decided that the new lock would open in May, said its chair.</p>
  <p>The pilots, who had not been asked, said that they would wait for the tide tables before they agreed to it.</p>`
const TITLE = 'The lock opens in May'
const SITE = '<meta property="og:site_name" content="The Harbour Post">'
const shared = (title: string) => `<meta property="og:title" content="${title}">`

function titleOf(head: string, body = '') {
  const html = `<html lang="en"><head>${head}</head><body><main>${body}<div class="article-body">${TEXT}</div></main></body></html>`
  return readPageText({ html }).title
}

test.each([
  ' | ',
  ' - ',
  ' – ',
  ' — ',
  ' : ',
  ' :: ',
  ' · ',
  ' • ',
  ' » ',
  ' « ',
  ' / ',
  ' * ',
  '|',
  ' ‹ ',
  ' ~ ',
  ' // ',
])('a title is told from its outlet’s name across "%s", before it or behind it', (between) => {
  expect(titleOf(`<title>${TITLE}${between}The Harbour Post</title>${SITE}`)).toBe(TITLE)
  expect(titleOf(`<title>The Harbour Post${between}${TITLE}</title>${SITE}`)).toBe(TITLE)
})

test.each([
  ['the outlet before a colon', `<title>The Harbour Post: ${TITLE}</title>${SITE}`, ''],
  ['a day behind it', `<title>${TITLE} – Harbour Post – 06.05.2025</title>${SITE}`, ''],
  ['the outlet alone where articles are shared', `${shared('The Harbour Post')}${SITE}<title>${TITLE}</title>`, ''],
  ['a rubric before a bar', shared(`Opinion | ${TITLE}`), `<h1>${TITLE}</h1>`],
  ['who may read it behind it', shared(TITLE), `<h1>${TITLE} <span>Premium</span></h1>`],
  ['who may read it before it', shared(TITLE), `<h1><span>PLUS</span> ${TITLE}</h1>`],
  [
    'the headline as a lower heading',
    `<title>The Harbour Post</title>${SITE}`,
    `<h2 class="entry-title">${TITLE}</h2>`,
  ],
  ['the outlet as its first heading', SITE, `<h1>The Harbour Post</h1><h2 itemprop="headline">${TITLE}</h2>`],
])('a page with %s has the title alone', (_, head, body) => {
  expect(titleOf(head, body)).toBe(TITLE)
})

test('a heading in two lines has the sign between them that the page gives elsewhere', () => {
  const heading = '<h1><span>Ten years on</span><br><span>The lock opens in May</span></h1>'
  expect(titleOf(shared('Ten years on: The lock opens in May'), heading)).toBe('Ten years on: The lock opens in May')
})

test('a title that is cut short gives way to the whole one', () => {
  const cut = 'The lock opens in May, after…'
  const linked = `<script type="application/ld+json">{"@type":"NewsArticle","headline":"${cut}"}</script>`
  expect(titleOf(`${shared(cut)}${linked}`, '<h1>The lock opens in May, after ten years of it</h1>')).toBe(
    'The lock opens in May, after ten years of it',
  )
})

test('signs that are written as HTML twice are read', () => {
  expect(titleOf(shared('The pilots&amp;#8217; lock &amp;amp; gates'))).toBe('The pilots’ lock & gates')
  const linked =
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"The <i>pilots&#8217;</i> lock"}</script>'
  expect(titleOf(linked)).toBe('The pilots’ lock')
})
