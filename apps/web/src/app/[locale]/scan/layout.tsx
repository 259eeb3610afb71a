import type { ReactNode } from 'react'
import { KeepOffline } from '@/features/offline/KeepOffline'
import { ScanFlowProvider } from '@/features/scan/ScanFlowProvider'

export default function ScanLayout({ children }: { readonly children: ReactNode }) {
  return (
    <ScanFlowProvider>
      {children}
      <KeepOffline />
    </ScanFlowProvider>
  )
}
