export const scanStatuses = ['queued', 'running', 'succeeded', 'failed', 'cancelled', 'expired'] as const
export type ScanStatus = (typeof scanStatuses)[number]

/** Whether nothing more will happen to a scan. */
export const isFinished = (status: ScanStatus): boolean => status !== 'queued' && status !== 'running'
