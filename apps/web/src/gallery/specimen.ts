import type { ReactNode } from 'react'
import type { Theme } from '@/preferences/preferenceCookies'

/** One component in one state. */
export interface Specimen {
  id: string
  caption: string
  frame: 'phone' | 'landscape' | 'strip' | 'spot'
  show: (theme: Theme) => ReactNode
}

export interface SpecimenGroup {
  title: string
  specimens: readonly Specimen[]
}
