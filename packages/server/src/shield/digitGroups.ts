import { readNumberWords } from './readNumberWords.ts'
import { type Token, type Tokens } from './tokenise.ts'
import { vocabulary } from './vocabulary.ts'

/**
 * What stands between two groups of digits: nothing that matters (`tight`), signs that also part
 * sentences and lists (`loose`), words people put inside a dictated number (`spoken`), one or two
 * other words (`words`), or something no number continues after.
 */
export type Joint = 'tight' | 'loose' | 'spoken' | 'words' | 'break'

/** Digits written together or as one spoken number. */
export interface DigitGroup {
  digits: string
  from: number
  to: number
  isSpoken: boolean
  /** Digits that stand as letters: the O of '7O1'. */
  letters: number
  joint: Joint
  /** The signs and spaces before the group, to tell even spacing from a list. */
  jointText: string
}

const LOOKALIKE = new Map(
  Object.entries({ o: 0, о: 0, l: 1, i: 1, і: 1, z: 2, з: 3, ч: 4, s: 5, б: 6, b: 8 }),
)
const TIGHT_SIGNS = new Set('-.()_*/~#+•·|[]{}')
const JOINT_SIGNS_MAX = 4
const JOINT_WORDS_MAX = 5
const OTHER_WORDS_MAX = 3

/** Inside a number these say that it goes on. */
const goesOn = vocabulary(`
  потом затем дальше далее тире дефис пробел вторая третья последняя вторые последние начало
  середина конец сосын кейін кейин содан соңы ортасы басы анан
  then next last dash space followed finally keyin`)

const connects = vocabulary(`
  и а ну еще там плюс после және да жана ары қарай and plus by after that`)

/** Words that say what the number before them counts; a telephone number does not go on after. */
const isUnit = vocabulary(`
  тенге* теңге* тг сом сомго сум руб* р тыс* млн* мест* чел* лет этаж* кв* дом* км кг мин* ч час
  часа часов л г адам* жас* орын* орун* үй* мың* миң* мын сағ* шақырым*
  thousand* seat* km kg tg kzt so'm* ming`)

/** All groups of digits of a message, in order. */
export function readDigitGroups(tokens: Tokens): DigitGroup[] {
  const groups: DigitGroup[] = []
  let joint = startJoint()
  let index = 0
  while (index < tokens.length) {
    const group = readGroup(tokens, index)
    if (group) {
      groups.push({ ...group, joint: judgeJoint(joint), jointText: joint.text })
      joint = startJoint()
      index = group.to + 1
    } else {
      const token = tokens.at(index)
      if (token) extendJoint(joint, token)
      index++
    }
  }
  return groups
}

type BareGroup = Omit<DigitGroup, 'joint' | 'jointText'>

function readGroup(tokens: Tokens, index: number): BareGroup | null {
  const token = tokens.at(index)
  if (token?.type === 'number') return readWritten(tokens, index)
  if (token?.type !== 'word') return null
  const spoken = readNumberWords(tokens, index)
  if (spoken) return { ...spoken, from: index, isSpoken: true, letters: 0 }
  const isBeforeNumber = lookalikeDigits(token) && tokens.at(index + 1)?.type === 'number'
  return isBeforeNumber ? readWritten(tokens, index) : null
}

function readWritten(tokens: Tokens, from: number): BareGroup {
  const parts: string[] = []
  let letters = 0
  let index = from
  for (let token = tokens.at(index); token; token = tokens.at(++index)) {
    if (token.type === 'number') {
      parts.push(token.text)
      continue
    }
    const digits = lookalikeDigits(token)
    if (!digits) break
    parts.push(digits)
    letters += digits.length
  }
  return { digits: parts.join(''), from, to: index - 1, isSpoken: false, letters }
}

function lookalikeDigits({ type, text }: Token): string | null {
  if (type !== 'word' || text.length > 3) return null
  let digits = ''
  for (const letter of text) {
    const digit = LOOKALIKE.get(letter)
    if (digit === undefined) return null
    digits += digit
  }
  return digits
}

interface OpenJoint {
  text: string
  signs: number
  words: number
  otherWords: number
  goesOn: boolean
  isLoose: boolean
  isBroken: boolean
}

function startJoint(): OpenJoint {
  return {
    text: '',
    signs: 0,
    words: 0,
    otherWords: 0,
    goesOn: false,
    isLoose: false,
    isBroken: false,
  }
}

function extendJoint(joint: OpenJoint, token: Token): void {
  if (joint.isBroken) return
  if (token.type === 'word') {
    joint.words++
    if (goesOn(token.text)) joint.goesOn = true
    else if (!connects(token.text)) joint.otherWords++
    if (isUnit(token.text) || joint.words > JOINT_WORDS_MAX) joint.isBroken = true
    return
  }
  joint.text += token.type === 'space' ? ' ' : token.text
  if (token.type === 'sign' && ++joint.signs > JOINT_SIGNS_MAX) joint.isBroken = true
  if (token.type === 'sign' ? !TIGHT_SIGNS.has(token.text) : token.text.includes('\n')) {
    joint.isLoose = true
  }
}

function judgeJoint({ isBroken, isLoose, words, otherWords, goesOn }: OpenJoint): Joint {
  if (isBroken || otherWords > OTHER_WORDS_MAX) return 'break'
  if (words > 0) return otherWords === 0 || goesOn ? 'spoken' : 'words'
  return isLoose ? 'loose' : 'tight'
}
