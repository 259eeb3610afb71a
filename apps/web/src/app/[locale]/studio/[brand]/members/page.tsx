import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { InvitationForm } from '@/features/studio/members/InvitationForm'
import { InvitationList } from '@/features/studio/members/InvitationList'
import { MemberList } from '@/features/studio/members/MemberList'
import { StudioHead } from '@/features/studio/StudioHead'
import { currentUser } from '@/server/actor'
import { serverApi } from '@/server/api'
import { studioBrand, studioValue } from '@/server/studio'

type MembersPageProps = { readonly params: Promise<{ readonly brand: string }> }

export async function generateMetadata({ params }: MembersPageProps): Promise<Metadata> {
  const brand = await studioBrand((await params).brand)
  const t = await getTranslations('studio.members')
  return { title: `${t('title')}, ${brand.name}`, robots: { index: false } }
}

export default async function MembersPage({ params }: MembersPageProps) {
  const { slug, role, name } = await studioBrand((await params).brand)
  const api = await serverApi()
  const { members, invitations } = await studioValue(api.studio.members({ brand: slug }), `/studio/${slug}/members`)
  const user = await currentUser()
  const t = await getTranslations('studio.members')
  const isOwner = role === 'OWNER'
  return (
    <>
      <StudioHead title={t('title')} lead={t('lead', { brand: name })} />
      <MemberList brand={slug} members={members} isOwner={isOwner} ownId={user?.userId ?? ''} />
      {isOwner && <InvitationForm brand={slug} />}
      {invitations.length > 0 && <InvitationList brand={slug} invitations={invitations} />}
    </>
  )
}
