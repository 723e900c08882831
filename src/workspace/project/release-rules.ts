import { z } from 'zod'

/** The schema of `releases` in `tradebrief.yaml`. */
export const releaseRulesSchema = () =>
  z
    .strictObject({
      two_people: z
        .boolean()
        .default(false)
        .describe('Whether who signs a version must be someone who neither submitted nor approved it.'),
      approval: z
        .boolean()
        .default(false)
        .describe('Whether a reviewer who did not submit a version must approve it before it is signed.'),
      command_line: z
        .boolean()
        .default(true)
        .describe(
          'Whether steps of releases can be taken at the command line, which believes the name that it is given and records the user of the operating system; if not, only at the desk, by people who have signed in.',
        ),
      readers: z
        .enum(['published', 'everything'])
        .default('published')
        .describe(
          'What people with the role reader see at the desk once something was submitted for release: what is published, or everything.',
        ),
      utc_offset: z
        .string()
        .regex(/^[+-](?:0\d|1[0-4]):[0-5]\d$/)
        .default('+08:00')
        .describe('The time zone of release times without one of their own, as "+08:00".'),
    })
    .describe('Who must take part in a release, and what readers see before it is published.')
