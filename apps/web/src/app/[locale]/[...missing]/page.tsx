import { notFound } from 'next/navigation'

/** Every address without a page of its own, so that the answer has the frame and the language. */
export default function MissingPage() {
  notFound()
}
