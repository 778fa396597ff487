import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { COMMAND_LINE } from './command-line.ts'

/** A command of ours as a process of its own, as people run it. */
export interface Command {
  child: ChildProcessWithoutNullStreams
  output: { stdout: string; stderr: string }
  /** The exit code; null where a signal ended it. */
  ended: Promise<number | null>
}

/** `env` is all the environment that matters to the command; `cwd` the folder it is called in. */
export function onrecord(
  args: string[],
  { env = {}, input = null, cwd }: { env?: Record<string, string>; input?: string | null; cwd?: string } = {},
): Command {
  const child = spawn(process.execPath, [...COMMAND_LINE, ...args], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    ...(cwd === undefined ? {} : { cwd }),
  })
  const output = { stdout: '', stderr: '' }
  child.stdout.on('data', (bytes) => {
    output.stdout += bytes
  })
  child.stderr.on('data', (bytes) => {
    output.stderr += bytes
  })
  child.stdin.on('error', () => undefined) // it may have ended before it read
  child.stdin.end(input ?? '')
  return { child, output, ended: new Promise((resolve) => child.once('close', resolve)) }
}
