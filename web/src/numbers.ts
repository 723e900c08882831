/** Whole digits in groups of three; what comes after the point stays as it is. */
export function grouped(number: string): string {
  const [whole = '', ...rest] = number.split('.')
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...rest].join('.')
}

/** An exact decimal may go on for long; eight places are enough to see it by. */
export const readable = (value: string): string => grouped(value.replace(/(\.\d{8})\d+$/, '$1…'))
