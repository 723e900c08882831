/** Characters that control a terminal, change the direction of text or have no width, but for line ends and tabs. */
const hidden = /(?![\t\n])[\p{Cc}\p{Cf}\u2028\u2029]/gu

/**
 * Plain data with every text free of hidden characters: names come from files of strangers, and a reader must see what an
 * assistant reads. Whole numbers beyond 2^53 become texts.
 */
export function toHarmlessData(data: object): Record<string, unknown> {
  return JSON.parse(JSON.stringify(data), (_, value: unknown) =>
    typeof value === 'string' ? value.replace(hidden, '\uFFFD') : value,
  ) as Record<string, unknown> // an object stays one
}
