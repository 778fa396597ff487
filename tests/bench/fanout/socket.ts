import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'

// A WebSocket client that does as little as can be: thousands of them in a process must not be what is measured.

export interface LightSocket {
  send(text: string): void
  /** It reads no more, and the system fills its buffers. */
  pause(): void
  resume(): void
  close(): void
}

const TEXT = 1
const CLOSE = 8
const PING = 9
const PONG = 10

/** Resolves once the server has taken the connection. `onText` gets the bytes of each text frame, for that moment only. */
export function openLightSocket(
  port: number,
  localAddress: string,
  onText: (frame: Buffer) => void,
  onEnd: (reason: string) => void,
): Promise<LightSocket> {
  return new Promise((resolve, reject) => {
    const connection = connect({ port, host: '127.0.0.1', localAddress })
    let isOpen = false
    let rest: Buffer = Buffer.alloc(0)
    const send = (op: number, body: Buffer) => connection.write(frameOf(op, body))
    const end = (reason: string) => {
      if (!isOpen) reject(new Error(reason))
      onEnd(reason)
    }
    connection.setNoDelay(true)
    connection.on('error', (error) => end(error.message))
    connection.on('close', () => end('closed'))
    connection.on('connect', () => {
      const lines = [
        'GET /graphql HTTP/1.1',
        `Host: 127.0.0.1:${port}`,
        'Upgrade: websocket',
        'Connection: Upgrade',
        `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Protocol: graphql-transport-ws',
      ]
      connection.write(`${lines.join('\r\n')}\r\n\r\n`)
    })
    connection.on('data', (chunk: Buffer) => {
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
      if (!isOpen) {
        const head = rest.indexOf('\r\n\r\n')
        if (head < 0) return
        const status = rest.subarray(0, 12).toString()
        if (!status.endsWith('101')) return connection.destroy(new Error(`refused: ${status}`))
        rest = rest.subarray(head + 4)
        isOpen = true
        resolve({
          send: (text) => void send(TEXT, Buffer.from(text)),
          pause: () => void connection.pause(),
          resume: () => void connection.resume(),
          close: () => void connection.destroy(),
        })
      }
      for (let frame = frameIn(rest); frame !== null; frame = frameIn(rest)) {
        rest = rest.subarray(frame.end)
        if (frame.op === TEXT) onText(frame.body)
        else if (frame.op === PING) send(PONG, frame.body)
        else if (frame.op === CLOSE) onEnd(`closed by the server: ${frame.body.subarray(2)}`)
      }
    })
  })
}

/** The first frame, if it is there as a whole. Servers neither mask nor, for what we ask, split. */
function frameIn(bytes: Buffer): { op: number; body: Buffer; end: number } | null {
  if (bytes.length < 2) return null
  const op = (bytes[0] ?? 0) & 15
  const short = (bytes[1] ?? 0) & 127
  const start = short < 126 ? 2 : short === 126 ? 4 : 10
  if (bytes.length < start) return null
  const length = short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2))
  const end = start + length
  return bytes.length < end ? null : { op, body: bytes.subarray(start, end), end }
}

/** Masked with zeros, which changes nothing. */
function frameOf(op: number, body: Buffer): Buffer {
  const head = body.length < 126 ? [body.length | 128] : [126 | 128, body.length >> 8, body.length & 255]
  return Buffer.concat([Buffer.from([128 | op, ...head, 0, 0, 0, 0]), body])
}
