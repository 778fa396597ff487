import { renderGraphiQL } from '@graphql-yoga/render-graphiql'
import { PROGRAM } from '../../program.ts'
import { PAGE_WORD } from '../access/session-cookie.ts'
import { WORD_KEPT_AT } from '../access/sign-in-page.ts'

// GraphiQL, all of it in one page: no other machine is asked for anything.

/** What its tabs hold when somebody opens it for the first time. */
const EXAMPLES = [
  `# The newest statements of a topic, with every outlet's
# wording and who got it from whom.
query TopicStatements {
  statements(filter: { topics: ["indo-pacific-engagement"] }, first: 10) {
    nodes {
      text
      act
      actor { name }
      office { name }
      saidAt { earliest latest precision }
      reports(first: 5) {
        nodes {
          text
          describedAs
          article { url source { name } }
        }
      }
    }
    pageInfo { hasNextPage endCursor }
    liveCursor
  }
}`,
  `# Full text: words, "phrases", OR, -not.
# The snippet shows what was hit.
query Search($text: String! = "partners -nuclear") {
  statements(filter: { text: $text }, orderBy: RELEVANCE, first: 10) {
    edges {
      snippet { text hit }
      node { id actor { name } }
    }
  }
}`,
  `# An article goes in, its statements come out.
# The same again answers UNCHANGED.
mutation Ingest {
  ingestArticle(input: {
    source: { name: "The Harbour Post", homepage: "https://harbour-post.example" }
    url: "https://harbour-post.example/2026/partners"
    title: "Minister speaks of partners"
    publishedAt: "2026-03-01T08:00:00Z"
    language: "en"
    text: "“Security in the Indo-Pacific is shared between us and our partners,” Foreign Minister Ada Lindqvist said on Sunday."
  }) {
    __typename
    ... on IngestArticleSuccess { outcome statements { text actor { name } } }
    ... on Failure { message }
  }
}`,
  `# Every statement from now on, as it is ingested. Leave it
# running, and ingest an article with: ${PROGRAM} ingest
subscription Watch {
  statementEvents {
    __typename
    ... on JournalEvent { cursor previous }
    ... on StatementIngested {
      statement { text act actor { name } }
    }
  }
}`,
]

/** What the browser lets it do. Its scripts are its own, and stand in the page. */
export const GRAPHIQL_POLICY = [
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Stands in the page's options for what only the browser knows. */
const CREDENTIALS = '"CREDENTIALS"'

const FIND_CREDENTIALS = `<script>
  const word = localStorage.getItem('${WORD_KEPT_AT}')
  // A link still signs in where the cookie stands and the page's half of the session is lost.
  if (word === null) location.replace('sign-in' + location.hash)
  else if (location.hash.startsWith('#code=')) history.replaceState(null, '', location.pathname)
  const credentials = { '${PAGE_WORD}': word }
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
    defaultTabs: EXAMPLES.map((query) => ({ query })),
    subscriptionsProtocol: 'WS' as const,
    shouldPersistHeaders: false,
  }
  // What the page hands on to its socket client, though the type does not know it.
  const carried = { additionalHeaders: 'CREDENTIALS', connectionParams: 'CREDENTIALS' } as object
  const parts = renderGraphiQL({ ...options, ...carried }).split(CREDENTIALS)
  if (parts.length !== 3) throw new Error('GraphiQL takes its headers and its connection parameters otherwise now')
  const html = parts.join('credentials')
  const root = html.indexOf('<div id="root">')
  const end = html.lastIndexOf('</body>')
  return html.slice(0, root) + FIND_CREDENTIALS + html.slice(root, end) + OFFER_TO_SIGN_OUT + html.slice(end)
}
