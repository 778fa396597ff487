import { ARTICLE, CARD, EVERYTHING, LINE, PAGE, REPORT, type Screens } from './parts.ts'

// What readers look at: lists, cards, pages of one thing.

/** Lists of statements. */
export const LISTS: Screens = {
  'the front page: the newest twenty': `statements { nodes { ${LINE} } }`,
  'a feed that scrolls': `statements(first: 50) { nodes { ${CARD} } ${PAGE} }`,
  'a feed that goes on live': `statements(first: 50) { nodes { ${CARD} } ${PAGE} liveCursor }`,
  'a long table of a hundred lines': `statements(first: 100) { totalCount nodes { ${LINE} } ${PAGE} }`,
  'a table of a hundred with speaker, office, topics and how many reports': `statements(first: 100) { nodes { ${CARD} reports(first: 1) { totalCount } } ${PAGE} }`,
  'fifty statements with reports, articles and topics': `statements(first: 50) { nodes { ${CARD} reports { nodes { ${REPORT} } } } ${PAGE} }`,
  'a hundred statements with reports and articles': `statements(first: 100) { nodes { ${CARD} reports { nodes { ${REPORT} } } } ${PAGE} }`,
  'cards of twenty with everything': `statements(first: 20) { totalCount liveCursor nodes { ${EVERYTHING} } ${PAGE} }`,
  'cards of fifty with everything': `statements(first: 50) { totalCount liveCursor nodes { ${EVERYTHING} } ${PAGE} }`,
  'as edges, as Relay asks': `statements(first: 40) { edges { cursor node { __typename ${CARD} } } ${PAGE} }`,
  'from the end': `statements(last: 30) { nodes { ${CARD} } ${PAGE} }`,
  'oldest first': `statements(first: 40, orderBy: INGESTED_ASC) { nodes { ${CARD} } }`,
  'by when it was said': `statements(first: 40, orderBy: SAID_DESC) { nodes { ${CARD} } }`,
  'of one topic': `statements(filter: { topics: [$topic] }, first: 50) { nodes { ${CARD} } ${PAGE} liveCursor }`,
  'of several topics': `statements(filter: { topics: $topics }, first: 50) { nodes { ${CARD} } ${PAGE} liveCursor }`,
  'of one actor': `statements(filter: { actors: [$actor] }, first: 50) { nodes { ${CARD} } ${PAGE} }`,
  'of several actors': `statements(filter: { actors: $actors }, first: 50) { nodes { ${CARD} } ${PAGE} }`,
  'of an office': `statements(filter: { offices: [$office] }, first: 50) { nodes { ${CARD} } ${PAGE} }`,
  'of one outlet': `statements(filter: { sources: [$source] }, first: 50) { nodes { ${CARD} } ${PAGE} }`,
  'of an actor on a topic': `statements(filter: { actors: [$actor], topics: [$topic] }, first: 50) { nodes { ${CARD} } ${PAGE} }`,
  'of a topic, but not by an actor': `statements(filter: { topics: [$topic], not: { actors: [$actor] } }, first: 50) { nodes { ${CARD} } }`,
  'quoted word for word': `statements(filter: { forms: [DIRECT] }, first: 50) { nodes { ${CARD} } ${PAGE} }`,
  'only denials': `statements(filter: { acts: [DENIES] }, first: 50) { nodes { ${CARD} } ${PAGE} }`,
  'in one language': `statements(filter: { languages: ["de"] }, first: 50) { nodes { ${CARD} } ${PAGE} }`,
  'of one month': `statements(filter: { ingestedAfter: "2025-03-01T00:00:00Z", ingestedBefore: "2025-04-01T00:00:00Z" }, first: 50) { nodes { ${CARD} } ${PAGE} }`,
  'said in one month': `statements(filter: { saidAfter: "2025-03-01T00:00:00Z", saidBefore: "2025-04-01T00:00:00Z" }, first: 50) { nodes { ${CARD} } ${PAGE} }`,
  'that several publishers have': `statements(filter: { minIndependentRoots: 2 }, first: 50) { nodes { ${CARD} } ${PAGE} }`,
  'that are sure': `statements(filter: { minConfidence: 0.9 }, first: 50) { nodes { ${CARD} } ${PAGE} }`,
  'that answer somebody': `statements(filter: { answers: [$actor] }, first: 20) { nodes { ${CARD} repliesTo { nodes { kind answered { ${LINE} } } } } }`,
}

