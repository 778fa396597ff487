// Lines in which nobody says anything: headings, captions, credits, by-lines, links to other articles. What a heading
// quotes is either in the article below it, or not borne out by it.

import type { Span } from '../../language/span.ts'
import { isMark, type Token } from './tokens.ts'

/** A picture's credit: a person in its caption is shown, not quoted. */
const CAPTION =
  /\((?:source|photo|image|picture|credit|file photo|foto|quelle)[ :/]|^(?:photo|image|picture|foto|credit|video|graphic)s?:|[.!?] (?:photo(?:graph)?|image|picture|credit|file photo|foto|bild)s?(?: by)?:? \p{Lu}[^.]*$/iu
/** "Reporting by Ada Quill in Oslo; editing by ...". */
const CREDIT =
  /^[([_—–\s]*(?:(?:additional |further )?(?:reporting|writing|editing|photographs?|photography|graphics?|illustrations?|translation|production|research)|compiled|edited|written|reported|translated|produced)\b[^.:“"]{0,40}\bby:? \p{Lu}/iu
/** "READ MORE: ...", "Sign up for our newsletter". */
const LINK =
  /^[•▶►→>*\s]*(?:(?:read|see|watch|listen|find out|learn|view|hear)(?: (?:more|also|next|now|this|too|here))*|more|also (?:read|see|on .{0,30})|related(?: .{0,30})?|recommended|trending|don['’]t miss|must read|you may also like|exclusive|live|podcast|poll|update|breaking|opinion|analysis|explainer|more (?:from|on|in) .{0,40})\s*[:|»]/iu
const NOTICE =
  /^(?:sign up (?:for|to|here)|subscribe (?:to|now|here)|click (?:here|to)|follow (?:us|@)|share this\b|most read\b|download (?:our|the)|get (?:our|the) .{0,40}newsletter|advertisement|©|copyright\b|all rights reserved)/iu
/** "Ada Quill, left, with a pike. (Ole Brandt / Agence Nord)": who is in a picture, and whose it is. */
const PICTURE =
  /\((?:\p{Lu}[\p{L}.'’-]+ ?){1,5}(?:\/|,|for |via ) ?\p{Lu}[^()]{1,40}\)$|\([^()]*\b(?:images|pictures|reuters|afp|epa|getty|handout|courtesy)\b[^()]*\)$|^\p{Lu}[^.“”"]{1,60}, (?:far )?(?:left|right|centre|center),(?= (?:and|with|\p{L}+(?:s|ing)\b))[^“”"]*\([^()]+\)/iu
/** "Correction: an earlier version of this article said ...". */
const AMENDED =
  /^[*([_\s]*(?:corrections?|clarifications?|errat(?:um|a)|editor['’]?s['’]? note|corrected|amended|amendment)\b[^.]{0,40}[:.—–]|\b(?:earlier|previous|original|first|initial|prior|online) (?:version|edition)s? of this (?:\p{L}+ )?(?:article|story|report|piece|post|page|item|column|caption|headline|text)|^[*([_\s]*this (?:article|story|report|piece|post|item|column|headline) (?:was|has been|originally|previously|wrongly|incorrectly|initially|misstated|first)/iu
/** A line that is longer is a paragraph, whatever it ends with: in words, and in characters. */
const LONGEST = 25
const WIDEST = 160

/** Whether a line holds no prose. `row` are its words. */
export function isProseless(text: string, line: Span, row: readonly Token[]): boolean {
  const head = text.slice(line.start, Math.min(line.end, line.start + 500))
  if ([CAPTION, CREDIT, NOTICE, AMENDED].some((kind) => kind.test(head))) return true
  if (row.length < 2 * LONGEST && (PICTURE.test(head) || isMenu(row))) return true
  if (row.length < 2 * LONGEST && LINK.test(head)) return !/[.!?…]["”’)]*$/u.test(head)
  if (isInCapitals(row)) return true
  return row.length < LONGEST && line.end - line.start < WIDEST && !isEnded(text, row) && !isSigned(text, row)
}

/** "Share | Subscribe | Most read: ...": links side by side. */
function isMenu(row: readonly Token[]): boolean {
  return row.filter((token) => isMark(token, '|•·»')).length > 1
}

/** Prose ends with a mark, or with a quotation that does; a line with a full stop inside has sentences, whatever its end. */
function isEnded(text: string, row: readonly Token[]): boolean {
  const last = row.findLast((token) => !isMark(token, ')]*'))
  return (
    row.some((token) => isMark(token, '.!?…。') || endsQuoted(text, token)) ||
    isMark(last, ':;,—–') ||
    (last?.kind === 'word' && last.text.endsWith('.'))
  )
}

function endsQuoted(text: string, { quotation }: Token): boolean {
  const inner = quotation?.inner
  return (
    inner !== undefined && /[.!?…。,—–-][”’'")\]]*$/u.test(text.slice(Math.max(inner.start, inner.end - 3), inner.end))
  )
}

/** `"It works." — Lena Holt`, a quotation with its speaker behind a dash; or the line that names them below it. */
function isSigned(text: string, row: readonly Token[]): boolean {
  const inner = row[0]?.quotation?.inner
  const isWhole = inner !== undefined && /[.!?…]/u.test(text.charAt(inner.end - 1))
  return (isWhole && isMark(row[1], '—–-')) || isMark(row[0], '—–-')
}

/** "THREE CLERKS HELD": all words that have letters are in capitals. */
function isInCapitals(row: readonly Token[]): boolean {
  const words = row.filter((token) => /\p{L}{2}/u.test(token.text))
  return words.length > 2 && words.length < LONGEST && words.every((token) => token.text === token.text.toUpperCase())
}
