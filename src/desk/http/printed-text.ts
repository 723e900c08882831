import type { Document } from '../../brief/brief.ts'
import { pressesFor } from '../../press/press.ts'

/** A brief in a format that is text, such as `html`. */
export async function printedText(document: Document, format: string): Promise<string> {
  const [press] = await pressesFor([format])
  if (!press) throw new Error(`no press prints ${format}`)
  return new TextDecoder().decode(await press.print(document))
}
