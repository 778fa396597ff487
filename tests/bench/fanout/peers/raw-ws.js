// The limit: the same bytes, made once, to everybody who listens.

import { WebSocketServer } from 'ws'
import { answer, channelOf } from './stand.js'

const listening = new Map()
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
server.on('connection', (socket) => {
  socket.on('message', (data) => {
    const { type, payload } = JSON.parse(data)
    if (type === 'connection_init') socket.send('{"type":"connection_ack"}')
    if (type !== 'subscribe') return
    const channel = channelOf(payload.variables)
    if (!listening.has(channel)) listening.set(channel, new Set())
    listening.get(channel).add(socket)
    socket.on('close', () => listening.get(channel).delete(socket))
  })
})
let last = { event: null, frame: null }
server.on('listening', () => {
  answer(server.address().port, (channel, event) => {
    if (last.event !== event) {
      const frame = Buffer.from(
        JSON.stringify({ id: '1', type: 'next', payload: { data: { statementEvents: event } } }),
      )
      last = { event, frame }
    }
    for (const socket of listening.get(channel) ?? []) socket.send(last.frame, { binary: false })
  })
})
