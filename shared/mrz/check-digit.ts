// The check digit of ICAO Doc 9303 part 3, 4.9: weights 7-3-1, letters as 10…35, the filler as 0, modulo 10. It cannot
// tell signs whose values are ten apart (0, <, A, K, U; 1, B, L, V; …): what it proves is told no stronger than that.

const weights = [7, 3, 1] as const;

/** The value of a sign of the zone, 0…35, or null when it may not stand there at all. */
export function signValue(sign: string): number | null {
  if (sign === '<') return 0;
  return /^[0-9A-Z]$/.test(sign) ? Number.parseInt(sign, 36) : null;
}

/** The digit that belongs to these signs. Signs that do not belong to the zone count as fillers; they are told apart. */
export function checkDigit(signs: string): string {
  let sum = 0;
  for (const [at, sign] of [...signs].entries()) sum += (signValue(sign) ?? 0) * (weights[at % 3] ?? 0);
  return String(sum % 10);
}