/** What a search box sends. */
export const SEARCHES: Screens = {
  'a word': `statements(filter: { text: $word }, first: 20) { edges { snippet { text hit } node { ${CARD} } } ${PAGE} }`,
  'a word, with how many there are': `statements(filter: { text: $word }, first: 20) { totalCount edges { snippet { text hit } node { ${CARD} } } ${PAGE} }`,
  'a phrase': `statements(filter: { text: $phrase }, first: 20) { edges { snippet { text hit } node { ${CARD} } } ${PAGE} }`,
  'a word, the best first': `statements(filter: { text: $word }, orderBy: RELEVANCE, first: 20) { edges { snippet { text hit } node { ${CARD} } } ${PAGE} }`,
  'a word on a topic': `statements(filter: { text: $word, topics: [$topic] }, first: 20) { edges { snippet { text hit } node { ${CARD} } } }`,
  'a word by an actor': `statements(filter: { text: $word, actors: [$actor] }, first: 20) { edges { snippet { text hit } node { ${CARD} } } }`,
  'a word around the quotation': `statements(filter: { context: $word }, first: 20) { nodes { ${CARD} } }`,
  'results with their reports': `statements(filter: { text: $word }, first: 20) { edges { snippet { text hit } node { ${CARD} reports { nodes { ${REPORT} } } } } }`,
  'a word and a phrase, each in a tab': `all: statements(filter: { text: $word }, first: 10) { nodes { ${LINE} } } exact: statements(filter: { text: $phrase }, first: 10) { nodes { ${LINE} } }`,
  'ten words of a watch list': `statements(filter: { any: [${Array.from({ length: 10 }, (_, index) => `{ text: "word${index}" }`).join(', ')}] }, first: 20) { edges { snippet { text hit } node { ${LINE} } } }`,
  'thirty names of a watch list': `statements(filter: { any: [${Array.from({ length: 30 }, (_, index) => `{ text: "company${index}" }`).join(', ')}] }, first: 20) { nodes { ${LINE} } }`,
  'fifty names of a watch list, with how many there are': `statements(filter: { any: [${Array.from({ length: 50 }, (_, index) => `{ text: "Ada Quill${index}" }`).join(', ')}] }, first: 20) { totalCount nodes { ${LINE} } }`,
}

