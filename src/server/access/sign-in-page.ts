import { createHash } from 'node:crypto'
import { PROGRAM } from '../../program.ts'
import { PAGE_WORD } from './session-cookie.ts'

// The one page that is shown to a browser without a session. It runs only the script below, and asks no other machine
// for anything.

/** Where the page keeps its half of the session. Only pages of this very origin, port included, can read it. */
export const WORD_KEPT_AT = 'onrecord'

const SCRIPT = `
const message = document.querySelector('[role=status]')
const say = (text) => { message.textContent = text }
async function signIn(proof) {
  say('Signing in ...')
  try {
    const response = await fetch('session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', '${PAGE_WORD}': 'page' },
      body: JSON.stringify(proof),
    })
    const answer = await response.json()
    if (!response.ok) return say(answer.errors[0].message)
    localStorage.setItem('${WORD_KEPT_AT}', answer.word)
    location.replace('graphql')
  } catch {
    say('The service does not answer: try again.')
  }
}
const code = /^#code=(.+)$/.exec(location.hash)?.[1]
if (code !== undefined) {
  history.replaceState(null, '', location.pathname)
  signIn({ code })
}
document.querySelector('form').addEventListener('submit', (event) => {
  event.preventDefault()
  signIn({ key: new FormData(event.target).get('key') })
})
`

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; }
main { width: min(26rem, calc(100vw - 3rem)); }
h1 { font-size: 1.5rem; margin: 0 0 1rem; }
label { display: block; font-weight: 600; }
input, button { font: inherit; box-sizing: border-box; width: 100%; padding: .55rem .7rem; border-radius: .4rem; }
input { margin: .3rem 0 .7rem; border: 1px solid #8888; }
button { border: 0; background: #2454c7; color: #fff; font-weight: 600; cursor: pointer; }
[role=status] { min-height: 1.5rem; margin: .7rem 0; }
code { background: #8882; padding: .1rem .3rem; border-radius: .3rem; }
`

export const SIGN_IN_PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>Onrecord: sign in</title>
    <link rel="icon" href="data:," />
    <style>${STYLE}</style>
  </head>
  <body>
    <main>
      <h1>Onrecord</h1>
      <form>
        <label for="key">API key</label>
        <input id="key" name="key" type="password" autocomplete="off" required autofocus />
        <button>Sign in</button>
      </form>
      <p role="status"></p>
      <p>On the machine of the service, <code>${PROGRAM} open</code> prints a link that signs you in.</p>
      <noscript>This page needs JavaScript.</noscript>
    </main>
    <script>${SCRIPT}</script>
  </body>
</html>
`

const digest = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** What the browser lets the page do: run its own script, and speak to this service. */
export const SIGN_IN_POLICY = [
  "default-src 'none'",
  `script-src ${digest(SCRIPT)}`,
  `style-src ${digest(STYLE)}`,
  'img-src data:',
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')
