import { describe, expect, it } from 'vitest'
import {
  findWaitingStep,
  getVisibility,
  nextActions,
  ReleaseRefusal,
  releaseAt,
} from '../../src/releases/machine/machine.ts'
import { formatReleaseTime } from '../../src/releases/releases.ts'
import { Office, people, schedule, sign, submit } from './acts.ts'

const { lin, wang, zhao, li, chen, admin } = people
const ten = '2024-01-20T02:00:00.000Z'

/** An office whose brief is submitted and approved. */
function approved(rules = {}): Office {
  const office = new Office(rules)
  office.do(wang, submit())
  office.do(li, { action: 'approve' })
  return office
}

function signed(rules = {}): Office {
  const office = approved(rules)
  office.do(chen, sign())
  return office
}

function published(): Office {
  const office = signed()
  office.do(chen, { action: 'publish' })
  return office
}

/** What a refusal says, in English, and of what kind it is. */
function refusal(act: () => void): string {
  try {
    act()
  } catch (error) {
    if (error instanceof ReleaseRefusal) return `${error.kind}: ${error.words.en}`
    throw error
  }
  return 'not refused'
}

describe('a brief on its way', () => {
  it('is submitted, approved, signed and published, each step with who, when and why', () => {
    const office = published()
    const [version] = office.release.versions
    expect(version?.state).toBe('published')
    expect(version?.history.map(({ action, person, role }) => `${action} ${person} ${role}`)).toEqual([
      'submit 王芳 editor',
      'approve 李 reviewer',
      'sign 陈主任 signer',
      'publish 陈主任 signer',
    ])
    expect(version?.publishedAt).toBe(office.now.toISOString())
  })

  it('goes back to a draft where the reviewer returns it, who says why', () => {
    const office = approved()
    expect(refusal(() => office.do(li, { action: 'return' }))).toBe('input: To return takes a reason.')
    office.do(li, { action: 'return' }, '第三段的同比有误')
    expect(office.states).toEqual(['1 draft'])
    expect(office.release.versions[0]?.approvals).toEqual([])
    office.do(zhao, submit('second'))
    expect(office.release.versions[0]?.authors).toEqual(['王芳', '赵'])
  })

  it('lets nobody do what the role does not allow', () => {
    const office = new Office()
    expect(refusal(() => office.do(lin, submit()))).toBe(
      'role: To submit takes the role editor; yours is reader.',
    )
    office.do(wang, submit())
    expect(refusal(() => office.do(wang, { action: 'approve' }))).toMatch(/^role: /)
    expect(refusal(() => office.do(li, sign()))).toMatch(/^role: .*signer/)
    office.do(chen, sign())
    expect(refusal(() => office.do(wang, { action: 'withdraw' }, '数据有误'))).toMatch(/^role: /)
    expect(refusal(() => office.do(wang, { action: 'publish' }))).toMatch(/^role: /)
  })

  it('is no matter of the command line where the workspace leaves it to the desk', () => {
    const office = new Office({ deskOnly: true })
    expect(refusal(() => office.do(wang, submit(), undefined, 'command'))).toMatch(/^role: .* at the desk/)
    office.do(wang, submit())
    expect(refusal(() => office.do(admin, { action: 'withdraw' }, '数据有误', 'command'))).toMatch(/^role: /)
    expect(office.states).toEqual(['1 inReview'])
  })

  it('is signed as it was reviewed, or not at all', () => {
    const office = approved()
    expect(refusal(() => office.do(chen, sign('edited since')))).toMatch(
      /^state: Files have changed since they were submitted: lithium-ion.docx/,
    )
    office.do(wang, submit('edited since'))
    expect(office.release.versions[0]?.approvals).toEqual([])
  })

  it('offers each person the next steps that they may take', () => {
    const office = approved({ twoPeople: true })
    const [version] = office.release.versions
    if (!version) throw new Error('there is a version')
    const offered = (actor: { name: string; role: 'reader' | 'editor' | 'reviewer' | 'signer' | 'owner' }) =>
      nextActions(version, actor, office.rules)
    expect(offered(lin)).toEqual([])
    expect(offered(wang)).toEqual(['submit', 'withdraw'])
    // Who has approved it is not asked again.
    expect(offered(li)).toEqual(['submit', 'return', 'withdraw'])
    expect(offered(chen)).toEqual(['sign', 'approve', 'submit', 'return', 'withdraw'])
    expect(offered({ ...wang, role: 'owner' })).toEqual(['submit', 'return', 'withdraw'])
  })
})

