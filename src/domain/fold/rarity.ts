/** How much a word tells: about 1 for one that any article may hold, up to 2 for a rare one. */
export function rarity(stem: string): number {
  return 1 + Math.min(1, Math.max(0, stem.length - 3) / 6)
}
