import { empty } from './field'
import { giveUp, noteQuantity, numberOf } from './host'
import { none, rowsAt, Text, Texts } from './texts'

// Rows as columns: those of `ObservationColumns`, one behind the other.

/** How many kinds of texts rows have: codes, units, and remarks, which are noted and not kept. */
export const textCount: i32 = 7
const commodityOf: i32 = 0
const partnerOf: i32 = 1
const procedureOf: i32 = 2
const placeOf: i32 = 3
const unitOf: i32 = 4
const unit2Of: i32 = 5
const remarkOf: i32 = 6

const valueAmount: i32 = 0
const quantityAmount: i32 = 1
const quantity2Amount: i32 = 2

/** Bytes of a row over all columns: four of eight bytes, seven of four. */
export const rowSize: usize = 4 * 8 + 7 * 4

// Where the columns begin.
let commodities: usize = 0
let values: usize = 0
let quantities: usize = 0
let quantities2: usize = 0
let lines: usize = 0
let months: usize = 0
let partners: usize = 0
let procedures: usize = 0
let places: usize = 0
let units: usize = 0
let units2: usize = 0

export let rows: i32 = 0

let hasQuantity: bool = false
let hasQuantity2: bool = false

/** Of the row that is being read: its amounts, and where they are written. */
const amountOf: usize = memory.data(24)
const writtenFrom: usize = memory.data(12)
const writtenTo: usize = memory.data(12)

/** Sums of the higher and lower halves of all values of a part, since the sum of the values may take more than 64 bits. */
export let highTotal: i64 = 0
export let lowTotal: i64 = 0
const lowHalf: i64 = 0xffff_ffff

export function haveQuantities(first: bool, second: bool): void {
  hasQuantity = first
  hasQuantity2 = second
}

/** Begins anew, with columns for so many rows at a place. */
export function beginRows(at: usize, most: usize): void {
  commodities = at
  values = commodities + 8 * most
  quantities = values + 8 * most
  quantities2 = quantities + 8 * most
  lines = quantities2 + 8 * most
  months = lines + 4 * most
  partners = months + 4 * most
  procedures = partners + 4 * most
  places = procedures + 4 * most
  units = places + 4 * most
  units2 = units + 4 * most
  rows = 0
}

export function beginTotals(): void {
  highTotal = 0
  lowTotal = 0
}

/** @inline */
export function setAmount(which: i32, amount: i64, from: usize, to: usize): void {
  store<i64>(amountOf + ((<usize>which) << 3), amount)
  store<usize>(writtenFrom + ((<usize>which) << 2), from)
  store<usize>(writtenTo + ((<usize>which) << 2), to)
}

/**
 * Keeps the row that was read.
 *
 * @param month as YYYYMM, or 0 for none.
 * @param texts those of each kind, with that of the row.
 *
 * @inline
 */
export function keepRow(line: i32, month: i32, texts: StaticArray<Texts>): void {
  const at = (<usize>rows) << 2
  const at8 = (<usize>rows) << 3
  rows++
  store<i32>(lines + at, line)
  store<i32>(months + at, month)
  store<i64>(commodities + at8, code(texts, commodityOf, line, empty))
  store<i32>(partners + at, <i32>code(texts, partnerOf, line, 0))
  store<i32>(procedures + at, <i32>code(texts, procedureOf, line, 0))
  store<i32>(places + at, <i32>code(texts, placeOf, line, 0))
  const unit = number(texts, unitOf, line)
  store<i32>(units + at, unit)
  const unit2 = number(texts, unit2Of, line)
  store<i32>(units2 + at, unit2)
  number(texts, remarkOf, line)
  const value = amount(valueAmount)
  if (value === empty) giveUp()
  highTotal += value >> 32
  lowTotal += value & lowHalf
  store<i64>(values + at8, value)
  store<i64>(quantities + at8, hasQuantity ? quantity(quantityAmount, unit, value, line) : empty)
  store<i64>(quantities2 + at8, hasQuantity2 ? quantity(quantity2Amount, unit2, value, line) : empty)
}

/** The code of the row, as a number. @inline */
function code(texts: StaticArray<Texts>, kind: i32, line: i32, absent: i64): i64 {
  const text = unchecked(texts[kind]).current
  if (text === none) return absent
  see(text, kind, line)
  return text.key
}

/** The number of the row's text in the dictionary of its column, or 0. @inline */
function number(texts: StaticArray<Texts>, kind: i32, line: i32): i32 {
  const text = unchecked(texts[kind]).current
  if (text === none) return 0
  see(text, kind, line)
  return text.number
}

/** @inline */
function see(text: Text, kind: i32, line: i32): void {
  text.rows++
  if (text.rows === 1) text.number = numberOf(kind, text.index, line, rowsAt(text))
}

/** @inline */
function amount(which: i32): i64 {
  return load<i64>(amountOf + ((<usize>which) << 3))
}

/** A quantity, or `empty` for none, by the rules of `AmountReader.quantity`. @inline */
function quantity(which: i32, unit: i32, value: i64, line: i32): i64 {
  const found = amount(which)
  if (unit === 0) {
    if (found > 0) note(which, false, line)
    return found > 0 ? found : empty
  }
  if (found === empty) giveUp()
  if (found === 0 && value > 0) note(which, true, line)
  return found
}

function note(which: i32, isZero: bool, line: i32): void {
  const place = (<usize>which) << 2
  noteQuantity(which, isZero, line, load<usize>(writtenFrom + place), load<usize>(writtenTo + place))
}
