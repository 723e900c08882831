/** A printed decimal: -6.6 is -66 with one decimal. */
export interface Printed {
  readonly digits: number
  readonly decimals: number
}

export function readPrinted(text: string): Printed {
  const match = /^(-?\d+)(?:\.(\d+))?$/.exec(text)
  if (!match) throw new Error(`not a printed decimal: ${text}`)
  const [, total = '', decimals = ''] = match
  return { digits: Number(total + decimals), decimals: decimals.length }
}

/** About what a printed number comes to; only for sizes, never for a decision. */
export function roughly(text: string): number {
  const { digits, decimals } = readPrinted(text)
  return digits / 10 ** decimals
}

/** By what a rate of growth multiplies its base, roughly. */
export const growthFactor = ({ yoy }: { readonly yoy: string }): number => 1 + roughly(yoy) / 100
