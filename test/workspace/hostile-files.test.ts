import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { formats, pressesFor } from '../../src/press/press.ts'
import { languages } from '../../src/trade/language.ts'
import { buildBriefs } from '../../src/workspace/build/build-briefs.ts'
import { silentEffects } from '../../src/workspace/effects.ts'
import { wordFinding } from '../../src/workspace/load/finding-words.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import { portalCsv, portalTable } from '../support/portal-file.ts'
import { month, months } from '../support/staged.ts'
import { bathtubRows, bathtubs } from '../support/trade.ts'
import { load, withLedger, workspaceWith } from '../support/workspaces.ts'
import { unzip } from '../support/zip.ts'

const product = `
name: {zh: 铸铁浴缸, en: cast-iron bathtubs}
classes: [{name: {zh: 铸铁浴缸, en: Cast-iron bathtubs}, codes: {HS2022: ["${bathtubs}"]}}]
flows: [export]
value: {scale: 万}
`

const evil = `=HYPERLINK("https://example.org","x")<script>alert(1)</script>]]>#import "x"\u202Egnp\u202C\u001B[31m😀`

/** Names beside the codes, two for each: none is what the code lists say, and the load tells of both. */
function withNames(table: string[][]): string[][] {
  return table.map((fields, line) =>
    fields.flatMap((field, column) =>
      /编码$/.test(table[0]?.[column] ?? '')
        ? [field, line === 0 ? field.replace('编码', '名称') : `${evil}${line % 2}${field.repeat(300)}`]
        : [field],
    ),
  )
}

describe('a file with hostile names of commodities, partners and places', () => {
  it('is reported with its names as text, and they reach no brief', async () => {
    const workspace = await workspaceWith({ 'bathtubs.yaml': product })
    const name = `出口 =1+1 <img src=x onerror=alert(1)> ]] #x \u202E.csv`
    const path = join(workspace.folder, name)
    const table = withNames(portalTable(bathtubRows(months('2022-01', '2023-06'))))
    await writeFile(
      path,
      portalCsv(table.map((fields) => fields.map((field) => field.replaceAll('"', '""')))),
    )
    const [loaded] = await load(workspace, [path], { scope: 'whole' })
    const reported = (loaded?.load.findings ?? []).flatMap((finding) =>
      languages.map((language) => wordFinding(finding, language)),
    )
    expect(reported.join('\n')).toContain('<script>alert(1)</script>')
    // Nothing that a terminal would obey, or that turns round what stands beside it; nothing without an end.
    for (const line of reported) expect(line).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    expect(Math.max(...reported.map(({ length }) => length))).toBeLessThan(200)

    await withLedger(workspace, async (ledger) => {
      const products = [await readProduct(workspace, 'bathtubs')]
      const presses = await pressesFor(formats)
      const order = { month: month('2023-06'), products, languages: ['zh', 'en'] as const, presses }
      const [outcome] = await buildBriefs(workspace, ledger, order, silentEffects)
      if (!outcome || 'error' in outcome) throw outcome?.error
    })
    const folder = join(workspace.folder, 'briefs', '2023-06')
    const written = (await readdir(folder)).sort()
    expect(written.filter((file) => !/checks|manifest/.test(file))).toHaveLength(2 * formats.length)
    for (const file of written) {
      const bytes = await readFile(join(folder, file))
      const parts = /\.(?:docx|xlsx|pptx|zip)$/.test(file)
        ? [...unzip(bytes).values()]
        : [bytes.toString('utf8')]
      for (const part of parts) {
        expect([file, part.includes('alert(1)</script>')]).toEqual([file, false])
        if (!file.endsWith('.json')) expect([file, part.includes('<img src=x')]).toEqual([file, false])
      }
    }
  })
})
