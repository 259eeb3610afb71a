/** A letter in words, ready to be delivered. */
export type Mail = {
  readonly from: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
}

export type Delivery = (mail: Mail) => Promise<void>
