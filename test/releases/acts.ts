import type {
  Actor,
  BriefRelease,
  Entry,
  FileDigest,
  ReleaseRequest,
  ReleaseRules,
  Situation,
} from '../../src/releases/machine/machine.ts'
import { decide, emptyRelease, replay } from '../../src/releases/machine/machine.ts'

export const subject = { product: 'lithium-ion', period: '2023-12' }

/** The people of an office, one a role, and a second editor. */
export const people = {
  lin: { name: '林', role: 'reader' },
  wang: { name: '王芳', role: 'editor' },
  zhao: { name: '赵', role: 'editor' },
  li: { name: '李', role: 'reviewer' },
  chen: { name: '陈主任', role: 'signer' },
  admin: { name: 'admin', role: 'owner' },
} as const satisfies Record<string, Actor>

export const noRules: ReleaseRules = { twoPeople: false, approval: false, deskOnly: false }

/** A file whose content a short text stands for. */
export const digestedFile = (content: string, name = 'lithium-ion.docx'): FileDigest => ({
  name,
  bytes: content.length,
  sha256: Buffer.from(content.padEnd(32, '.').slice(0, 32)).toString('hex'),
})

export const submit = (content = 'first', more: object = {}): ReleaseRequest => ({
  ...{
    action: 'submit',
    languages: ['zh', 'en'],
    files: [digestedFile(content)],
    warnings: [],
    openPoints: [],
  },
  ...more,
})
export const sign = (content = 'first', more: object = {}): ReleaseRequest => ({
  ...{ action: 'sign', files: [digestedFile(content)], folder: `lithium-ion/2023-12/${content}` },
  ...{ seal: digestedFile(content).sha256, openPoints: [], ...more },
})
export const schedule = (embargo: string, earlyAccess: string[] = []): ReleaseRequest => ({
  ...{ action: 'schedule', embargo, earlyAccess },
})

/** A brief that people do things with, and the clock that they look at. */
export class Office {
  entries: readonly Entry[] = []
  release: BriefRelease = emptyRelease(subject)
  now = new Date('2024-01-18T01:00:00Z')
  rules: ReleaseRules

  constructor(rules: Partial<ReleaseRules> = {}) {
    this.rules = { ...noRules, ...rules }
  }

  do(actor: Actor, request: ReleaseRequest, reason?: string, channel: Situation['channel'] = 'desk'): void {
    const situation = { actor, now: this.now, rules: this.rules, channel, reason }
    this.entries = [...this.entries, ...decide(this.release, request, situation)]
    // As after a restart: nothing but the journal is left.
    const written = JSON.parse(JSON.stringify(this.entries)) as Entry[]
    this.release = replay(written).values().next().value ?? emptyRelease(subject)
  }

  /** Minutes go by. */
  wait(minutes: number): void {
    this.now = new Date(this.now.getTime() + minutes * 60_000)
  }

  get states(): string[] {
    return this.release.versions.map(({ number, state }) => `${number} ${state}`)
  }
}
