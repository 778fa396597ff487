import { printable } from '../../domain/given/printable.ts'
import { PROGRAM } from '../../program.ts'
import { asker } from '../asking/ask.ts'
import { type FilterFlags, filterOf, flagOfCondition } from '../asking/flags.ts'
import type { ReachOptions } from '../remote-service.ts'
import { said, speakerOf } from '../said.ts'

/** What was asked on the command line. */
export interface ExplainOptions extends ReachOptions, FilterFlags {
  json?: boolean
  watch?: string
}

/** There is no statement with this id. */
class NotExplained extends Error {
  override readonly name = 'NotExplained'
}

interface ShownStatement {
  id: string
  text: string
  form: string
  act: string | null
  actor: { name: string } | null
  reports: { nodes: { describedAs: string | null }[] }
}

interface ShownExplanation {
  url: string | null
  isHad: boolean
  reason: string | null
  text: string
  steps: { at: string | null; what: string; text: string }[]
  statements: ShownStatement[]
  matches: { matches: boolean; text: string; failed: Failed | null }[] | null
  watch: { outcome: string; text: string; deliveries: string[] }[] | null
}

interface Failed {
  field: string
  isNegated: boolean
}

/** A name that watches of several principals have. */
class SeveralWatches extends Error {
  override readonly name = 'SeveralWatches'

  constructor(name: string) {
    super(`Several watches that you may see are called "${name}": give the id of one`)
  }
}

const WATCHES = /* GraphQL */ `
  query WatchesOfName($name: String!) {
    watches(name: $name, first: 2) {
      nodes {
        id
      }
    }
  }
`

const EXPLAIN = /* GraphQL */ `
  query Explain($url: String, $statementId: ID, $filter: StatementFilter, $watchId: ID) {
    explain(url: $url, statementId: $statementId, filter: $filter, watchId: $watchId) {
      url
      isHad
      reason
      text
      steps {
        at
        what
        text
      }
      statements {
        id
        text
        form
        act
        actor {
          name
        }
        reports(first: 3) {
          nodes {
            describedAs
          }
        }
      }
      matches {
        matches
        text
        failed {
          field
          isNegated
          asked
          found
        }
      }
      watch {
        outcome
        at
        kinds
        text
        deliveries
      }
    }
  }
`

/** Prints what happened to an address or a statement, and whether its statements match the flags. */
export async function explainOne(given: string, options: ExplainOptions): Promise<void> {
  const ask = await asker(options, options)
  const filter = filterOf(options)
  const watchId = options.watch === undefined ? null : await watchCalled(options.watch, ask)
  const asked = { ...subjectOf(given), filter, watchId }
  const { explain } = await ask<{ explain: ShownExplanation | null }>(EXPLAIN, asked)
  if (explain === null)
    throw new NotExplained(
      `There is no statement with the id "${given}": "${PROGRAM} query --ids" shows ids. An address begins with https:// or has a dot`,
    )
  if (options.json) return void process.stdout.write(`${JSON.stringify(explain)}\n`)
  const { text, steps, statements, matches, watch } = explain
  print(text)
  const when = (at: string | null) => (at === null ? '-' : `${at.slice(0, 16)}Z`).padEnd('2025-06-10T09:00Z'.length)
  for (const step of steps) print(`  ${when(step.at)}  ${step.text}`)
  for (const [place, statement] of statements.entries()) {
    print(`${statement.id}  ${said(speakerOf(statement.actor, statement.reports.nodes), statement)}`)
    const match = matches?.[place]
    if (match !== undefined)
      print(`  ${match.matches ? 'matches' : `does not match: ${failedInFlags(match, options)}`}`)
    const fate = watch?.[place]
    for (const line of fate === undefined ? [] : [fate.text, ...fate.deliveries]) print(`  ${line}`)
  }
}

/** The id of a watch that is called by its name, or by its id. */
async function watchCalled(given: string, ask: Awaited<ReturnType<typeof asker>>): Promise<string> {
  const { watches } = await ask<{ watches: { nodes: { id: string }[] } }>(WATCHES, { name: given })
  const [only, ...others] = watches.nodes
  if (others.length > 0) throw new SeveralWatches(given)
  return only?.id ?? given
}

/** What failed, by the flag that it was typed as. */
function failedInFlags({ text, failed }: { text: string; failed: Failed | null }, flags: FilterFlags): string {
  const flag = failed === null ? null : flagOfCondition(failed.field, failed.isNegated, flags)
  return flag === null ? text : text.replace(/^"not": /, '').replace(`"${failed?.field}"`, flag)
}

/** An id is base64, and has no dot; an address may lack its scheme, as people type it. */
function subjectOf(given: string): { url: string } | { statementId: string } {
  if (!/[.:]/.test(given)) return { statementId: given }
  return { url: /^[a-z][a-z+.-]*:\/\//i.test(given) ? given : `https://${given}` }
}

function print(line: string): void {
  process.stdout.write(`${printable(line)}\n`)
}
