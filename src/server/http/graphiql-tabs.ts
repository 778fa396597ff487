import { PROGRAM } from '../../program.ts'
import { WATCH_TAB } from './watch-tab.ts'

/** What GraphiQL's tabs hold when somebody opens it for the first time. A tab is named like its first operation. */
export const GRAPHIQL_TABS: { query: string; variables?: string }[] = [
  {
    query: `# What was said on a topic, the latest first: by when it
# was said or else published. With every outlet's wording,
# and who got it from whom.
query TopicStatements {
  statements(
    filter: { topics: ["indo-pacific-engagement"] }
    orderBy: WHEN_DESC
    first: 10
  ) {
    nodes {
      text
      act
      form
      actor { name }
      office { name }
      when
      reports(first: 5) {
        nodes {
          text
          describedAs
          chain { role name }
          article { url source { name } }
        }
      }
    }
    pageInfo { hasNextPage endCursor }
    liveCursor
  }
}`,
  },
  {
    query: `# Full text: words, "phrases", OR, -not.
# The snippet shows what was hit; act tells a denial.
query Search($text: String! = "partners -nuclear") {
  statements(
    filter: { text: $text }
    orderBy: RELEVANCE
    first: 10
  ) {
    edges {
      snippet { text hit }
      node { id text act form actor { name } }
    }
  }
}`,
  },
  {
    query: `# An article goes in, its statements come out.
# The same again answers UNCHANGED.
mutation Ingest {
  ingestArticle(input: {
    source: {
      name: "The Harbour Post"
      homepage: "https://harbour-post.example"
    }
    url: "https://harbour-post.example/2026/partners"
    title: "Minister speaks of partners"
    publishedAt: "2026-03-01T08:00:00Z"
    language: "en"
    text: """
      “Security in the Indo-Pacific is shared between us
      and our partners,” Foreign Minister Ada Lindqvist
      said on Sunday.
    """
  }) {
    __typename
    ... on IngestArticleSuccess {
      outcome
      statements { text act form actor { name } }
    }
    ... on Failure { message }
  }
}`,
  },
  {
    query: `# How each report came to its outlet, from the speaker
# on, and the publisher that had it first hand.
query Chains {
  statements(first: 10) {
    nodes {
      text
      act
      form
      reports(first: 5) {
        nodes {
          article { url source { name } }
          chain { role name asWritten }
          root { kind name }
        }
      }
    }
  }
}`,
  },
  {
    query: `# What several publishers have first hand, not from each
# other.
query Roots {
  statements(
    filter: { minIndependentRoots: 2 }
    first: 10
  ) {
    nodes {
      text
      act
      form
      actor { name }
      independentRoots
      reports(first: 5) {
        nodes { root { kind name } article { url } }
      }
    }
  }
}`,
  },
  {
    query: `# Who answers whom, and by which words it shows.
query Replies {
  statements(filter: { replies: {} }, first: 10) {
    nodes {
      text
      act
      form
      actor { name }
      repliesTo(first: 5) {
        nodes {
          kind
          decision
          confidence
          evidence { words }
          answered { text act form actor { name } }
        }
      }
    }
  }
}`,
  },
  {
    query: `# Where reports of one statement do not agree.
query Discrepancies {
  statements(
    filter: { discrepancies: { verdict: CONFLICT } }
    first: 10
  ) {
    nodes {
      text
      act
      form
      discrepancies {
        kind
        verdict
        why
        sides {
          words
          report { article { source { name } } }
        }
      }
    }
  }
}`,
  },
  {
    query: `# What became of statements later, before and after, and
# what editors did to statements and actors as a whole.
query Corrections {
  journal(
    filter: { revised: true }
    kinds: [AMENDED, RETRACTED]
    last: 10
  ) {
    nodes {
      kind
      committedAt
      changed
      before { text act form actor { name } }
      after { text act form actor { name } }
    }
  }
  deskCorrections(first: 10) {
    nodes {
      kind
      reason
      madeBy
      madeAt
      undoneAt
      statements { text act form }
    }
  }
}`,
  },
  {
    query: `# A page, and then all that is not on it yet.
# 1. Run Page.
# 2. Copy its liveCursor into the variables below.
# 3. Run Follow: the Run button asks which.
query Page {
  statements(
    filter: { topics: ["indo-pacific-engagement"] }
    first: 10
  ) {
    nodes { id text act form actor { name } }
    liveCursor
  }
}

subscription Follow($after: Cursor) {
  statementEvents(
    filter: { topics: ["indo-pacific-engagement"] }
    after: $after
  ) {
    __typename
    ... on JournalEvent { cursor }
    ... on StatementChange {
      effect
      changed
      statement { id text act form }
    }
  }
}`,
    variables: '{ "after": null }',
  },
  {
    query: `# All that happens to statements from now on, the newest
# first. Leave it running, and ingest an article with:
# ${PROGRAM} ingest
subscription Watch {
  statementEvents {
    __typename
    ... on JournalEvent { cursor previous }
    ... on StatementChange {
      changed
      statement { text act form actor { name } }
    }
    ... on StatementReported {
      report { text article { url source { name } } }
    }
  }
}`,
  },
  WATCH_TAB,
]
