import { vocabulary } from './vocabulary.ts'

const isNamed = vocabulary(`
  телега телеге телегу телегой телеги телегам* телегад* телегин* телегр* инст* вацап* ватсап*
  вотсап* уатсап* ватцап* ватсаб* вайб* вконтакт* тикток* фейсбук* скайп* снапч* дискорд*
  тг тгшка тгда тгға вк вкда вкдан вкға вотс директ имо
  telega* telegr* insta* whats* watsap* vatsap* viber tiktok* facebook* discord snapchat* wechat
  messenger tele tg inst ig vk fb snap skype signal imo`)

const isLookalike = vocabulary('инсти* инстру* инстан* instal* instan*')

/** Beside these a name is meant even where no messenger is named. */
export const isNickWord = vocabulary(`
  ник ники ником нику нике никнейм* юзернейм* юзер логин нигим нигі никім никим ніким
  nick nik nickim nickname username`)

/** What people put between the messenger and the name. */
const leadsOn = vocabulary(`
  мой моя мои мне меня мою это я в во на по как зовут есть под ищи ищите найди найдите найдешь
  найдете пиши пишите напиши напишите добавь добавьте добавляйся аккаунт акк профиль канал чат бот
  группа страница страничка страничку адрес адресу имя называется тоже через или сюда там же мы вот
  собака собачка
  менің менин деп деген деген осы мынау жаз жазыңыз жазыңдар жазыныз ізде іздеңіз іздесеңіз тап
  табасыз аты атым парақшам парақша парақшасы каналым тобы тобым адресім мені мени да де
  my is me the it its i'm im i am as at by under on in via add find look for search user handle
  login account profile page id name called here write dm ping also with and or
  deb yozing qidiring nomi mening men`)

/** Latin words that follow a messenger and are nobody's name. */
const isOrdinary = vocabulary(`
  premium online business web status stories story chat* group channel link app video photo call
  message* please later now there today tomorrow yesterday only too also does doesn't works work ok
  okay pls plz kaspi gold camry toyota hyundai number free when after before from then than that
  this will have just gmail mail wifi iphone android samsung location bot ads
  almaty astana shymkent taraz turkistan turkestan karaganda qaragandy aktobe aqtobe aktau aqtau
  atyrau kostanay pavlodar semey oral uralsk kyzylorda taldykorgan kokshetau zhezkazgan bishkek osh
  tashkent toshkent samarkand samarqand bukhara nukus kazakhstan kyrgyzstan uzbekistan moscow`)

export const isMessenger = (word: string): boolean => isNamed(word) && !isLookalike(word)

/** Whether a word may stand between the messenger and the name. */
export const isBetween = (word: string): boolean =>
  leadsOn(word) || isMessenger(word) || isNickWord(word)

export const isNobody = (word: string): boolean => isOrdinary(word) || isBetween(word)
