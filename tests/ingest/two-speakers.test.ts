import { expect, onTestFinished, test } from 'vitest'
import { decideReport } from '../../src/desk/decisions/decide.ts'
import type { Extractor } from '../../src/domain/extract/extractor.ts'
import { LOCAL_PRINCIPAL } from '../../src/domain/statement/principal.ts'
import { createIngest } from '../../src/ingest/ingest.ts'
import { type Newsroom, newsroom } from '../world/newsroom.ts'
import { SHARED } from '../world/threads.ts'

/** The rules, and a second speaker of each quotation whom they are less sure of: two people said it together. */
const DUET: Extractor = {
  async extract(article) {
    const { extractor, reports } = await SHARED.extractor.extract(article)
    const both = reports.flatMap((report) => {
      const speaker = report.speaker && { ...report.speaker, name: 'Dora Lund' }
      return [report, { ...report, speaker, confidence: 0.1 }]
    })
    return { extractor, reports: both }
  },
  close: async () => undefined,
}

async function openRoom(): Promise<{ room: Newsroom; publish(text: string): Promise<void> }> {
  const room = await newsroom()
  onTestFinished(() => room.close())
  const ingest = createIngest(room.database.prisma, { ...SHARED, extractor: DUET }, () => undefined)
  const source = { name: 'The Harbour Times', homepage: null }
  return {
    room,
    async publish(text) {
      const result = await ingest(LOCAL_PRINCIPAL.id, { source, url: 'https://harbourtimes.example/duet', text })
      expect(result.kind).toBe('ingested')
    },
  }
}

const SAID = '“We will keep the strait open,” Ada Quill said.'

test('of two reports of the same words by different speakers, only the unsure one waits for review', async () => {
  const { room, publish } = await openRoom()
  await publish(SAID)
  const versions = await room.database.prisma.statementVersion.findMany({ include: { actor: true } })
  expect(Object.fromEntries(versions.map(({ actor, needsReview }) => [actor?.name, needsReview]))).toEqual({
    'Ada Quill': false,
    'Dora Lund': true,
  })
})

test('of two reports of the same words, only the one that was confirmed stays reviewed when the article is edited', async () => {
  const { room, publish } = await openRoom()
  await publish(SAID)
  const { prisma } = room.database
  const [unsure] = await prisma.report.findMany({ where: { speaker: 'Dora Lund' } })
  const reportId = unsure?.id ?? ''
  const decided = await decideReport(prisma, {
    reportId,
    kind: 'CONFIRMED',
    madeBy: 'Editor',
    reason: null,
    change: {},
  })
  expect(decided).toEqual({ kind: 'decided', reportId })
  await publish(`It rained.\n\n${SAID}`)
  const reports = await prisma.report.findMany({ where: { retractedAt: null } })
  expect(Object.fromEntries(reports.map(({ speaker, reviewedAt }) => [speaker, reviewedAt !== null]))).toEqual({
    'Ada Quill': false,
    'Dora Lund': true,
  })
})
