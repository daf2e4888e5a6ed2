import { cleanup, render } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { RichText, toHref } from './richText.tsx'

afterEach(cleanup)

function links(text: string) {
  const { container } = render(<RichText text={text} />)
  expect(container.textContent).toBe(text)
  return [...container.querySelectorAll('a')].map((link) => link.getAttribute('href'))
}

describe('RichText', () => {
  it('[UI22] links web addresses without the punctuation after them', () => {
    expect(links('See https://steppergo.example/a?b=1, or (http://x.kz).')).toEqual([
      'https://steppergo.example/a?b=1',
      'http://x.kz',
    ])
  })

  it('[UI22] links e-mail addresses and phone numbers', () => {
    expect(links('aida@example.kz or +7 701 234-56-78!')).toEqual([
      'mailto:aida@example.kz',
      'tel:+77012345678',
    ])
  })

  it('[UI22] links nothing else, and never runs what it is given', () => {
    expect(links('javascript:alert(1) data:text/html,x <img src=x onerror=alert(1)>')).toEqual([])
    expect(toHref('javascript:alert(1)')).toBeNull()
  })
})
