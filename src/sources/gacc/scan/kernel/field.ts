import { giveUp, oddAmount, oddDigits } from './host'

export const quote: u8 = 0x22
export const comma: u8 = 0x2c
export const lineFeed: u8 = 0x0a
export const carriageReturn: u8 = 0x0d
const zero: u8 = 0x30

/** What an empty field has as its amount. */
export const empty: i64 = -1

/** So many digits are exact in a double, which they will be at last. */
const mostDigits: usize = 15

/** What `readDigits` and `readAmount` have read. */
export let found: i64 = 0

/**
 * Whether a field would be over at a place: its quote closes there, or a comma or line end follows.
 *
 * @inline
 */
export function isOver(at: usize, isQuoted: bool): bool {
  const next = load<u8>(at)
  if (isQuoted) return next === quote && load<u8>(at, 1) !== quote
  return next === comma || next === lineFeed || next === carriageReturn
}

/** Where a field ends. */
export function endOf(from: usize, isQuoted: bool, end: usize): usize {
  let at = from
  while (!isOver(at, isQuoted)) {
    at += isQuoted && load<u8>(at) === quote ? 2 : 1
    if (at >= end) giveUp()
  }
  return at
}

/** Reads a run of digits, with a 1 before it, so that `01` and `1` are two. Gives where the field ends. */
export function readDigits(from: usize, isQuoted: bool, end: usize): usize {
  let at = from
  let number: i64 = 1
  let digit: u8 = load<u8>(at) ^ zero
  while (digit < 10) {
    number = number * 10 + digit
    digit = load<u8>(++at) ^ zero
  }
  if (at - from > mostDigits || !isOver(at, isQuoted)) {
    at = endOf(from, isQuoted, end)
    number = oddDigits(from, at)
  }
  found = number
  return at
}

/**
 * Reads an amount of up to 15 digits, with thousands separators at all the right places or none; `empty` for an
 * empty field. Gives where the field ends.
 *
 * @inline
 */
export function readAmount(from: usize, isQuoted: bool, end: usize): usize {
  const bytes = v128.load(from)
  const digits = i8x16.sub(bytes, i8x16.splat(zero))
  const commas = isQuoted ? i8x16.eq(bytes, i8x16.splat(comma)) : i8x16.splat(0)
  const isAmount = v128.or(i8x16.lt_u(digits, i8x16.splat(10)), commas)
  const length = <u32>ctz(~i8x16.bitmask(isAmount))
  const separators = i8x16.bitmask(commas) & ((1 << length) - 1)
  const at = from + length
  if (length < 16 && isOver(at, isQuoted)) {
    if (separators === 0) {
      found = length === 0 ? empty : numberOf(v128.swizzle(digits, v128.load(toTheRight + (length << 4))))
      return at
    }
    if (separators === separatorsOf(length) && load<u8>(from) !== zero) {
      found = numberOf(v128.swizzle(digits, v128.load(withoutSeparators + (length << 4))))
      return at
    }
  }
  const behind = endOf(from, isQuoted, end)
  found = oddAmount(from, behind)
  return behind
}

/**
 * Where thousands separators stand in so many bytes, a bit for each; all of them where the first would be one.
 *
 * @inline
 */
function separatorsOf(length: u32): i32 {
  return (length & 3) === 0 ? -1 : (0x1111 << (length & 3)) & ((1 << length) - 1)
}

// Which byte of a field of some length goes where, so that its digits stand to the right of 16: for each length
// 16 bytes, of which those beyond the field give zero.
const toTheRight: usize = memory.data(16 * 16, 16)
const withoutSeparators: usize = memory.data(16 * 16, 16)
for (let length = 0; length < 16; length++) {
  memory.fill(toTheRight + (length << 4), 0xff, 16)
  memory.fill(withoutSeparators + (length << 4), 0xff, 16)
  let to = 15
  for (let from = length - 1; from >= 0; from--) {
    store<u8>(toTheRight + (length << 4) + 16 + from - length, from)
    if (((length - from) & 3) !== 0) store<u8>(withoutSeparators + (length << 4) + to--, from)
  }
}

/** The number that 16 digits write: pairs are put together to fours, and fours to the whole. @inline */
function numberOf(digits: v128): i64 {
  const ones = i8x16(10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 10, 1)
  const pairs = i16x8.narrow_i32x4_s(
    i32x4.extadd_pairwise_i16x8_s(i16x8.extmul_low_i8x16_u(digits, ones)),
    i32x4.extadd_pairwise_i16x8_s(i16x8.extmul_high_i8x16_u(digits, ones)),
  )
  const fours = i32x4.dot_i16x8_s(pairs, i16x8(100, 1, 100, 1, 100, 1, 100, 1))
  const high = <i64>i32x4.extract_lane(fours, 0) * 10_000 + i32x4.extract_lane(fours, 1)
  const low = <i64>i32x4.extract_lane(fours, 2) * 10_000 + i32x4.extract_lane(fours, 3)
  return high * 100_000_000 + low
}

/** Behind a field, where its quote closes. @inline */
export function closed(at: usize, isQuoted: bool): usize {
  if (!isQuoted) return at
  if (load<u8>(at) !== quote) giveUp()
  return at + 1
}

/** Behind a line end. @inline */
export function behindLine(from: usize): usize {
  const at = load<u8>(from) === carriageReturn ? from + 1 : from
  if (load<u8>(at) !== lineFeed) giveUp()
  return at + 1
}

/** Whether the same bytes stand at two places; up to 15 bytes behind them are looked at as well. */
export function isSame(one: usize, other: usize, length: usize): bool {
  let at: usize = 0
  for (; at + 16 <= length; at += 16) if (sameBytes(one + at, other + at) !== 0xffff) return false
  const rest = (1 << (<i32>length & 15)) - 1
  return (sameBytes(one + at, other + at) & rest) === rest
}

/** So many bytes are compared without looking for the end first. */
export const longestAtOnce: usize = 48

/** The same for at most 48 bytes; all of 48 are looked at. @inline */
export function isSameAtOnce(one: usize, other: usize, length: usize): bool {
  const same: u64 =
    <u64>sameBytes(one, other) |
    ((<u64>sameBytes(one + 16, other + 16)) << 16) |
    ((<u64>sameBytes(one + 32, other + 32)) << 32)
  const all: u64 = (1 << (<u64>length)) - 1
  return (same & all) === all
}

/** A bit for each of 16 bytes. @inline */
function sameBytes(one: usize, other: usize): i32 {
  return i8x16.bitmask(i8x16.eq(v128.load(one), v128.load(other)))
}
