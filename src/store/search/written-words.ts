import { readWords } from '../../domain/filter/text-query.ts'
import type { Span } from '../../domain/language/span.ts'
import type { PrismaClient } from '../prisma/client.ts'
import { readLexemes } from './linguistics.ts'

/** A filter knows stems; what a reader knows is the words as they are written. */
interface Stemmed {
  text: string
  configuration: string
  lexemes: ReadonlySet<string>
}

/** Distinct words of one text that are compared, and places that are told of one. */
const MAX_WORDS = 2_000
const MAX_PLACES = 100

/** Where each text has its lexemes, in the order of the text, by lexeme. One round trip for any number of texts. */
export async function findWritten(prisma: PrismaClient, texts: readonly Stemmed[]): Promise<Map<string, Span[]>[]> {
  const placed = texts.map(({ text, lexemes }) => (lexemes.size === 0 ? new Map<string, Span[]>() : placesOf(text)))
  const tokens = texts.flatMap(({ configuration }, index) =>
    [...(placed[index]?.keys() ?? [])].map((word) => ({ index, text: word, configuration })),
  )
  const vectors = await readLexemes(prisma, tokens)
  const found = texts.map(() => new Map<string, Span[]>())
  for (const [number, { index, text: word }] of tokens.entries()) {
    for (const lexeme of readWords(vectors[number] ?? '').keys()) {
      if (texts[index]?.lexemes.has(lexeme) !== true) continue
      const spans = [...(found[index]?.get(lexeme) ?? []), ...(placed[index]?.get(word) ?? [])]
      found[index]?.set(
        lexeme,
        spans.sort((a, b) => a.start - b.start),
      )
    }
  }
  return found
}

function placesOf(text: string): Map<string, Span[]> {
  const places = new Map<string, Span[]>()
  for (const { 0: word, index: start } of text.matchAll(/[\p{L}\p{N}]+(?:[-'’.][\p{L}\p{N}]+)*/gu)) {
    const spans = places.get(word)
    const span = { start, end: start + word.length }
    if (spans === undefined) {
      if (places.size === MAX_WORDS) continue
      places.set(word, [span])
    } else if (spans.length < MAX_PLACES) spans.push(span)
  }
  return places
}
