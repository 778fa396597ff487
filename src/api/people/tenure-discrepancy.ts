import type { DiscrepancyVerdict } from '../../domain/discrepancies/discrepancy.ts'
import type { TenureEvent } from '../../domain/tenures/claims.ts'
import { tenureDiscrepancies } from '../../domain/tenures/discrepancies.ts'
import { tellingsOf } from '../../domain/tenures/tellings.ts'
import { readTenuresTold, type TenuresTold } from '../../store/tables/tenure-claims.ts'
import { batched, fieldPath } from '../relay/batching.ts'
import { builder } from '../relay/builder.ts'
import { loadRow } from '../relay/rows.ts'

/** What reading an actor's claims costs, against 1 for a plain field. */
const CLAIMS_COST = 10

interface Side {
  claimId: string | null
  tenureId: string | null
}

const TenureSide = builder.objectRef<Side>('TenureSide').implement({
  description: 'What one side says of a tenure: an article, or what editors keep of it.',
  fields: (t) => ({
    claim: t.field({
      type: 'TenureClaim',
      nullable: true,
      description: 'The article’s words; null where it is what editors keep, or was dropped meanwhile.',
      resolve: ({ claimId }, _, context, info) => loadRow(context, info, 'TenureClaim', claimId),
    }),
    tenure: t.field({
      type: 'Tenure',
      nullable: true,
      description: 'The tenure that editors keep; null where it is an article’s words, or was changed meanwhile.',
      resolve: ({ tenureId }, _, context, info) => loadRow(context, info, 'Tenure', tenureId),
    }),
  }),
})

interface TenureDiscrepancy {
  event: TenureEvent
  verdict: DiscrepancyVerdict
  sides: [Side, Side]
  why: string
}

const TenureDiscrepancyType = builder.objectRef<TenureDiscrepancy>('TenureDiscrepancy').implement({
  description: 'A day of a tenure that two articles tell differently, or an article and what editors keep.',
  fields: (t) => ({
    event: t.expose('event', { type: 'TenureEvent', description: 'What happened on that day.' }),
    verdict: t.expose('verdict', { type: 'DiscrepancyVerdict', description: 'Whether both can be right.' }),
    sides: t.field({
      type: [TenureSide],
      description: 'What the two say; what came in last is first, and what editors keep is second.',
      complexity: { multiplier: 2 },
      resolve: ({ sides }) => sides,
    }),
    why: t.exposeString('why', { description: 'What made it one, in English, for people to read.' }),
  }),
})

builder.prismaObjectField('Actor', 'tenureDiscrepancies', (t) =>
  t.field({
    type: [TenureDiscrepancyType],
    description:
      'Where articles disagree about its tenures, with each other and with what editors keep. Of what many articles say alike, the newest is shown.',
    complexity: { field: CLAIMS_COST, multiplier: 5 },
    resolve: async (actor, _, context, info) => {
      const told = batched(info, fieldPath(info), (ids) => readTenuresTold(context.prisma, ids))
      const tenures = await told.load(actor.id)
      return tenures === null ? [] : shown(tenures)
    },
  }),
)

function shown({ claims, onFile }: TenuresTold): TenureDiscrepancy[] {
  const tellings = tellingsOf(claims)
  return tenureDiscrepancies(tellings, onFile).flatMap(({ telling, against, verdict, why }) => {
    const one = tellings[telling]
    if (one === undefined) return []
    const other =
      'telling' in against
        ? { claimId: tellings[against.telling]?.claimId ?? null, tenureId: null }
        : { claimId: null, tenureId: onFile[against.onFile]?.id ?? null }
    return [
      { event: one.event, verdict, why, sides: [{ claimId: one.claimId, tenureId: null }, other] as [Side, Side] },
    ]
  })
}