describe('two people', () => {
  it('are required where the workspace says so: who submitted or approved does not sign', () => {
    const office = new Office({ twoPeople: true })
    office.do(chen, submit())
    expect(refusal(() => office.do(chen, { action: 'approve' }))).toMatch(/does not approve/)
    expect(refusal(() => office.do(chen, sign()))).toMatch(/who submitted a version does not sign it/)
    // However the name is written.
    expect(refusal(() => office.do({ name: ' 陈主任 ', role: 'signer' }, sign()))).toMatch(/does not sign/)
    office.do({ name: 'Admin', role: 'owner' }, { action: 'approve' })
    expect(refusal(() => office.do(admin, sign()))).toMatch(/who approved a version does not sign it/)
  })

  it('are a reviewer and a signer where an approval is required', () => {
    const office = new Office({ approval: true })
    office.do(wang, submit())
    expect(refusal(() => office.do(chen, sign()))).toMatch(/approves it first/)
    office.do(li, { action: 'approve' })
    office.do(wang, submit('second'))
    expect(refusal(() => office.do(chen, sign('second')))).toMatch(/approves it first/)
    office.do(li, { action: 'approve' })
    office.do(chen, sign('second'))
    expect(office.states).toEqual(['1 signed'])
  })
})

describe('what is open', () => {
  const warning = { zh: '3 月的数据被截断', en: 'March is cut off' }

  it('takes a reason to sign: warnings that no reviewer has read', () => {
    const office = new Office()
    office.do(wang, submit('first', { warnings: [warning] }))
    expect(refusal(() => office.do(chen, sign()))).toBe(
      'input: To sign takes a reason, since this is open:\n  warning that nobody has reviewed: March is cut off',
    )
    office.do(li, { action: 'approve' })
    office.do(chen, sign())
    expect(office.release.versions[0]?.signature?.reason).toBeNull()
  })

  it('takes a reason to sign: confirmations and comments that are open', () => {
    const office = approved()
    office.do(li, { action: 'comment', place: 'paragraph:3', text: '请核对同比', assignee: '王芳' })
    const openPoints = [{ zh: '总值变动待确认', en: 'a total waits to be confirmed' }]
    expect(refusal(() => office.do(chen, sign('first', { openPoints })))).toMatch(
      /a total waits to be confirmed\n {2}comment 1 is not resolved \(李\): 请核对同比$/,
    )
    office.do(wang, { action: 'answer', comment: 1, text: '已核对，无误' })
    office.do(li, { action: 'resolve', comment: 1 })
    office.do(chen, sign('first', { openPoints }), '已电话核实')
    const [version] = office.release.versions
    expect(version?.signature).toMatchObject({ reason: '已电话核实', openPoints })
    expect(version?.comments).toMatchObject([
      { id: 1, assignee: '王芳', answers: [{ person: '王芳' }], resolved: { person: '李' } },
    ])
  })
})

describe('a second person', () => {
  it('who is missing takes a reason to sign, which is recorded with the signature', () => {
    const office = new Office()
    office.do(admin, submit())
    office.do(admin, { action: 'approve' })
    expect(refusal(() => office.do(admin, sign()))).toBe(
      'input: To sign takes a reason, since this is open:\n  no second person has seen it: admin submits and signs it',
    )
    office.do(admin, sign(), '只有一人在岗')
    expect(office.release.versions[0]?.signature).toMatchObject({
      ...{ reason: '只有一人在岗', openPoints: [{ zh: expect.stringContaining('没有第二个人看过') }] },
    })
  })

  it('who approves or submits it is enough', () => {
    for (const steps of [
      [wang, li],
      [wang, chen],
      [chen, li],
    ] as const) {
      const office = new Office()
      office.do(steps[0], submit())
      office.do(steps[1], { action: 'approve' })
      office.do(chen, sign())
      expect(office.release.versions[0]?.signature?.openPoints).toEqual([])
    }
  })
})

