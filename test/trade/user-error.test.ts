import { describe, expect, it } from 'vitest'
import { UserError } from '../../src/trade/errors/user-error.ts'

describe('an error that a person can mend', () => {
  const error = new UserError(
    { zh: '月份不存在。', en: 'No such month.' },
    {
      where: { file: 'a.csv', line: 3, column: '数据年月', found: '202313\n' },
      hint: { zh: '改正后重试。', en: 'Mend it and try again.' },
    },
  )

  it('says what, where and what to do, in either language', () => {
    expect(error.explain('zh')).toBe(
      '月份不存在。\n文件：a.csv，第 3 行，列：数据年月，内容："202313\\n"\n改正后重试。',
    )
    expect(error.explain('en')).toContain('file: a.csv, line 3, column: 数据年月, found: "202313\\n"')
  })

  it('shows a long text cut short', () => {
    const long = new UserError({ zh: '', en: '' }, { where: { file: 'a', found: 'x'.repeat(1000) } })
    expect(long.explain('en').length).toBeLessThan(100)
  })
})
