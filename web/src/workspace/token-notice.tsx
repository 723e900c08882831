import { CopyTextButton } from '../parts/copy-text-button.tsx'
import { useSpeech } from '../say.tsx'

/** A token as it was made, which is shown this once. */
export interface ShownToken {
  readonly name: string
  readonly token: string
}

/** A new token, to be copied now: for somebody else, or the reader's own. */
export function TokenNotice({
  made: { name, token },
  isOwn = false,
}: {
  readonly made: ShownToken
  readonly isOwn?: boolean
}) {
  const { say } = useSpeech()
  return (
    <div class="notice" role="status">
      <p>
        {say(
          isOwn
            ? {
                zh: `您（${name}）的令牌，只显示这一次。请现在复制，存到别人看不到的地方：下次登录要用。您现在已经登录。`,
                en: `Your token (${name}), shown this once. Copy it now and store it where nobody else sees it: you sign in with it from now on. You are signed in already.`,
              }
            : {
                zh: `${name} 的令牌，只显示这一次，请复制下来交给本人：`,
                en: `The token of ${name}. It is shown this once: copy it and hand it over.`,
              },
        )}
      </p>
      <p>
        <code class="token">{token}</code>{' '}
        <CopyTextButton text={token} label={{ zh: '复制令牌', en: 'Copy the token' }} />
      </p>
    </div>
  )
}
