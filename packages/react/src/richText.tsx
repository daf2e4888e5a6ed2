import type { ReactNode } from 'react'

const LINK =
  /(https?:\/\/[^\s<>"]+|mailto:[^\s<>"]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|tel:\+?[\d-]{5,}|\+\d[\d\s()-]{7,16}\d)/giu

/** Punctuation that ends the sentence, not the address. */
const TRAILING = /[.,!?;:'»)\]}]+$/u

/** Text with its web addresses, e-mail addresses and phone numbers made clickable. */
export function RichText({ text }: { text: string }): ReactNode {
  return text.split(LINK).map((part, index) => {
    if (index % 2 === 0) return part
    const tail = isBalanced(part) ? '' : (TRAILING.exec(part)?.[0] ?? '')
    const label = tail ? part.slice(0, -tail.length) : part
    const href = toHref(label)
    if (href === null) return part
    return (
      // Parts have no identity but their place.
      <span key={index}>
        <a
          className="sg-link"
          href={href}
          tabIndex={-1}
          {...(href.startsWith('http') ? { target: '_blank', rel: 'noopener noreferrer' } : {})}
        >
          {label}
        </a>
        {tail}
      </span>
    )
  })
}

/** An address may end in the bracket that closes one within it. */
const isBalanced = (part: string) => part.endsWith(')') && part.includes('(')

/** Null for anything but http, https, mailto and tel. */
export function toHref(label: string): string | null {
  if (/^https?:/iu.test(label)) return URL.canParse(label) ? label : null
  if (/^mailto:/iu.test(label)) return label
  if (/^tel:/iu.test(label)) return label
  if (label.startsWith('+')) return `tel:+${label.replaceAll(/\D/gu, '')}`
  return label.includes('@') ? `mailto:${label}` : null
}
