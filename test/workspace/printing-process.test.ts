import type { ChildProcess } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serialize } from 'node:v8'
import { describe, expect, it } from 'vitest'
import { presses } from '../../src/press/press.ts'
import { unpackError } from '../../src/trade/errors/portable-error.ts'
import type { Printed } from '../../src/workspace/build/print/print-order.ts'
import { beginPrinting, PrintingProcess } from '../../src/workspace/build/print/printing-process.ts'
import { workerFile } from '../../src/workspace/files/worker-file.ts'
import { run } from '../support/command.ts'
import { usualBrief } from '../support/computed-briefs.ts'

const document = usualBrief('zh')

/** A printer, and the processes that it began, the last one last. */
function printer(mostPrints?: number) {
  const begun: ChildProcess[] = []
  const begin = () => {
    const child = beginPrinting()
    begun.push(child)
    return child
  }
  return { begun, printing: new PrintingProcess(begin, mostPrints) }
}

const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString()
const textsOf = (printed: Printed) => (printed.kind === 'printed' ? printed.files.map(textOf) : printed)

describe('a printing process', () => {
  it('is replaced after so many documents, and each prints the same bytes as this one', async () => {
    const { begun, printing } = printer(2)
    const printed = await Promise.all(
      Array.from({ length: 5 }, () => printing.print({ document, formats: ['md', 'json'] })),
    )
    const here = await Promise.all([presses.md(), presses.json()])
    const expected = await Promise.all(here.map(async (press) => textOf(await press.print(document))))
    expect(printed.map(textsOf)).toEqual(printed.map(() => expected))
    expect(begun.length).toBe(3)
  })

  it('that ends is told of, and another takes its place', async () => {
    const { begun, printing } = printer()
    await printing.print({ document, formats: ['md'] })
    const next = printing.print({ document, formats: ['md'] })
    begun[0]?.kill('SIGKILL')
    await expect(next).rejects.toThrow('the printing process ended')
    expect((await printing.print({ document, formats: ['md'] })).kind).toBe('printed')
    expect(begun.length).toBe(2)
  })

  it('ends, and has nothing to say, where whoever asked was killed before it has printed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tradebrief-printing-'))
    const order = join(folder, 'order')
    await writeFile(order, serialize({ document, formats: ['pdf'] }))
    const asking = `
      const order = require('v8').deserialize(require('fs').readFileSync(process.argv[1]))
      const printing = require('child_process').fork(process.argv[2], { serialization: 'advanced' })
      printing.send(order)
      printing.once('message', () => {
        const other = { ...order.document, title: 'another' }
        printing.send({ ...order, document: other }, () => process.kill(process.pid, 'SIGKILL'))
      })`
    const file = fileURLToPath(workerFile('print-apart'))
    // It holds the pipes of who asked: all is over when both have ended.
    const { stderr } = await run([process.execPath, '-e', asking, order, file])
    expect(stderr).toBe('')
    await rm(folder, { recursive: true })
  })

  it('passes on what a press refuses, in the reader’s own words', async () => {
    const { printing } = printer()
    const strange = { ...document, title: '锂电池\u{1F50B}' }
    const printed = await printing.print({ document: strange, formats: ['pdf'] })
    expect(printed.kind === 'failed' && unpackError(printed.error)).toMatchObject({
      name: 'UserError',
      message: expect.stringContaining('🔋'),
    })
  })
})
