import { z } from 'zod'

/** What is notified, in the order of a brief's way. */
export const notifiedEvents = ['new-data', 'to-confirm', 'to-review', 'to-sign', 'published'] as const
export type NotifiedEvent = (typeof notifiedEvents)[number]

const webAddress = () => z.string().regex(/^https?:\/\/[^\s"'<>\\]+$/, 'https://example.org/hook')
const mailAddress = () => z.string().regex(/^[^\s<>@",;]+@[^\s<>@",;]+$/, 'name@example.org')

const secret = () =>
  z
    .union(
      [
        z.strictObject({ env: z.string().regex(/^\w+$/).describe('The name of an environment variable.') }),
        z.strictObject({ file: z.string().min(1).describe('A file that has it, and nothing else.') }),
      ],
      { error: '{env: NAME} / {file: PATH}' },
    )
    .describe('Where a secret is: it never stands in this file.')

const filter = {
  events: z
    .array(z.enum(notifiedEvents))
    .min(1)
    .default(['published'])
    .describe('Which events are sent; by default that a brief was published.'),
  products: z.array(z.string().min(1)).min(1).optional().describe('Of which products; by default of all.'),
}

const mailServer = () =>
  z
    .strictObject({
      host: z.string().min(1).describe('The mail server.'),
      port: z.number().int().min(1).max(65_535).default(587),
      security: z
        .enum(['starttls', 'tls', 'none'])
        .default('starttls')
        .describe(
          'starttls demands encryption after the greeting, tls from the start; none is for a server on this machine.',
        ),
      ca_file: z
        .string()
        .min(1)
        .optional()
        .describe(
          'A file with certificates (PEM) that the certificate of the server is checked against as well, where it is of the organisation’s own authority.',
        ),
      user: z.string().min(1).optional(),
      password: secret().optional(),
      from: z
        .string()
        .min(3)
        .max(200)
        .describe('The sender, as briefs@example.org or "Name <briefs@example.org>".'),
    })
    .describe('The mail server that takes the messages.')

/** The schema of `notify` in `tradebrief.yaml`. */
export const notifySchema = () =>
  z
    .strictObject({
      url: webAddress()
        .optional()
        .describe('Where the desk is, as https://desk.example.org/: messages link to it.'),
      mail: mailServer().optional(),
      recipients: z
        .array(
          z.strictObject({
            to: mailAddress().describe('One address.'),
            person: z
              .string()
              .min(1)
              .optional()
              .describe(
                'The name of the person’s token: to-review and to-sign are only sent to those who may do it.',
              ),
            language: z.enum(['zh', 'en', 'both']).default('zh'),
            brief: z
              .enum(['none', 'attached', 'inline'])
              .default('none')
              .describe('Whether a published brief comes with the message: as Word file, or as its text.'),
            ...filter,
          }),
        )
        .default([])
        .describe('Who gets mail.'),
      webhooks: z
        .array(
          z.strictObject({
            name: z.string().min(1).max(60).describe('A name for it in records.'),
            url: webAddress().describe('Where messages are posted to, as JSON.'),
            secret: secret(),
            ...filter,
          }),
        )
        .default([])
        .describe('Programs that get messages.'),
    })
    .describe('Who is told of new data, of what waits, and of what is published.')

/** What a workspace says about its notifications. */
export type NotifyConfig = z.infer<ReturnType<typeof notifySchema>>
export type SecretSource = z.infer<ReturnType<typeof secret>>
