import type { IncomingMessage } from 'node:http'
import type { Refusal } from '../access/gate.ts'

/** A union with a tag: an operation is anybody's JSON, and could have the fields of a refusal. */
export type Reading = { outcome: 'operation'; operation: object } | { outcome: 'refused'; refusal: Refusal }

/**
 * Reads the operation in a request's body, a JSON object of at most `maxBytes`.
 *
 * The body is read here rather than by Yoga, which leaves the rest of one that is too long unread, and so the next
 * request on that connection too. Rejects where the sender goes away in the middle.
 *
 * `hold`: called before so many bytes of it are kept; why they cannot be, or null.
 */
export async function readOperation(
  request: IncomingMessage,
  maxBytes: number,
  hold: (bytes: number) => Refusal | null = () => null,
): Promise<Reading> {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  // Any other type could be sent by a form on somebody else's page.
  if (type !== 'application/json' && type !== 'application/graphql+json') return refused(NOT_JSON)
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return refused(tooLarge(maxBytes))
  const bytes = await readBytes(request, maxBytes, hold)
  if ('code' in bytes) return refused(bytes)
  try {
    const operation: unknown = JSON.parse(UTF8.decode(bytes))
    return isOperation(operation) ? { outcome: 'operation', operation } : refused(NO_OPERATION)
  } catch {
    return refused(MALFORMED) // what exactly, its sender can find out with any other tool
  }
}

function refused(refusal: Refusal): Reading {
  return { outcome: 'refused', refusal }
}

/** A refusal where there are more; those are dropped as they come. */
function readBytes(
  request: IncomingMessage,
  maxBytes: number,
  hold: (bytes: number) => Refusal | null,
): Promise<Buffer | Refusal> {
  return new Promise((resolve, reject) => {
    // Copied: a piece of one byte takes some hundreds where it is kept as it came.
    let bytes = Buffer.alloc(0)
    let length = 0
    let refusal: Refusal | null = null
    request.on('data', (chunk: Buffer) => {
      if (refusal !== null) return
      refusal = length + chunk.length > maxBytes ? tooLarge(maxBytes) : hold(chunk.length)
      if (refusal === null) {
        if (length + chunk.length > bytes.length) {
          const larger = Buffer.alloc(Math.min(maxBytes, Math.max(2 * bytes.length, length + chunk.length)))
          bytes.copy(larger, 0, 0, length)
          bytes = larger
        }
        chunk.copy(bytes, length)
        length += chunk.length
      } else {
        bytes = Buffer.alloc(0)
        resolve(refusal)
      }
    })
    request.once('end', () => resolve(bytes.subarray(0, length)))
    request.once('error', reject)
  })
}

// An array is a batch, which would get by every limit that counts operations.
function isOperation(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0
}

function tooLarge(maxBytes: number): Refusal {
  const message = `A request's body has at most ${maxBytes} bytes.`
  return { status: 413, code: 'REQUEST_ENTITY_TOO_LARGE', message }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true })

const NOT_JSON: Refusal = {
  status: 415,
  code: 'UNSUPPORTED_MEDIA_TYPE',
  message: 'Send the operation as JSON, with "Content-Type: application/json".',
}
const MALFORMED: Refusal = { status: 400, code: 'BAD_REQUEST', message: 'The body is not JSON in UTF-8.' }
const NO_OPERATION: Refusal = {
  status: 400,
  code: 'BAD_REQUEST',
  message: 'The body is one JSON object with a "query"; batches are not taken.',
}
