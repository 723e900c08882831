import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { pressesFor } from '../../src/press/press.ts'
import type { UserError } from '../../src/trade/errors/user-error.ts'
import { buildBriefs } from '../../src/workspace/build/build-briefs.ts'
import { silentEffects } from '../../src/workspace/effects.ts'
import { filesToLoad } from '../../src/workspace/load/found-files.ts'
import type { Config } from '../../src/workspace/project/config.ts'
import { readHouseStyle } from '../../src/workspace/project/house-style/house-style.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { month } from '../support/briefs.ts'
import { pngOf } from '../support/png.ts'
import { load, sample, withLedger, workspaceWith } from '../support/workspaces.ts'

describe('the house style of a workspace', () => {
  let workspace: Workspace
  beforeAll(async () => {
    workspace = await workspaceWith({
      'lithium-ion.yaml': await readFile(join(sample, 'products', 'lithium-ion.yaml'), 'utf8'),
    })
    await mkdir(join(workspace.folder, 'house'))
  })
  const put = (name: string, bytes: Uint8Array) => writeFile(join(workspace.folder, name), bytes)
  const styled = (style: Partial<Config>): Workspace => ({
    ...workspace,
    config: { ...workspace.config, ...style },
  })
  const refusal = (style: Partial<Config>): Promise<string> =>
    readHouseStyle(styled(style)).then(
      () => 'read',
      (error: UserError) => error.explain('en'),
    )

  it('is nothing where the workspace names nothing', async () => {
    expect(await readHouseStyle(workspace)).toEqual({})
  })

  it('has a logo from the workspace, also from a folder in it', async () => {
    await put('house/logo.png', pngOf())
    expect(await readHouseStyle(styled({ logo: 'house/logo.png' }))).toMatchObject({ logo: { width: 90 } })
  })

  it('takes nothing from elsewhere, whichever way it is named', async () => {
    const other = await workspaceWith()
    const path = join(other.folder, 'logo.png')
    await writeFile(path, pngOf())
    await symlink(path, join(workspace.folder, 'link.png'))
    for (const logo of [path, 'link.png', `../${other.folder.split('/').at(-1)}/logo.png`])
      expect(await refusal({ logo })).toMatch(/is not in the workspace\.\nfile: /)
  })

  it('names a file that is not there, and one that is a folder', async () => {
    expect(await refusal({ logo: 'none.png' })).toMatch(/cannot be opened\.\nfile: none\.png/)
    expect(await refusal({ logo: 'house' })).toMatch(/cannot be opened\.\nfile: house/)
  })

  it('makes briefs anew when a file of it has changed, and only then', async () => {
    await load(workspace, await filesToLoad([join(sample, 'files')]))
    const subject = styled({ logo: 'logo.png' })
    const build = () =>
      withLedger(subject, async (ledger) => {
        const products = [await readProduct(subject, 'lithium-ion')]
        const presses = await pressesFor(['html'])
        const order = { month: month('2023-12'), products, languages: ['zh'] as const, presses }
        const [outcome] = await buildBriefs(subject, ledger, order, silentEffects)
        if (!outcome || 'error' in outcome) throw outcome?.error
        return outcome.built
      })
    await put('logo.png', pngOf({ width: 60 }))
    expect([await build(), await build()]).toEqual([true, false])
    await put('logo.png', pngOf({ width: 61 }))
    expect(await build()).toBe(true)
  })

  it('names a Word template that is none', async () => {
    await put('house.docx', new TextEncoder().encode('Word'))
    expect(await refusal({ word_template: 'house.docx' })).toMatch(/no \.docx file.*\nfile: house\.docx/)
  })
})
