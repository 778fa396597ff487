/** How long this process computes at some work, in milliseconds of CPU: what else runs on the machine does not count. */
export function cpuMs(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
