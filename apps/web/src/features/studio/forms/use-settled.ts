import type { DomainError } from '@fitsize/contracts'
import { useTranslations } from 'next-intl'
import { useToast } from '@/features/shell/ToastProvider'
import { useRouter } from '@/i18n/navigation'
import { problemOfError } from '@/trpc/problem-of-error'

/** What follows a change that has no form of its own: a message, and the page anew. */
export function useSettled() {
  const errors = useTranslations('errors')
  const toast = useToast()
  const router = useRouter()
  const refused = (problem: DomainError) => {
    toast({ text: `${errors(`${problem.code}.title`)}. ${errors(`${problem.code}.hint`)}` })
    // What is shown may be what somebody else has changed.
    router.refresh()
  }
  return {
    done: (text: string) => {
      toast({ text })
      router.refresh()
    },
    refused,
    failed: (error: unknown) => refused(problemOfError(error)),
  }
}