describe('what waits for a person', () => {
  const waiting = (office: Office) =>
    Object.fromEntries(
      Object.values(people).flatMap((actor) => {
        const version = office.release.versions.at(-1)
        const step = version && findWaitingStep(version, actor, office.rules)
        return step ? [[actor.name, step]] : []
      }),
    )

  it('is the next step of that person: to approve, then to sign, then to publish', () => {
    const office = new Office({ approval: true })
    office.do(wang, submit())
    expect(waiting(office)).toEqual({ 李: 'approve', 陈主任: 'approve', admin: 'approve' })
    office.do(li, { action: 'approve' })
    expect(waiting(office)).toEqual({ 陈主任: 'sign', admin: 'sign' })
    office.do(chen, sign())
    expect(waiting(office)).toEqual({ 陈主任: 'publish', admin: 'publish' })
    office.do(chen, { action: 'publish' })
    expect(waiting(office)).toEqual({})
  })

  it('is what was returned, for who submitted it, whatever was commented since', () => {
    const office = approved()
    office.do(li, { action: 'return' }, '第三段有误')
    office.do(zhao, { action: 'comment', place: '', text: '好', assignee: null })
    expect(waiting(office)).toEqual({ 王芳: 'submit' })
  })

  it('is a signature where the one who submitted it may sign', () => {
    const office = new Office()
    office.do(admin, submit())
    expect(waiting(office).admin).toBe('sign')
  })
})

describe('an embargo', () => {
  it('ends at its minute, whoever looks and whenever the program ran', () => {
    const office = signed()
    office.do(chen, schedule(ten, ['林']))
    const stateAt = (now: string) => releaseAt(office.release, new Date(now)).versions[0]?.state
    expect(stateAt('2024-01-20T01:59:59.999Z')).toBe('scheduled')
    expect(stateAt(ten)).toBe('published')
    office.wait(60 * 24 * 9)
    office.do(wang, { action: 'amend' }, '三月数据修订')
    expect(office.release.versions[0]).toMatchObject({ state: 'published', publishedAt: ten })
    expect(office.release.versions[0]?.history.at(-1)).toMatchObject({
      ...{ action: 'publish', channel: 'clock', person: '陈主任', at: office.now.toISOString() },
    })
  })

  it('is a whole minute to come, and is moved for a reason alone', () => {
    const office = signed()
    expect(refusal(() => office.do(chen, schedule('2024-01-20T02:00:01Z')))).toMatch(/whole minute/)
    expect(refusal(() => office.do(chen, schedule('2024-01-18T01:00:00Z')))).toMatch(/has passed/)
    office.do(chen, schedule(ten))
    expect(refusal(() => office.do(chen, { action: 'publish' }))).toMatch(/^state: /)
    expect(refusal(() => office.do(chen, schedule('2024-01-19T02:00:00Z')))).toMatch(/takes a reason/)
    office.do(chen, schedule('2024-01-19T02:00:00Z'), '提前发布')
    office.wait(60 * 25)
    expect(releaseAt(office.release, office.now).versions[0]?.publishedAt).toBe('2024-01-19T02:00:00.000Z')
  })

  it('lets the readers that it names in, and no other', () => {
    const office = signed()
    const seen = (actor: { name: string; role: 'reader' }) =>
      releaseAt(office.release, office.now).versions.map((version) => getVisibility(version, actor))
    const other = { name: '周', role: 'reader' } as const
    expect([seen(lin), seen(other)]).toEqual([['nothing'], ['nothing']])
    office.do(chen, schedule(ten, ['林']))
    expect([seen(lin), seen(other)]).toEqual([['files'], ['nothing']])
    office.now = new Date(ten)
    expect([seen(lin), seen(other)]).toEqual([['files'], ['files']])
  })
})

