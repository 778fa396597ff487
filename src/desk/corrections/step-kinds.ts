import type { LiveReport } from '../../domain/compose/compose.ts'
import type { StatementState } from '../../domain/compose/statement-state.ts'
import { rekeyReports } from '../../ingest/statements/rekey-reports.ts'
import { moveActorContexts } from '../../store/catalogue/actor-contexts.ts'
import { hideActors, moveAlias, nameActor, showActors } from '../../store/catalogue/actors.ts'
import {
  absorbActor,
  absorbStatement,
  lockRetracted,
  releaseActor,
  releaseStatement,
} from '../../store/decisions/absorbed.ts'
import { reopenActorProposal, settleActorProposal } from '../../store/decisions/actor-proposals.ts'
import { dropProposals, reopenProposal, settleProposal } from '../../store/decisions/fold-proposals.ts'
import { attributeReports, findMovedOn, findReattributed, moveReports } from '../../store/decisions/moved-reports.ts'
import { moveClaims } from '../../store/tables/tenure-claims.ts'
import { builtOn, type States, type StepKind } from './step-kind.ts'
import type { Steps } from './steps.ts'
import { Refused } from './subject.ts'

// All that a kind of step is, in one place: a new kind is a field of `Steps`, and an entry here that must say each thing.

/** In the order in which they are done. */
const STEP_KINDS: { [Kind in keyof Steps]: StepKind<Steps[Kind][number]> } = {
  actors: {
    touches: () => [],
    places: () => [],
    take: null,
    async writeBefore(tx, steps) {
      for (const { id, into } of steps) await absorbActor(tx, id, into)
    },
    async writeAfter(tx, steps) {
      for (const { id, into } of steps) await settleActorProposal(tx, { one: id, other: into }, 'ACCEPTED')
    },
    isBuiltOn: null,
    async revive({ tx }, steps) {
      for (const { id, into } of steps) if (!(await releaseActor(tx, id, into))) throw builtOn()
    },
    reverse: null,
    async retract(tx, steps) {
      for (const { id, into } of steps) await reopenActorProposal(tx, { one: id, other: into }, 'ACCEPTED')
    },
  },

  gone: {
    touches: () => [],
    places: () => [],
    take: null,
    async writeBefore(tx, steps) {
      for (const { ids } of steps) await hideActors(tx, ids)
    },
    writeAfter: null,
    isBuiltOn: null,
    async revive({ tx }, steps) {
      for (const { ids } of steps) await showActors(tx, ids)
    },
    reverse: null,
    retract: null,
  },

  named: {
    touches: () => [],
    places: () => [],
    take: null,
    async writeBefore(tx, steps) {
      for (const step of steps) await nameActor(tx, step)
    },
    writeAfter: null,
    isBuiltOn: null,
    revive: null,
    reverse: (_, steps) => ({ named: steps.map(({ id, from, to }) => ({ id, from: to, to: from })) }),
    retract: null,
  },

  absorbed: {
    touches: ({ id, into }) => [id, into],
    places: () => [],
    take: null,
    writeBefore: null,
    async writeAfter(tx, steps) {
      for (const { id, into } of steps) {
        await absorbStatement(tx, id, into)
        await settleProposal(tx, { one: id, other: into }, 'ACCEPTED')
      }
    },
    isBuiltOn: null,
    async revive({ tx, states }, steps) {
      for (const { id } of steps) {
        const row = await releaseStatement(tx, id)
        if (row === null) throw new Refused('correction', 'concerns a statement that was erased since')
        states.set(id, emptyState(id, row))
      }
    },
    reverse: null,
    async retract(tx, steps, undone) {
      const pairs = steps.map(({ id, into }) => ({ one: id, other: into }))
      for (const pair of pairs) {
        // Whether two statements are one was never decided where the actors were taken for one.
        if (undone === 'MERGE_ACTORS') await reopenProposal(tx, pair, 'ACCEPTED')
        else await settleProposal(tx, pair, 'REJECTED')
      }
    },
  },

  moves: {
    touches: ({ from, to }) => [from, to],
    places: ({ articleId, digest, to, placed }) => [
      { articleId, digest, placement: { statementId: to, attribution: placed?.attribution ?? null } },
    ],
    take(states, steps, now) {
      const reports = reportsOf(states)
      for (const { reportId, from, to } of steps) {
        const report = reports.get(reportId)
        const source = states.get(from)
        if (report === undefined || source === undefined) continue
        source.reports = source.reports.filter((other) => other !== report)
        const target = states.get(to) ?? emptyState(to, { number: 0, ingestedAt: now })
        states.set(to, target)
        target.reports.push(report)
        for (const state of [source, target]) state.happened = 'REWORDED'
      }
    },
    writeBefore: null,
    writeAfter: moveReports,
    isBuiltOn: async (tx, steps) => (await findMovedOn(tx, steps)).length > 0,
    async revive({ tx, states }, steps) {
      const live = reportsOf(states)
      // What no article carried any more since, and now gets a report back.
      for (const { reportId, from } of steps) {
        if (!live.has(reportId) || states.has(from)) continue
        const row = await lockRetracted(tx, from)
        if (row === null) throw new Refused('correction', 'concerns a statement that was merged or erased since')
        states.set(from, emptyState(from, row))
      }
    },
    reverse({ states }, steps) {
      const live = reportsOf(states)
      const moves = steps.filter(({ reportId }) => live.has(reportId))
      return { moves: moves.map((move) => ({ ...move, from: move.to, to: move.from })) }
    },
    retract: null,
  },

  reattributions: {
    touches: ({ statementId }) => [statementId],
    places: ({ articleId, digest, to, statementId }) => [
      { articleId, digest, placement: { statementId, attribution: to } },
    ],
    take(states, steps) {
      const reports = reportsOf(states)
      for (const { reportId, to } of steps) Object.assign(reports.get(reportId) ?? {}, to)
    },
    writeBefore: null,
    async writeAfter(tx, steps) {
      if (steps.length === 0) return
      await attributeReports(tx, steps)
      await rekeyReports(
        tx,
        steps.map(({ reportId }) => reportId),
      )
      const given = steps.map(({ articleId, from, to }) => ({ articleId, from: from.actorId, to: to.actorId }))
      await moveActorContexts(tx, given)
    },
    isBuiltOn: async (tx, steps) => (await findReattributed(tx, steps)).length > 0,
    revive: null,
    reverse({ states }, steps) {
      const live = reportsOf(states)
      const reattributions = steps.filter(({ reportId }) => live.has(reportId))
      return { reattributions: reattributions.map((each) => ({ ...each, from: each.to, to: each.from })) }
    },
    retract: null,
  },

  made: {
    touches: ({ id, from }) => [id, from],
    places: () => [],
    take(states, steps) {
      for (const { id } of steps) {
        const state = states.get(id)
        // It came in with its first report, wherever that was until now.
        if (state !== undefined)
          state.ingestedAt = new Date(Math.min(...state.reports.map((report) => report.ingestedAt.getTime())))
      }
    },
    writeBefore: null,
    async writeAfter(tx, steps) {
      for (const { id, from } of steps) await settleProposal(tx, { one: id, other: from }, 'REJECTED')
    },
    isBuiltOn: null,
    revive: null,
    // What was made for a part goes back into what it came from, with whatever was folded into it since.
    reverse({ states }, steps, { moves }) {
      const going = new Set(moves.map((move) => move.reportId))
      const emptied = steps.filter(({ id }) => states.get(id)?.reports.every((report) => going.has(report.id)) ?? true)
      return { absorbed: emptied.map(({ id, from }) => ({ id, into: from })) }
    },
    retract: null,
  },

  apart: {
    touches: ({ one, other }) => [one, other],
    places: ({ reports }) =>
      reports.map(({ articleId, digest, statementId }) => {
        return { articleId, digest, placement: { statementId, attribution: null } }
      }),
    take: null,
    writeBefore: null,
    async writeAfter(tx, steps) {
      for (const pair of steps) await settleProposal(tx, pair, 'REJECTED')
    },
    isBuiltOn: null,
    revive: null,
    reverse: null,
    async retract(tx, steps) {
      for (const pair of steps) await reopenProposal(tx, pair, 'REJECTED')
    },
  },

  actorsApart: {
    touches: () => [],
    places: () => [],
    take: null,
    writeBefore: null,
    async writeAfter(tx, steps) {
      for (const pair of steps) await settleActorProposal(tx, pair, 'REJECTED')
    },
    isBuiltOn: null,
    revive: null,
    reverse: null,
    async retract(tx, steps) {
      for (const pair of steps) await reopenActorProposal(tx, pair, 'REJECTED')
    },
  },

  // They are put into the queue when the steps are planned.
  proposed: {
    touches: () => [],
    places: () => [],
    take: null,
    writeBefore: null,
    writeAfter: null,
    isBuiltOn: null,
    revive: null,
    reverse: null,
    retract: (tx, steps) => dropProposals(tx, steps),
  },

  aliases: {
    touches: () => [],
    places: () => [],
    take: null,
    async writeBefore(tx, steps) {
      for (const step of steps) await moveAlias(tx, step)
    },
    writeAfter: null,
    isBuiltOn: null,
    revive: null,
    reverse: (_, steps) => ({ aliases: steps.map(({ from, to, folded }) => ({ from: to, to: from, folded })) }),
    retract: null,
  },

  claims: {
    touches: () => [],
    places: () => [],
    take: null,
    writeBefore: null,
    writeAfter: moveClaims,
    isBuiltOn: null,
    revive: null,
    reverse: (_, steps) => ({ claims: steps.map(({ claimId, from, to }) => ({ claimId, from: to, to: from })) }),
    retract: null,
  },
}

/** Each kind of step with those of `steps` that are of it. */
export function eachKind(steps: Steps): { kind: StepKind<unknown>; own: readonly unknown[] }[] {
  const names = Object.keys(STEP_KINDS) as (keyof Steps)[]
  return names.map((name) => ({ kind: STEP_KINDS[name] as StepKind<unknown>, own: steps[name] }))
}

function reportsOf(states: States): Map<string, LiveReport> {
  return new Map([...states.values()].flatMap((state) => state.reports.map((report) => [report.id, report])))
}

function emptyState(id: string, row: { number: number; ingestedAt: Date }): StatementState {
  return { id, ...row, before: null, reports: [], happened: null }
}
