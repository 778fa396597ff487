import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { preset } from '@graphql-codegen/client-preset'
import { codegen } from '@graphql-codegen/core'
import { buildSchema, parse } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Newsroom, openNewsroom } from './newsroom.ts'

// A program whose documents GraphQL Code Generator's client preset has typed: made from schema.graphql, checked by
// TypeScript, run against a service.

const DOCUMENTS = [
  'query Page($first: Int, $filter: StatementFilter) { statements(first: $first, filter: $filter) { liveCursor nodes { ...Said } } }',
  'fragment Said on Statement { id text actor { name } saidAt { earliest } }',
  'mutation Confirm($id: ID!) { confirmReport(input: { id: $id, reason: "I heard it." }) { ... on Failure { message } } }',
  'subscription Events($after: Cursor) { statementEvents(after: $after) { ... on StatementChange { after { text } } } }',
]

const PROGRAM = `
import { Client, fetchExchange } from '@urql/core'
import { graphql } from './made/gql'

const client = new Client({
  url: process.env.ONRECORD_URL ?? '',
  preferGetMethod: false,
  exchanges: [fetchExchange],
  fetchOptions: { headers: { authorization: 'Bearer ' + process.env.ONRECORD_KEY } },
})
const page = graphql(${JSON.stringify(DOCUMENTS[0])})

async function run(): Promise<void> {
  const { data, error } = await client.query(page, { first: 2, filter: { languages: ['en'] } }).toPromise()
  if (error) throw error
  const texts: string[] = data?.statements?.nodes.map(({ text }) => text) ?? []
  const speakers: (string | undefined)[] = data?.statements?.nodes.map(({ actor }) => actor?.name) ?? []
  // @ts-expect-error a statement has no such field
  data?.statements?.nodes[0]?.words
  // @ts-expect-error a number is not a filter
  client.query(page, { filter: 1 })
  console.log(JSON.stringify({ texts, speakers }))
}
run()
`

const run = promisify(execFile)
let folder: string
let newsroom: Newsroom

beforeAll(async () => {
  newsroom = await openNewsroom()
  folder = await mkdtemp(join(tmpdir(), 'onrecord-typed-'))
  await mkdir(join(folder, 'made'))
  await symlink(resolve('node_modules'), join(folder, 'node_modules'))
})
afterAll(async () => {
  await newsroom.stop()
  await rm(folder, { recursive: true, force: true })
})

async function generate(): Promise<void> {
  const text = await readFile('schema.graphql', 'utf8')
  const documents = DOCUMENTS.map((rawSDL, index) => ({
    location: join(folder, `${index}.ts`),
    document: parse(rawSDL),
    rawSDL,
  }))
  const files = await preset.buildGeneratesSection({
    baseOutputDir: `${join(folder, 'made')}/`,
    schema: parse(text),
    schemaAst: buildSchema(text),
    documents,
    config: {},
    presetConfig: { fragmentMasking: false },
    plugins: [],
    pluginMap: {},
    pluginContext: {},
  })
  for (const file of files) await writeFile(file.filename, await codegen(file))
}

test('documents typed by GraphQL Code Generator pass TypeScript and run against the service', async () => {
  const said = [await newsroom.publish(), await newsroom.publish()]
  await generate()
  await writeFile(join(folder, 'program.ts'), PROGRAM)
  const compilerOptions = {
    ...{ target: 'es2023', module: 'esnext', moduleResolution: 'bundler', types: ['node'] },
    ...{ strict: true, noEmit: true, skipLibCheck: true },
  }
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['program.ts'] }))
  const check = [resolve('node_modules/typescript/bin/tsc'), '-p', folder]
  // What it complains of is the message of the error.
  const complaints = await run(process.execPath, check).catch(({ stdout }) => ({ stdout }))
  expect(complaints.stdout).toBe('')
  const env = { ...process.env, ONRECORD_URL: newsroom.url, ONRECORD_KEY: newsroom.key }
  const { stdout } = await run(process.execPath, ['--import', 'tsx', 'program.ts'], { cwd: folder, env })
  expect(JSON.parse(stdout)).toEqual({ texts: said.toReversed(), speakers: ['Ada Quill', 'Ada Quill'] })
})
