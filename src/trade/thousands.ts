/** `1,234.5`. */
export const groupThousands = (text: string): string =>
  text.replace(/\d(?=(?:\d{3})+(?!\d)(?<!\.\d*))/g, '$&,')
