import { z } from '@hono/zod-openapi'
import { language } from './common-schemas.ts'

/** The site of what is published, as the desk shows it to everybody. */
export const publicSite = z
  .object({
    isPublic: z.boolean(),
    /** Where the settings say that the site is on the web; null where they do not. */
    url: z.string().nullable(),
    /** The page of each published brief in each language; none while the site is not public. */
    pages: z.array(
      z.object({
        product: z.string(),
        period: z.string(),
        language,
        /** The address at the desk, such as /public/en/lithium-ion/2023-12/. */
        path: z.string(),
      }),
    ),
  })
  .openapi('PublicSite')

export type PublicSite = z.infer<typeof publicSite>
