import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  type Actor,
  type Entry,
  getVisibility,
  ReleaseRefusal,
  type ReleaseRequest,
  type ReleaseRules,
  type ReleaseState,
  releaseAt,
  type Version,
} from '../../src/releases/machine/machine.ts'
import { digestedFile, Office, people, submit } from './acts.ts'

/** How often the sequences are tried; a release of the program tries more. */
const runs = Number(process.env.TRADEBRIEF_RELEASE_RUNS ?? 300)

const ranks = ['reader', 'editor', 'reviewer', 'signer', 'owner']
const anyone = fc.constantFrom<Actor[]>(...Object.values(people), { name: 'ADMIN', role: 'signer' })

/** A step: somebody asks for something, the brief is built anew, or time goes by (a clock may be set back). */
type Step =
  | { readonly actor: Actor; readonly action: string; readonly minutes: number; readonly reason: boolean }
  /** Somebody asks for what comes next. */
  | { readonly next: Actor }
  | { readonly edit: true }
  | { readonly wait: number }

const actions = [
  ...['submit', 'submit', 'approve', 'approve', 'return', 'sign', 'sign', 'sign', 'schedule', 'schedule'],
  ...['publish', 'publish', 'amend', 'amend', 'withdraw', 'comment', 'resolve'],
]
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      actor: anyone,
      action: fc.constantFrom(...actions),
      minutes: fc.integer({ min: -5, max: 90 }),
      reason: fc.boolean(),
    }),
  },
  { weight: 12, arbitrary: fc.record({ next: anyone }) },
  { weight: 1, arbitrary: fc.constant({ edit: true } as const) },
  { weight: 3, arbitrary: fc.record({ wait: fc.integer({ min: -30, max: 120 }) }) },
)

function requestOf(action: string, minutes: number, content: string, now: Date): ReleaseRequest {
  if (action === 'submit') return submit(content, { warnings: [{ zh: '警告', en: 'a warning' }] })
  if (action === 'sign')
    return {
      ...{ action, files: [digestedFile(content)], folder: content, seal: digestedFile(content).sha256 },
      openPoints: [],
    }
  if (action === 'schedule')
    return { action, embargo: new Date(now.getTime() + minutes * 60_000).toISOString(), earlyAccess: ['林'] }
  if (action === 'comment') return { action, place: 'table:1', text: '请核对', assignee: null }
  if (action === 'resolve') return { action, comment: 1 }
  return { action } as ReleaseRequest
}

/** The actions that lead on from each state. */
const onward: Readonly<Record<ReleaseState, readonly string[]>> = {
  draft: ['submit'],
  inReview: ['approve', 'sign'],
  signed: ['publish', 'schedule'],
  scheduled: ['comment'],
  published: ['amend'],
  amended: ['amend'],
  withdrawn: ['submit'],
}

function nextAction({ release }: Office, { name }: Actor): string {
  const choices = onward[release.versions.at(-1)?.state ?? 'draft']
  return choices[name.length % choices.length] ?? 'submit'
}

