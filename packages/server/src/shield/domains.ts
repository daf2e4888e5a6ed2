import { toLatin } from './unmixScripts.ts'
import { vocabulary } from './vocabulary.ts'

/** Endings no sentence goes on with, so that a bare 'name.kz' is enough. */
const isPlain = vocabulary(`
  com net org biz xyz ru kz kg uz tj tm su ua az ge mn cn tr ae de fr es eu uk pl lv lt ee cz
  cc tv gl ly gle рф қаз рус бел укр кз ру ком кг уз орг`)

/** Endings that are also words: 'Sure.me too' is no link, 'ride-kz.me' is. */
const isWordy = vocabulary(`
  me app pro top club online store shop site link page info taxi travel live life world tours tour
  bus auto cars express today agency space website click team group center one in it is so to at be
  us my id no co ai am io by dev tech asia email chat gg bio`)

/** As they are spelled out after 'точка' or 'dot'. */
const isSpelled = vocabulary(`
  com net org kz kg uz ru tj su ua de fr uk info biz рф қаз кз ру ком кг уз орг com ком комм`)

const isProvider = vocabulary(`
  gmail mail yandex ya inbox list bk rambler icloud outlook hotmail yahoo proton protonmail live gmx
  internet tut email googlemail
  гмайл гмейл гмаил джимейл джимэйл джимайл жимейл мейл мэйл майл маил яндекс инбокс лист бк рамблер
  айклауд аутлук хотмейл хотмайл яху протон`)

/** Where an address with a path is a person or a group to write to. */
const isHost = vocabulary(`
  t.me telegram.me telegram.dog wa.me api.whatsapp.com chat.whatsapp.com whatsapp.com instagram.com
  instagr.am ig.me vk.com vk.me vk.ru facebook.com fb.com fb.me m.me messenger.com tiktok.com ok.ru
  viber.me viber.com signal.me snapchat.com discord.gg discord.com line.me threads.net x.com
  twitter.com imo.im`)

export const isPlainEnding = (label: string): boolean => isPlain(label) || label.startsWith('xn--')

export const isEnding = (label: string): boolean =>
  isPlainEnding(label) || isWordy(label) || isPlain(toLatin(label))

export const isSpelledEnding = (label: string): boolean =>
  isSpelled(label) || isSpelled(toLatin(label))

export const isMailProvider = (label: string): boolean =>
  isProvider(label) || isProvider(toLatin(label))

export const isMessengerHost = (host: string): boolean =>
  isHost(toLatin(host).replace(/^(www|m|web)\./, ''))

/** A dot that is spoken. */
export const isDotWord = vocabulary('точка тчк dot нүкте нукте чекит nuqta tochka nukte')

/** An at sign that is spoken. */
export const isAtWord = vocabulary('собака собачка собак sobaka sobachka')
