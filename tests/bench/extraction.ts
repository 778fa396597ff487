// npm run bench -- extract [FILE | DIR]: what extraction costs on one core. FILE holds JSON lines with a text each, DIR
// such files or plain texts; without either, the samples and articles of our own making.

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { extract } from '../../src/domain/extract/extract.ts'
import { seeded } from '../../training/learner.ts'
import { HOSTILE } from '../domain/extract/hostile.ts'

const SAMPLES = fileURLToPath(new URL('../../samples/', import.meta.url))
const GENERATED = 200

/** Prints CPU per article, articles and megabytes a second, cold and warm; long and hostile texts; peak memory. */
export function benchExtraction(path: string | undefined): void {
  const all = path === undefined ? [...textsIn(SAMPLES), ...generated()] : textsIn(path)
  if (all.length === 0) throw new Error(`no texts to measure in ${path}`)
  const megabytes = sizeOf(all)
  print(`${all.length} articles of ${((1000 * megabytes) / all.length).toFixed(1)} kB, one core`)
  const first = all[0] ?? ''
  row('first article, cold', cost([first]), 1, sizeOf([first]))
  row('first pass', cost(all), all.length, megabytes)
  cost(all)
  row('warm', cost(all), all.length, megabytes)
  for (const size of [0.1, 1, 10]) {
    let long = ''
    for (let at = 0; long.length < size * 1e6; at++) long += `${all[at % all.length]}\n\n`
    const text = long.slice(0, size * 1e6)
    seconds(`one text of ${size} MB`, text)
  }
  for (const [what, text] of HOSTILE) seconds(what, text)
  print(`peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`)
}

function textsIn(path: string): string[] {
  if (statSync(path).isDirectory()) return readdirSync(path).flatMap((name) => textsIn(join(path, name)))
  const content = /\.(?:jsonl|txt|md|html)$/u.test(path) ? readFileSync(path, 'utf8') : ''
  if (!path.endsWith('.jsonl')) return content === '' ? [] : [content.replace(/<[^>]+>/gu, ' ')]
  const lines = content.split('\n').filter((line) => line.trim() !== '')
  return lines.flatMap((line) => (JSON.parse(line) as { text?: string }).text ?? [])
}

const NAMES = ['Lena Holt', 'Ole Brandt', 'Ida Storm', 'Jan Lund', 'Per Lind', 'Mara Quist']
const PLAIN = [
  'the lock is safe',
  'the river will rise again',
  'nobody asked the crew',
  'two docks would be open by May',
]
const SENTENCES = [
  '“%c, and %c,” Harbour Minister %n told reporters in Varnby on Tuesday.',
  '%n said that %c, but that %c.',
  'According to the Harbour Ministry, %c.',
  'The barge left the quay at noon, and the crew of nine went home by bus because of the rain.',
  '“%c,” she said. “%c.”',
  'In an interview with The Quay Times, %n described the plan as “a floating hope” for the city.',
  'Officials in Brussels were cooler, and %n, a member of the council, argued that %c.',
  'The council met twice in April, and neither meeting ended with a vote on the docks or the bridge.',
]

/** Invented articles of about 4.5 kB, always the same. */
function generated(): string[] {
  const random = seeded(3)
  const one = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? ''
  return Array.from({ length: GENERATED }, () => {
    let text = ''
    while (text.length < 4_500) {
      const sentence = one(SENTENCES)
        .replaceAll('%n', () => one(NAMES))
        .replaceAll('%c', () => one(PLAIN))
      text += `${sentence}${random() < 0.4 ? '\n\n' : ' '}`
    }
    return text
  })
}

/** CPU in ms, not the clock: other work on the machine must not count. */
function cost(all: readonly string[]): number {
  const before = process.cpuUsage()
  for (const text of all) extract({ text, publishedAt: null, language: 'en', timeZone: 'UTC', sourceName: '' })
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

function sizeOf(all: readonly string[]): number {
  return all.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6
}

function row(name: string, cpuMs: number, articles: number, megabytes: number): void {
  const rate = `${((1000 * articles) / cpuMs).toFixed(0)} articles/s, ${((1000 * megabytes) / cpuMs).toFixed(2)} MB/s`
  print(`${name.padEnd(36)} ${(cpuMs / articles).toFixed(2)} ms CPU per article, ${rate}`)
}

function seconds(name: string, text: string): void {
  print(`${name.padEnd(36)} ${(cost([text]) / 1000).toFixed(2)} s CPU for ${sizeOf([text]).toFixed(2)} MB`)
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
