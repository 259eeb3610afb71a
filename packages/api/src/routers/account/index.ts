import { trpc } from '../../trpc'
import { changeConsent } from './change-consent'
import { changeEmail } from './change-email'
import { changePassword } from './change-password'
import { changeProfile } from './change-profile'
import { confirmEmail } from './confirm-email'
import { consent } from './consent'
import { deleteAccount } from './delete-account'
import { endAllSessions } from './end-all-sessions'
import { endSession } from './end-session'
import { me } from './me'
import { requestPasswordReset } from './request-password-reset'
import { requestVerification } from './request-verification'
import { resetPassword } from './reset-password'
import { sessions } from './sessions'
import { signUp } from './sign-up'

export const accountRouter = trpc.router({
  changeConsent,
  changeEmail,
  changePassword,
  changeProfile,
  confirmEmail,
  consent,
  deleteAccount,
  endAllSessions,
  endSession,
  me,
  requestPasswordReset,
  requestVerification,
  resetPassword,
  sessions,
  signUp,
})
