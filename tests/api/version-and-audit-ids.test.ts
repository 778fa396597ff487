import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../world/desk.ts'

// Relay fetches any node of a connection again by its id.

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const AGAIN = `query ($ids: [ID!]!) { nodes(ids: $ids) {
  id
  ... on StatementVersion { number text }
  ... on AuditEntry { kind subjectId }
  ... on Statement { text }
} }`

async function addTopics(...names: string[]): Promise<void> {
  for (const name of names)
    await desk.answered('mutation ($input: CreateTopicInput!) { createTopic(input: $input) { __typename } }', {
      input: { name, rule: { text: name } },
    })
}

test('a version of a statement is found again by its id, be it from a list or from the journal', async () => {
  for (const text of ['The dam holds.', 'The bridge is open.']) await desk.archive.statement({ text })
  await desk.archive.number()
  const { journal, statements } = await desk.answered(`{
    journal { nodes { after { id text } } }
    statements { nodes { id versions { nodes { id text } } } }
  }`)
  const ids: string[] = journal.nodes.map(({ after }: { after: { id: string } }) => after.id)
  const ofStatements = statements.nodes.map((each: { versions: { nodes: { id: string }[] } }) => each.versions.nodes)
  expect(ofStatements.flat().map(({ id }: { id: string }) => id)).toEqual(ids.toReversed())
  const { nodes } = await desk.answered(AGAIN, { ids: ids.toReversed() })
  expect(nodes).toEqual([
    { id: ids[1], number: 1, text: 'The bridge is open.' },
    { id: ids[0], number: 1, text: 'The dam holds.' },
  ])
})

test('an entry of the audit is found again by its id', async () => {
  await addTopics('dams', 'bridges')
  const { audit } = await desk.answered('{ audit(first: 2) { nodes { id kind subjectId } } }')
  expect(audit.nodes).toHaveLength(2)
  const { nodes } = await desk.answered(AGAIN, { ids: audit.nodes.map(({ id }: { id: string }) => id) })
  expect(nodes).toEqual(audit.nodes)
})

test('a reader who asks for an entry of the audit by its id is refused it, and gets what stands beside it', async () => {
  await addTopics('ferries')
  await desk.archive.statement({ text: 'The ferry sails.' })
  await desk.archive.number()
  const { audit, statements } = await desk.answered('{ audit(first: 1) { nodes { id } } statements { nodes { id } } }')
  const ids = [audit.nodes[0].id, statements.nodes[0].id]
  const { data, errors } = await desk.ask(AGAIN, { ids }, await desk.principal('READER'))
  expect(errors?.map(({ path, extensions }) => [path, extensions.code])).toEqual([[['nodes', 0], 'FORBIDDEN']])
  expect(data.nodes).toEqual([null, { id: ids[1], text: 'The ferry sails.' }])
})

test('a version that was erased, or that never was, is not found', async () => {
  const { id } = await desk.archive.statement({ text: 'The weir leaks.' })
  await desk.archive.number()
  const statementId = Buffer.from(`Statement:${id}`).toString('base64')
  const { node } = await desk.answered(
    'query ($id: ID!) { node(id: $id) { ... on Statement { versions { nodes { id } } } } }',
    { id: statementId },
  )
  const [version] = node.versions.nodes
  const { eraseStatement } = await desk.answered(
    'mutation ($input: EraseStatementInput!) { eraseStatement(input: $input) { __typename } }',
    { input: { id: statementId, reason: 'At the request of a reader.' } },
  )
  expect(eraseStatement).toEqual({ __typename: 'EraseStatementSuccess' })
  const made = (type: string) => Buffer.from(`${type}:${crypto.randomUUID()}`).toString('base64')
  const ids = [version.id, made('StatementVersion'), made('AuditEntry')]
  expect((await desk.answered(AGAIN, { ids })).nodes).toEqual([null, null, null])
})
