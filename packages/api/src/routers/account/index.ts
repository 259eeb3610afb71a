import { trpc } from '../../trpc'
import { me } from './me'
import { signUp } from './sign-up'

export const accountRouter = trpc.router({ me, signUp })
