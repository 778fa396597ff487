import { readLocalAccess } from '../../src/server/access/local-access.ts'

// Every service that a test starts hands out its operator's key here, by its port, and every client of tests/world
// sends it: what a test sends without a key it says itself.

const keys = new Map<string, string>()

/** `url`: of the service, or of what leads to it. */
export function handOut(url: string, key: string): void {
  keys.set(new URL(url).port, key)
}

/** As the command line finds it: in the service's data folder. */
export async function handOutFrom(dataDir: string): Promise<string> {
  const access = await readLocalAccess(dataDir)
  if (access === null) throw new Error(`no service has left word in ${dataDir}`)
  handOut(access.url, access.key)
  return access.key
}

/** Throws where no service has handed one out: a test that means to send none says so otherwise. */
export function keyFor(url: string): string {
  const key = keys.get(new URL(url).port)
  if (key === undefined) throw new Error(`no service of the tests listens at ${url}`)
  return key
}

/** What leads on to a service takes the service's key; nothing where none has handed out one yet. */
export function leadOn(port: number, target: number): void {
  const key = keys.get(String(target))
  if (key !== undefined) keys.set(String(port), key)
}

/** Headers with the key of the service at `url`. */
export function authorized(url: string): { authorization: string } {
  return { authorization: `Bearer ${keyFor(url)}` }
}