describe('an amendment', () => {
  it('names what it replaces and why, and takes its place when it is published', () => {
    const office = published()
    expect(refusal(() => office.do(wang, submit('second')))).toMatch(/is published/)
    expect(refusal(() => office.do(wang, { action: 'amend' }))).toMatch(/takes a reason/)
    office.do(wang, { action: 'amend' }, '12 月出口额修订')
    office.do(wang, submit('second'))
    office.do(chen, sign('second'))
    expect(office.states).toEqual(['1 published', '2 signed'])
    office.do(chen, { action: 'publish' })
    expect(office.states).toEqual(['1 amended', '2 published'])
    expect(office.release.versions[0]?.replacedBy).toBe(2)
    expect(office.release.versions[1]?.replaces).toEqual({ version: 1, reason: '12 月出口额修订' })
  })

  it('alone begins a version beside what is published: a comment does not', () => {
    const comment = { action: 'comment', place: '', text: '请核对', assignee: null } as const
    const office = published()
    expect(refusal(() => office.do(wang, { ...comment, version: 2 }))).toMatch(/^missing: /)
    office.do(wang, { action: 'amend' }, '修订')
    expect(refusal(() => office.do(wang, { ...comment, version: 3 }))).toMatch(/^missing: /)
    office.do(wang, { ...comment, version: 2 })
    expect(office.states).toEqual(['1 published', '2 draft'])
    const unbegun = new Office()
    unbegun.do(wang, { ...comment, version: 1 })
    expect(unbegun.states).toEqual(['1 draft'])
  })

  it('that is given up leaves what is published', () => {
    const office = published()
    office.do(wang, { action: 'amend' }, '修订')
    expect(refusal(() => office.do(wang, { action: 'amend' }, '又一次'))).toMatch(/no other is begun/)
    office.do(wang, { action: 'withdraw' }, '不需要了')
    expect(office.states).toEqual(['1 published', '2 withdrawn'])
    office.do(wang, { action: 'amend' }, '又一次')
    expect(office.states).toEqual(['1 published', '2 withdrawn', '3 draft'])
  })

  it('does not bring back a version that was withdrawn meanwhile', () => {
    const office = published()
    office.do(wang, { action: 'amend' }, '修订')
    office.do(chen, { action: 'withdraw', version: 1 }, '数字有误')
    office.do(wang, submit('second'))
    office.do(chen, sign('second'))
    office.do(chen, { action: 'publish' })
    expect(office.states).toEqual(['1 withdrawn', '2 published'])
  })
})

describe('a withdrawal', () => {
  it('leaves a notice of what was published, and nothing of what was not', () => {
    const office = signed()
    office.do(chen, { action: 'withdraw' }, '数据有误')
    office.do(wang, submit('second'))
    office.do(chen, sign('second'))
    office.do(chen, { action: 'publish' })
    office.do(chen, { action: 'withdraw' }, '口径有误')
    expect(office.states).toEqual(['1 withdrawn', '2 withdrawn'])
    expect(office.release.versions.map((version) => getVisibility(version, lin))).toEqual([
      'nothing',
      'notice',
    ])
  })
})

describe('a release time', () => {
  it.each([
    ['+08:00', '2024年1月20日 10:00（UTC+8）', '20 January 2024, 10:00 (UTC+8)'],
    ['-03:30', '2024年1月19日 22:30（UTC−3:30）', '19 January 2024, 22:30 (UTC−3:30)'],
    ['+00:00', '2024年1月20日 02:00（UTC）', '20 January 2024, 02:00 (UTC)'],
  ])('is that of clocks in its zone, %s', (offset, zh, en) => {
    expect(formatReleaseTime(ten, offset)).toEqual({ zh, en })
  })
})
