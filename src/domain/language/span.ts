/** A stretch of a text: UTF-16 code units from 0, `end` exclusive. */
export interface Span {
  start: number
  end: number
}
