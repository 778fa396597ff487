import { randomBytes } from 'node:crypto'
import { Payload } from '../../live/rendering.ts'
import type { StreamEvent } from '../../live/stream.ts'

// Cursors depend on the stream, and all else of a result on the operation alone. So an operation runs on stand-ins for
// them, and each stream's own are put in their places in the serialised result, under whatever name it asked for them.

// Nobody can know it, so no text that anybody wrote can hold it.
const MARK = randomBytes(16).toString('hex')
const PLACES = new RegExp(`"${MARK}([cp])"`)

export const CURSOR_STAND_IN = `${MARK}c`
export const PREVIOUS_STAND_IN = `${MARK}p`

/** A serialised result with places for cursors. */
export interface Template {
  /** What stands before, between and after the places, as text and in UTF-8. */
  texts: readonly string[]
  pieces: readonly Buffer[]
  /** What belongs into each place. */
  places: readonly ('cursor' | 'previous')[]
  /** Of the texts together. */
  byteLength: number
}

/** Null where something was made of a stand-in, so that it would show through. */
export function templateOf(json: string): Template | null {
  const parts = json.split(PLACES)
  if (parts.some((part) => part.includes(MARK))) return null
  const texts = parts.filter((_, index) => index % 2 === 0)
  const pieces = texts.map((text) => Buffer.from(text))
  const places = parts.filter((_, index) => index % 2 === 1).map((part) => (part === 'c' ? 'cursor' : 'previous'))
  return { texts, pieces, places, byteLength: pieces.reduce((sum, { length }) => sum + length, 0) }
}

/** A result that was made for one reader alone. */
export class Whole extends Payload {
  readonly #json: string

  constructor(event: StreamEvent, json: string) {
    super(event)
    this.#json = json
  }

  override json(): string {
    return this.#json
  }
}

/** A template with the cursors of one stream's event in their places. */
export class Filled extends Payload {
  readonly #template: Template
  // As JSON. Cursors are base64url: a byte for each character, and nothing in them needs escaping.
  readonly #cursor: string
  readonly #previous: string
  readonly #byteLength: number

  constructor(event: StreamEvent, template: Template) {
    super(event)
    const { cursor, previous } = event
    this.#template = template
    this.#cursor = `"${cursor}"`
    this.#previous = previous === null ? 'null' : `"${previous}"`
    let length = template.byteLength
    for (const place of template.places) length += this.#at(place).length
    this.#byteLength = length
  }

  override get byteLength(): number {
    return this.#byteLength
  }

  override json(): string {
    const { texts, places } = this.#template
    let json = texts[0] ?? ''
    for (const [index, place] of places.entries()) json += this.#at(place) + (texts[index + 1] ?? '')
    return json
  }

  override writeTo(target: Buffer, start: number): void {
    const { pieces, places } = this.#template
    let at = start
    for (let index = 0; index < pieces.length; index += 1) {
      const piece = pieces[index]
      if (piece !== undefined) {
        target.set(piece, at)
        at += piece.length
      }
      const place = places[index]
      if (place !== undefined) at += target.write(this.#at(place), at, 'latin1')
    }
  }

  #at(place: 'cursor' | 'previous'): string {
    return place === 'cursor' ? this.#cursor : this.#previous
  }
}
