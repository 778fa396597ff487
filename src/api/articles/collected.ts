import { findTextProblem } from '../../domain/given/given-text.ts'
import { type RightsRefusal, rightsFrom, type Signal } from '../../domain/rights/rights.ts'
import type { Collected } from '../../ingest/ingest.ts'
import { builder } from '../relay/builder.ts'
import { refuse } from '../relay/failures.ts'
import { ActEnum } from './rights.ts'

// A caller who may take in an article may say this of it, too: all that it does is that less is kept, and fewer read it.

const SignalEnum = builder.enumType('RightsSignal', {
  description: 'How a publisher says what may be done with its texts.',
  values: {
    RSL: { description: 'A licence in Really Simple Licensing.' },
    CONTENT_SIGNAL: { description: '`Content-Signal`, in robots.txt or a header.' },
    TDM_RESERVATION: { description: 'A reservation of text and data mining.' },
    ROBOTS: { description: 'The rules of robots.txt.' },
    ROBOTS_META: { description: 'Directives for robots, in the page or its `X-Robots-Tag` header.' },
  } satisfies Record<Signal, { description: string }>,
})

const RefusalInput = builder.inputType('RightsRefusalInput', {
  description: 'One thing that a publisher refuses, with where that stands.',
  fields: (t) => ({
    signal: t.field({ type: SignalEnum, required: true, description: 'How it is said.' }),
    refuses: t.field({ type: [ActEnum], required: true, description: 'What is refused: at least one.' }),
    where: t.string({
      required: true,
      description: '"robots.txt", a header, "the page", or the address of a licence.',
    }),
    text: t.string({ required: true, description: 'One sentence for people.' }),
    ask: t.string({ description: 'Whom to ask, where that stands beside it: a mail or web address.' }),
  }),
})

export const CollectedInput = builder.inputType('CollectedInput', {
  description: 'What a program knows of a page that it has read in the web. It can only have less kept of it.',
  fields: (t) => ({
    refusals: t.field({
      type: [RefusalInput],
      required: true,
      description:
        'All that its publisher refuses, by its robots.txt, licences, headers and the page. An article of which reading is refused is not taken in. Empty: nothing is refused.',
    }),
    title: t.string({ description: 'Its headline in what led to it, such as a feed. It counts if the page has none.' }),
    byline: t.string({ description: 'Who wrote it, likewise.' }),
    publishedAt: t.field({ type: 'DateTime', description: 'When it was published, likewise.' }),
  }),
})

const MOST_REFUSALS = 50
/** In UTF-16 code units: an address is the longest. */
const LONGEST = 2_000

/** @throws InvalidInput */
export function readCollected(given: typeof CollectedInput.$inferInput | null | undefined): Collected | null {
  if (given == null) return null
  const { refusals, title = null, byline = null, publishedAt = null } = given
  if (refusals.length > MOST_REFUSALS) refuse('collected.refusals', `has more than ${MOST_REFUSALS}`)
  const rights = rightsFrom(refusals.map((refusal, at) => checked(refusal, `collected.refusals.${at}`)))
  return { hearsay: { title, byline, publishedAt }, rights }
}

function checked({ refuses, ask, ...refusal }: typeof RefusalInput.$inferInput, path: string): RightsRefusal {
  if (refuses.length === 0) refuse(`${path}.refuses`, 'is empty: say what is refused')
  for (const [field, text] of Object.entries({ where: refusal.where, text: refusal.text, ask: ask ?? 'none' })) {
    const problem = text.trim() === '' ? 'is empty' : findTextProblem(text, LONGEST)
    if (problem !== null) refuse(`${path}.${field}`, problem)
  }
  return { ...refusal, refuses: [...new Set(refuses)], ...(ask != null && { ask }) }
}
