import { type DigitGroup } from './digitGroups.ts'

/** Neighbouring groups of digits that may be one telephone number, and what stands around them. */
export interface PhoneCandidate {
  groups: DigitGroup[]
  digits: string
  hasPlus: boolean
  /** A word about calling stands near. */
  isDialled: () => boolean
  /** A word about calling stands before. */
  isAnnounced: () => boolean
  /** A word about calling, paying or numbers stands near. */
  isCued: () => boolean
  /** A word about bookings, orders or parcels stands before. */
  isReference: () => boolean
}

const COUNTRY_LENGTHS: readonly (readonly [code: string, length: number])[] = [
  ['996', 12],
  ['998', 12],
  ['992', 12],
  ['993', 11],
  ['994', 12],
  ['971', 12],
  ['86', 13],
  ['90', 12],
  ['7', 11],
  ['1', 11],
]

const KZ_CODE = /^7([0247]\d|1\d|5[01]|6[0-4])/
const RU_CODE = /^9\d\d/
const UZ_CODE = /^(20|33|50|55|71|77|88|9[013-57-9])/
const KG_CODE = /^[579]\d\d/

export function isPhone(candidate: PhoneCandidate): boolean {
  const { groups, digits, hasPlus } = candidate
  const letters = groups.reduce((sum, group) => sum + group.letters, 0)
  if (letters * 2 > digits.length || isList(groups) || isAmount(groups)) return false
  const hasWords = groups.slice(1).some(({ joint }) => joint === 'words')
  if (hasWords && !candidate.isCued()) return false
  if (hasPlus) return isInternational(candidate)
  return (
    isWithTrunk(candidate) ||
    isWithoutPlus(candidate) ||
    isKyrgyzTrunk(candidate) ||
    isTenDigits(candidate) ||
    isNineDigits(candidate) ||
    isCityNumber(candidate)
  )
}

/** +7 701 123 45 67, +996 555 12 34 56, +49 151 20456712. */
function isInternational({ groups, digits }: PhoneCandidate): boolean {
  const known = countryLength(digits)
  if (known) return digits.length === known && isDictated(groups)
  return /^[2-9]/.test(digits) && digits.length >= 10 && groups.slice(1).every(isTight)
}

/** 8 701 123 45 67 and 7 701 123 45 67; also city codes, 8 7212 41 22 33. */
function isWithTrunk({ groups, digits }: PhoneCandidate): boolean {
  return /^[78][3-9]\d{9}$/.test(digits) && isDictated(groups)
}

/** 998 90 123 45 67 and 00 7 701 123 45 67. */
function isWithoutPlus({ groups, digits, isReference }: PhoneCandidate): boolean {
  const number = digits.startsWith('00') ? digits.slice(2) : digits
  const isKnown = number !== digits || /^(996|998|992)[2-9]/.test(digits)
  if (!isKnown || number.length !== countryLength(number)) return false
  return groups.slice(1).every(isTight) && !isReference()
}

/** 0555 12 34 56, as Kyrgyzstan dials inside the country. */
function isKyrgyzTrunk({ groups, digits, isReference }: PhoneCandidate): boolean {
  if (!/^0[235-9]\d{8}$/.test(digits) || !isSpokenOr(groups, isTight)) return false
  const first = groups[0]?.digits.length ?? 0
  return first !== 2 && first !== 3 && !isReference()
}

/** 701 123 45 67: the trunk digit is left to the reader. */
function isTenDigits({ groups, digits, isCued, isReference }: PhoneCandidate): boolean {
  const isRussian = RU_CODE.test(digits)
  if (digits.length !== 10 || !(KZ_CODE.test(digits) || isRussian)) return false
  if (isReference()) return false
  if (groups.every((group) => group.isSpoken)) return true
  if (!isSpokenOr(groups, isTight)) return isCued() && isDictated(groups)
  const pattern = patternOf(groups)
  if (/^(3322|334|37|3232|3223|1{10})$/.test(pattern)) return true
  return (pattern === '10' && !isRussian) || (/^(3|10)/.test(pattern) && isCued())
}

/** 90 123 45 67 in Uzbekistan, 555 12 34 56 in Kyrgyzstan. */
function isNineDigits({ groups, digits, isDialled, isReference }: PhoneCandidate): boolean {
  if (digits.length !== 9 || !groups.slice(1).every(isTight) || isReference()) return false
  const pattern = patternOf(groups)
  if (UZ_CODE.test(digits) && (pattern === '2322' || pattern === '27')) {
    return isEven(groups) || isDialled()
  }
  const isLocal = UZ_CODE.test(digits) || KG_CODE.test(digits)
  return isLocal && /^(333|3222|9)$/.test(pattern) && isDialled()
}

/** 272-45-18, and only behind a word about calling: houses and offices have such numbers too. */
function isCityNumber({ groups, isAnnounced, isReference }: PhoneCandidate): boolean {
  if (!/^(322|222|7)$/.test(patternOf(groups)) || !groups.slice(1).every(isTight)) return false
  return groups.every((group) => !group.isSpoken) && isAnnounced() && !isReference()
}

const isTight = ({ joint }: DigitGroup): boolean => joint === 'tight'

function isSpokenOr(groups: DigitGroup[], test: (group: DigitGroup) => boolean): boolean {
  return groups
    .slice(1)
    .every((group) => test(group) || (group.isSpoken && group.joint !== 'words'))
}

/**
 * Whether the joints are those of one number: commas between all groups or hardly any, and other
 * words only where the beginning alone tells a mobile number.
 */
function isDictated(groups: DigitGroup[]): boolean {
  const joints = groups.slice(1)
  const worded = joints.filter((group) => group.joint === 'words').length
  const loose = joints.filter((group) => group.joint === 'loose' && !group.isSpoken).length
  if (loose > 1 && !isEven(groups)) return false
  if (worded === 0) return true
  const [first, second] = groups
  const opening = [first, second && isTight(second) ? second : undefined]
  return worded <= 2 && /^[78][79]\d\d/.test(opening.map((group) => group?.digits).join(''))
}

/** The same signs between all groups. */
function isEven(groups: DigitGroup[]): boolean {
  return groups.slice(2).every((group) => group.jointText === groups[1]?.jointText)
}

/** Seats '7 8 9 11 12 14': every number larger than the one before. */
function isList(groups: DigitGroup[]): boolean {
  return (
    groups.length >= 4 &&
    groups.every(({ digits }, index) => {
      const previous = groups[index - 1]
      return digits.length <= 2 && (!previous || Number(previous.digits) < Number(digits))
    })
  )
}

/** '700 000 - 800 000' and '7 900 - 8 900 - 900': round sums, one after the other. */
function isAmount(groups: DigitGroup[]): boolean {
  const thousands = groups.filter(({ digits }) => digits === '000').length
  const hundreds = groups.filter(({ digits }) => /^\d00$/.test(digits)).length
  return thousands > 1 || hundreds > 2
}

function countryLength(digits: string): number | undefined {
  return COUNTRY_LENGTHS.find(([code]) => digits.startsWith(code))?.[1]
}

function patternOf(groups: DigitGroup[]): string {
  return groups.map(({ digits }) => digits.length).join('')
}
