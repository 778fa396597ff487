import { seeded } from '../../world/seeded.ts'

// Invented articles that ask much of folding: as many quotations as wanted, of few speakers, and another outlet's with
// nearly the same words.

const PEOPLE = ['Ada Quill', 'Tom Barrow', 'Ines Tarn', 'Nora Castaway', 'Emil Driftwood', 'Sela Marrow']
const SUBJECTS =
  'harbour lock ferry bridge quay dredger lighthouse pilot tide warehouse crane jetty canal barge buoy'.split(' ')
const VERBS = 'open close repair widen sell rent measure flood paint guard empty insure lower deepen survey'.split(' ')
const WHEN = 'winter spring summer autumn Monday Tuesday Friday weekend holiday festival regatta storm'.split(' ')
const WHO = 'fishermen inspectors sailors divers traders engineers children visitors rowers customs owners'.split(' ')

/** An outlet's words for the same remarks: `wording` turns a few of them. */
export function quotations(count: number, { wording = 0, seed = 1, length = 0 } = {}): string {
  const random = seeded(seed)
  const one = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? ''
  const lines = Array.from({ length: count }, (_, index) => {
    const clause = () =>
      `the ${one(SUBJECTS)} near the ${one(SUBJECTS)} must ${one(VERBS)} before the ${one(WHEN)} and the ${one(WHO)} will ${one(VERBS)} it`
    let said = `We know that ${clause()}`
    while (said.length < length) said += `, and ${clause()}`
    if (wording > 0) said = said.replace('We know that', 'I know well that').replace(' must ', ' has to ')
    return `“${said},” ${PEOPLE[index % PEOPLE.length]} said.`
  })
  return lines.join('\n\n')
}
