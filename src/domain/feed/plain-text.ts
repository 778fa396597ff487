import { Parser } from 'htmlparser2'

/** What stands between two of these tags is two words or lines. */
const PARTING = /^(?:p|br|div|li|td|th|tr|h[1-6]|blockquote)$/

/** HTML, or text that may be some, as plain text in one line. */
export function plainText(html: string): string {
  if (!/[<&]/.test(html)) return html.replace(/\s+/g, ' ').trim()
  const parts: string[] = []
  let skipped = 0
  const isSkipped = (name: string) => name === 'script' || name === 'style'
  const parser = new Parser({
    onopentag(name) {
      if (isSkipped(name)) skipped += 1
      else if (PARTING.test(name)) parts.push(' ')
    },
    onclosetag(name) {
      if (isSkipped(name)) skipped -= 1
      else if (PARTING.test(name)) parts.push(' ')
    },
    ontext(text) {
      if (skipped === 0) parts.push(text)
    },
  })
  parser.end(html)
  return parts.join('').replace(/\s+/g, ' ').trim()
}
