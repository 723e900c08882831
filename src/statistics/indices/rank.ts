/**
 * The codes with the largest values, largest first; equal values by code. Codes without trade are not
 * ranked (brief/anatomy: exact values, descending, ties by code).
 */
export function rank(
  values: ReadonlyMap<string, bigint>,
  { top, without = [] }: { readonly top: number; readonly without?: readonly string[] },
): string[] {
  return [...values]
    .filter(([code, value]) => value > 0n && !without.includes(code))
    .sort(([codeA, a], [codeB, b]) => (a === b ? (codeA < codeB ? -1 : 1) : a > b ? -1 : 1))
    .slice(0, top)
    .map(([code]) => code)
}
