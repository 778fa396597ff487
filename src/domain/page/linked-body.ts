import { squashed, withoutEntities, withoutUnseen } from './outline.ts'

/** How much more a text must have before it is taken for the other: below that it is a few captions. */
const MUCH_MORE = 1.4

/**
 * The paragraphs that the page shows, or those of the `articleBody` that it keeps for machines where that has much more:
 * some pages show the rest by a script alone.
 */
export function fullerText(shown: readonly string[], body: string | null): readonly string[] {
  if (body === null) return shown
  const told = paragraphsOf(body)
  // Some say all of it twice: each sentence counts once.
  const lengthIn = (paragraphs: readonly string[]) => {
    const sentences = new Set(paragraphs.flatMap((paragraph) => paragraph.split(/[.!?]/)).map(squashed))
    return [...sentences].reduce((sum, { length }) => sum + length, 0)
  }
  if (lengthIn(told) <= MUCH_MORE * lengthIn(shown) || lengthIn(told) <= 200) return shown
  // What is set above the text is often not told with it.
  const whole = squashed(told.join(''))
  const above = shown.findIndex((paragraph) => whole.includes(squashed(paragraph).slice(0, 80)))
  return [...shown.slice(0, Math.max(0, above)), ...told]
}

// Plain text, or HTML as text.
function paragraphsOf(body: string): string[] {
  return withoutEntities(
    withoutUnseen(body)
      .replace(/<(?:\/p|\/h[1-6]|\/li|br\s*\/?|\/div|\/blockquote)>/gi, '\n')
      .replace(/<[^<>]{0,1000}>/g, ' '),
  )
    .replace(/[^\S\n]{3,}/g, '\n')
    .split('\n')
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '')
}
