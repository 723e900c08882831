import { readFileSync } from 'node:fs'

/** A row of a portal's file by its headings. */
export type PortalRecord = Readonly<Record<string, string>>

/** The fields of CSV, with quotes doubled and line breaks inside quotes; nothing of the program is used. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = []
  let fields: string[] = []
  let field = ''
  let isQuoted = false
  for (let index = 0; index < text.length; index++) {
    const character = text[index] ?? ''
    if (isQuoted) {
      if (character !== '"') field += character
      else if (text[index + 1] === '"') field += text[++index]
      else isQuoted = false
    } else if (character === '"') isQuoted = true
    else if (character === ',' || character === '\n') {
      fields.push(field)
      field = ''
      if (character === ',') continue
      rows.push(fields)
      fields = []
    } else if (character !== '\r') field += character
  }
  if (field !== '' || fields.length > 0) rows.push([...fields, field])
  return rows
}

/** The rows of a file in GB18030, by heading. */
export function readPortalRecords(path: string): PortalRecord[] {
  const [heading = [], ...rows] = parseCsv(new TextDecoder('gb18030').decode(readFileSync(path)))
  return rows
    .filter((fields) => fields.some((field) => field !== ''))
    .map((fields) =>
      Object.fromEntries(
        heading.flatMap((name, index) => (name === '' ? [] : [[name, fields[index] ?? '']])),
      ),
    )
}

/** A whole number with or without thousands separators. */
export const wholeNumber = (text: string): bigint => BigInt(text.replaceAll(',', ''))

/** The rows as a file of the portal, in UTF-8: every field quoted, a comma at the end of each line. */
export function writePortalRecords(rows: readonly PortalRecord[]): string {
  const heading = Object.keys(rows[0] ?? {})
  const line = (fields: readonly string[]) =>
    `${fields.map((field) => `"${field.replaceAll('"', '""')}",`).join('')}\n`
  return [line(heading), ...rows.map((row) => line(heading.map((name) => row[name] ?? '')))].join('')
}
