import type {
  DomainErrorCode,
  QueueMode,
  RequestedGarmentType,
  RequestedMarker,
  ScanFindings,
  ScanStatus,
} from '@fitsize/contracts'

export type Size = { readonly width: number; readonly height: number }

/** What was asked of a scan. */
export type ScanWish = {
  readonly garmentType: RequestedGarmentType
  readonly marker: RequestedMarker
  readonly focalLength35mm: number | null
  readonly checkLineMm: number | null
}

export type NewScan = ScanWish & {
  readonly id: string
  readonly subject: string
  readonly priority: number
  readonly deadlineSeconds: number
  readonly photoKey: string
  /** Of the upright full-size photo. */
  readonly photo: Size
  /** Of the stored working copy. */
  readonly working: Size
  readonly idempotency: { readonly key: string; readonly requestHash: string } | null
  /** W3C Trace Context of the request that brings it. */
  readonly traceparent?: string | null
}

/**
 * `known`: another request with the same idempotency key came first; `draining`: nothing new is taken in. Nothing was
 * written then.
 */
export type EnqueueOutcome =
  | { readonly kind: 'enqueued' }
  | { readonly kind: 'draining' }
  | { readonly kind: 'known'; readonly scanId: string; readonly requestHash: string }

/** The right to write the outcome of one attempt; void once the scan has another token or none. */
export type Lease = { readonly scanId: string; readonly leaseToken: string }

export type ClaimedScan = Lease &
  ScanWish & {
    readonly attempt: number
    /** Attempts of the past that ended in an error of the inference server. */
    readonly failedAttempts: number
    /** Addresses of the inference servers that failed these. */
    readonly failedServers: readonly string[]
    readonly photoKey: string | null
    readonly photo: Size
    readonly working: Size
    /** Time from acceptance to the first attempt. */
    readonly queuedMs: number
    /** Time left until the deadline. */
    readonly remainingMs: number
    /** Time since its first attempt began; 0 for the first. */
    readonly triedForMs: number
    /** W3C Trace Context of the request that brought it; null when it was not traced. */
    readonly traceparent: string | null
  }

export type ScanResultRecord = {
  readonly findings: ScanFindings
  readonly keypointHash: string
  readonly dimensionVersion: number
  readonly modelVersion: string
  readonly queuedMs: number
  readonly inferenceMs: number
}

/** Every write of an attempt is refused, with false, unless the lease is still held. */
export interface ScanAttempts {
  /**
   * Takes up to `limit` due scans for a gateway, the most urgent first; among equally urgent ones subjects take turns.
   * No scan is given to two; while the queue is paused there is none for anybody.
   */
  claim(gatewayId: string, limit: number): Promise<readonly ClaimedScan[]>
  succeed(lease: Lease, result: ScanResultRecord): Promise<boolean>
  fail(lease: Lease, code: DomainErrorCode, reason: string): Promise<boolean>
  expire(lease: Lease): Promise<boolean>
  /**
   * Queues it again after a delay, as an attempt that counts against the maximum.
   * @param failedServers addresses of the inference servers that failed it, which the next claim tells
   */
  retry(lease: Lease, delayMs: number, reason: string, failedServers?: readonly string[]): Promise<boolean>
  /** Queues it again after a delay as if the attempt had not been. */
  giveBack(lease: Lease, delayMs: number, reason: string): Promise<boolean>
}

export type CancelOutcome = 'cancelled' | 'finished' | 'absent'

/** Where a subject's next scan would stand. */
export type Standing = {
  readonly mode: QueueMode
  /** Scans that wait, of all, counted up to the queue's length. */
  readonly waiting: number
  /** How many would run before it. */
  readonly position: number
  /** The subject's scans that have not ended, counted up to its quota. */
  readonly unfinished: number
  /** Until the subject may send again by its quota a minute; null when it may now. */
  readonly rateOpensInMs: number | null
}

export interface ScanQueue {
  /** The scan, its first event, its idempotency key and the notification, all or nothing. */
  enqueue(scan: NewScan): Promise<EnqueueOutcome>
  /** The scan of an idempotency key younger than 24 hours. */
  findByIdempotencyKey(
    subject: string,
    key: string,
  ): Promise<{ readonly scanId: string; readonly requestHash: string } | null>
  /** Where a subject's next scan would stand; counts stop at the given ones. */
  standing(
    subject: string,
    priority: number,
    countTo: { readonly waiting: number; readonly unfinished: number; readonly perMinute: number },
  ): Promise<Standing>
  /** Ends a scan that has not finished; whoever runs it loses the lease. */
  cancel(scanId: string): Promise<CancelOutcome>
  /** Notes that the photo is erased. */
  forgetPhoto(scanId: string): Promise<void>
  /** Removes a finished scan with all that was found. */
  remove(scanId: string): Promise<void>
}

export type StoredScan = ScanWish & {
  readonly id: string
  readonly subject: string
  readonly status: ScanStatus
  readonly photoKey: string | null
  readonly photo: Size
  readonly working: Size
  readonly createdAt: Date
  readonly startedAt: Date | null
  readonly finishedAt: Date | null
  readonly errorCode: DomainErrorCode | null
  /** W3C Trace Context of the request that brought it; null when it was not traced. */
  readonly traceparent: string | null
  readonly result: (ScanResultRecord & { readonly totalMs: number }) | null
}

export type StoredScanEvent = { readonly id: string; readonly status: ScanStatus }

/** Where a page of a subject's scans, newest first, goes on. */
export type ScanPosition = { readonly createdAt: Date; readonly id: string }

export interface ScanReads {
  find(scanId: string): Promise<StoredScan | null>
  /**
   * How many scans run before this queued one as things stand; null when it is not queued. Can grow when somebody with
   * fewer scans comes, by one for each.
   */
  position(scanId: string): Promise<number | null>
  /** Scans of a subject, newest first, those after `after`. */
  page(subject: string, limit: number, after: ScanPosition | null): Promise<readonly StoredScan[]>
  /** Events of a scan after the one with this id, oldest first. "0" for all. */
  eventsAfter(scanId: string, eventId: string): Promise<readonly StoredScanEvent[]>
}

/** How long a scan at this place will take, in ms. */
export type WaitEstimate = (position: number) => number
