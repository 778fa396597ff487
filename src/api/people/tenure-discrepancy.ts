import type { DiscrepancyVerdict } from '../../domain/statement/discrepancy-kind.ts'
import type { TenureEvent } from '../../domain/tenures/claims.ts'
import { tenureDiscrepancies } from '../../domain/tenures/discrepancies.ts'
import { tellingsOf } from '../../domain/tenures/tellings.ts'
import { readTenuresTold, type TenuresTold } from '../../store/tables/tenure-claims.ts'
import { nameField, openBatch } from '../relay/batching.ts'
import { builder } from '../relay/builder.ts'
import { loadRow } from '../relay/rows.ts'

/** What reading an actor's claims costs, against 1 for a plain field. */
const CLAIMS_COST = 10

interface Side {
  claimId: string | null
  tenureId: string | null
}

const TenureSide = builder.objectRef<Side>('TenureSide').implement({
  description: 'One side of a disagreement about a tenure: what an article says, or the tenure as editors entered it.',
  fields: (t) => ({
    claim: t.field({
      type: 'TenureClaim',
      nullable: true,
      description: 'What the article says. Null if this side is a tenure, or if a later revision dropped the claim.',
      resolve: ({ claimId }, _, context, info) => loadRow(context, info, 'TenureClaim', claimId),
    }),
    tenure: t.field({
      type: 'Tenure',
      nullable: true,
      description:
        'The tenure as editors entered it. Null if this side is an article, or if the tenure was changed in the meantime.',
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
  description: 'A day of a tenure on which two articles disagree, or an article and the tenure as editors entered it.',
  fields: (t) => ({
    event: t.expose('event', { type: 'TenureEvent', description: 'What happened on that day.' }),
    verdict: t.expose('verdict', { type: 'DiscrepancyVerdict', description: 'Whether both sides can be right.' }),
    sides: t.field({
      type: [TenureSide],
      description: 'What the two sides say. Of two articles, the one ingested last comes first; a tenure comes second.',
      complexity: { multiplier: 2 },
      resolve: ({ sides }) => sides,
    }),
    why: t.exposeString('why', { description: 'Why this is a discrepancy, in English, for people to read.' }),
  }),
})

builder.prismaObjectField('Actor', 'tenureDiscrepancies', (t) =>
  t.field({
    type: [TenureDiscrepancyType],
    description:
      'What articles disagree about in its tenures, with each other or with what editors entered. Of articles that say the same, only the newest is shown.',
    complexity: { field: CLAIMS_COST, multiplier: 5 },
    resolve: async (actor, _, context, info) => {
      const told = openBatch(info, nameField(info), (ids) => readTenuresTold(context.prisma, ids))
      const tenures = await told.load(actor.id)
      return tenures === null ? [] : compareTenures(tenures)
    },
  }),
)

function compareTenures({ claims, onFile }: TenuresTold): TenureDiscrepancy[] {
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
