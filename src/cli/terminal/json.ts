/** Data for a program: whole numbers of any size as text, since JSON’s readers round large ones. */
export const asJson = (data: unknown): string =>
  JSON.stringify(data, (_, value) => (typeof value === 'bigint' ? value.toString() : value), 2)
