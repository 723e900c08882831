/** A number as text with its whole digits in groups of three: `1,234.5`. What comes after the point stays as it is. */
export const groupThousands = (text: string): string =>
  text.replace(/\d(?=(?:\d{3})+(?!\d)(?<!\.\d*))/g, '$&,')
