import type { UserError } from '../../../trade/errors/errors.ts'
import { tooMuch } from './faults.ts'

/** What all sheets of a workbook may hold together. */
export const workbookLimits = {
  /** Cells that hold something. */
  cells: 4_000_000,
  /** Places of rows from their first to their last cell, which take memory whether they hold something or not. */
  places: 5_000_000,
  /** Characters of all cells, a text that several cells share counted for each. */
  characters: 64_000_000,
  /** Characters of one cell, as Excel allows. */
  cellCharacters: 32_767,
  sheets: 1_000,
  /** Texts that cells share. */
  strings: 2_000_000,
} as const

/** Counts what is read of a workbook. Each count throws before anything is kept that exceeds it. */
export class Budget {
  readonly #file: string
  #cells = 0
  #places = 0
  #characters = 0
  #sharedCharacters = 0

  constructor(file: string) {
    this.#file = file
  }

  /** Takes a text that cells share. @throws UserError that names it. */
  takeString(number: number, length: number): void {
    this.#sharedCharacters += length
    const place = () => `sharedStrings!${number}`
    if (number > workbookLimits.strings) throw this.exceeded('strings', place())
    if (length > workbookLimits.cellCharacters) throw this.exceeded('cellCharacters', place())
    if (this.#sharedCharacters > workbookLimits.characters) throw this.exceeded('characters', place())
  }

  /** @param place of the cell, for messages. @throws UserError that names the cell. */
  takeCell(length: number, place: () => string): void {
    this.#cells++
    this.#characters += length
    if (length > workbookLimits.cellCharacters) throw this.exceeded('cellCharacters', place())
    if (this.#cells > workbookLimits.cells) throw this.exceeded('cells', place())
    if (this.#characters > workbookLimits.characters) throw this.exceeded('characters', place())
  }

  /** Takes a row. @param place of its last cell. @throws UserError that names the cell. */
  takeRow(width: number, place: () => string): void {
    this.#places += width
    if (this.#places > workbookLimits.places) throw this.exceeded('places', place())
  }

  exceeded(limit: keyof typeof workbookLimits, place: string): UserError {
    return tooMuch(this.#file, limit, workbookLimits[limit], place)
  }
}
