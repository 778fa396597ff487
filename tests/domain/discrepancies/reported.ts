import type { ComparedReport } from '../../../src/domain/discrepancies/discrepancy.ts'
import { Times } from '../../../src/domain/extract/circumstances/time.ts'
import { sentences } from '../../../src/domain/extract/text/sentences.ts'

let count = 0

/** "Before it [the words] and after it", direct speech by Ann Roe unless told otherwise. */
export function report(line: string, more: Partial<ComparedReport> & { on?: string } = {}): ComparedReport {
  const [before = '', text = '', after = ''] = line.split(/[[\]]/)
  const publishedAt = more.on ? new Date(`${more.on}T12:00:00Z`) : null
  const said = sentences(`${before} ${after}`).flatMap((sentence) => {
    return (
      new Times(`${before} ${after}`, { publishedAt, timeZone: 'UTC', language: 'en' }).first(sentence.tokens) ?? []
    )
  })
  count += 1
  return {
    id: `${count}`.padStart(3, '0'),
    form: 'DIRECT',
    text,
    chain: [],
    context: { before: before.trim(), after: after.trim() },
    language: 'en',
    speaker: { name: 'Ann Roe', isPerson: true, office: null, describedAs: null },
    saidAt: said[0] ?? null,
    publishedAt,
    timeZone: 'UTC',
    ...more,
  }
}
