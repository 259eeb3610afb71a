import { Page } from '@/features/shell/Page'

export default function LandingPage() {
  return <Page>FitSize</Page>
}
