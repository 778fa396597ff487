// npm run bench -- extract [FILE]: what extraction costs on one core. FILE holds JSON lines with a text each; without
// it, the samples.

import { readdirSync, readFileSync } from 'node:fs'
import { extract } from '../../src/domain/extract/extract.ts'

const [, file] = process.argv.slice(2)

function texts(): string[] {
  if (file !== undefined) {
    const lines = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
    return lines.map((line) => (JSON.parse(line) as { text: string }).text)
  }
  const samples = new URL('../../samples/', import.meta.url)
  const found = readdirSync(samples).filter((name) => name.endsWith('.txt') || name.endsWith('.md'))
  return found.map((name) => readFileSync(new URL(name, samples), 'utf8'))
}

function read(text: string): number {
  return extract({ text, publishedAt: null, language: 'en', timeZone: 'UTC', sourceName: '' }).length
}

/** CPU, not the clock: other work on the machine must not count. */
function cost(all: readonly string[]): { cpuMs: number; reports: number } {
  const before = process.cpuUsage()
  let reports = 0
  for (const text of all) reports += read(text)
  const { user, system } = process.cpuUsage(before)
  return { cpuMs: (user + system) / 1000, reports }
}

const all = texts()
if (all.length === 0) throw new Error('no texts to measure')
const megabytes = all.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6
function print(name: string, cpuMs: number, articles: number, mb: number): void {
  const perArticle = (cpuMs / articles).toFixed(2)
  const rate = `${((1000 * articles) / cpuMs).toFixed(0)} articles/s, ${((1000 * mb) / cpuMs).toFixed(2)} MB/s`
  process.stdout.write(`${name.padEnd(24)} ${perArticle} ms CPU per article, ${rate}\n`)
}

process.stdout.write(`${all.length} articles of ${((1000 * megabytes) / all.length).toFixed(1)} kB, one core\n`)
const first = cost(all.slice(0, 1))
print('first article, cold', first.cpuMs, 1, megabytes / all.length)
print('first pass', cost(all).cpuMs, all.length, megabytes)
cost(all)
print('warm', cost(all).cpuMs, all.length, megabytes)
for (const size of [0.1, 1, 10]) {
  let long = ''
  for (let at = 0; long.length < size * 1e6; at++) long += `${all[at % all.length]}\n\n`
  print(`one text of ${size} MB`, cost([long.slice(0, size * 1e6)]).cpuMs, 1, size)
}
process.stdout.write(`peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB\n`)
