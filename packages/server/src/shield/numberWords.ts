export type NumberFamily = 'slavic' | 'turkic' | 'english'

export interface NumberWord {
  value: number
  family: NumberFamily
}

/**
 * Value, then its words. Beside the written languages stand what people type without the right
 * keyboard: Kazakh in Russian letters, and all of them in Latin ones.
 */
const SLAVIC = `
0 ноль нуль ноля нолик nol nul
1 один одна одно единица единичка первый adin odin odna
2 два две двойка двойку второй dva dve
3 три тройка тройку третий tri
4 четыре четверка четверку четвертый chetyre chetire
5 пять пят пятерка пятерку пятый pyat piat
6 шесть шест шестерка шестерку шестой shest
7 семь сем семерка семерку седьмой sem
8 восемь восем восьмерка восьмерку восьмой vosem
9 девять девят девятка девятку девятый devyat deviat
10 десять desyat
11 одиннадцать одинадцать odinnadcat
12 двенадцать двенадцат dvenadcat
13 тринадцать trinadcat
14 четырнадцать chetyrnadcat
15 пятнадцать pyatnadcat
16 шестнадцать shestnadcat
17 семнадцать semnadcat
18 восемнадцать vosemnadcat
19 девятнадцать devyatnadcat
20 двадцать двадцат dvadcat dvadtsat
30 тридцать тридцат tridcat tridtsat
40 сорок sorok
50 пятьдесят пятдесят pyatdesyat
60 шестьдесят шестдесят shestdesyat
70 семьдесят семдесят semdesyat
80 восемьдесят восемдесят vosemdesyat
90 девяносто devyanosto
100 сто сот sto
200 двести dvesti
300 триста trista
400 четыреста chetyresta
500 пятьсот пятсот pyatsot
600 шестьсот шестсот shestsot
700 семьсот семсот semsot
800 восемьсот восемсот vosemsot
900 девятьсот девятсот devyatsot`

const TURKIC = `
0 нөл нол нөлі nöl nol
1 бір бир bir
2 екі еки эки eki ikki
3 үш үч уш ush üsh uch üch
4 төрт торт tort tört to'rt
5 бес беш bes besh
6 алты alty olti
7 жеті жети zheti jeti yetti
8 сегіз сегиз segiz sakkiz
9 тоғыз тогуз тогыз togyz toğyz to'qqiz
10 он on o'n
20 жиырма жыйырма zhiyrma jiyrma yigirma
30 отыз отуз otyz otuz o'ttiz
40 қырық кырық кырык кырк qyryq kyryk qirq
50 елу элүү элуу elu ellik
60 алпыс алтымыш alpys oltmish
70 жетпіс жетпис жетимиш zhetpis jetpis yetmish
80 сексен seksen sakson
90 тоқсан токсан токсон toqsan toksan to'qson
100 жүз жуз zhuz jüz juz yuz`

const ENGLISH = `
0 zero oh nought
1 one
2 two
3 three
4 four
5 five
6 six
7 seven
8 eight
9 nine
10 ten
11 eleven
12 twelve
13 thirteen
14 fourteen
15 fifteen
16 sixteen
17 seventeen
18 eighteen
19 nineteen
20 twenty
30 thirty
40 forty fourty
50 fifty
60 sixty
70 seventy
80 eighty
90 ninety
100 hundred`

const WORDS = new Map<string, NumberWord>([
  ...entries(SLAVIC, 'slavic'),
  ...entries(TURKIC, 'turkic'),
  ...entries(ENGLISH, 'english'),
])

export const numberWord = (word: string): NumberWord | undefined => WORDS.get(word)

/** 'double four', 'triple zero'. */
export const REPEATS = new Map([
  ['double', 2],
  ['triple', 3],
])

function entries(table: string, family: NumberFamily): [string, NumberWord][] {
  return table
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [value, ...words] = line.split(' ')
      return words.map((word): [string, NumberWord] => [word, { value: Number(value), family }])
    })
}
