import { rootCertificates } from 'node:tls'
import type Mail from 'nodemailer/lib/mailer'
import { readFrozenFile, readSeal, type Version } from '../releases/releases.ts'
import { type Language, withoutControls } from '../trade/trade.ts'
import type { NotifyConfig } from '../workspace/project/automation/automation.ts'
import { eventText, wordEvent } from './event-words.ts'
import type { Delivery, MessageState } from './outbox.ts'

export type MailSettings = NonNullable<NotifyConfig['mail']>
export type Recipient = NotifyConfig['recipients'][number]

/** How long the server may take, in milliseconds. */
export interface MailTimeouts {
  readonly connection: number
  readonly greeting: number
  readonly socket: number
}

const usualTimeouts: MailTimeouts = { connection: 10_000, greeting: 10_000, socket: 30_000 }

/** Sends mails to one server; it is closed afterwards. */
export interface MailSender {
  send(mail: Mail.Options): Promise<Delivery>
  close(): void
}

export interface MailSenderOptions {
  /** Null for a server that demands none. */
  readonly password: string | null
  /** Certificates (PEM) that count beside those of the well-known authorities; null for none. */
  readonly authority: string | null
  readonly timeouts?: MailTimeouts | undefined
}

/** Opens a connection when the first mail is sent. A server with a certificate that is not valid for its name gets nothing. */
export async function openMailSender(
  { host, port, security, user }: MailSettings,
  { password, authority, timeouts = usualTimeouts }: MailSenderOptions,
): Promise<MailSender> {
  const { createTransport } = await import('nodemailer')
  const transport = createTransport({
    ...{
      host,
      port,
      secure: security === 'tls',
      requireTLS: security === 'starttls',
      ignoreTLS: security === 'none',
    },
    ...(authority !== null && { tls: { ca: [...rootCertificates, authority] } }),
    ...(user !== undefined && { auth: { user, pass: password ?? '' } }),
    connectionTimeout: timeouts.connection,
    greetingTimeout: timeouts.greeting,
    socketTimeout: timeouts.socket,
    // Nothing of a message is a path or an address that the program would read.
    ...{ disableFileAccess: true, disableUrlAccess: true },
  })
  return {
    async send(mail) {
      try {
        await transport.sendMail(mail)
        return { outcome: 'sent', reason: null, isChannelDown: false }
      } catch (error) {
        return describeFailure(error, password)
      }
    },
    close: () => transport.close(),
  }
}

/** Commands after which an answer of 5xx is about this message; others are about the server or the account. */
const aboutMessage: ReadonlySet<string> = new Set(['MAIL FROM', 'RCPT TO', 'DATA'])

function describeFailure(error: unknown, password: string | null): Delivery {
  const {
    message = String(error),
    code,
    responseCode,
    command,
  } = error as {
    message?: string
    code?: string
    responseCode?: number
    command?: string
  }
  const isPermanent = (responseCode ?? 0) >= 500 && aboutMessage.has(command ?? '')
  const isAnswered = responseCode !== undefined && aboutMessage.has(command ?? '')
  const text = password ? message.split(password).join('***') : message
  return {
    outcome: isPermanent ? 'refused' : 'failed',
    reason: withoutControls(`${code ?? ''} ${text}`.trim()).slice(0, 500),
    isChannelDown: !isAnswered,
  }
}

/** What a mail of an event is made from. */
export interface MailOrder {
  /** Of the workspace. */
  readonly folder: string
  readonly settings: MailSettings
  readonly recipient: Recipient
  readonly message: Pick<MessageState, 'id' | 'event'>
  /** The version that is published; null for another event. A draft is never in a mail. */
  readonly published: Version | null
  readonly deskUrl: string | undefined
  readonly now: Date
}

/** A mail of an event, with the published brief where the recipient wants it. @throws UserError where a frozen file is not what was signed. */
export async function composeMail(order: MailOrder): Promise<Mail.Options> {
  const { settings, recipient, message, deskUrl, now } = order
  const languages: readonly Language[] = recipient.language === 'both' ? ['zh', 'en'] : [recipient.language]
  const title = wordEvent(message.event)
  const text = languages.map((language) => eventText(message.event, language, deskUrl)).join('\n\n')
  const domain = /@([^\s>]+)/.exec(settings.from)?.[1] ?? 'tradebrief.invalid'
  return {
    from: settings.from,
    to: { name: '', address: recipient.to },
    subject: withoutControls(languages.map((language) => title[language]).join(' / ')),
    text,
    date: now,
    messageId: `<${message.id}@${domain}>`,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Tradebrief-Event': message.event.kind },
    ...(await briefParts(order, languages, text)),
  }
}

async function briefParts(
  { folder, recipient, published }: MailOrder,
  languages: readonly Language[],
  text: string,
): Promise<Pick<Mail.Options, 'attachments' | 'html'>> {
  if (!published || recipient.brief === 'none') return {}
  const { files } = await readSeal(folder, published)
  const briefs = files.filter(({ kind }) => kind === 'brief')
  const find = (ending: string) =>
    briefs.filter(
      ({ name, language }) =>
        name.endsWith(ending) && (language === null || languages.some((each) => each === language)),
    )
  const inline = recipient.brief === 'inline' ? find('.html') : []
  const attached = recipient.brief === 'attached' || inline.length === 0 ? find('.docx') : []
  const [first] = inline
  return {
    ...(first && {
      html: withNotice((await readFrozenFile(folder, published, first)).toString('utf8'), text),
    }),
    attachments: await Promise.all(
      [...attached, ...inline.slice(1)].map(async (file) => ({
        filename: file.name.replace(/^.*\//, ''),
        content: await readFrozenFile(folder, published, file),
      })),
    ),
  }
}

/** The page of the brief with what the message says on top. */
function withNotice(page: string, text: string): string {
  const escaped = text.replace(/[&<>]/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[mark] ?? mark)
  const notice = `<p>${escaped.split('\n').join('<br>')}</p><hr>`
  return /<body[^>]*>/.test(page)
    ? page.replace(/<body[^>]*>/, (tag) => `${tag}${notice}`)
    : `${notice}${page}`
}
