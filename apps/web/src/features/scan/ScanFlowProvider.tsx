'use client'

import { type DomainError, fail, ok, type RequestedGarmentType, type Result } from '@fitsize/contracts'
import {
  createContext,
  type Dispatch,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useReducer,
} from 'react'
import { useRouter } from '@/i18n/navigation'
import { createScanClient, scanPhotoPath } from './client'
import { followScan } from './flow/follow-scan'
import { rememberSettings } from './flow/remembered-settings'
import {
  initialFlow,
  nextFlow,
  type PreparedPhoto,
  type ScanFlow,
  type ScanFlowEvent,
  type ScanSettings,
  type Submission,
  scanIdOf,
  submissionOf,
} from './flow/scan-flow'
import { submissionFields } from './flow/submission-fields'
import { newSubmissionKey } from './flow/submission-key'
import { keepSubmission } from './kept/keep-submission'
import { preparePhoto } from './photo/prepare-photo'

export type ScanActions = {
  readonly show: (scanId: string | null) => void
  readonly changeSettings: (settings: ScanSettings) => void
  readonly choosePhoto: (photo: { readonly file: Blob; readonly name: string }, settings: ScanSettings) => void
  /** Sends a refused photo again, or takes up a scan that was lost from sight. */
  readonly tryAgain: () => void
  /** Measures the same photo as another scan, as the given type. */
  readonly measureAgain: (garmentType: RequestedGarmentType) => Promise<Result<null>>
  /** Stops the scan and goes back to choosing. */
  readonly cancel: () => Promise<void>
  readonly startOver: () => void
}

const ScanFlowContext = createContext<{ readonly flow: ScanFlow; readonly actions: ScanActions } | null>(null)

/** Keeps the flow across the addresses of the scan pages, so that the photo survives the step from one to the next. */
export function ScanFlowProvider({ children }: { readonly children: ReactNode }) {
  const [flow, dispatch] = useReducer(nextFlow, initialFlow)
  const router = useRouter()

  const chosen = flow.phase === 'preparing' ? flow : null
  useEffect(() => {
    if (chosen === null) return
    let wanted = true
    preparePhoto(chosen.photo).then((prepared) => {
      if (!wanted) return
      if (!prepared.ok) return dispatch({ type: 'refused', problem: prepared.error })
      dispatch({ type: 'prepared', submission: submissionFor(prepared.value, chosen.settings) })
    })
    return () => {
      wanted = false
    }
  }, [chosen])

  const sent = flow.phase === 'sending' ? flow.submission : null
  useEffect(() => {
    if (sent === null) return
    const leaving = new AbortController()
    createScanClient()
      .submitScan({
        photo: sent.photo.file,
        fields: submissionFields({ ...sent.settings, focalLength35mm: sent.photo.focalLength35mm }),
        idempotencyKey: sent.key,
        signal: leaving.signal,
      })
      .then((accepted) => {
        if (leaving.signal.aborted) return
        if (!accepted.ok) return keepOrRefuse(sent, accepted.error, dispatch)
        const { id } = accepted.value
        rememberSettings(id, {
          focalLength35mm: sent.photo.focalLength35mm,
          checkLineMm: sent.settings.checkLineMm,
        })
        dispatch({ type: 'accepted', accepted: accepted.value })
        router.push(`/scan/${id}`, { scroll: true })
      })
    return () => leaving.abort()
  }, [sent, router])

  const followed = flow.phase === 'opening' || flow.phase === 'waiting' ? flow.scanId : null
  useEffect(() => {
    if (followed === null) return
    const leaving = new AbortController()
    followScan(
      { client: createScanClient(), scanId: followed, signal: leaving.signal },
      {
        onProgress: (progress) => dispatch({ type: 'progressed', scanId: followed, progress }),
        onConnection: (connection) => dispatch({ type: 'connection-changed', scanId: followed, connection }),
        onFinished: (scan) => dispatch({ type: 'finished', scan }),
        onLost: (problem) => dispatch({ type: 'lost', scanId: followed, problem }),
      },
    )
    return () => leaving.abort()
  }, [followed])

  const startOver = useCallback(() => {
    dispatch({ type: 'restarted' })
    router.push('/scan')
  }, [router])
  // Stable, since pages call it when they appear and must not call it again when a scan gets its id.
  const show = useCallback((shown: string | null) => dispatch({ type: 'shown', scanId: shown }), [])
  const scanId = scanIdOf(flow)
  const submission = submissionOf(flow)
  const actions = useMemo(
    (): ScanActions => ({
      show,
      changeSettings: (settings) => dispatch({ type: 'settings-changed', settings }),
      choosePhoto: (photo, settings) => dispatch({ type: 'photo-chosen', photo, settings }),
      tryAgain: () => dispatch({ type: 'sent-again' }),
      async measureAgain(garmentType) {
        const kept = submission === null && scanId !== null ? await readStoredSubmission(scanId) : submission
        if (kept === null) return fail('not-found')
        dispatch({ type: 'prepared', submission: submissionFor(kept.photo, { ...kept.settings, garmentType }) })
        return ok(null)
      },
      async cancel() {
        // Whatever becomes of the request, the person has left: a scan that cannot be cancelled only ends unread.
        if (scanId !== null) await createScanClient().deleteScan(scanId)
        startOver()
      },
      startOver,
    }),
    [scanId, submission, show, startOver],
  )
  return <ScanFlowContext value={useMemo(() => ({ flow, actions }), [flow, actions])}>{children}</ScanFlowContext>
}

/** The flow and what can be done; only inside the provider. */
export function useScanFlow(): { readonly flow: ScanFlow; readonly actions: ScanActions } {
  const value = useContext(ScanFlowContext)
  if (value === null) throw new Error('useScanFlow outside ScanFlowProvider')
  return value
}

const submissionFor = (photo: PreparedPhoto, settings: ScanSettings): Submission => ({
  key: newSubmissionKey(),
  photo,
  settings,
  startedAt: performance.now(),
})

/** Without a network the photo is kept; other refusals, and a device that can keep nothing, are told. */
async function keepOrRefuse(sent: Submission, problem: DomainError, dispatch: Dispatch<ScanFlowEvent>): Promise<void> {
  const kept = problem.code === 'unavailable' && !navigator.onLine && (await keepSubmission(sent))
  dispatch(kept ? { type: 'kept' } : { type: 'refused', problem })
}

/** After a reload the photo is no longer in this page, but the working copy is on the server. */
async function readStoredSubmission(scanId: string): Promise<Submission | null> {
  try {
    const response = await fetch(scanPhotoPath(scanId))
    if (!response.ok) return null
    const { recallSettings } = await import('./flow/recall-settings')
    const { focalLength35mm, checkLineMm } = recallSettings(scanId)
    const photo = { file: await response.blob(), name: 'photo.jpg', focalLength35mm }
    return submissionFor(photo, { garmentType: 'auto', checkLineMm })
  } catch {
    return null
  }
}
