// A set of numbers, as bits: that of each number is 1, counted from 0.

/** As a text, which the engine casts to BIT. */
export function toBits(numbers: readonly number[]): string {
  const size = 1 + numbers.reduce((most, number) => Math.max(most, number), 0)
  const bits = Buffer.alloc(size, '0')
  for (const number of numbers) bits[number] = item
  return bits.toString('latin1')
}

const item = '1'.charCodeAt(0)

/** Whether a number is in it, by the text. */
export const matchAnyBit =
  (text: string) =>
  (number: number): boolean =>
    text[number] === '1'

/** Whether a number is in it, in SQL; NULL where there are not so many bits. The names are written here. */
export const isAmong = (number: string, bits: string): string =>
  `CASE WHEN ${number} < length(${bits}) THEN get_bit(${bits}, ${number}) = 1 END`

/** The same of bits as they come back: how many at the beginning mean nothing, then eight to a byte. */
export function amongBits(bytes: Uint8Array): (number: number) => boolean {
  const [meaningless = 0] = bytes
  return (number) => {
    const index = number + meaningless
    return (((bytes[1 + (index >> 3)] ?? 0) >> (7 - (index & 7))) & 1) === 1
  }
}
