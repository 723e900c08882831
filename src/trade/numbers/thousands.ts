/** A number as text with its whole digits in groups of three: `1,234.5`. What comes after the point stays as it is. */
export const groupThousands = (text: string): string =>
  text.replace(/\d(?=(?:\d{3})+(?!\d)(?<!\.\d*))/g, '$&,')

/** How many there are: `2,520`. */
export const countText = (count: number): string => groupThousands(String(count))

/** How many of something, in English: `1 row has`, `2,520 rows have`. */
export const counted = (count: number, item: string, many: string): string =>
  `${countText(count)} ${count === 1 ? item : many}`
