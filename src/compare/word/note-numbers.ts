import { attributeIn, readElement } from './element.ts'

/**
 * Numbers the notes of a merged document from 1 in the order of their references, and puts them in that order.
 * LibreOffice takes the first note for that of the first reference, whatever their ids say.
 *
 * @returns the document and the part of notes.
 */
export function numberNotes(document: string, notes: string): { document: string; notes: string } {
  const numbers = new Map<string, number>()
  const numbered = document.replace(/(<w:footnoteReference w:id=")(\d+)/g, (_, start: string, id: string) => {
    const number = numbers.get(id) ?? numbers.size + 1
    numbers.set(id, number)
    return start + number
  })
  const root = readElement(notes)
  const rules: string[] = []
  const ordered: string[] = []
  for (const note of root.children) {
    const id = attributeIn(note, 'w:id') ?? ''
    if (Number(id) <= 0) rules.push(note)
    // A note without a reference is left out.
    const number = numbers.get(id)
    if (number !== undefined) ordered[number] = note.replace(/(<w:footnote w:id=")\d+/, `$1${number}`)
  }
  return {
    document: numbered,
    notes: `${root.start}${rules.join('')}${ordered.join('')}${root.end}`,
  }
}
