import { notFound } from 'next/navigation'

/** Any other address: not found, inside the site's own header. */
export default function UnknownPage() {
  notFound()
}
