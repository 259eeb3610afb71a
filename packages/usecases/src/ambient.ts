/** The present moment; given, so that tests choose it. */
export type Clock = () => Date

/** A fresh UUID for something about to be stored. */
export type NewId = () => string
