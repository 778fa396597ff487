import { renderGraphiQL } from '@graphql-yoga/render-graphiql'

// GraphiQL, all of it in one page: no other machine is asked for anything.

/** What its tabs hold when somebody opens it for the first time. */
const EXAMPLES = [
  `# The newest statements of a topic, with every outlet's
# wording and who got it from whom.
query TopicStatements {
  statements(filter: { topics: ["indo-pacific-engagement"] }, first: 10) {
    nodes {
      text
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
# running, and ingest an article with: npx onrecord ingest
subscription Watch {
  statementEvents {
    __typename
    ... on JournalEvent { cursor previous }
    ... on StatementIngested {
      statement { text actor { name } }
    }
  }
}`,
]

/**
 * The page. Where callers need a key, its subscriptions go over SSE: they carry the headers that people type into it,
 * and its sockets do not.
 */
export function graphiqlPage(needsKey: boolean): string {
  return renderGraphiQL({
    title: 'Onrecord',
    endpoint: '/graphql',
    defaultTabs: EXAMPLES.map((query) => ({ query })),
    subscriptionsProtocol: needsKey ? 'SSE' : 'WS',
    shouldPersistHeaders: false,
    ...(needsKey ? { headers: '{\n  "Authorization": "Bearer KEY"\n}', defaultEditorToolsVisibility: 'headers' } : {}),
  })
}
