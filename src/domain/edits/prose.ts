import { createHash } from 'node:crypto'
import { plainWords } from '../language/tokens.ts'

// What makes a text the same text, whatever moves around it: "Updated 5 minutes ago", "Advertisement", links to other
// articles, spaces and quotation marks differ from one answer of a server to the next.

/** The words of a text's paragraphs, for telling whether another text is the same. */
export interface Prose {
  /** Equal for texts whose paragraphs have the same words. */
  digest: string
  /** How many words. */
  count: number
}

/** A heading, a link, a label: shorter than this, and without the end of a sentence. In words. */
const SHORTEST_PARAGRAPH = 15
/** A text with fewer words in paragraphs is a list, or a poem: all of it counts. */
const ENOUGH = 20

const TIME_LINE =
  /^(?:(?:last )?(?:updated|modified|edited|published|posted)|(?:zuletzt )?(?:aktualisiert|geändert|bearbeitet)|stand|veröffentlicht)\b(?!\s+(?:to|with|after|because|um|mit|nach|weil)\b)[^\d]*\d/iu
/** "Updated at 10:05 on 3 May" has no more words than that. */
const LONGEST_TIME_LINE = 10
/** "Harbour desk, 5 minutes ago", "3 min read". */
const RUNNING_TIME =
  /^(?:[^.!?"“”„«»]*\s)?(?:\d+|an?|eine[rm]?)[\s-]+(?:sec|min|hour|day|sekunde|minute|stunde|tag)\w*[\s-]+(?:ago|read)$|^vor\s+(?:\d+|eine[rm]?)\s+\p{L}+$/iu
const LABEL =
  /^(?:advertisement|sponsored|anzeige|werbung|read (?:more|also)|also read|related|more on this|see also|share this|mehr (?:zum thema|lesen)|lesen sie (?:auch|mehr)|siehe auch)\b/iu

/** What says that a text was edited is of the text, however short. */
const NOTE =
  /^(?:updated? (?:to|with|after)\b|corrections?\b|clarification\b|editor[’']?s[’']? note\b|korrektur\b|richtigstellung\b|anmerkung der redaktion\b)/iu

export function proseOf(text: string): Prose {
  const lines = text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const paragraphs = lines.filter(isParagraph).map(plainWords)
  const count = paragraphs.reduce((sum, words) => sum + countOf(words), 0)
  const counted = count >= ENOUGH ? paragraphs : lines.map(plainWords)
  const words = counted.filter((line) => line !== '').join('\n')
  return { digest: createHash('sha256').update(words).digest('base64url'), count: countOf(words) }
}

function isParagraph(line: string): boolean {
  const count = countOf(plainWords(line.slice(0, 1_000)))
  const isSentence = /[.!?]["”’')]*$/.test(line) && !/\b[ap]\.m\.$/i.test(line)
  if (!isSentence && count <= LONGEST_TIME_LINE && (TIME_LINE.test(line) || RUNNING_TIME.test(line))) return false
  if (!/\.["”’')]*$/.test(line) && count <= SHORTEST_PARAGRAPH && LABEL.test(line)) return false
  return (
    count >= SHORTEST_PARAGRAPH || NOTE.test(line) || /[.!?…:;]["“”«»‹›'’)\]]*$/u.test(line) || /["“”„«»]/u.test(line)
  )
}

function countOf(words: string): number {
  return words === '' ? 0 : words.split(/\s/).length
}
