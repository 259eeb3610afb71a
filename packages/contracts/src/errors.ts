/**
 * Every way a request or a scan can fail, once. `status` is the HTTP status, `title` the short name of the problem,
 * `hint` what a person can do about it. The web application translates by code.
 */
export const domainErrors = {
  // the request
  'request-invalid': {
    status: 400,
    title: 'The request is not valid',
    hint: 'Correct the fields named in the message and send it again.',
  },
  'not-signed-in': {
    status: 401,
    title: 'Not signed in',
    hint: 'Send a valid API key or actor token as "Authorization: Bearer …".',
  },
  'not-allowed': { status: 403, title: 'Not allowed', hint: 'Sign in with an account that may do this.' },
  'not-found': { status: 404, title: 'Not found', hint: 'Check the address; it may have been deleted.' },
  'method-not-allowed': {
    status: 405,
    title: 'This cannot be done at this address',
    hint: 'Use one of the methods that the Allow header names.',
  },
  conflict: { status: 409, title: 'Conflicts with the present state', hint: 'Reload and try again.' },
  'changed-meanwhile': {
    status: 409,
    title: 'Changed by somebody else meanwhile',
    hint: 'Look at what they changed, then make your change again.',
  },
  'already-taken': {
    status: 409,
    title: 'Already taken',
    hint: 'Choose others for the fields named in the message.',
  },
  'idempotency-mismatch': {
    status: 422,
    title: 'Idempotency key used for another request',
    hint: 'Use a new Idempotency-Key for a different photo or other settings.',
  },
  'rate-limited': {
    status: 429,
    title: 'Too many requests',
    hint: 'Wait for the time given in Retry-After, then try again.',
  },
  'queue-full': { status: 503, title: 'The queue is full', hint: 'Try again after the time given in Retry-After.' },
  'email-taken': {
    status: 409,
    title: 'This e-mail address has an account',
    hint: 'Sign in instead, or use another address.',
  },
  'wrong-credentials': { status: 401, title: 'E-mail or password is wrong', hint: 'Check both and try again.' },
  'wrong-password': { status: 403, title: 'This is not your password', hint: 'Enter your present password.' },
  'link-expired': {
    status: 410,
    title: 'This link no longer works',
    hint: 'It was used, replaced by a newer one, or is too old. Ask for a new one.',
  },
  'owns-brands': {
    status: 409,
    title: 'You own brands',
    hint: 'Hand them over or delete them first, so that no collection loses its owner unnoticed.',
  },
  'lengths-doubtful': {
    status: 422,
    title: 'Some measures are unusual',
    hint: 'Check the unit of the fields named. Send them again as sure if they are right.',
  },
  // the photo
  'photo-missing': {
    status: 400,
    title: 'No photo in the request',
    hint: 'Send the photo as the multipart field "photo".',
  },
  'photo-empty': { status: 400, title: 'The photo is empty', hint: 'The file has 0 bytes. Choose the photo again.' },
  'photo-too-large': { status: 413, title: 'The photo file is too large', hint: 'Send at most 15 MB.' },
  'photo-too-many-pixels': {
    status: 422,
    title: 'The photo has too many pixels',
    hint: 'Send at most 50 megapixels; 2 to 12 are plenty.',
  },
  'photo-too-small': { status: 422, title: 'The photo is too small', hint: 'Send at least 200 pixels on each side.' },
  'photo-format-unsupported': {
    status: 415,
    title: 'Not a supported photo format',
    hint: 'Send a JPEG, PNG or WebP photo.',
  },
  'photo-unreadable': {
    status: 422,
    title: 'The photo cannot be read',
    hint: 'The file is damaged or cut short. Take or export the photo again.',
  },
  // the scan
  'no-garment': {
    status: 422,
    title: 'No garment found',
    hint: 'Lay one garment flat, fully in the frame, on a ground of another colour.',
  },
  'inference-failed': {
    status: 500,
    title: 'The photo could not be measured',
    hint: 'Nothing is wrong with your photo. Try again in a moment.',
  },
  'scan-expired': {
    status: 504,
    title: 'The scan took too long',
    hint: 'The system was too busy. Send the photo again.',
  },
  'scan-cancelled': {
    status: 410,
    title: 'The scan was cancelled',
    hint: 'Send the photo again if you want it measured.',
  },
  unavailable: {
    status: 503,
    title: 'Not available at this moment',
    hint: 'A part of the system is restarting. Try again in a few seconds.',
  },
  internal: {
    status: 500,
    title: 'Something went wrong on our side',
    hint: 'Try again. If it goes on, report the request id.',
  },
} as const satisfies Record<string, { status: number; title: string; hint: string }>

export type DomainErrorCode = keyof typeof domainErrors
