import { readFile } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'
import { UserError } from '../trade/errors/errors.ts'
import type { SecretSource } from '../workspace/project/automation/automation.ts'
import type { Workspace } from '../workspace/project/project.ts'
import type { Channels } from './deliver.ts'
import { type MailTimeouts, openMailSender } from './send-mail.ts'

export interface ChannelOptions {
  readonly environment?: Readonly<Record<string, string | undefined>>
  readonly mailTimeouts?: MailTimeouts
  readonly webhookTimeout?: number
}

/** The channels of a workspace; null where `tradebrief.yaml` has no `notify`. Secrets are read where they are needed. */
export function readChannels(
  { folder, config }: Workspace,
  { environment = process.env, mailTimeouts, webhookTimeout }: ChannelOptions = {},
): Channels | null {
  const { notify } = config
  if (!notify) return null
  return {
    config: notify,
    async openMail() {
      const { mail } = notify
      if (!mail) return null
      const password = mail.password ? await readSecret(mail.password, folder, environment) : null
      const authority = mail.ca_file === undefined ? null : await readAuthority(mail.ca_file, folder)
      return openMailSender(mail, { password, authority, timeouts: mailTimeouts })
    },
    async readWebhookSecret(name) {
      const hook = notify.webhooks.find((item) => item.name === name)
      if (!hook) throw new Error(`no webhook ${name}`)
      return readSecret(hook.secret, folder, environment)
    },
    ...(webhookTimeout !== undefined && { webhookTimeout }),
  }
}

/** Certificates in PEM. @throws UserError where the file cannot be read or has none. */
async function readAuthority(file: string, folder: string): Promise<string> {
  const path = isAbsolute(file) ? file : join(folder, file)
  const text = await readFile(path, 'utf8').catch(() => '')
  if (text.includes('-----BEGIN CERTIFICATE-----')) return text
  throw new UserError(
    {
      zh: 'ca_file 读不出来，或里面没有证书。',
      en: 'The file of ca_file cannot be read, or has no certificate.',
    },
    {
      where: { file },
      hint: {
        zh: '写明 PEM 格式（-----BEGIN CERTIFICATE-----）的文件，向管理邮件服务器的人索取。',
        en: 'Name a file in PEM (-----BEGIN CERTIFICATE-----); whoever runs the mail server has it.',
      },
    },
  )
}

/**
 * A secret, which is held in memory alone.
 *
 * @param folder of the workspace; a file without a folder of its own is in it.
 * @throws UserError where it is missing or empty; the message never has it.
 */
async function readSecret(
  source: SecretSource,
  folder: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  if ('env' in source) {
    const value = environment[source.env]?.trim()
    if (value) return value
    throw new UserError(
      { zh: `环境变量 ${source.env} 没有设置。`, en: `The environment variable ${source.env} is not set.` },
      { hint: { zh: '设置它，再试一次。', en: 'Set it, and try again.' } },
    )
  }
  const path = isAbsolute(source.file) ? source.file : join(folder, source.file)
  const text = await readFile(path, 'utf8').catch(() => '')
  if (text.trim() !== '') return text.trim()
  throw new UserError(
    { zh: '密钥文件读不出来，或是空的。', en: 'The file of a secret cannot be read, or is empty.' },
    {
      where: { file: source.file },
      hint: { zh: '把密钥单独写进这个文件。', en: 'Write the secret, and nothing else, into this file.' },
    },
  )
}
