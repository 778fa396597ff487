/** A watch, from trying it to reading what it told. */
export const WATCH_TAB = {
  query: `# A watch: tried, saved, and what it told you, with why.
# 1. Run TryWatch: what it would have told, day by day.
# 2. Run SaveWatch. It tells of what comes from now on.
# 3. Ingest an article, and run Inbox; InboxLive waits.
query TryWatch($filter: StatementFilter!) {
  watchPreview(filter: $filter, days: 14) {
    estimated
    perWeek { value least most }
    days { day alerts { value } }
    examples(first: 5) {
      kinds
      words
      entry { after { text act form actor { name } } }
    }
  }
}

mutation SaveWatch($filter: StatementFilter!) {
  createWatch(input: {
    name: "Indo-Pacific"
    filter: $filter
    tells: [UTTERANCE, CONFLICT]
    burstMinutes: 15
  }) {
    ... on CreateWatchSuccess { watch { id version } }
    ... on InvalidInput { problems { path message } }
    ... on Failure { message }
  }
}

query Inbox {
  inbox(first: 10) {
    counts { all unread read archived hidden }
    nodes { ...Told }
  }
}

subscription InboxLive {
  inboxEvents {
    __typename
    ... on JournalEvent { cursor }
    ... on AlertArrived { item { ...Told } }
  }
}

fragment Told on InboxItem {
  state
  alert {
    kinds
    watch { name }
    was { text act form actor { name } }
    why { text conditions { field holds found } }
  }
}`,
  variables: '{ "filter": { "topics": ["indo-pacific-engagement"] } }',
}
