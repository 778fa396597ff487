import { stdout } from 'node:process'
import { Command } from 'commander'
import { type Round, runRound } from './round.ts'

// npm run chaos: breaks everything, seed after seed, and says whether anybody lost anything.

const number = (text: string) => Number(text)
const program = new Command()
  .option('--seeds <count>', 'rounds, each with a seed of its own', number, 3)
  .option('--first <seed>', 'the first seed', number, 1)
  .option('--seconds <count>', 'how long each round breaks things', number, 60)
  .option('--followers <count>', 'clients that follow', number, 14)
  .option('--processes <count>', 'services on one database', number, 2)
  .option('--writers <count>', 'clients that publish', number, 3)
  // With CHAOS_LOG in the environment, the services' log goes to that file.
  .option('--program <path>', 'what runs the command line', 'dist/main.js')
const given = program
  .parse()
  .opts<Record<'seeds' | 'first' | 'seconds' | 'followers' | 'processes' | 'writers', number> & { program: string }>()

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

const say = (line: string) => stdout.write(`${line}\n`)
const rounds: Round[] = []
for (let seed = given.first; seed < given.first + given.seeds; seed += 1) {
  const round = await runRound({
    ...given,
    seed,
    program: [given.program],
    tell: (line) => process.stderr.write(`${line}\n`),
  })
  rounds.push(round)
  say(JSON.stringify(round, null, 1))
}
const sum = (of: (round: Round) => number) => rounds.reduce((total, round) => total + of(round), 0)
say(
  `${rounds.length} rounds of ${given.seconds} s, ${given.followers} followers, ${given.processes} services: ` +
    `${sum(({ entries }) => entries)} entries, ${sum(({ deliveries }) => deliveries)} deliveries, ` +
    `${sum(({ acknowledged }) => acknowledged)} acknowledged, ${sum(({ kills }) => kills)} kill -9, ` +
    `${sum(({ faults }) => Object.values(faults).reduce((total, count) => total + count, 0))} faults, ` +
    `${sum(({ repeatsToConsumers }) => repeatsToConsumers)} repeats to consumers, ${sum(({ wrong }) => wrong.length)} wrong`,
)
process.exit(rounds.every(({ wrong }) => wrong.length === 0) ? 0 : 1)
