import { expect, test } from 'vitest'
import { isMailAddress } from '../../src/domain/given/mail-address.ts'

test.each(['desk@example.org', "o'neill+alerts@mail.example.org", 'd@größe.example', '1.2@3.example'])(
  '%s can be written to',
  (address) => expect(isMailAddress(address)).toBe(true),
)

test.each([
  '',
  'desk',
  'desk@',
  '@example.org',
  'desk@localhost',
  'desk@example.org, other@example.org',
  'desk@example.org\r\nBcc: other@example.org',
  'Desk <desk@example.org>',
  '"a b"@example.org',
  'desk@example.org>',
  '.desk@example.org',
  'de..sk@example.org',
  'desk@-example.org',
  'desk@example..org',
  'desk@[127.0.0.1]',
  'désk@example.org',
  'desk(comment)@example.org',
  `${'d'.repeat(65)}@example.org`,
  `desk@${'example.'.repeat(40)}org`,
])('%j cannot', (address) => expect(isMailAddress(address)).toBe(false))
