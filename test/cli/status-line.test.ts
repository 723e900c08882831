import fc from 'fast-check'
import { expect, it } from 'vitest'
import { StatusLine } from '../../src/cli/terminal/status-line.ts'
import { Screen } from '../support/screen.ts'

const line = fc.string({ maxLength: 30, unit: fc.constantFrom(...'abc 出口━') })

it('is under all that is printed, whatever is printed and shown in whatever order', () => {
  const event = fc.oneof(
    fc.record({ print: fc.array(line, { minLength: 1, maxLength: 3 }) }),
    fc.record({ show: fc.option(line) }),
  )
  fc.assert(
    fc.property(fc.array(event), (events) => {
      const screen = new Screen(40)
      const status = new StatusLine(screen)
      for (const item of events) {
        if ('show' in item) status.show(item.show)
        else status.above(() => screen.write(`${item.print.join('\n')}\n`))
      }
      const printed = events.flatMap((entry) => ('print' in entry ? entry.print : []))
      const shown = events.flatMap((candidate) => ('show' in candidate ? [candidate.show] : [])).at(-1) ?? ''
      expect(screen.lines).toEqual([...printed, shown].map((text) => text.trimEnd()))
    }),
  )
})

it('is cut off where the terminal ends, so that it can be written over', () => {
  const screen = new Screen(10)
  const status = new StatusLine(screen)
  status.show('━━━━ reading a file of a long name')
  expect(screen.lines).toHaveLength(1)
  expect(screen.lines[0]).toMatch(/^━━━━ read/)
  status.show(null)
  expect(screen.lines).toEqual([''])
  screen.write('twelve signs')
  expect(screen.lines).toEqual(['twelve sig', 'ns'])
})

it('leaves the terminal to a question, and is there again when that is answered', async () => {
  const screen = new Screen()
  const status = new StatusLine(screen)
  status.show('10%')
  let answer = (_: string) => {}
  const asking = status.aside(() => {
    screen.write('exports or imports? ')
    return new Promise<string>((resolve) => {
      answer = resolve
    })
  })
  status.show('20%')
  status.above(() => screen.write('\nother words\n'))
  expect(screen.lines).toEqual(['exports or imports?', 'other words', ''])
  answer('exports')
  expect(await asking).toBe('exports')
  expect(screen.lines).toEqual(['exports or imports?', 'other words', '20%'])
})
