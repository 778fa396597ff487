import { printable } from '../../domain/given/printable.ts'
import { type AskService, asker, FAILURE, type Outcome, succeeded } from '../asking/ask.ts'
import { printedTable } from '../asking/table.ts'
import type { ReachOptions } from '../remote-service.ts'
import { watchNamed } from './list-watches.ts'

/** What to mute, or to mute no more. */
export interface MuteOptions extends ReachOptions {
  topic?: string
  actor?: string
  source?: string
  statement?: string
  until?: Date
  json?: boolean
}

/** What was asked for cannot be muted: the message says what to give. */
class MuteError extends Error {
  override readonly name = 'MuteError'
}

interface Mute {
  id: string
  subject: string
  subjectId: string | null
  until: string | null
  watch: { id: string; name: string } | null
  topic: { name: string } | null
  actor: { name: string } | null
  source: { name: string } | null
  statement: { text: string } | null
}

/** The API's own limit. */
const PAGE = 100

const LIST = /* GraphQL */ `
  query Mutes($first: Int!, $after: String) {
    mutes(isInForce: true, first: $first, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        subject
        subjectId
        until
        watch {
          id
          name
        }
        topic {
          name
        }
        actor {
          name
        }
        source {
          name
        }
        statement {
          text
        }
      }
    }
  }
`

async function allMutes(ask: AskService): Promise<Mute[]> {
  const mutes: Mute[] = []
  let after: string | null = null
  for (;;) {
    const page: { mutes: { nodes: Mute[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } } = await ask(
      LIST,
      { first: PAGE, after },
    )
    mutes.push(...page.mutes.nodes)
    if (!page.mutes.pageInfo.hasNextPage) return mutes
    after = page.mutes.pageInfo.endCursor
  }
}

/** Prints what is muted. */
export async function listMutes(options: MuteOptions): Promise<void> {
  const mutes = await allMutes(await asker(options))
  if (options.json) for (const mute of mutes) process.stdout.write(`${JSON.stringify(mute)}\n`)
  else if (mutes.length === 0) process.stderr.write('Nothing is muted.\n')
  else {
    const rows = mutes.map((mute) => [
      mute.subject.toLowerCase(),
      mute.topic?.name ?? mute.actor?.name ?? mute.source?.name ?? mute.statement?.text ?? '-',
      mute.watch?.name ?? 'all',
      mute.until?.slice(0, 16) ?? '-',
    ])
    process.stdout.write(printedTable(['MUTED', 'WHICH', 'OF WATCH', 'UNTIL'], rows))
  }
}

/** Mutes something: all that a watch tells, what is about something, or all. */
export async function muteOf(name: string | undefined, options: MuteOptions): Promise<void> {
  const ask = await asker(options)
  const { subject, watch } = await mutedBy(ask, name, options)
  const document = `mutation ($input: CreateMuteInput!) { createMute(input: $input) { ${FAILURE} } }`
  const input = { subject, watch, until: options.until?.toISOString() }
  succeeded((await ask<{ createMute: Outcome }>(document, { input })).createMute)
  const until = options.until === undefined ? '' : ` until ${options.until.toISOString().slice(0, 16)}Z`
  process.stdout.write(`Muted${until}: what is hidden is shown by "alerts --hidden".\n`)
}

/** Ends the mutes of something. */
export async function unmuteOf(name: string | undefined, options: MuteOptions): Promise<void> {
  const ask = await asker(options)
  const { subject, watch, isWhole } = await mutedBy(ask, name, options)
  const found = (await allMutes(ask)).filter((mute) =>
    isWhole
      ? mute.subject === 'WATCH' && (mute.watch?.id ?? null) === (subject ?? null)
      : mute.subjectId === subject && (mute.watch?.id ?? null) === (watch ?? null),
  )
  if (found.length === 0) throw new MuteError('That is not muted: "watches mutes" shows what is')
  const document = `mutation ($input: EndMuteInput!) { endMute(input: $input) { ${FAILURE} } }`
  for (const { id } of found) succeeded((await ask<{ endMute: Outcome }>(document, { input: { id } })).endMute)
  process.stdout.write('It is muted no longer: what was hidden stays hidden.\n')
}

/** What is meant: with a watch and something else, what that watch alone tells of it. */
async function mutedBy(ask: AskService, name: string | undefined, options: MuteOptions) {
  const watch = name === undefined ? undefined : (await watchNamed(ask, name)).id
  const given = (['topic', 'actor', 'source'] as const).filter((kind) => options[kind] !== undefined)
  if (given.length + (options.statement === undefined ? 0 : 1) > 1)
    throw new MuteError('Give one of --topic, --actor, --source and --statement')
  if (options.statement !== undefined) return { subject: options.statement, watch, isWhole: false }
  const [kind] = given
  if (kind === undefined) return { subject: watch, watch: undefined, isWhole: true }
  const slug = options[kind] ?? ''
  const document = `query ($slug: String!) { found: ${kind}(slug: $slug) { id } }`
  const { found } = await ask<{ found: { id: string } | null }>(document, { slug })
  if (found === null) throw new MuteError(`There is no ${kind} "${printable(slug)}"`)
  return { subject: found.id, watch, isWhole: false }
}
