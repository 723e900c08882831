import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { answerAsYaml } from '../../src/inbox/answer-question.ts'

it('an answer is told as the file beside the data has it', () => {
  expect(answerAsYaml('relation', 'revised')).toBe('relation: revised')
  const filtered = answerAsYaml('relation', 'partner=402,0042 place=31')
  expect(parse(filtered)).toStrictEqual({ scope: { partner: ['402', '0042'], place: ['31'] } })
  expect(filtered).not.toContain('\n')
  expect(parse(answerAsYaml('repeated-rows', 'once'))).toStrictEqual({ accept: ['repeated-rows:once'] })
  expect(answerAsYaml('scope', 'whole')).toBe('scope: whole')
  expect(answerAsYaml('scope', 'filtered')).toBe('')
})
