import { createNavigation } from 'next-intl/navigation'
import { routing } from './routing'

/** Navigation whose addresses carry no language: the present one is added. */
export const { Link, redirect, usePathname, useRouter, getPathname } = createNavigation(routing)
