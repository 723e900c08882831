import type { Localized } from '../api.ts'
import { useSpeech } from '../say.tsx'
import { CopyTextButton } from './copy-text-button.tsx'

/** The address of a page of the public site: a link in a tab of its own, and a button that copies it. */
export function PublicAddress({ path, words }: { readonly path: string; readonly words: Localized }) {
  const { say } = useSpeech()
  const address = new URL(path, location.origin).href
  return (
    <p class="public-address">
      {say(words)}{' '}
      <a href={path} target="_blank" rel="noreferrer">
        {decodeURI(address)}
      </a>{' '}
      <CopyTextButton
        text={address}
        label={{ zh: '复制地址', en: 'Copy address' }}
        about={{ zh: `复制${words.zh}`, en: `Copy: ${words.en}` }}
      />
    </p>
  )
}
