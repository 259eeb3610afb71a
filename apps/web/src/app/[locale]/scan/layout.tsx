import type { ReactNode } from 'react'
import { ScanFlowProvider } from '@/features/scan/ScanFlowProvider'

export default function ScanLayout({ children }: { readonly children: ReactNode }) {
  return <ScanFlowProvider>{children}</ScanFlowProvider>
}
