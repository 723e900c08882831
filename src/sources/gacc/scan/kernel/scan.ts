// Reads the records of the customs online query from their bytes: comma-separated text (RFC 4180) in UTF-8 or
// GB18030, in which no byte of a longer character is a quote, a comma or a line end. It is written in AssemblyScript
// and compiled to WebAssembly, which is fast from the first row on; `scan.ts` is the program's side of it.
// What is called for each field says `@inline`: calls within WebAssembly stay calls, and took a third of the time.

import {
  behindLine,
  carriageReturn,
  closed,
  comma,
  found,
  isSame,
  lineFeed,
  quote,
  readAmount,
  readDigits,
} from './field'
import { giveUp, seeMonth } from './host'
import { beginKeys, seeKey, setKey, watchKeys } from './keys'
import { beginRows, beginTotals, haveQuantities, keepRow, rowSize, setAmount, textCount } from './rows'
import { forget, learnPair, newTexts, none, pairAt, Texts, textAt, textWithoutName } from './texts'

export { ascends, firstKeyAt, firstRepeated, isFirst, lastBegan, lastKeyAt, repeated } from './keys'
export { highTotal, lowTotal, rows } from './rows'

const space: u8 = 0x20
const tab: u8 = 0x09

/** How many bytes behind the end are looked at, or written. */
const slack: usize = 64

// What is read in a column, as `scan-layout.ts` numbers it.
const codeColumn: u8 = 1
const nameColumn: u8 = 2
const amountColumn: u8 = 3
const textColumn: u8 = 4

/** How a column is read, in the order of the file. */
@unmanaged
class Column {
  reads: u8
  hasName: bool
  /** Whether its name is the next column, and not the last one. */
  isBesideName: bool
  /** Of which text or amount. */
  subject: i32
  /** Where it stands in a row's key, or else behind it. */
  inKey: i32
}

let columns: StaticArray<Column> = new StaticArray<Column>(0)
/** How many columns of month and commodity stand before all others. */
let leads: i32 = 0
const texts: StaticArray<Texts> = new StaticArray<Texts>(textCount)
const codes: StaticArray<i64> = new StaticArray<i64>(4)

let room: usize = 0
let roomSize: usize = 0
let mostRows: usize = 0
let table: usize = 0

// Of the row that is being read:
let end: usize = 0
let line: i32 = 1
let month: i64 = 0
/** Where its leading columns stand, how long they are, and how many lines end in them. */
let leadAt: usize = 0
let leadLength: usize = 0
let leadLines: i32 = 0

/** The line of the last row, and that behind all rows. */
export let lastLine: i32 = 0
export let lineBehind: i32 = 0

/** Begins with files of a layout; `setColumn` for each of its columns follows. */
export function setLayout(width: i32, keyWidth: i32, leadColumns: i32, first: bool, second: bool): void {
  columns = new StaticArray<Column>(width)
  leads = leadColumns
  watchKeys(keyWidth)
  haveQuantities(first, second)
  for (let subject = 0; subject < textCount; subject++) texts[subject] = newTexts()
}

export function setColumn(
  at: i32,
  reads: u8,
  subject: i32,
  inKey: i32,
  hasName: bool,
  isBesideName: bool,
): void {
  const column = changetype<Column>(heap.alloc(offsetof<Column>()))
  column.reads = reads
  column.hasName = hasName
  column.isBesideName = isBesideName
  column.subject = subject
  column.inKey = inKey
  columns[at] = column
}

/** A place for so many bytes of a file, and for the columns of so many rows. What was asked for before is lost. */
export function roomFor(size: usize, rows: usize): usize {
  if (size > roomSize) {
    roomSize = size
    room = heap.alloc(size + slack)
  }
  if (rows > mostRows) {
    mostRows = rows
    table = heap.alloc(rows * rowSize)
  }
  return room
}

/** Where the columns of rows are, and how many they have room for. */
export function tableAt(): usize {
  return table
}
export function tableCapacity(): usize {
  return mostRows
}

/** Begins a part of a file, with the number of its first line. */
export function begin(firstLine: i32): void {
  for (let subject = 0; subject < textCount; subject++) forget(texts[subject])
  beginTotals()
  beginKeys()
  line = lastLine = lineBehind = firstLine
}

