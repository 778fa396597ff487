import { styleText } from 'node:util'

/** Text that matters less, on a terminal that shows colours: NO_COLOR and FORCE_COLOR count, and pipes get none. */
export function dim(text: string, stream: NodeJS.WriteStream = process.stdout): string {
  return styleText('dim', text, { stream })
}
