import { connect } from 'node:net'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { type Network, openNetwork } from '../../src/fetch/network.ts'
import { openPoster } from '../../src/fetch/poster.ts'
import { openReceiver, type Receiver } from '../world/receiver.ts'

let receiver: Receiver

beforeEach(async () => {
  receiver = await openReceiver()
})

afterEach(() => receiver.close())

/** `isAllowed`: FETCH_ALLOW names the receiver. */
function open(network: Partial<Network> = {}, isAllowed = true) {
  const allowed = new Set(isAllowed ? [receiver.host] : [])
  const poster = openPoster({ userAgent: 'Onrecord/1', allowed, network: { ...openNetwork(), ...network } })
  onTestFinished(() => poster.close())
  return {
    close: poster.close,
    post: (url = `http://${receiver.host}/hook`, timeoutMs = 5_000) =>
      poster.post(url, { headers: { 'content-type': 'application/json' }, body: '{"a":1}', timeoutMs }),
  }
}

test('a body is posted with its headers and who sends it, on a connection of its own', async () => {
  receiver.answer = (_, response) => void response.writeHead(202).end('thanks')
  expect(await open().post()).toEqual({ status: 202 })
  expect(receiver.received).toMatchObject([
    {
      path: '/hook',
      body: '{"a":1}',
      headers: { 'content-type': 'application/json', 'user-agent': 'Onrecord/1', connection: 'close' },
    },
  ])
})

test('a redirect is an answer: it is not followed', async () => {
  receiver.answer = (_, response) => void response.writeHead(308, { location: '/elsewhere' }).end()
  expect(await open().post()).toEqual({ status: 308 })
  expect(receiver.received).toHaveLength(1)
})

test('an answer counts once its status is known, whether its body never ends or breaks off', async () => {
  const { post } = open()
  receiver.answer = (_, response) => void response.writeHead(200).write('and so on')
  expect(await post()).toEqual({ status: 200 })
  receiver.answer = (_, response) => {
    response.writeHead(200, { 'content-length': '100' }).write('x', () => response.socket?.resetAndDestroy())
  }
  expect(await post()).toEqual({ status: 200 })
})

test('a receiver that hangs, or drips the head of its answer, is given up in time', async () => {
  const { post } = open()
  receiver.answer = () => undefined
  expect(await post(undefined, 200)).toMatchObject({ failure: { reason: 'TIMED_OUT' } })
  let timer: NodeJS.Timeout | undefined
  onTestFinished(() => clearInterval(timer))
  receiver.answer = (_, { socket }) => {
    socket?.write('HTTP/1.1 200 OK\r\nx-slow: ')
    timer = setInterval(() => socket?.writable && socket.write('a'), 20)
  }
  const began = performance.now()
  expect(await post(undefined, 300)).toMatchObject({ failure: { reason: 'TIMED_OUT' } })
  expect(performance.now() - began).toBeLessThan(5_000)
})

test('a receiver that resets, or does not speak HTTP, is told from one that answers', async () => {
  const { post } = open()
  receiver.answer = (_, response) => response.socket?.resetAndDestroy()
  expect(await post()).toMatchObject({ failure: { reason: 'UNREACHABLE' } })
  receiver.answer = (_, response) => void response.socket?.end('SSH-2.0-OpenSSH\r\n')
  expect(await post()).toMatchObject({ failure: { reason: 'BAD_RESPONSE' } })
})

test('how long a receiver asks to be left alone is told', async () => {
  receiver.answer = (_, response) => void response.writeHead(429, { 'retry-after': '7' }).end()
  expect(await open().post()).toEqual({ status: 429, retryAfterMs: 7_000 })
})

test('what stands for an address within is not connected to, whatever it was when it was looked at before', async () => {
  let dialled = 0
  const dial: Network['dial'] = () => {
    dialled += 1
    const [host = '', port] = receiver.host.split(':')
    return connect(Number(port), host)
  }
  let answers = 0
  // The name changes between two lookups.
  const resolve = async () => [++answers === 1 ? '93.184.216.34' : '127.0.0.1']
  const { post } = open({ resolve, dial }, false)
  expect(await post('http://desk.example/hook')).toEqual({ status: 204 })
  expect(await post('http://desk.example/hook')).toMatchObject({ failure: { reason: 'ADDRESS_REFUSED' } })
  for (const url of ['http://127.0.0.1/', 'http://[::ffff:10.0.0.1]/', 'http://0x7f.1/', 'http://localhost/'])
    expect(await post(url), url).toMatchObject({ failure: { reason: 'ADDRESS_REFUSED' } })
  expect(await post('http://desk.example:22/')).toMatchObject({ failure: { reason: 'PORT_REFUSED' } })
  expect(await post('http://me:word@desk.example/')).toMatchObject({ failure: { reason: 'BAD_URL' } })
  expect(dialled).toBe(1)
})

test('one that hangs does not hold up another at the same host', async () => {
  const { post } = open()
  receiver.answer = ({ path }, response) => {
    if (path !== '/hangs') response.writeHead(204).end()
  }
  const hanging = post(`http://${receiver.host}/hangs`, 2_000)
  expect(await post()).toEqual({ status: 204 })
  expect(await hanging).toMatchObject({ failure: { reason: 'TIMED_OUT' } })
})

test('closing ends what is under way', async () => {
  receiver.answer = () => undefined
  const { post, close } = open()
  const posting = post()
  await expect.poll(() => receiver.received.length).toBe(1)
  await close()
  expect(await posting).toMatchObject({ failure: { reason: 'UNREACHABLE' } })
})
