import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { capabilities } from '../../tools/structure/capabilities.ts'
import { withoutRegistration } from '../../tools/structure/capability.ts'

const root = new URL('../..', import.meta.url).pathname

/** `tools/structure/delete-capabilities.ts` deletes them and verifies what remains, which takes too long for each run. */
describe.each(capabilities)(
  'what makes up $name',
  ({ files, registrations, ownTests = [], remainingTests }) => {
    it('is there', () => {
      const paths = [...files, ...ownTests, ...remainingTests]
      expect(paths.filter((path) => !existsSync(root + path))).toEqual([])
    })

    it('is registered where the list of capabilities says', () => {
      const texts = new Map<string, string>()
      for (const registration of registrations) {
        const { file } = registration
        const text = texts.get(file) ?? readFileSync(root + file, 'utf8')
        texts.set(file, withoutRegistration(text, registration))
      }
      for (const [file, text] of texts)
        expect(text.length).toBeLessThan(readFileSync(root + file, 'utf8').length)
    })
  },
)
