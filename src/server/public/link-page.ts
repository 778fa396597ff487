import { createHash } from 'node:crypto'
import { inHtml } from '../../domain/telling/markup.ts'

// The pages that links in mails lead to. They run nothing, load nothing, and tell no other site that they were seen.

/** What a page says. All texts come from outside. */
export interface LinkPage {
  title: string
  sentences: readonly string[]
  /** What its button says; null where there is nothing left to do. */
  button: string | null
}

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; }
main { width: min(30rem, calc(100vw - 3rem)); overflow-wrap: anywhere; }
h1 { font-size: 1.4rem; margin: 0 0 1rem; }
button { font: inherit; border: 0; padding: .55rem 1rem; border-radius: .4rem; background: #2454c7; color: #fff; font-weight: 600; cursor: pointer; }
`

const STYLE_DIGEST = createHash('sha256').update(STYLE).digest('base64')

/** What the browser lets the pages do: show themselves, and send their one form back to where they came from. */
export const LINK_PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${STYLE_DIGEST}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Its form has no fields: the address alone says what is to be done. */
export function linkPageHtml({ title, sentences, button }: LinkPage): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <meta name="robots" content="noindex" />
    <title>Onrecord: ${inHtml(title)}</title>
    <style>${STYLE}</style>
  </head>
  <body>
    <main>
      <h1>${inHtml(title)}</h1>
${sentences.map((sentence) => `      <p dir="auto">${inHtml(sentence)}</p>`).join('\n')}
${button === null ? '' : `      <form method="post"><button>${inHtml(button)}</button></form>`}
    </main>
  </body>
</html>
`
}

export const NO_SUCH_LINK: LinkPage = {
  title: 'This link cannot be used',
  sentences: ['It is not complete, its time is over, or what it is about is gone.'],
  button: null,
}
