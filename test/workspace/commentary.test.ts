import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { formats, pressesFor } from '../../src/press/press.ts'
import type { UserError } from '../../src/trade/errors/user-error.ts'
import { buildBriefs } from '../../src/workspace/build/build-briefs.ts'
import { silentEffects } from '../../src/workspace/effects.ts'
import { auditFile } from '../../src/workspace/inspect/audit.ts'
import { filesToLoad } from '../../src/workspace/load/found-files.ts'
import { strayCommentaries } from '../../src/workspace/project/commentary/commentary-files.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { month } from '../support/briefs.ts'
import { load, sample, withLedger, workspaceWith } from '../support/workspaces.ts'

const givenMonth = month('2023-12')

/** What the genre's own sentences look like, wrong on purpose: an audit must not take it for the brief's prose. */
const text = `2023年12月，中国锂离子蓄电池出口99.9亿美元，同比上升1.0%。本月对德国{{export.partner.DEU.month.value.yoy 升降}}。

# 出口区域分布及变化

- 对**荷兰**出口{{export.partner.NLD.ytd.value}}，见[海关总署](https://www.customs.gov.cn/)。
`

describe('commentary in a workspace', () => {
  let workspace: Workspace
  const write = async (name: string, content: string | Uint8Array) => {
    await mkdir(join(workspace.folder, 'commentary', '2023-12'), { recursive: true })
    await writeFile(join(workspace.folder, 'commentary', '2023-12', name), content)
  }
  const build = (names: readonly string[], languages: readonly ('zh' | 'en')[], asOf?: string) =>
    withLedger(workspace, async (ledger) => {
      const products = [await readProduct(workspace, 'lithium-ion')]
      const presses = await pressesFor(names)
      const order = { month: givenMonth, products, languages, presses, ...(asOf !== undefined && { asOf }) }
      const [outcome] = await buildBriefs(workspace, ledger, order, silentEffects)
      if (!outcome || 'error' in outcome) throw outcome?.error
      return outcome
    })

  beforeAll(async () => {
    workspace = await workspaceWith({
      'lithium-ion.yaml': await readFile(join(sample, 'products', 'lithium-ion.yaml'), 'utf8'),
    })
    await load(workspace, await filesToLoad([join(sample, 'files')]))
    await write('lithium-ion.md', text)
  })

  it('is in every format, twice the same, and no audit takes it for the prose of the brief', async () => {
    const { files } = await build(formats, ['zh'])
    const first = await Promise.all(files.map((file) => readFile(file)))
    const again = await build(formats, ['zh'], '2030-01-01T00:00:00Z')
    for (const [index, file] of again.files.entries())
      expect(first[index]?.equals(await readFile(file)), file).toBe(true)
    for (const file of files.filter((name) => /-ion\.(docx|html|md)$/.test(name))) {
      const report = await auditFile(file)
      expect({ file, findings: report.findings, unread: report.unread }).toEqual({
        file,
        findings: [],
        unread: [],
      })
    }
    const data = JSON.parse(await readFile(join(workspace.folder, 'briefs/2023-12/lithium-ion.json'), 'utf8'))
    expect(data.about.commentary.file).toBe('commentary/2023-12/lithium-ion.md')
    expect(data.about.commentary.sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  it('is missed in a language that has none', async () => {
    const { warnings } = await build(['md'], ['zh', 'en'])
    expect(warnings.map(({ en }) => en)).toEqual([
      'There is Chinese commentary of December 2023, but none in English: the English brief has none.',
    ])
  })

  it('is missed where its file has the name of no product', async () => {
    await write('lithium.md', text)
    await write('lithium-ion.en.md', 'Text.')
    expect(
      (await strayCommentaries(workspace, { edition: 'month', last: givenMonth })).map(({ en }) => en),
    ).toEqual(['commentary/2023-12/lithium.md belongs to no product, and is not used.'])
    expect(await strayCommentaries(workspace, { edition: 'month', last: month('2023-11') })).toEqual([])
  })

  it('is refused where it is no UTF-8, and nothing is written', async () => {
    await write('lithium-ion.en.md', Buffer.from([0xd5, 0xe2, 0xca, 0xc7]))
    const error = await build(['md'], ['zh']).then(
      () => null,
      (refused: UserError) => refused,
    )
    expect(error?.explain('en')).toBe(
      'The commentary is no text in UTF-8.\nfile: commentary/2023-12/lithium-ion.en.md\nSave it as a text file (.md) in UTF-8.',
    )
  })
})
