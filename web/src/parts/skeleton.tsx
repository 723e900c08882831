import { useSpeech } from '../say.tsx'

/** What is on its way, in the room that it will take. */
export function Skeleton({ lines }: { readonly lines: number }) {
  const { say } = useSpeech()
  return (
    <div class="skeleton" role="status" aria-label={say({ zh: '正在读取', en: 'Loading' })}>
      {Array.from({ length: lines }, (_, index) => (
        <div key={index} />
      ))}
    </div>
  )
}
