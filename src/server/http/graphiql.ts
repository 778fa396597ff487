import { renderGraphiQL } from '@graphql-yoga/render-graphiql'
import { PAGE_WORD } from '../access/session-cookie.ts'
import { WORD_KEPT_AT } from '../access/sign-in-page.ts'
import { GRAPHIQL_TABS } from './graphiql-tabs.ts'

// GraphiQL, all of it in one page: no other machine is asked for anything.

/** What the browser lets it do. Its scripts are its own, and stand in the page. */
export const GRAPHIQL_POLICY = [
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** More would make each new one slow to draw. */
const EVENTS_SHOWN = 100

/** Stands in the page's options for what only the browser knows. */
const CREDENTIALS = '"CREDENTIALS"'

/** GraphiQL shows where in its own script an error rose, which tells nobody anything. */
const WITH_STACK = /(\{message:(\w+)\.message),stack:\2\.stack\}/

const FIND_CREDENTIALS = `<script>
  const word = localStorage.getItem('${WORD_KEPT_AT}')
  // A link still signs in where the cookie stands and the page's half of the session is lost.
  if (word === null) location.replace('sign-in' + location.hash)
  else if (location.hash.startsWith('#code=')) history.replaceState(null, '', location.pathname)
  const credentials = { '${PAGE_WORD}': word }
</script>`

/**
 * GraphiQL shows the last result of a subscription alone. Its client takes whatever WebSocket it finds: this one hands it
 * the results so far with each new one, as they came. GraphiQL runs one subscription at a time.
 */
const SHOW_EARLIER_EVENTS = `<script>
  let shown = { id: null }
  const withEarlier = (data) => {
    const message = JSON.parse(data)
    if (message.type !== 'next') return data
    if (message.id !== shown.id) shown = { id: message.id, received: 0, newestFirst: [] }
    shown.received += 1
    shown.newestFirst = [message.payload, ...shown.newestFirst].slice(0, ${EVENTS_SHOWN})
    const { received, newestFirst } = shown
    return JSON.stringify({ ...message, payload: { received, newestFirst } })
  }
  window.WebSocket = class extends WebSocket {
    set onmessage(listener) {
      super.onmessage = listener && (({ data }) => listener({ data: withEarlier(data) }))
    }
  }
</script>`

const OFFER_TO_SIGN_OUT = `<button id="sign-out" style="position:fixed;right:12px;bottom:12px;z-index:10;padding:4px 10px;border:1px solid #8886;border-radius:6px;background:#fff;color:#444;font:13px system-ui;cursor:pointer">Sign out</button>
<script>
  document.getElementById('sign-out').addEventListener('click', async () => {
    await fetch('session', { method: 'DELETE', headers: credentials })
    localStorage.removeItem('${WORD_KEPT_AT}')
    location.replace('sign-in')
  })
</script>`

/**
 * The page, for a browser in a session: all that it sends carries the page's word, its sockets too. It asks at its own
 * address, which it knows better than we do where a proxy has it under a path.
 */
export function graphiqlPage(): string {
  const options = {
    title: 'Onrecord',
    endpoint: 'graphql',
    defaultTabs: GRAPHIQL_TABS,
    subscriptionsProtocol: 'WS' as const,
    shouldPersistHeaders: false,
  }
  // What the page hands on to its socket client, though the type does not know it.
  const carried = { additionalHeaders: 'CREDENTIALS', connectionParams: 'CREDENTIALS' } as object
  const rendered = renderGraphiQL({ ...options, ...carried })
  if (!WITH_STACK.test(rendered)) throw new Error('GraphiQL shows errors otherwise now')
  const parts = rendered.replace(WITH_STACK, '$1}').split(CREDENTIALS)
  if (parts.length !== 3) throw new Error('GraphiQL takes its headers and its connection parameters otherwise now')
  const html = parts.join('credentials')
  const root = html.indexOf('<div id="root">')
  const end = html.lastIndexOf('</body>')
  return (
    html.slice(0, root) +
    FIND_CREDENTIALS +
    SHOW_EARLIER_EVENTS +
    html.slice(root, end) +
    OFFER_TO_SIGN_OUT +
    html.slice(end)
  )
}
