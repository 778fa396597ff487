import { printable } from '../domain/given/printable.ts'

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
  const { verb, link } = words.form === 'INDIRECT' ? toldOf(words.act, text) : quotedAs(words.act)
  const title = office === null ? '' : `, ${printable(office)}${verb === '' ? '' : ','}`
  const shown = words.form === 'DIRECT' ? `“${text.replace(/^[“"]|[”"]$/gu, '')}”` : text
  return `${name}${title}${verb === '' ? '' : ` ${verb}`}${link}${shown}`
}

/** Before words that stand for themselves. */
const VERBS: ReadonlyMap<string, string> = new Map([
  ['DENIES', 'denies'],
  ['ASKS', 'asks'],
  ['URGES', 'urges'],
  ['COMMITS', 'promises'],
  ['BLAMES', 'blames'],
  ['PRAISES', 'praises'],
])

function quotedAs(act: string | null): { verb: string; link: string } {
  return { verb: VERBS.get(act ?? '') ?? '', link: ': ' }
}

/** Indirect speech has the words as they follow the verb of the article: ours must go with them. */
function toldOf(act: string | null, text: string): { verb: string; link: string } {
  const goesOn = (verb: string) => ({ verb, link: ' ' })
  switch (act) {
    case 'COMMITS':
      return goesOn(/^to\b/.test(text) ? 'promises' : 'promises that')
    case 'DENIES':
      return goesOn(/^(that\b|\w+ing\b)/.test(text) ? 'denies' : 'denies that')
    case 'ASKS':
      return /^(whether|if|who|whom|whose|what|which|when|where|why|how)\b/i.test(text) ? goesOn('asks') : quotedAs(act)
    case 'URGES':
      return / to [a-z]/.test(text) ? goesOn('urges') : quotedAs(act)
    case 'BLAMES':
      if (/^[^,;]{1,80} of [a-z]+ing\b/.test(text)) return goesOn('accuses')
      return goesOn(/ for /.test(text) ? 'blames' : 'criticises')
    case 'PRAISES':
      return goesOn('praises')
    default:
      return quotedAs(act)
  }
}
