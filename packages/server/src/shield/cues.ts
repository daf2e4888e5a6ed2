import { type Tokens } from './tokenise.ts'
import { vocabulary } from './vocabulary.ts'

type Cue = (word: string) => boolean

/** Words that a telephone number follows, and city numbers are believed only beside. */
export const isDialCue: Cue = vocabulary(`
  тел тлф сот моб телеф* звон* позвон* созвон* звякн* набер* набир* мобил* сотк* сотов* городск*
  стационар* домашн* ватсап* вацап* вотсап* уатсап* қоңыр* конырау* звонд* званд* хабарлас* чал*
  tel tlf phone* call calling dial ring text buzz mobile cell landline reception whats* telefon*
  qiling raqam* zvan* zvon*`)

/** Words that money is wired with: beside them ten digits are a telephone number. */
export const isPayCue: Cue = vocabulary(`
  каспи* голд* перев* аудар* номер* нөмір* номір* kaspi* gold number* raqam* nomer*`)

/** Words that say whose number it is: a booking, an order, a parcel, a policy. */
export const isReferenceCue: Cue = vocabulary(`
  брон* заказ* билет* рейс* накладн* талон* страхов* полис* трек* квитанц* чек* поезд* вагон* иин
  жсн бин тапсыр* order* booking* ticket* tracking insurance reference invoice parcel flight train
  pnr ref`)

/** Words that a card number stands beside. */
export const isCardCue: Cue = vocabulary(`
  карт* каспи* виза мастеркард* сбер* тинь* халык* жусан* фридом* пластик* хумо узкард* элкарт* мир
  счет* шот* реквизит* депозит* оплат* перевод* переве* переки* скин* кинь* аудар* салып* мбанк*
  card* kaspi* visa mastercard halyk* jusan* freedom plastik* karta* humo uzcard elcart iban
  deposit* unionpay amex mbank*`)

/** Words that an e-mail address stands behind. */
export const isMailCue: Cue = vocabulary(`
  почт* пошт* мыл* имейл* имэйл* емейл* емайл* электрон* email* mail* pocht*`)

/** Words that a site is named behind. */
export const isSiteCue: Cue = vocabulary(`
  сайт* ссылк* страниц* сілтеме* силтеме* шилтеме* site* website* web link* page* havola* sayt*`)

export interface Reach {
  before: number
  after: number
}

/** Whether a word of the kind stands within so many tokens of `from`..`to`. */
export function hasCue(
  tokens: Tokens,
  { from, to }: { from: number; to: number },
  { isCue, before, after }: Reach & { isCue: Cue },
): boolean {
  for (let index = from - before; index <= to + after; index++) {
    if (index === from) index = to + 1
    const token = tokens.at(index)
    if (token?.type === 'word' && isCue(token.text)) return true
  }
  return false
}
