import { ARTICLE, CARD, EVERYTHING, LINE, PAGE, REPORT, type Screens } from './parts.ts'

// What analysts and editors look at: dashboards, audits, the review desk; and what programs read page by page.

const COUNT = 'first: 1) { totalCount }'

/** A year of weeks. */
const weeks = Array.from({ length: 52 }, (_, index) => {
  const from = new Date(Date.UTC(2025, 0, 6 + 7 * index)).toISOString()
  const until = new Date(Date.UTC(2025, 0, 13 + 7 * index)).toISOString()
  return `ingestedAfter: "${from}", ingestedBefore: "${until}"`
})

export const DASHBOARDS: Screens = {
  'the newest of four kinds beside each other': `quoted: statements(filter: { forms: [DIRECT] }, first: 10) { nodes { ${LINE} } } denied: statements(filter: { acts: [DENIES] }, first: 10) { nodes { ${LINE} } } urged: statements(filter: { acts: [URGES] }, first: 10) { nodes { ${LINE} } } asked: statements(filter: { acts: [ASKS] }, first: 10) { nodes { ${LINE} } }`,
  'an actor on three topics': `one: statements(filter: { actors: [$actor], topics: [$topic] }, first: 10) { nodes { ${CARD} } } all: statements(filter: { actors: [$actor] }, first: 10) { nodes { ${CARD} } } others: statements(filter: { topics: [$topic], not: { actors: [$actor] } }, first: 10) { nodes { ${CARD} } }`,
  'what there is of everything':
    'statements(first: 1) { totalCount } articles(first: 1) { totalCount } actors(first: 1) { totalCount } topics(first: 1) { totalCount } sources(first: 1) { totalCount }',
  'how much of a topic in each week of a year': weeks
    .map((week, index) => `week${index}: statements(filter: { topics: [$topic], ${week} }, ${COUNT}`)
    .join(' '),
  'how much in each month': Array.from({ length: 12 }, (_, month) => {
    const from = new Date(Date.UTC(2025, month, 1)).toISOString()
    const until = new Date(Date.UTC(2025, month + 1, 1)).toISOString()
    return `month${month}: statements(filter: { ingestedAfter: "${from}", ingestedBefore: "${until}" }, ${COUNT}`
  }).join(' '),
  'two actors side by side': `left: actor(slug: $actor) { name statements(first: 20) { nodes { ${CARD} } } } right: node(id: $actorId) { ... on Actor { name statements(first: 20) { nodes { ${CARD} } } } }`,
  'a wall of topics': `topics(first: 12) { nodes { name slug statements(first: 8) { nodes { ${CARD} } } } }`,
  'who speaks, who reports, what about': `statements(first: 30) { nodes { ${LINE} } } actors(first: 20) { nodes { name } } sources(first: 20) { nodes { name } } topics(first: 50) { nodes { name slug } }`,
  'a briefing of one topic: cards, and what contradicts them': `statements(filter: { topics: [$topic] }, first: 30) { nodes { ${CARD} discrepancies { kind verdict why } reports { nodes { ${REPORT} } } } }`,
  'an actor’s answers and those to the actor': `given: statements(filter: { actors: [$actor] }, first: 20) { nodes { ${LINE} repliesTo { nodes { kind answered { ${LINE} } } } } } got: statements(filter: { answers: [$actor] }, first: 20) { nodes { ${LINE} } }`,
}

