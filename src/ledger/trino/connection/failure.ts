import type { QueryError } from 'trino-client'
import { UserError } from '../../../trade/errors/errors.ts'
import type { Localized } from '../../../trade/trade.ts'
import { type TrinoAddress, toUrl } from './address.ts'

/** What the engine says of a statement that it could not carry out. */
export class EngineFailure extends Error {
  override readonly name = 'EngineFailure'
  /** The engine's own name for it, such as `ICEBERG_COMMIT_ERROR`. */
  readonly kind: string
  readonly type: string
  /** Its message and those of what caused it: that a disk is full is often said of the last of them only. */
  readonly reasons: readonly string[]

  constructor({
    errorName,
    errorType,
    message,
    failureInfo,
  }: Pick<QueryError, 'errorName' | 'errorType' | 'message'> & Partial<Pick<QueryError, 'failureInfo'>>) {
    super(message)
    this.kind = errorName
    this.type = errorType
    this.reasons = [message, ...reasonsOf(failureInfo)]
  }
}

/** The messages of a failure and its causes, as the engine sends them; the client's types know no causes. */
function reasonsOf(failure: unknown): string[] {
  const reasons: string[] = []
  for (let cause = failure; cause && reasons.length < deepest; cause = property(cause, 'cause')) {
    const message = property(cause, 'message')
    reasons.push(typeof message === 'string' ? message : '')
  }
  return reasons
}

/** More causes of causes than any failure has. */
const deepest = 20

/** Another writer was first: nothing of the statement is there, and it may be tried again. */
export const isConflict = (error: unknown): boolean =>
  error instanceof EngineFailure && error.kind === 'ICEBERG_COMMIT_ERROR'

/** A part of the cluster went away under the statement: nothing of it is there. */
export const isLostWorker = (error: unknown): boolean =>
  error instanceof EngineFailure && lostWorker.has(error.kind)

/** A node had too little memory for the statement: nothing of it is there. */
export const isOutOfMemory = (error: unknown): boolean =>
  error instanceof EngineFailure && outOfMemory.test(error.kind)

const outOfMemory = /^EXCEEDED_.*MEMORY_LIMIT$/

const lostWorker = new Set([
  'ABANDONED_TASK',
  'NO_NODES_AVAILABLE',
  'PAGE_TRANSPORT_ERROR',
  'PAGE_TRANSPORT_TIMEOUT',
  'REMOTE_HOST_GONE',
  'REMOTE_TASK_ERROR',
  'REMOTE_TASK_MISMATCH',
  'SERVER_SHUTTING_DOWN',
  'SERVER_STARTING_UP',
  'TOO_MANY_REQUESTS_FAILED',
])

/** Whether a request may not have reached the cluster, or its answer not us: the cluster may yet be there. */
export const isDisturbance = (error: unknown): boolean =>
  disturbances.has(codeOf(error)) || [502, 503, 504].includes(statusOf(error))

const disturbances = new Set(['ECONNRESET', 'EPIPE', 'ECONNREFUSED', 'ERR_BAD_RESPONSE'])

const property = (error: unknown, name: string): unknown =>
  typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined

function codeOf(error: unknown): string {
  const code = property(error, 'code')
  return typeof code === 'string' ? code : ''
}

function statusOf(error: unknown): number {
  const status = property(property(error, 'response'), 'status')
  return typeof status === 'number' ? status : 0
}

/**
 * Whatever went wrong between here and the cluster, in words for a person. What is a mistake of ours in a
 * statement comes back as it is.
 */
export function explained(error: unknown, address: TrinoAddress): unknown {
  const words = wordsFor(error, address)
  if (!words) return error
  const { hint, ...said } = words
  return new UserError(said, { where: { file: toUrl(address) }, cause: error, ...(hint ? { hint } : {}) })
}

type Words = Localized & { readonly hint?: Localized }