/** Pages of one statement, actor, office, topic, outlet, article. */
export const PAGES: Screens = {
  'a statement': `node(id: $statement) { ... on Statement { ${EVERYTHING} } }`,
  'a statement with all its reports compared with the first': `node(id: $statement) { ... on Statement { ${CARD} reports(first: 50) { nodes { ${REPORT} diff(against: $report) { operations { operation before { start end } after { start end } } differences { kind } } } } } }`,
  'a statement and what was said in its articles besides': `node(id: $statement) { ... on Statement { ${CARD} reports { nodes { article { ${ARTICLE} reports { nodes { statement { ${LINE} } } } } } } } }`,
  'a conversation, three answers deep': `node(id: $statement) { ... on Statement { ${LINE} replies { nodes { kind statement { ${LINE} replies { nodes { kind statement { ${LINE} replies { nodes { statement { ${LINE} } } } } } } } } } } }`,
  'an actor by the name in the address': `actor(slug: $actor) { name slug kind aliases sameAs tenures { from until office { name slug } } statements(first: 20) { nodes { ${CARD} } ${PAGE} } }`,
  'an actor with a hundred statements': `actor(slug: $actor) { name statements(first: 100) { totalCount nodes { ${CARD} } ${PAGE} liveCursor } }`,
  'an actor with statements and their reports': `actor(slug: $actor) { name slug statements(first: 50) { nodes { ${CARD} reports { nodes { ${REPORT} } } } } }`,
  'what is known of an actor’s offices': `actor(slug: $actor) { name tenures { from until office { name } } tenureClaims(first: 50) { nodes { event earliest latest asWritten office { name } article { ${ARTICLE} } } } tenureDiscrepancies { event verdict why } }`,
  'an actor card that opens over a name': `node(id: $actorId) { ... on Actor { name kind tenures { office { name } until } statements(first: 3) { nodes { ${LINE} } } } }`,
  'a topic': `node(id: $topicId) { ... on Topic { name description broader { name slug } narrower { name slug } statements(first: 50) { totalCount nodes { ${CARD} } ${PAGE} liveCursor } } }`,
  'a topic and the newest of each narrower one': `node(id: $topicId) { ... on Topic { name narrower { name slug statements(first: 5) { nodes { ${LINE} } } } statements(first: 20) { nodes { ${CARD} } } } }`,
  'an outlet and its articles': `node(id: $sourceId) { ... on Source { name homepage articles(first: 50) { totalCount nodes { ${ARTICLE} reports(first: 5) { totalCount nodes { statement { ${LINE} } } } } ${PAGE} } } }`,
  'an article as it is read, with its quotations marked': `node(id: $article) { ... on Article { ${ARTICLE} text reports(first: 100) { nodes { id text span { start end } parts { start end } confidence statement { id actor { name slug } office { name } topics { nodes { slug name } } } } } } }`,
  'an article and who else reports the same': `node(id: $article) { ... on Article { ${ARTICLE} reports(first: 100) { nodes { text statement { ${LINE} reports { totalCount nodes { article { url source { name } } } } } } } } }`,
  'an article’s revisions': `node(id: $article) { ... on Article { ${ARTICLE} revisions { number title url publishedAt ingestedAt extractor } } }`,
  'the two texts of an article that was edited': `node(id: $article) { ... on Article { ${ARTICLE} revisions { number text } } }`,
  'things of several kinds by their ids': `nodes(ids: [$statement, $article, $actorId, $topicId]) { __typename ... on Statement { ${CARD} } ... on Article { ${ARTICLE} } ... on Actor { name statements(first: 5) { nodes { ${LINE} } } } ... on Topic { name } }`,
}

/** Lists of everything else. */
export const CATALOGUE: Screens = {
  'all topics in a menu': 'topics(first: 100) { nodes { id slug name } }',
  'topics as a tree': 'topics(first: 100) { nodes { id slug name broader { slug } narrower { slug name } } }',
  'topics with how many statements': 'topics(first: 50) { nodes { name statements(first: 1) { totalCount } } }',
  'topics with their newest three': `topics(first: 50) { nodes { name statements(first: 3) { nodes { ${LINE} } } } }`,
  'actors from A to Z':
    'actors(first: 100) { totalCount nodes { id slug name kind aliases } pageInfo { endCursor hasNextPage } }',
  'actors with what they said last': `actors(first: 30) { nodes { name slug statements(first: 3) { nodes { ${LINE} } } } ${PAGE} }`,
  'actors with their offices': 'actors(first: 100) { nodes { name slug tenures { from until office { name slug } } } }',
  'offices and who holds them':
    'offices(first: 100) { nodes { name slug tenures { from until actor { name slug } } } }',
  'offices with what was said in them': `offices(first: 30) { nodes { name statements(first: 3) { nodes { ${LINE} } } } }`,
  outlets: 'sources(first: 100) { totalCount nodes { id slug name homepage timeZone } }',
  'outlets with their newest articles': `sources(first: 50) { nodes { name articles(first: 5) { nodes { ${ARTICLE} } } } }`,
  'the newest articles': `articles(first: 50) { nodes { ${ARTICLE} } ${PAGE} }`,
  'the newest articles with what they report': `articles(first: 50) { nodes { ${ARTICLE} reports { nodes { text statement { ${LINE} } } } } ${PAGE} }`,
  'a hundred articles with how much they report': `articles(first: 100) { nodes { ${ARTICLE} reports(first: 1) { totalCount } } }`,
  'twenty articles with their texts': `articles(first: 20) { nodes { ${ARTICLE} text } }`,
  'the newest reports': `reports(first: 100) { nodes { ${REPORT} statement { ${LINE} } } ${PAGE} }`,
  'fifty reports with statement, topics and root': `reports(first: 50) { nodes { ${REPORT} root { kind name } statement { ${CARD} } } }`,
}
