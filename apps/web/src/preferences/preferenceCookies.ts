export const LOCALE_COOKIE = 'sg_locale'
export const THEME_COOKIE = 'sg_theme'
/** `off` where single keys do nothing on the moderators' page. */
export const SHORTCUTS_COOKIE = 'sg_shortcuts'

export const themes = ['auto', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

export function isTheme(value: string | undefined): value is Theme {
  return themes.some((theme) => theme === value)
}