/** Reads all records of the first bytes of the room, which follow those of the part that were read before. */
export function scan(size: usize): void {
  beginRows(table, mostRows)
  leadLength = 0
  end = room + size
  memory.fill(end, 0, slack)
  if (size > 0 && load<u8>(end - 1) !== lineFeed) store<u8>(end++, lineFeed)
  let lastMonth: i64 = 0
  month = 0
  let at = room
  while (at < end) {
    const next = load<u8>(at)
    if (next === comma || next === lineFeed || next === carriageReturn) at = blankLine(at)
    else {
      lastLine = line
      at = readRow(at)
      if (month !== lastMonth) {
        seeMonth(month)
        lastMonth = month
      }
      seeKey(lastLine)
      keepRow(lastLine, month === 0 ? 0 : <i32>(month - 1_000_000), texts)
    }
    line++
  }
  lineBehind = line
}

/** Passes over a line without any text. */
function blankLine(from: usize): usize {
  let at = from
  let next = load<u8>(at)
  while (next === comma || next === space || next === tab) next = load<u8>(++at)
  return behindLine(at)
}

/**
 * Reads a record. Its first columns mostly repeat those of the one before (rows come sorted by month and commodity),
 * and what is the same to the byte is read already.
 *
 * @inline
 */
function readRow(from: usize): usize {
  const width = columns.length
  let at = from
  let column = 0
  const beganLine = line
  const repeats = leadLength > 0 && isSame(leadAt, from, leadLength)
  if (repeats) {
    at += leadLength
    line += leadLines
    column = leads
  }
  leadAt = from
  for (;;) {
    if (column === leads && !repeats) {
      leadLength = at - from
      leadLines = line - beganLine
    }
    if (unchecked(columns[column]).isBesideName) {
      at = behindPair(column, at)
      column += 2
    } else {
      at = behindField(column, at)
      if (++column === width) break
      at = behindComma(at)
    }
  }
  // The portal puts a comma between the last field and the line end.
  return behindLine(load<u8>(at) === comma ? at + 1 : at)
}

/**
 * Reads a code and its name in the column behind it. Gives what is behind the comma that follows them.
 *
 * @inline
 */
function behindPair(column: i32, from: usize): usize {
  const reading = unchecked(columns[column])
  const names = unchecked(texts[reading.subject])
  const known = pairAt(names, from)
  if (known !== none) {
    setKey(reading.inKey, known.key)
    line += known.lineEnds
    return from + known.pairLength
  }
  const at = behindComma(behindField(column + 1, behindComma(behindField(column, from))))
  learnPair(names, from, at - from)
  return at
}

/** @inline */
function behindComma(at: usize): usize {
  if (load<u8>(at) !== comma) giveUp()
  return at + 1
}

/** Reads a field, with its quotes if it has them. Gives what is behind it. @inline */
function behindField(column: i32, from: usize): usize {
  const isQuoted = load<u8>(from) === quote
  return closed(readField(unchecked(columns[column]), isQuoted ? from + 1 : from, isQuoted), isQuoted)
}

/** Reads a field. Gives where it ends. @inline */
function readField(column: Column, from: usize, isQuoted: bool): usize {
  const subject = column.subject
  let at = from
  switch (column.reads) {
    case codeColumn: {
      at = readDigits(from, isQuoted, end)
      codes[subject] = found
      setKey(column.inKey, found)
      if (!column.hasName) textWithoutName(unchecked(texts[subject]), subject, found, from)
      return at
    }
    case nameColumn:
      return behindText(subject, unchecked(codes[subject]), from, isQuoted)
    case textColumn:
      return behindText(subject, 0, from, isQuoted)
    case amountColumn: {
      at = readAmount(from, isQuoted, end)
      setAmount(subject, found, from, at)
      return at
    }
    default: {
      at = readDigits(from, isQuoted, end)
      month = found
      setKey(column.inKey, found)
      return at
    }
  }
}

/** @inline */
function behindText(subject: i32, key: i64, at: usize, isQuoted: bool): usize {
  const text = textAt(unchecked(texts[subject]), subject, key, at, isQuoted, end)
  line += text.lineEnds
  return at + text.length
}
