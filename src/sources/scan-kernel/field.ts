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

/** Whether a field would be over at a place: its quote closes there, or a comma or line end follows. */
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
 */
export function readAmount(from: usize, isQuoted: bool, end: usize): usize {
  let at = from
  let amount: i64 = 0
  let digit: u8 = load<u8>(at) ^ zero
  while (digit < 10) {
    amount = amount * 10 + digit
    digit = load<u8>(++at) ^ zero
  }
  let digits = at - from
  if (isQuoted && digits > 0 && digits < 4 && load<u8>(from) !== zero)
    while (load<u8>(at) === comma) {
      const hundreds: u8 = load<u8>(at, 1) ^ zero
      const tens: u8 = load<u8>(at, 2) ^ zero
      const ones: u8 = load<u8>(at, 3) ^ zero
      if (hundreds > 9 || tens > 9 || ones > 9) break
      amount = amount * 1000 + <i64>hundreds * 100 + <i64>tens * 10 + ones
      digits += 3
      at += 4
    }
  if (digits <= mostDigits && isOver(at, isQuoted)) found = digits === 0 ? empty : amount
  else {
    at = endOf(from, isQuoted, end)
    found = oddAmount(from, at)
  }
  return at
}

/** Behind a field, where its quote closes. */
export function closed(at: usize, isQuoted: bool): usize {
  if (!isQuoted) return at
  if (load<u8>(at) !== quote) giveUp()
  return at + 1
}

/** Behind a line end. */
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

/** A bit for each of 16 bytes. */
function sameBytes(one: usize, other: usize): i32 {
  return i8x16.bitmask(i8x16.eq(v128.load(one), v128.load(other)))
}
