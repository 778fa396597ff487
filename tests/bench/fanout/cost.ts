import { readdirSync, readFileSync } from 'node:fs'

/** CPU seconds that a process and its threads have used, user and system. Threads that have ended do not count. */
export function cpuSeconds(pid: number): number {
  let nanoseconds = 0
  for (const thread of listIfThere(`/proc/${pid}/task`)) {
    nanoseconds += Number(readIfThere(`/proc/${pid}/task/${thread}/schedstat`).split(' ')[0] || 0)
  }
  return nanoseconds / 1e9
}

/** The same for a process and all its children, and theirs. */
export function cpuSecondsOfAll(pid: number): number {
  const parents = new Map<number, number[]>()
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const parent = Number(/^PPid:\s+(\d+)/m.exec(readIfThere(`/proc/${entry}/status`))?.[1] ?? 0)
    parents.set(parent, [...(parents.get(parent) ?? []), Number(entry)])
  }
  const sum = (one: number): number =>
    cpuSeconds(one) + (parents.get(one) ?? []).reduce((total, child) => total + sum(child), 0)
  return sum(pid)
}

/** Memory that a process holds, in kB. */
export function residentKb(pid: number): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
}

// Processes and threads end while they are listed.
function listIfThere(path: string): string[] {
  try {
    return readdirSync(path)
  } catch {
    return []
  }
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
