import { gql, type TypedDocumentNode } from '@apollo/client'
import { useQuery } from '@apollo/client/react'
import { useEffect } from 'react'

interface Statement {
  id: string
  text: string
  actor: { id: string; name: string } | null
  reports: { nodes: { id: string; text: string; article: { id: string; source: { id: string; name: string } } }[] }
}

interface Page {
  statements: { liveCursor: string; nodes: Statement[] }
}

interface Events {
  statementEvents: {
    __typename: string
    cursor: string
    statementId?: string
    effect?: 'ENTERED' | 'STAYED' | 'LEFT'
    statement?: Statement | null
  }
}

const STATEMENT = gql`
  fragment Shown on Statement {
    id
    text
    actor { id name }
    reports(first: 5) { nodes { id text article { id source { id name } } } }
  }
`

const PAGE: TypedDocumentNode<Page> = gql`
  query Page($filter: StatementFilter) {
    statements(filter: $filter, first: 20) {
      liveCursor
      nodes { ...Shown }
    }
  }
  ${STATEMENT}
`

const EVENTS: TypedDocumentNode<Events> = gql`
  subscription Events($filter: StatementFilter, $after: Cursor) {
    statementEvents(filter: $filter, after: $after) {
      __typename
      ... on JournalEvent { cursor previous }
      ... on StatementChange { statementId effect statement { ...Shown } }
      ... on StatementErased { statementId }
    }
  }
  ${STATEMENT}
`

/** The newest statements about a topic: what is there, then what happens to it while one looks. */
export function Statements({ topic }: { topic: string }) {
  const filter = { topics: [topic] }
  const { data, error, subscribeToMore } = useQuery(PAGE, { variables: { filter } })
  const liveCursor = data?.statements.liveCursor

  useEffect(() => {
    if (liveCursor === undefined) return
    return subscribeToMore({
      document: EVENTS,
      variables: { filter: { topics: [topic] }, after: liveCursor },
      updateQuery: (page, { subscriptionData: { data } }) => afterEvent(page as Page, data.statementEvents),
    })
  }, [subscribeToMore, topic, liveCursor])

  if (error !== undefined) return <p role="alert">{error.message}</p>
  if (data === undefined) return <p>Loading</p>
  return (
    <ul>
      {data.statements.nodes.map(({ id, text, actor, reports }) => (
        <li key={id}>
          <strong>{actor?.name ?? 'Unknown speaker'}</strong>: {text}
          <small> ({reports.nodes.map(({ article }) => article.source.name).join(', ')})</small>
        </li>
      ))}
    </ul>
  )
}

/** Apollo has updated the statement itself by its id; what is left is whether the list holds it. */
function afterEvent(page: Page, { statementId, effect, statement }: Events['statementEvents']): Page {
  const { nodes } = page.statements
  if (statementId === undefined) return page
  const others = nodes.filter(({ id }) => id !== statementId)
  if (effect === 'LEFT' || statement == null) return withNodes(page, others)
  // What the page already had may come once more.
  return nodes.some(({ id }) => id === statement.id) ? page : withNodes(page, [statement, ...others])
}

function withNodes(page: Page, nodes: Statement[]): Page {
  return { ...page, statements: { ...page.statements, nodes } }
}
