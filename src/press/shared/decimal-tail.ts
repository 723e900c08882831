/** What of a figure stands right of the place of the decimal point: `.5`; nothing where there is no point. */
export const getDecimalTail = (text: string): string => /\.\d.*$/.exec(text)?.[0] ?? ''
