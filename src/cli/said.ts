import { printable } from '../domain/given/printable.ts'
import { actWords } from '../domain/telling/act-words.ts'

/** Somebody's words, as an article has them. */
export interface SaidWords {
  text: string
  form: string
  act: string | null
}

/** Who spoke: the name; where it is unknown, as the first article describes the speaker that does; null: neither. */
export function speakerOf(
  actor: { name: string } | null | undefined,
  reports: readonly { describedAs: string | null }[],
): string | null {
  return actor?.name ?? reports.find(({ describedAs }) => describedAs !== null)?.describedAs ?? null
}

/**
 * Who said what, on one line, in the same words wherever it is printed: `Ada Quill denies: “We never met”`, `Ada Quill
 * promises to rebuild the wall`. That somebody merely asserts something is not said. Quotation marks only where the
 * article has them.
 */
export function said(speaker: string | null, words: SaidWords | undefined, office: string | null = null): string {
  const name = printable(speaker ?? 'unknown speaker')
  if (words === undefined) return `${name}:`
  const text = printable(words.text).replace(/\s+/g, ' ').trim()
  const { verb, link } = actWords(words, text)
  const title = office === null ? '' : `, ${printable(office)}${verb === '' ? '' : ','}`
  const shown = words.form === 'DIRECT' ? `“${text.replace(/^[“"]|[”"]$/gu, '')}”` : text
  return `${name}${title}${verb === '' ? '' : ` ${verb}`}${link}${shown}`
}
