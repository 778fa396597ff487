import { writeFile } from 'node:fs/promises'
import { seeded } from './seeded.ts'
import { articleOf, utterancesOf } from './utterances.ts'

const OUTLETS = 4

/** Writes a seeded archive as JSON lines: so many articles of a few outlets, which report the same utterances. */
export async function writeArchive(path: string, articles: number, seed = 1): Promise<void> {
  const random = seeded(seed)
  const lines: string[] = []
  for (let round = 0; lines.length < articles; round += 1) {
    const { texts } = utterancesOf(round, OUTLETS, random)
    lines.push(...texts.map((text, outlet) => JSON.stringify(articleOf(outlet, round, text))))
  }
  await writeFile(path, `${lines.slice(0, articles).join('\n')}\n`)
}
