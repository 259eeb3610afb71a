import type { DomainError, RequestedGarmentType, Scan, ScanAccepted, ScanEvent } from '@fitsize/contracts'

/** What a person says about the garment and the sheet before measuring. */
export type ScanSettings = {
  readonly garmentType: RequestedGarmentType
  /** What they measured of the sheet's 100 mm line; `null` when they did not. */
  readonly checkLineMm: number | null
}

/** A photo ready to be sent: small enough, with the focal length that shrinking it would have lost. */
export type PreparedPhoto = {
  readonly file: Blob
  readonly name: string
  /** 35 mm equivalent; `null` when the photo does not tell. */
  readonly focalLength35mm: number | null
}

/** One wish to measure one photo. The same key is used when it is sent again, so that it is measured once. */
export type Submission = {
  readonly key: string
  readonly photo: PreparedPhoto
  readonly settings: ScanSettings
  /** When the wait began, on the clock of `performance.now()`, in milliseconds. */
  readonly startedAt: number
}

export type Progress = Pick<ScanEvent, 'status' | 'position' | 'etaMs'>

/** Whether news of the scan arrive. */
export type Connection = 'live' | 'reconnecting'

/** Where a person stands between choosing a photo and reading its measures. */
export type ScanFlow =
  | { readonly phase: 'choosing'; readonly settings: ScanSettings }
  | { readonly phase: 'preparing'; readonly settings: ScanSettings; readonly photo: { file: Blob; name: string } }
  | { readonly phase: 'sending'; readonly submission: Submission }
  /** The photo was not accepted. It is kept, so that it can be sent again. */
  | {
      readonly phase: 'refused'
      readonly settings: ScanSettings
      readonly problem: DomainError
      readonly submission: Submission | null
    }
  /** A scan known by its address only, as after a reload. */
  | { readonly phase: 'opening'; readonly scanId: string; readonly connection: Connection }
  | {
      readonly phase: 'waiting'
      readonly scanId: string
      readonly submission: Submission | null
      readonly progress: Progress
      readonly connection: Connection
    }
  | {
      readonly phase: 'measured'
      readonly scanId: string
      readonly submission: Submission | null
      readonly scan: Scan
    }
  /** `lost` when it is unknown what became of the scan; otherwise it ended without a result. */
  | {
      readonly phase: 'failed'
      readonly scanId: string
      readonly submission: Submission | null
      readonly problem: DomainError
      readonly lost: boolean
    }

export type ScanFlowEvent =
  | { readonly type: 'shown'; readonly scanId: string | null }
  | { readonly type: 'settings-changed'; readonly settings: ScanSettings }
  | { readonly type: 'photo-chosen'; readonly photo: { file: Blob; name: string }; readonly settings: ScanSettings }
  | { readonly type: 'prepared'; readonly submission: Submission }
  | { readonly type: 'refused'; readonly problem: DomainError }
  /** There is no connection: the photo waits on this device. */
  | { readonly type: 'kept' }
  | { readonly type: 'accepted'; readonly accepted: ScanAccepted }
  | { readonly type: 'progressed'; readonly scanId: string; readonly progress: Progress }
  | { readonly type: 'connection-changed'; readonly scanId: string; readonly connection: Connection }
  | { readonly type: 'finished'; readonly scan: Scan }
  | { readonly type: 'lost'; readonly scanId: string; readonly problem: DomainError }
  | { readonly type: 'sent-again' }
  | { readonly type: 'restarted' }

export const initialSettings: ScanSettings = { garmentType: 'auto', checkLineMm: null }
export const initialFlow: ScanFlow = { phase: 'choosing', settings: initialSettings }

/** The scan that a flow is about; `null` before one was accepted. */
export function scanIdOf(flow: ScanFlow): string | null {
  return 'scanId' in flow ? flow.scanId : null
}

/** The photo and settings that this page still holds; `null` after a reload. */
export function submissionOf(flow: ScanFlow): Submission | null {
  return 'submission' in flow ? flow.submission : null
}

