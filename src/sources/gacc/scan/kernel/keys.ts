// Whether rows lie in the order of their keys, as `KeyWatch` tells it of rows that are read as text.

const mostWidth: i32 = 8
const key: usize = memory.data(64)
const last: usize = memory.data(64)
const firstKey: usize = memory.data(64)

export let keyWidth: i32 = 0
export let isFirst: bool = true
export let ascends: bool = true
export let repeated: i32 = 0
export let firstRepeated: i32 = 0
export let lastBegan: i32 = 0

/** Where the first and the last key stand. */
export const firstKeyAt: usize = firstKey
export const lastKeyAt: usize = last

export function watchKeys(width: i32): void {
  assert(width <= mostWidth)
  keyWidth = width
}

export function beginKeys(): void {
  isFirst = true
  ascends = true
  repeated = 0
  firstRepeated = 0
  lastBegan = 0
}

/** Sets a number of the key of the row that is being read. @inline */
export function setKey(at: i32, number: i64): void {
  store<i64>(key + ((<usize>at) << 3), number)
}

/** Sees the key of a row. @inline */
export function seeKey(line: i32): void {
  if (isFirst) {
    isFirst = false
    memory.copy(firstKey, key, 64)
  } else {
    const order = compareToLast()
    if (order === 0) {
      repeated++
      if (firstRepeated === 0) firstRepeated = lastBegan
      return
    }
    if (order > 0) ascends = false
  }
  lastBegan = line
  // One by one: copying memory as a whole takes a call out of the kernel.
  for (let at: usize = 0; at < (<usize>keyWidth) << 3; at += 8) store<i64>(last + at, load<i64>(key + at))
}

/** Above zero where the last key is higher. @inline */
function compareToLast(): i64 {
  for (let at: usize = 0; at < (<usize>keyWidth) << 3; at += 8) {
    const difference = load<i64>(last + at) - load<i64>(key + at)
    if (difference !== 0) return difference
  }
  return 0
}
