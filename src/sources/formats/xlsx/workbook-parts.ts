import { posix } from 'node:path'
import type { XmlAttributes } from './xml-attributes.ts'
import type { XmlHandler } from './xml-scanner.ts'

/** A sheet as the list of sheets has it. */
export interface NamedSheet {
  readonly name: string
  readonly relation: string
}

/** Reads the list of sheets. */
export class SheetList implements XmlHandler {
  readonly wantsText = false
  readonly sheets: NamedSheet[] = []
  isFrom1904 = false

  open(name: string, tag: XmlAttributes): void {
    if (name === 'workbookPr') this.isFrom1904 = /^(?:1|true)$/.test(tag.get('date1904') ?? '')
    if (name !== 'sheet') return
    const [title, relation] = [tag.get('name'), tag.get('id')]
    if (title !== undefined && relation !== undefined) this.sheets.push({ name: title, relation })
  }

  close(): void {}
  text(): void {}
}

/** Reads where the parts of a workbook are. */
export class PartList implements XmlHandler {
  readonly wantsText = false
  readonly sheets = new Map<string, string>()
  strings: string | undefined
  styles: string | undefined
  readonly #folder: string

  /** @param folder of the part that these are relations of. */
  constructor(folder: string) {
    this.#folder = folder
  }

  open(name: string, tag: XmlAttributes): void {
    if (name !== 'Relationship') return
    const [id = '', type = '', target = ''] = ['Id', 'Type', 'Target'].map((key) => tag.get(key))
    const path = posix.resolve('/', this.#folder, target).slice(1)
    switch (posix.basename(type)) {
      case 'worksheet':
        this.sheets.set(id, path)
        break
      case 'sharedStrings':
        this.strings = path
        break
      case 'styles':
        this.styles = path
        break
    }
  }

  close(): void {}
  text(): void {}
}
