import { z } from 'zod'

/** A folder in the workspace: no part of its path is hidden or leads out. */
const folderPath = /^(?!\.)[^\\/:*?"<>|\0]+(?:\/(?!\.)[^\\/:*?"<>|\0]+)*$/

/** The schema of `inbox` in `tradebrief.yaml`. */
export const inboxSchema = () =>
  z
    .strictObject({
      watch: z
        .boolean()
        .default(true)
        .describe('Whether an open desk loads the files by itself; false keeps the other settings.'),
      folder: z
        .string()
        .regex(folderPath, 'inbox, downloads/customs')
        .default('inbox')
        .describe('The folder in the workspace whose files are loaded.'),
      settle: z
        .number()
        .min(0.1)
        .max(3600)
        .default(2)
        .describe('A file is complete when its size and time have not changed for so many seconds.'),
      poll: z
        .boolean()
        .default(false)
        .describe(
          'Whether to look at the files again and again, as on a network share that reports no changes.',
        ),
    })
    .describe('The folder that an open desk watches, and loads files from. {} watches inbox/.')

/** What a workspace says about its inbox. */
export type InboxConfig = z.infer<ReturnType<typeof inboxSchema>>

interface WithInbox {
  readonly config: { readonly inbox?: InboxConfig | undefined }
}

/** Whether an open desk loads what is put into the inbox. */
export const isInboxWatched = ({ config }: WithInbox): boolean => config.inbox?.watch === true

/** The settings of the inbox; those of a workspace that says nothing are the usual ones. */
export const readInboxSettings = ({ config }: WithInbox): InboxConfig =>
  config.inbox ?? inboxSchema().parse({})