function wordsFor(error: unknown, address: TrinoAddress): Words | null {
  if (error instanceof EngineFailure) return wordsOfEngine(error)
  const code = codeOf(error)
  if (statusOf(error) === 401) return refused
  if (statusOf(error) === 403)
    return { zh: '数据台账拒绝了这个用户。', en: 'The ledger’s cluster does not admit this user.' }
  if (statusOf(error) > 0) return unexpected(`HTTP ${statusOf(error)}`)
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ISSUER/.test(code)) return untrusted(code)
  if (/^(EPROTO|ERR_SSL)/.test(code)) return noTls
  if (code === 'ECONNABORTED' || code === 'ETIMEDOUT') return silent(address.patience)
  if (/^E[A-Z_]+$/.test(code)) return unreachable(code)
  return null
}

function wordsOfEngine({ kind, type, message, reasons }: EngineFailure): Words | null {
  if (reasons.some((reason) => fullDisk.test(reason))) return full
  if (kind === 'PERMISSION_DENIED')
    return { zh: `没有权限：${message}`, en: `Not allowed: ${message}`, hint: askAdministrator }
  if (kind === 'CATALOG_NOT_FOUND')
    return { zh: `集群上没有这个目录：${message}`, en: `The cluster has no such catalog: ${message}` }
  if (type === 'USER_ERROR') return null
  if (outOfMemory.test(kind)) return tooLarge(message)
  return {
    zh: `集群没能完成：${message}`,
    en: `The cluster could not do it: ${message}`,
    hint: { zh: '没有任何改动。请稍后再试。', en: 'Nothing was changed. Try again later.' },
  }
}

const fullDisk = /no space left|disk quota|quota exceeded/i

const tooLarge = (message: string): Words => ({
  zh: `集群节点的内存不够：${message}`,
  en: `The cluster’s nodes have too little memory: ${message}`,
  hint: {
    zh: '没有任何改动。导入小一些的文件，或请管理员给节点更多内存。',
    en: 'Nothing was changed. Load smaller files, or have the administrator give the nodes more memory.',
  },
})

const askAdministrator: Localized = { zh: '请联系集群的管理员。', en: 'Ask who runs the cluster.' }

const refused: Words = {
  zh: '用户名或密码不对。',
  en: 'The user name or the password is not accepted.',
  hint: {
    zh: '检查 tradebrief.yaml 中的 user 和环境变量 TRADEBRIEF_LEDGER_PASSWORD（或 TRADEBRIEF_LEDGER_TOKEN）。',
    en: 'Check user in tradebrief.yaml and the environment’s TRADEBRIEF_LEDGER_PASSWORD (or TRADEBRIEF_LEDGER_TOKEN).',
  },
}

const untrusted = (code: string): Words => ({
  zh: `服务器的证书不可信（${code}）。`,
  en: `The server’s certificate is not trusted (${code}).`,
  hint: {
    zh: '若是单位自己的证书，在 tradebrief.yaml 中用 certificates 指明其文件；否则地址可能有误。',
    en: 'If it is from your institution’s own authority, name its file as certificates in tradebrief.yaml; else the address may be wrong.',
  },
})

const noTls: Words = {
  zh: '这个地址不使用加密连接。',
  en: 'This address does not speak TLS.',
  hint: { zh: '检查 host 的端口。', en: 'Check the port in host.' },
}

const silent = (seconds: number): Words => ({
  zh: `集群 ${seconds} 秒没有回答。`,
  en: `The cluster has not answered for ${seconds} seconds.`,
  hint: {
    zh: '请稍后再试，或检查地址。同一文件导入两次不会多算。',
    en: 'Try again later, or check the address. A file that is loaded twice counts once.',
  },
})

const unreachable = (code: string): Words => ({
  zh: `连不上数据台账（${code}）。`,
  en: `The ledger’s cluster cannot be reached (${code}).`,
  hint: {
    zh: '检查 tradebrief.yaml 中的 host、网络，以及集群是否在运行。',
    en: 'Check host in tradebrief.yaml, the network, and whether the cluster runs.',
  },
})

const unexpected = (what: string): Words => ({
  zh: `集群的回答无法理解（${what}）。`,
  en: `The cluster’s answer makes no sense (${what}).`,
  hint: { zh: '检查地址是否是 Trino 的协调节点。', en: 'Check that the address is Trino’s coordinator.' },
})

const full: Words = {
  zh: '数据台账的存储已满。',
  en: 'The ledger’s storage is full.',
  hint: {
    zh: '没有任何改动。请管理员腾出空间后再试。',
    en: 'Nothing was changed. Have the administrator make room, then try again.',
  },
}
