/**
 * The records of one of our own code lists: CSV with a heading, one record a line, fields quoted only
 * where they hold a comma.
 */
export function readCodeList(text: string): ReadonlyArray<Readonly<Record<string, string>>> {
  const [heading = '', ...lines] = text.trimEnd().split('\n')
  const columns = splitLine(heading)
  return lines.map((line) => {
    const fields = splitLine(line)
    return Object.fromEntries(columns.map((column, index) => [column, fields[index] ?? '']))
  })
}

const splitLine = (line: string): string[] =>
  line.includes('"')
    ? [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
      )
    : line.split(',')
