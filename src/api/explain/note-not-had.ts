import { ENTRY_OUTCOMES, type EntryOutcome } from '../../domain/feed/outcomes.ts'
import type { NotHadReason } from '../../domain/feed/standing.ts'
import { findTextProblem } from '../../domain/given/given-text.ts'
import { addressesOfLink } from '../../ingest/article/link-addresses.ts'
import { noteRefused } from '../../store/feeds/address-notes.ts'
import { builder } from '../relay/builder.ts'
import { FAILURES, refuse, requireRole } from '../relay/failures.ts'

const MAX_MESSAGE = 1_000
/** What an index can hold, as for articles. */
const MAX_ADDRESS = 2_000

const Success = builder.objectRef<{ url: string }>('NoteNotHadSuccess').implement({
  description: 'It is noted: `explain` and `coverage` tell it as long as the article is not on file.',
  fields: (t) => ({
    url: t.exposeString('url', { description: 'The address as articles are told apart by it.' }),
  }),
})

const NoteNotHadInput = builder.inputType('NoteNotHadInput', {
  description: 'An address that was asked for, and why its article was not had.',
  fields: (t) => ({
    url: t.string({ required: true, description: 'The address.' }),
    reason: t.field({ type: 'NotHadReason', required: true, description: 'Why: a reason that a page can have.' }),
    message: t.string({ description: `More about that, in at most ${MAX_MESSAGE} characters. Null: nothing.` }),
  }),
})

builder.mutationField('noteNotHad', (t) =>
  t.field({
    type: Success,
    description:
      'Notes that an article was asked for and not had, for who fetches pages and hands them in: `onrecord ingest --from` does. The last note of an address counts. Requires the EDITOR role. Since 0.5.0.',
    args: { input: t.arg({ type: NoteNotHadInput, required: true, description: 'Which address, and why.' }) },
    errors: { types: FAILURES, directResult: true },
    resolve: async (_, { input: { url, reason, message } }, context) => {
      requireRole(context, 'EDITOR')
      const [address] = (/^https?:\/\/[^/]/i.test(url) ? addressesOfLink(url) : null) ?? []
      if (address === undefined || address.length > MAX_ADDRESS) return refuse('url', 'is not a web address')
      const outcome = outcomeOf(reason) ?? refuse('reason', `cannot be ${reason}: that is not of a page`)
      const problem = findTextProblem(message ?? '', MAX_MESSAGE)
      if (problem !== null) refuse('message', problem)
      await noteRefused(context.writer, { address, outcome, message: message ?? '' })
      return { url: address }
    },
  }),
)

/** Reasons that are decided here, and not of a page. */
const OURS: readonly NotHadReason[] = ['WAITING', 'DUPLICATE', 'CAP', 'NO_ADDRESS', 'FAILED', 'SET_ASIDE']

function outcomeOf(reason: NotHadReason): EntryOutcome | null {
  const isOfPage = reason in ENTRY_OUTCOMES && !OURS.includes(reason)
  return isOfPage ? (reason as EntryOutcome) : null
}
