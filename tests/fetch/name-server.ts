import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import ipaddr from 'ipaddr.js'
import { onTestFinished } from 'vitest'

/** A name server on loopback (RFC 1035) that answers from a table, which may change between two questions. */
export interface NameServer {
  /** "127.0.0.1:43210" */
  address: string
  /** Names asked for, in order. */
  asked: string[]
}

/** `addressesOf` is asked anew for each question; null: no such name, and "alias": it is another's, which has no address. */
export async function openNameServer(
  addressesOf: (name: string, asked: number) => string[] | 'alias' | null,
): Promise<NameServer> {
  const socket = createSocket('udp4')
  const asked: string[] = []
  socket.on('message', (question, from) => {
    const { name, type, end } = readQuestion(question)
    if (type === A) asked.push(name)
    const addresses = addressesOf(name, asked.filter((other) => other === name).length)
    const isAlias = addresses === 'alias'
    const wanted = (isAlias ? [] : (addresses ?? []))
      .map((each) => ipaddr.parse(each))
      .filter((each) => (each.kind() === 'ipv4') === (type === A))
    socket.send(
      answerTo(
        question.subarray(0, end),
        addresses === null,
        isAlias ? [[CNAME, ...ALIAS]] : wanted.map((each) => [type, ...each.toByteArray()]),
      ),
      from.port,
      from.address,
    )
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  onTestFinished(() => void socket.close())
  return { address: `127.0.0.1:${socket.address().port}`, asked }
}

const A = 1
const CNAME = 5
/** "other.example", as in answers. */
const ALIAS = Buffer.from('\x05other\x07example\x00', 'latin1')

function readQuestion(message: Buffer) {
  const labels: string[] = []
  let at = 12
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    labels.push(message.toString('latin1', at + 1, at + 1 + length))
    at += 1 + length
  }
  return { name: labels.join('.').toLowerCase(), type: message.readUInt16BE(at + 1), end: at + 5 }
}

function answerTo(question: Buffer, isUnknown: boolean, addresses: number[][]): Buffer {
  const header = Buffer.from(question)
  // An answer, recursion available, with the error if there is one; then how many of each kind of record.
  header.writeUInt16BE(isUnknown ? 0x8183 : 0x8180, 2)
  header.writeUInt16BE(addresses.length, 6)
  header.writeUInt16BE(0, 8)
  header.writeUInt16BE(0, 10)
  const records = addresses.map(([type = A, ...bytes]) => {
    // The name of the question, its type, class IN, to be kept for 0 s.
    const head = [0xc0, 12, 0, type, 0, 1, 0, 0, 0, 0, 0, bytes.length]
    return Buffer.from([...head, ...bytes])
  })
  return Buffer.concat([header, ...records])
}
