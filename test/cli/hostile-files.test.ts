import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { tradebrief } from '../support/command.ts'
import { hostileDocuments } from '../support/hostile-documents.ts'
import { hostileWorkbooks } from '../support/hostile-workbooks.ts'
import { poppler } from '../support/poppler.ts'
import { workspaceWith } from '../support/workspaces.ts'

const folder = mkdtempSync(join(tmpdir(), 'tradebrief-hostile-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function fileWith(name: string, bytes: Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

describe('the command refuses files made to stop it with exit code 2, and says why', () => {
  it('workbooks, be they many at once; what is sound among them is loaded', async () => {
    const workspace = await workspaceWith()
    const paths = hostileWorkbooks.map(({ bytes }, index) => fileWith(`${index}.xlsx`, bytes()))
    const sound = fileWith('sound.csv', Buffer.from('数据年月,商品编码,美元\n202301,85076000,5\n'))
    const args = ['-C', workspace.folder, 'load', '--flow', 'export', ...paths, sound]
    const { code, stdout, stderr } = await tradebrief(args)
    expect(code).toBe(2)
    for (const [index, { says }] of hostileWorkbooks.entries()) {
      expect(stderr + stdout).toMatch(says)
      expect(stderr + stdout).toContain(`${index}.xlsx`)
    }
    const loads = await tradebrief(['-C', workspace.folder, 'status', '--json'])
    expect(loads.stdout).toContain('sound.csv')
  }, 240_000)

  it.each(hostileDocuments.filter(({ name }) => poppler || !name.endsWith('.pdf')))(
    'the document $name',
    async ({ name, bytes, says }) => {
      const { code, stderr } = await tradebrief(['audit', fileWith(name, bytes())])
      expect(stderr).toMatch(says)
      expect(code).toBe(2)
    },
    120_000,
  )
})
