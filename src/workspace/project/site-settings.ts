import { z } from 'zod'
import { plainText } from '../../brief/brief.ts'
import type { Language } from '../../trade/trade.ts'

/** An address on the web, without a query. */
const webAddress = () => z.string().regex(/^https?:\/\/[^\s?#"'<>\\]+$/, 'https://example.org/briefs/')

/** The schema of `site` in `tradebrief.yaml`. */
export const siteSchema = (language: Language) =>
  z
    .strictObject({
      title: z
        .union([plainText(language), z.strictObject({ zh: plainText(language), en: plainText(language) })])
        .optional()
        .describe('The name of the site; by default that of the issuer. One for all languages, or {zh, en}.'),
      url: webAddress()
        .optional()
        .describe(
          'Where the site will be on the web, as https://example.org/briefs/. Feeds, the sitemap, pictures of links and the addresses of data need it.',
        ),
      license: webAddress().optional().describe('The address of the licence of texts and data.'),
      public: z
        .boolean()
        .default(false)
        .describe('Whether the desk shows the site to everybody, without an account, under /public/.'),
    })
    .describe('The site of what is published: its name, its address, and who may see it at the desk.')

/** What a workspace says about the site of its published briefs. */
export type SiteConfig = z.infer<ReturnType<typeof siteSchema>>
