import { z } from '@hono/zod-openapi'
import { editionLanguage, localized } from './common-schemas.ts'

// Written out, so that the browser’s code does not depend on what makes releases.
const releaseState = z.enum(['draft', 'inReview', 'signed', 'scheduled', 'published', 'amended', 'withdrawn'])

const releaseAction = z.enum([
  'submit',
  'approve',
  'return',
  'sign',
  'schedule',
  'publish',
  'amend',
  'withdraw',
  'comment',
  'answer',
  'assign',
  'resolve',
  'reopen',
])

/** Who must take part in a release: a reviewer who did not submit it, and a signer who did neither. */
export const releaseRules = z
  .object({ approval: z.boolean(), twoPeople: z.boolean() })
  .strict()
  .openapi('ReleaseRules')

export type ReleaseRules = z.infer<typeof releaseRules>

const act = z.object({ person: z.string(), at: z.string(), reason: z.string().nullable() })

const releaseComment = z
  .object({
    id: z.number(),
    /** `figure:ID`, `paragraph:3`, `table:2`; empty for the whole brief. */
    place: z.string(),
    text: z.string(),
    person: z.string(),
    at: z.string(),
    assignee: z.string().nullable(),
    answers: z.array(z.object({ person: z.string(), at: z.string(), text: z.string() })),
    resolved: act.nullable(),
  })
  .openapi('ReleaseComment')

const releaseFile = z.object({
  name: z.string(),
  kind: z.enum(['brief', 'checks', 'input']),
  language: editionLanguage.nullable(),
  bytes: z.number(),
  sha256: z.string(),
})

const releaseVersion = z
  .object({
    number: z.number(),
    state: releaseState,
    languages: z.array(editionLanguage),
    replaces: z.object({ version: z.number(), reason: z.string() }).nullable(),
    replacedBy: z.number().nullable(),
    publishedAt: z.string().nullable(),
    embargo: z.string().nullable(),
    earlyAccess: z.array(z.string()),
    withdrawal: act.nullable(),
    submission: act.extend({ warnings: z.array(localized), openPoints: z.array(localized) }).nullable(),
    approvals: z.array(act),
    signature: act.extend({ folder: z.string(), seal: z.string() }).nullable(),
    /** Files that are not what was submitted any more; listed of a single release alone. */
    changedFiles: z.array(z.string()),
    /** Whether nobody but you has submitted or approved a version that you may sign. */
    lacksSecondPerson: z.boolean(),
    /** The step by which it waits for you. */
    waitsFor: releaseAction.nullable(),
    /** What takes a reason to sign. */
    openMatters: z.array(localized),
    comments: z.array(releaseComment),
    history: z.array(
      z.object({
        action: releaseAction,
        person: z.string(),
        role: z.enum(['reader', 'editor', 'reviewer', 'signer', 'owner']),
        at: z.string(),
        channel: z.enum(['command', 'desk', 'clock']),
        /** The user of the operating system who took it at the command line. */
        systemUser: z.string().nullable(),
        reason: z.string().nullable(),
      }),
    ),
    /** What you may do next. */
    next: z.array(releaseAction),
  })
  .openapi('ReleaseVersion')

export const briefRelease = z
  .object({
    product: z.string(),
    /** Of the product; its id where the product file has gone. */
    name: localized,
    period: z.string(),
    /** The time zone of release times that are given without one. */
    utcOffset: z.string(),
    versions: z.array(releaseVersion),
  })
  .openapi('BriefRelease')

/** A release with the files of the versions that are signed. */
export const releaseWithFiles = briefRelease
  .extend({
    files: z.array(z.object({ version: z.number(), files: z.array(releaseFile) })),
  })
  .openapi('ReleaseWithFiles')

/** How far the latest version of a brief is. */
export const releaseProgress = z
  .object({
    number: z.number(),
    state: releaseState,
    approvedBy: z.array(z.string()),
    /** The step by which it waits for you; null where it waits for somebody else, or for nobody. */
    waitsFor: releaseAction.nullable(),
  })
  .openapi('ReleaseProgress')

/** A brief that waits for you. */
export const waitingRelease = z
  .object({
    product: z.string(),
    name: localized,
    period: z.string(),
    version: z.number(),
    action: releaseAction,
  })
  .openapi('WaitingRelease')

export type ReleaseProgress = z.infer<typeof releaseProgress>
export type WaitingRelease = z.infer<typeof waitingRelease>

/** What is asked of a release; which of the fields matter depends on the action. */
export const releaseRequest = z.object({
  action: releaseAction,
  /** By default the version that is at work, else the published one. */
  version: z.number().int().min(1).max(100_000).optional(),
  /** Why; always needed to return, amend and withdraw. */
  reason: z.string().max(500).optional(),
  /** To submit: by default every language that was built. */
  languages: z.array(editionLanguage).min(1).optional(),
  /** To schedule: the minute, such as 2024-01-20T10:00. */
  at: z.string().max(40).optional(),
  /** To schedule: readers who may see it before. */
  earlyAccess: z.array(z.string().min(1).max(64)).max(100).optional(),
  /** To comment. */
  place: z.string().max(200).optional(),
  /** To comment and answer. */
  text: z.string().max(4000).optional(),
  /** To comment and assign; null for nobody. */
  assignee: z.string().max(64).nullable().optional(),
  /** To answer, assign, resolve and reopen. */
  comment: z.number().int().min(1).max(1_000_000).optional(),
})

export type ReleaseVersion = z.infer<typeof releaseVersion>
export type ReleaseComment = z.infer<typeof releaseComment>
export type BriefRelease = z.infer<typeof briefRelease>
export type ReleaseWithFiles = z.infer<typeof releaseWithFiles>
export type ReleaseRequest = z.infer<typeof releaseRequest>
export type ReleaseAction = z.infer<typeof releaseAction>
