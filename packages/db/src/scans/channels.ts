/** There may be work: a scan was queued. No payload. */
export const dueChannel = 'fitsize_scan_due'
/** A scan has a new event. Payload: `<scan id> <status>`. */
export const statusChannel = 'fitsize_scan_status'
