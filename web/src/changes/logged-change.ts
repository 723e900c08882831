import type { Localized } from '../api.ts'
import { type EditionLanguage, editionLanguages } from '../editions.ts'

/** A change as the desk’s log has it. */
export interface LoggedChange {
  readonly when: string
  readonly who: string
  readonly what: string
  readonly about: Readonly<Record<string, string | number>>
  readonly times: number
}

const words: Readonly<Record<string, Localized>> = {
  commentary: { zh: '写了评论', en: 'wrote commentary on' },
  product: { zh: '改了产品', en: 'changed the product' },
  'product-copy': { zh: '复制出产品', en: 'made a copy, the product' },
  'product-delete': { zh: '删除了产品', en: 'deleted the product' },
  'product-archive': { zh: '归档了产品', en: 'archived the product' },
  'product-restore': { zh: '恢复了产品', en: 'restored the product' },
  'product-create': { zh: '建立了产品', en: 'created the product' },
  build: { zh: '编制了简报', en: 'built' },
  load: { zh: '载入了文件', en: 'loaded the file' },
  undo: { zh: '撤回了文件', en: 'took back the file' },
  bulletin: { zh: '收下了月报的表', en: 'took in the table of the bulletin' },
  confirmation: { zh: '确认了数据', en: 'confirmed data of' },
  'confirmation-undo': { zh: '撤回了对数据的确认', en: 'took back the confirmation of data of' },
  release: { zh: '办理了发布：', en: 'took a step in the release of' },
  'release-rules': { zh: '改了审核和签发的规则', en: 'changed the rules for review and signing' },
  schedule: { zh: '运行了时间表', en: 'ran the schedule' },
  backup: { zh: '下载了备份', en: 'downloaded a backup' },
  workspace: { zh: '改了工作区的设置', en: 'changed the settings of the workspace' },
  'inbox-on': { zh: '打开了收件夹的自动载入', en: 'turned on loading from the inbox' },
  'inbox-off': { zh: '关闭了收件夹的自动载入', en: 'turned off loading from the inbox' },
  'site-open': { zh: '公开了发布网站', en: 'made the site of published briefs public' },
  'site-close': { zh: '关闭了发布网站', en: 'closed the site of published briefs' },
  'login-on': { zh: '打开了登录', en: 'turned sign-in on' },
  'login-off': { zh: '关闭了登录', en: 'turned sign-in off' },
  'token-add': { zh: '发了令牌给', en: 'gave a token to' },
  'token-remove': { zh: '收回了令牌：', en: 'took back the token of' },
}

/** The steps of a release, as the log says who took them. */
const releaseSteps: Readonly<Record<string, Localized>> = {
  submit: { zh: '提交审核', en: 'submitted' },
  approve: { zh: '审核通过', en: 'approved' },
  return: { zh: '退回', en: 'returned' },
  sign: { zh: '签发', en: 'signed' },
  schedule: { zh: '定时发布', en: 'scheduled' },
  publish: { zh: '发布', en: 'published' },
  amend: { zh: '开始更正', en: 'began to amend' },
  withdraw: { zh: '撤回', en: 'withdrew' },
  comment: { zh: '提意见：', en: 'commented on' },
  answer: { zh: '答复意见：', en: 'answered a comment on' },
  assign: { zh: '指派意见：', en: 'assigned a comment on' },
  resolve: { zh: '了结意见：', en: 'resolved a comment on' },
  reopen: { zh: '重开意见：', en: 'reopened a comment on' },
}

export const changeWords = ({ what, about }: LoggedChange): Localized =>
  (what === 'release' ? releaseSteps[about.action ?? ''] : undefined) ?? words[what] ?? { zh: what, en: what }

/** The brief that a file of commentary belongs to: `commentary/2023-12/lithium-ion.en.md`. */
export function commentedBrief(
  file: string,
): { product: string; period: string; language: EditionLanguage } | null {
  const [, period = '', name = ''] = /^commentary\/([^/]+)\/(.+)\.md$/.exec(file) ?? []
  if (name === '') return null
  const language = editionLanguages.find((item) => name.endsWith(`.${item}`))
  return language
    ? { product: name.slice(0, -language.length - 1), period, language }
    : { product: name, period, language: 'zh' }
}
