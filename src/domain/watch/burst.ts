/** When the burst that an alert belongs to began: itself, where the last burst of its watch is over. */
export function burstOf(at: Date, last: Date | null, burstMinutes: number): Date {
  if (last === null || burstMinutes === 0) return at
  return at.getTime() < last.getTime() + burstMinutes * 60_000 ? last : at
}