const settingsOf = (flow: ScanFlow): ScanSettings =>
  'settings' in flow ? flow.settings : (submissionOf(flow)?.settings ?? initialSettings)

/**
 * The next state of the flow. Events that no longer matter, such as news of a scan that was left, change nothing.
 */
export function nextFlow(flow: ScanFlow, event: ScanFlowEvent): ScanFlow {
  switch (event.type) {
    case 'shown':
      if (event.scanId === scanIdOf(flow)) return flow
      if (event.scanId === null) return { phase: 'choosing', settings: settingsOf(flow) }
      return { phase: 'opening', scanId: event.scanId, connection: 'live' }
    case 'settings-changed':
      if (flow.phase !== 'choosing' && flow.phase !== 'refused') return flow
      return { ...flow, settings: event.settings }
    case 'photo-chosen':
      return { phase: 'preparing', photo: event.photo, settings: event.settings }
    case 'prepared':
      return { phase: 'sending', submission: event.submission }
    case 'refused':
      if (flow.phase !== 'preparing' && flow.phase !== 'sending') return flow
      return {
        phase: 'refused',
        settings: settingsOf(flow),
        problem: event.problem,
        submission: submissionOf(flow),
      }
    case 'kept':
      return flow.phase === 'sending' ? { phase: 'choosing', settings: settingsOf(flow) } : flow
    case 'accepted': {
      if (flow.phase !== 'sending') return flow
      const { id, status, position, etaMs } = event.accepted
      return {
        phase: 'waiting',
        scanId: id,
        submission: flow.submission,
        progress: { status, position, etaMs },
        connection: 'live',
      }
    }
    case 'progressed':
      if (!isFollowed(flow, event.scanId)) return flow
      return {
        phase: 'waiting',
        scanId: event.scanId,
        submission: submissionOf(flow),
        progress: event.progress,
        connection: 'live',
      }
    case 'connection-changed':
      if (!isFollowed(flow, event.scanId) || flow.connection === event.connection) return flow
      return { ...flow, connection: event.connection }
    case 'finished':
      return isFollowed(flow, event.scan.id) ? outcomeOf(event.scan, submissionOf(flow)) : flow
    case 'lost':
      if (!isFollowed(flow, event.scanId)) return flow
      return {
        phase: 'failed',
        scanId: event.scanId,
        submission: submissionOf(flow),
        problem: event.problem,
        lost: true,
      }
    case 'sent-again':
      if (flow.phase === 'refused' && flow.submission !== null) return { phase: 'sending', submission: flow.submission }
      if (flow.phase === 'failed' && flow.lost) return { phase: 'opening', scanId: flow.scanId, connection: 'live' }
      return flow
    case 'restarted':
      return { phase: 'choosing', settings: settingsOf(flow) }
  }
}

function isFollowed(
  flow: ScanFlow,
  scanId: string,
): flow is Extract<ScanFlow, { readonly phase: 'opening' | 'waiting' }> {
  return (flow.phase === 'opening' || flow.phase === 'waiting') && flow.scanId === scanId
}

function outcomeOf(scan: Scan, submission: Submission | null): ScanFlow {
  const common = { scanId: scan.id, submission }
  switch (scan.status) {
    case 'succeeded':
      return { phase: 'measured', ...common, scan }
    case 'failed':
      return { phase: 'failed', ...common, problem: { code: scan.error?.code ?? 'inference-failed' }, lost: false }
    case 'cancelled':
      return { phase: 'failed', ...common, problem: { code: 'scan-cancelled' }, lost: false }
    case 'expired':
      return { phase: 'failed', ...common, problem: { code: 'scan-expired' }, lost: false }
    case 'queued':
    case 'running': {
      const { status, position, etaMs } = scan
      return { phase: 'waiting', ...common, progress: { status, position, etaMs }, connection: 'live' }
    }
  }
}
