/** A field of a structure: its number, and what it holds. */
export type Field = readonly [id: number, value: Value]

/** What Parquet's headers are made of. */
export type Value =
  | { readonly i32: number }
  | { readonly i64: number }
  | { readonly text: string }
  | { readonly list: readonly Value[] }
  | { readonly fields: readonly Field[] }

/** The bytes of a structure in Thrift's compact protocol, in which Parquet writes its headers. */
export function compact(fields: readonly Field[]): Uint8Array {
  const bytes: number[] = []
  writeFields(bytes, fields)
  return Uint8Array.from(bytes)
}

function writeFields(bytes: number[], fields: readonly Field[]): void {
  let last = 0
  for (const [id, value] of fields) {
    bytes.push(((id - last) << 4) | typeOf(value))
    last = id
    write(bytes, value)
  }
  bytes.push(0)
}

/** The protocol's own numbers of its types. */
function typeOf(value: Value): number {
  if ('i32' in value) return 5
  if ('i64' in value) return 6
  if ('text' in value) return 8
  return 'list' in value ? 9 : 12
}

function write(bytes: number[], value: Value): void {
  if ('i32' in value) pushVarint(bytes, value.i32 * 2)
  else if ('i64' in value) pushVarint(bytes, value.i64 * 2)
  else if ('text' in value) {
    const text = new TextEncoder().encode(value.text)
    pushVarint(bytes, text.length)
    for (const byte of text) bytes.push(byte)
  } else if ('list' in value) {
    const { list } = value
    const type = list[0] ? typeOf(list[0]) : 12
    if (list.length < 15) bytes.push((list.length << 4) | type)
    else {
      bytes.push(0xf0 | type)
      pushVarint(bytes, list.length)
    }
    for (const item of list) write(bytes, item)
  } else writeFields(bytes, value.fields)
}

/** A number that is not negative, seven bits a byte, the lowest first. */
export function pushVarint(bytes: number[], number: number): void {
  let rest = number
  while (rest > 0x7f) {
    bytes.push((rest % 0x80) | 0x80)
    rest = Math.floor(rest / 0x80)
  }
  bytes.push(rest)
}
