import { expect, it } from 'vitest'
import { tradebrief } from '../support/command.ts'
import { months } from '../support/staged.ts'
import { bathtubRows, portalFile } from '../support/trade.ts'
import { load, workspaceWith } from '../support/workspaces.ts'

it('a load is taken back by its number, which undo itself lists', async () => {
  const workspace = await workspaceWith()
  const rows = bathtubRows(months('2023-01', '2023-02'))
  await load(workspace, [await portalFile(workspace, 'first.csv', rows)], {
    flow: 'export',
    scope: 'whole',
    asOf: '2023-03-18',
  })
  const undo = (...args: string[]) => tradebrief(['-C', workspace.folder, 'undo', ...args])

  const listed = await undo()
  expect(listed).toMatchObject({ code: 0, stderr: '' })
  expect(listed.stdout).toMatch(
    /^1 {2}first\.csv {2}exports commodity\+partner\+place 2023-01\.\.2023-02, \d+ rows, as of 2023-03-18\n$/,
  )

  expect(await undo('2')).toMatchObject({
    code: 2,
    stderr: 'There is no load 2.\nSee which there are with: tradebrief undo\n',
  })
  expect(await undo('first.csv')).toMatchObject({ code: 2 })
  expect(await undo('1')).toMatchObject({
    code: 0,
    stdout: `Load 1 is taken back: first.csv (${rows.length} rows)\n`,
  })
  expect(await undo()).toMatchObject({ code: 0, stdout: '' })
})