/** What must be true of everything that was published, read from the journal alone. */
function examinePublication(entries: readonly Entry[], at: number, rules: ReleaseRules): void {
  const publication = entries[at]
  if (publication?.action !== 'publish') return
  const before = entries.slice(0, at).filter(({ version }) => version === publication.version)
  const lastOf = (action: Entry['action']) => before.findLastIndex((entry) => entry.action === action)
  const signature = before[lastOf('sign')]
  const submission = before[lastOf('submit')]
  if (signature?.action !== 'sign' || submission?.action !== 'submit')
    throw new Error('published without a signature')
  expect(ranks.indexOf(signature.role)).toBeGreaterThanOrEqual(ranks.indexOf('signer'))
  // What is signed is what was submitted last.
  expect(lastOf('sign')).toBeGreaterThan(lastOf('submit'))
  expect(submission.files.map(({ sha256 }) => sha256)).toEqual([signature.seal])
  const fold = ({ person }: Entry) => person.toLowerCase()
  const authors = before.filter(({ action }) => action === 'submit').map(fold)
  const approvals = before.slice(lastOf('submit')).filter(({ action }) => action === 'approve')
  if (rules.twoPeople) expect([...authors, ...approvals.map(fold)]).not.toContain(fold(signature))
  if (rules.approval)
    expect(approvals.some((entry) => !authors.includes(fold(entry)) && entry.role !== 'editor')).toBe(true)
  // The warning was read, or signed for a reason.
  if (approvals.length === 0) expect(signature.reason).not.toBeNull()
  expect(before.some(({ action }) => action === 'withdraw')).toBe(false)
  const scheduled = before[lastOf('schedule')]
  if (scheduled?.action === 'schedule') {
    expect(publication.channel).toBe('clock')
    expect(publication.publishedAt).toBe(scheduled.embargo)
    expect(publication.at >= scheduled.embargo).toBe(true)
  } else expect(ranks.indexOf(publication.role)).toBeGreaterThanOrEqual(ranks.indexOf('signer'))
}

/**
 * What a reader sees: never what is not published, unless early access names that reader.
 *
 * @param latest the latest that the clock has shown; what was published then stays so where it is set back.
 */
function examineVisibility(
  { number, state, schedule, publishedAt }: Version,
  latest: Date,
  seen: string[],
): void {
  const [named, other] = seen
  const isPublic = state === 'published' || state === 'amended'
  const isEarly = state === 'scheduled' && schedule?.earlyAccess.includes('林')
  const notice = state === 'withdrawn' && publishedAt !== null ? 'notice' : 'nothing'
  expect([number, other]).toEqual([number, isPublic ? 'files' : notice])
  expect([number, named]).toEqual([number, isPublic || isEarly ? 'files' : notice])
  if (isPublic && publishedAt) expect(schedule === null || new Date(schedule.embargo) <= latest).toBe(true)
}

it('publishes nothing unsigned, early or without a required person, whatever is asked for in whatever order', () => {
  const count = { published: 0, refused: 0 }
  const rulesOf = fc.record({
    ...{ twoPeople: fc.boolean(), approval: fc.boolean(), deskOnly: fc.boolean() },
  })
  fc.assert(
    fc.property(rulesOf, fc.array(step, { minLength: 10, maxLength: 60, size: 'max' }), (rules, steps) => {
      const office = new Office(rules)
      let content = 'content 0'
      let latest = office.now
      for (const [index, entry] of steps.entries()) {
        if ('wait' in entry) office.wait(entry.wait)
        else if ('edit' in entry) content = `content ${index}`
        else {
          const asked =
            'next' in entry
              ? { actor: entry.next, action: nextAction(office, entry.next), minutes: 5, reason: true }
              : entry
          const request = requestOf(asked.action, asked.minutes, content, office.now)
          try {
            office.do(asked.actor, request, asked.reason ? '有理由' : undefined)
          } catch (error) {
            if (!(error instanceof ReleaseRefusal)) throw error
            count.refused++
          }
        }
        if (office.now > latest) latest = office.now
        const { versions } = releaseAt(office.release, office.now)
        const isAtWork = ({ state }: Version) => ['draft', 'inReview', 'signed', 'scheduled'].includes(state)
        expect(versions.filter(({ state }) => state === 'published').length).toBeLessThanOrEqual(1)
        expect(versions.filter(isAtWork).length).toBeLessThanOrEqual(1)
        for (const version of versions)
          examineVisibility(version, latest, [
            getVisibility(version, people.lin),
            getVisibility(version, { name: '周', role: 'reader' }),
          ])
      }
      for (const index of office.entries.keys()) examinePublication(office.entries, index, rules)
      count.published += office.entries.filter(({ action }) => action === 'publish').length
    }),
    { numRuns: runs },
  )
  // The sequences get as far as what is examined.
  expect(count.published).toBeGreaterThan(runs / 4)
  expect(count.refused).toBeGreaterThan(runs)
})
