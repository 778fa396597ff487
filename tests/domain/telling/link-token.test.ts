import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressMark, type LinkClaim, readLink, signLink } from '../../../src/domain/telling/link-token.ts'

const key = randomBytes(32)
const now = new Date('2025-05-03T12:00:00Z')
const claim: Omit<LinkClaim, 'expiresAt'> = {
  act: 'MUTE',
  channelId: '0198c0de-0000-7000-8000-00000000000c',
  watchId: '0198c0de-0000-7000-8000-00000000000a',
  mark: addressMark('owner@paper.example'),
}

test('a token says what was signed, until its time is over', () => {
  const token = signLink(key, claim, now)
  expect(token).toMatch(/^[\w-]+$/)
  expect(readLink(key, token, now)).toEqual({ ...claim, expiresAt: new Date('2025-06-02T12:00:00Z') })
  expect(readLink(key, token, new Date('2025-06-02T11:59:59Z'))).toEqual({
    ...claim,
    expiresAt: new Date('2025-06-02T12:00:00Z'),
  })
  expect(readLink(key, token, new Date('2025-06-02T12:00:00Z'))).toBeNull()
  const ofAll: Omit<LinkClaim, 'expiresAt'> = { ...claim, act: 'LEAVE_ALL', watchId: null }
  expect(readLink(key, signLink(key, ofAll, now), now)).toMatchObject(ofAll)
})

test('a token that was signed with another key is none', () => {
  expect(readLink(randomBytes(32), signLink(key, claim, now), now)).toBeNull()
})

test('no other text is the token, and none can be made of it', () => {
  const token = signLink(key, claim, now)
  for (let at = 0; at < token.length; at += 1) {
    for (const other of ['A', 'B', '_', '-', '7']) {
      if (other === token[at]) continue
      expect(readLink(key, token.slice(0, at) + other + token.slice(at + 1), now)).toBeNull()
    }
  }
  for (const other of [token.slice(0, -1), `${token}A`, `${token}=`, `${token}\n`, '', ` ${token}`])
    expect(readLink(key, other, now)).toBeNull()
})

test('whatever comes as a token is read or refused', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => readLink(key, text, now) === null))
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 61, maxLength: 61 }), (bytes) => {
      expect(readLink(key, Buffer.from(bytes).toString('base64url'), now)).toBeNull()
    }),
  )
})

test('a token does not tell the address', () => {
  expect(Buffer.from(signLink(key, claim, now), 'base64url').toString('latin1')).not.toContain('paper')
})