export const AUDITS: Screens = {
  'the journal from its end': `journal(last: 50) { nodes { kind committedAt statement { ${LINE} } was { text actor { name } } } ${PAGE} }`,
  'a hundred entries of the journal with the statements of today': `journal(last: 100) { totalCount nodes { kind committedAt statement { ${CARD} } was { text form actor { name } office { name } } } }`,
  'what was corrected': `deskCorrections(first: 50) { totalCount nodes { kind madeBy madeAt reason undoneAt undoneBy mergedActors { actor { name } into { name } } } ${PAGE} }`,
  'how sure the newest reports are': `reports(first: 100) { nodes { id confidence needsReview reviewedAt extractor article { url source { name } } } }`,
  'a report and what was decided about it': `node(id: $report) { ... on Report { ${REPORT} decisions { kind decidedBy decidedAt reason was { text speaker form } became { text speaker nobody } } } }`,
  'fifty reports and what was decided about them': `reports(first: 50) { nodes { id text decisions { kind decidedBy decidedAt reason } } }`,
  'where a statement comes from': `node(id: $statement) { ... on Statement { ${CARD} independentRoots reports(first: 100) { nodes { ${REPORT} chain { role name asWritten } root { kind name } } } } }`,
  'all keys': 'keys { id principal role hint createdAt expiresAt revokedAt }',
}

export const DESK: Screens = {
  'the review queue': `reviewQueue(first: 50) { totalCount nodes { id reason queuedAt report { ${REPORT} } } ${PAGE} }`,
  'the review queue with all that a decision needs': `reviewQueue(first: 20) { nodes { id reason queuedAt report { ${REPORT} cue describedAs parts { start end } statement { ${CARD} } decisions { kind decidedBy } } proposal { score evidence { kind isFor here there } earlier { ${CARD} reports { nodes { ${REPORT} } } } later { ${CARD} reports { nodes { ${REPORT} } } } } actorProposal { score evidence { kind isFor here there } earlier { name aliases statements(first: 3) { nodes { ${LINE} } } } later { name aliases statements(first: 3) { nodes { ${LINE} } } } } } }`,
  'reports of little confidence': `reviewQueue(first: 100, reason: LOW_CONFIDENCE) { nodes { id queuedAt report { ${REPORT} } } }`,
  'statements that may be one': `reviewQueue(first: 50, reason: UNSURE_FOLD) { nodes { proposal { score evidence { kind isFor here there } earlier { ${CARD} } later { ${CARD} } } } }`,
  'actors that may be one': `actorProposals(first: 50, status: PENDING) { totalCount nodes { id score evidence { kind isFor } earlier { name slug aliases statements(first: 3) { nodes { ${LINE} } } } later { name slug aliases statements(first: 3) { nodes { ${LINE} } } } article { ${ARTICLE} } } }`,
  'statements that wait for review': `statements(filter: { needsReview: true }, first: 50) { nodes { ${CARD} reports { nodes { ${REPORT} needsReview } } } }`,
  'a statement before it is split': `node(id: $statement) { ... on Statement { ${EVERYTHING} proposedFolds { score statement { ${CARD} } evidence { kind isFor } } } }`,
  'an article before it is erased': `node(id: $article) { ... on Article { ${ARTICLE} text reports(first: 100) { nodes { id text statement { ${LINE} reports(first: 2) { totalCount } } } } tenureClaims(first: 50) { nodes { event asWritten actor { name } } } } }`,
}

export const PROGRAMS: Screens = {
  'an export of statements, a hundred at a time': `statements(first: 100, orderBy: INGESTED_ASC) { nodes { ${CARD} reports(first: 20) { nodes { id text confidence article { id url publishedAt source { name } } } } } ${PAGE} }`,
  'an export of articles, a hundred at a time': `articles(first: 100) { nodes { ${ARTICLE} } ${PAGE} }`,
  'an export of actors with names and ids elsewhere': `actors(first: 100) { nodes { id slug slugs name kind aliases sameAs } ${PAGE} }`,
  'an export of replies': `statements(first: 100) { nodes { id replies { nodes { id kind confidence statement { id } report { id } } } } ${PAGE} }`,
  'what a cache asks for: names of types and ids everywhere': `statements(first: 50) { __typename edges { __typename cursor node { __typename id text actor { __typename id name } topics { __typename nodes { __typename id name } } reports { __typename nodes { __typename id article { __typename id url source { __typename id name } } } } } } pageInfo { __typename endCursor hasNextPage } }`,
  'a page, and from where its stream goes on': `statements(filter: { topics: [$topic] }, first: 100) { nodes { ${CARD} } liveCursor }`,
}
