import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ExecutionResult } from 'graphql'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { LOCAL_PRINCIPAL } from '../../src/domain/statement/principal.ts'
import { openQuota } from '../../src/server/access/quota.ts'
import { openReservations, type Reservation } from '../../src/server/event-stream/reserved-streams.ts'

// Reserved streams without a pipeline, which turns most faults into results.

const TOKEN = 'x-graphql-event-stream-token'
const caller = {
  principal: LOCAL_PRINCIPAL,
  isOperator: false,
  credential: null,
  revoked: new AbortController().signal,
}

let server: Server
let url: string
/** The stream that was found last. */
let reservation: Reservation

beforeEach(async () => {
  const reservations = openReservations({
    heartbeatMs: 60_000,
    maxUnopened: 9,
    maxOperations: 10,
    standing: openQuota<string>(1),
    stopping: new AbortController().signal,
    refuse: (response, { status }) => void response.writeHead(status).end(),
  })
  server = createServer((request, response) => {
    if (reservations.answer(request, response, caller)) return
    const found = reservations.find(request, caller)
    if (found === null || 'code' in found) return void response.writeHead(404).end()
    reservation = found
    response.writeHead(202).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterEach(() => {
  server.closeAllConnections()
  server.close()
})

/** Results that come when the test says so. */
function results() {
  let send: (result: IteratorResult<ExecutionResult>) => void = () => {}
  let fail: (error: Error) => void = () => {}
  let isEnded = false
  const iterator: AsyncIterator<ExecutionResult> = {
    next: () =>
      new Promise((resolve, reject) => {
        send = resolve
        fail = reject
      }),
    async return() {
      isEnded = true
      return { done: true, value: undefined }
    },
  }
  return {
    iterator,
    send: (word: string) => send({ done: false, value: { data: { word } } }),
    fail: () => fail(new Error('a fault')),
    isEnded: () => isEnded,
  }
}

function carry(id: string, { iterator }: ReturnType<typeof results>): void {
  const admission = reservation.admit(id)
  if ('code' in admission) throw new Error(admission.code)
  expect(admission.carry(iterator)).toBe(true)
}

async function openStream() {
  const token = await (await fetch(url, { method: 'PUT' })).text()
  const response = await fetch(url, { headers: { [TOKEN]: token, accept: 'text/event-stream' } })
  await fetch(url, { method: 'POST', headers: { [TOKEN]: token } })
  let text = ''
  const ended = (async () => {
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) text += chunk
    return 'ended well' as const
  })().catch(() => 'broke off' as const)
  return { text: () => text, ended }
}

test('a reserved stream breaks off when an operation on it does, and the others end: their client asks anew', async () => {
  const [sound, broken] = [results(), results()]
  const stream = await openStream()
  carry('a', sound)
  carry('b', broken)
  sound.send('one')
  await expect.poll(stream.text).toContain('"word":"one"')
  broken.fail()
  // It is told while the other one breaks off.
  sound.send('two')
  expect(await stream.ended).toBe('broke off')
  expect(stream.text()).not.toContain('event: complete')
  await expect.poll(sound.isEnded).toBe(true)
  expect(broken.isEnded()).toBe(true)
  // Its place is free again.
  expect((await fetch(url, { method: 'PUT' })).status).toBe(201)
})

test('an operation that fails after its client has given it up costs the others nothing', async () => {
  const [sound, dropped] = [results(), results()]
  const stream = await openStream()
  carry('a', sound)
  carry('b', dropped)
  reservation.drop('b')
  dropped.fail()
  sound.send('one')
  await expect.poll(stream.text).toContain('"word":"one"')
  sound.send('two')
  await expect.poll(stream.text).toContain('"word":"two"')
})
