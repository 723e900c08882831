import { z } from 'zod'
import { productSchema } from '../../brief/product/product.ts'
import { configSchema } from './config.ts'

/** JSON Schemas of the product file and of the workspace's file, for editors. */
export function jsonSchemas(): { readonly product: object; readonly workspace: object } {
  const options = { io: 'input', target: 'draft-2020-12' } as const
  return {
    product: z.toJSONSchema(productSchema('en'), options),
    workspace: z.toJSONSchema(configSchema('en'), options),
  }
}
