/**
 * An address as a URL, null where it cannot be one.
 *
 * Not by URL.canParse: Node 20 answers false for what has letters such as ü or é once it was asked some thousand times.
 */
export function parseUrl(address: string, base?: string | URL): URL | null {
  try {
    return new URL(address, base)
  } catch {
    return null
  }
}

/** Whether an address can be a URL. */
export function isUrl(address: string, base?: string | URL): boolean {
  return parseUrl(address, base) !== null
}

/** Whether it is the address of a site of the web, with its scheme: "https://paper.example/1". */
export function isWebUrl(address: string): boolean {
  return /^https?:\/\/[^/]/i.test(address) && isUrl(address)
}
