import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { answerLine } from '../../src/cli/commands/inbox.ts'

it('an answer to a question of the inbox is told as the file beside the data has it', () => {
  expect(answerLine('relation', 'revised')).toBe('relation: revised')
  const filtered = answerLine('relation', 'partner=402,0042 place=31')
  expect(parse(filtered)).toStrictEqual({ scope: { partner: ['402', '0042'], place: ['31'] } })
  expect(answerLine('repeated-rows', 'once')).toBe('accept: [repeated-rows:once]')
  expect(answerLine('scope', 'whole')).toBe('scope: whole')
})
