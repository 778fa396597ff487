import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { COMMAND_LINE } from '../world/command-line.ts'

async function extracted(input: string): Promise<{ out: string; said: string; code: number | null }> {
  const child = spawn(process.execPath, [...COMMAND_LINE, 'extract'], { stdio: 'pipe' })
  child.stdin.end(input)
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve))
  const [out, said, code] = await Promise.all([text(child.stdout), text(child.stderr), closed])
  return { out, said, code }
}

test('each article of a line gives a line of quotations, one for each part', async () => {
  const words = 'Minister Lena Holt opened the lock. “We will act,” she said, “and soon.”'
  const { out, code } = await extracted(`${JSON.stringify({ docId: 'a', text: words, language: 'en' })}\n\n`)
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    docId: 'a',
    quotes: [
      {
        start: 37,
        end: 49,
        text: 'We will act,',
        type: 'direct',
        speaker: { text: 'she', resolved: 'Lena Holt' },
        cue: 'said',
      },
      { text: 'and soon.', type: 'direct' },
    ],
  })
})

test('a line that is not an article is named, and nothing is made of it', async () => {
  const { said, code } = await extracted('{"docId":"a"}\n')
  expect(code).toBe(1)
  expect(said).toMatch(/line 1 is not an article/)
})
