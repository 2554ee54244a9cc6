/* How what a reader types or pastes is read: its words, and what in it is noise. Knows nothing of the book. The first of the
   three parts of match.js, which are printed as one script: words, the index of the words of the book, and what a query means. */
(function (root) {
  'use strict';

  const LONG_FROM = 4;                    // digits that a hexadecimal number has, to be found without 0x
  const DIGITS_LEAST = 3, DIGITS_MOST = 5;  // of a number that is said in words
  const LONGEST = 4000;                   // letters of what is asked that are read: a whole message, or the head of a trace

  // ---- Words ------------------------------------------------------------------------------------------------------

  // What is left out where a word is typed fast: accents, points of Hebrew, vowels and hamza of Arabic, nuktas of India.
  const MARKS = /[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0640\u064b-\u065f\u0670\u093c\u09bc\u0a3c\u0abc\u0b3c]/g;
  // Letters that are no other letter with an accent, and yet are typed as one.
  const LETTERS = {ß: 'ss', ı: 'i', ł: 'l', ø: 'o', đ: 'd', æ: 'ae', œ: 'oe'};

  // The digit of any script as an ASCII one. The ten stand in one column of Unicode, from 0 or from 6 on.
  function digitOf(digit) {
    const code = digit.charCodeAt(0);
    return (code & 15) - (/\p{Nd}/u.test(String.fromCharCode(code | 15)) ? 6 : 0);
  }

  // Case, marks, width, digits of other scripts, hiragana or katakana and the long vowel at the end of a word make no difference.
  function fold(text) {
    return text.normalize('NFKD').replace(MARKS, '').normalize('NFC').toLowerCase()
      .replace(/[ßıłøđæœ]/g, letter => LETTERS[letter])
      .replace(/(?=[\u0660-\uffff])\p{Nd}/gu, digitOf)
      .replace(/[ぁ-ゖ]/g, letter => String.fromCharCode(letter.charCodeAt(0) + 96))
      .replace(/ー(?![ァ-ヺ])/g, '');
  }

  // What is read of a query, or of an address, which anybody may have written. One letter may be many when it is folded.
  function read(text) { return fold(text.slice(0, LONGEST)).slice(0, LONGEST); }

  // The same keys on a keyboard that is set to the other script, Latin for that of `keys` or the other way round. Numbers are
  // the same on both, and have been looked for.
  const LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
  function retyped(text, keys) {
    const lower = text.toLowerCase(), isOther = [...lower].some(letter => keys.includes(letter) && !LATIN.includes(letter));
    const [from, to] = isOther ? [keys, LATIN] : [LATIN, keys];
    return lower.replace(/\d/g, ' ').replace(/./gsu, letter => to[from.indexOf(letter)] || letter);
  }

  // A reader of a language in Latin letters, by what these stand for: sh ш, ta タ. A text that has letters left is in no such
  // writing, and stays.
  function latinReader(list) {
    const letters = new Map(list.map(one => one.split(' '))), longest = [...letters.keys()].sort((a, b) => b.length - a.length);
    const one = new RegExp(longest.join('|') || '$^', 'g');
    return text => {
      const other = text.toLowerCase().replace(one, letter => letters.get(letter));
      return /[a-z]/.test(other) ? text : other;
    };
  }

  // Scripts that put no space between words are cut into pairs of letters.
  const UNSPACED = /[\u3005-\u3007\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+/g;
  function pairsOf(run) {
    if (run.length < 3) return [run];
    const pairs = [];
    for (let i = 0; i + 1 < run.length; i++) pairs.push(run.slice(i, i + 2));
    return pairs;
  }

  // Whether a word is of a script that puts no space between words.
  const isUnspaced = word => word !== '' && word.replace(UNSPACED, '') === '';

  const chunksOf = folded => folded.match(/[\p{L}\p{N}\p{M}]+/gu) || [];

  function wordsOf(folded) {
    const words = [];
    for (const chunk of chunksOf(folded)) {
      let rest = chunk.replace(UNSPACED, run => { words.push(...pairsOf(run)); return ' '; });
      words.push(...rest.split(' ').filter(Boolean));
    }
    return words;
  }

  // Names of errors as programs have them: ERR_SSL_PROTOCOL_ERROR, USER_BUSY.
  const marksOf = folded => folded.match(/(?<![a-z\d_])[a-z][a-z\d]*(?:_[a-z\d]+)+/g) || [];

  const isNumber = word => /^\d+$/.test(word);

  // A hexadecimal number with the digits that it has in decimal; in JavaScript only a BigInt has all of 64 bits.
  const HEXADECIMAL = /^0x[\da-f]+$/i;
  const decimal = hexadecimal => String(BigInt(hexadecimal));

  // As programs write it that count so: 135 for 0x87; as a signed number of 32 bits, -2147024891 for 0x80070005; and a long
  // one without its 0x.
  function writings(hexadecimal) {
    const digits = hexadecimal.slice(2), signed = /^[89a-f][\da-f]{7}$/i.test(digits);
    return [decimal(hexadecimal)].concat(signed ? [String(parseInt(digits, 16) - 2 ** 32)] : [], digits.length >= LONG_FROM ? [digits] : []);
  }

  // An id without the zeros before its numbers: ORA-942 for ORA-00942.
  const withoutZeros = id => id.replace(/(?<![\p{L}\p{N}.])0+(?=\d)/gu, '');

  // An id as the words that it is made of: no such object for noSuchObject.
  const partsOf = id => id.replace(/_/g, ' ').replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ');

  // The values of a number in a query: a hyphen before it may be a sign.
  const valuesOf = (word, folded) => folded.includes('-' + word) ? [-word, +word] : [+word];

  // Whether two words differ by one letter more, less, other, or by two that changed places.
  function isTypo(a, b) {
    if (Math.abs(a.length - b.length) > 1) return false;
    const i = sharedStart(a, b);
    if (a.length === b.length)
      return a.endsWith(b.slice(i + 1)) || (a[i] === b[i + 1] && a[i + 1] === b[i] && a.endsWith(b.slice(i + 2)));
    return a.length > b.length ? a.endsWith(b.slice(i)) : b.endsWith(a.slice(i));
  }

  function sharedStart(a, b) {
    let i = 0;
    while (i < a.length && a[i] === b[i]) i++;
    return i;
  }

  // ---- Numbers in words -----------------------------------------------------------------------------------------------

  // A reader of the numbers that a list has the words of: four 4, eighty 80; hundred x100 makes more of the digit before it,
  // and what has no number joins two: and.
  function numberReader(list) {
    const values = new Map(list.map(one => one.split(' ')).map(([word, value]) => [fold(word), value]));
    const words = [...values.keys()].filter(Boolean).sort((a, b) => b.length - a.length);
    const bare = word => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
    const written = words.map(word => word.search(UNSPACED) === 0 ? bare(word) : `(?<![\\p{L}\\p{N}])${bare(word)}(?![\\p{L}\\p{N}])`).join('|');
    const run = new RegExp(`(?:${written})(?:[\\s-]*(?:${written}))*`, 'gu'), one = new RegExp(written, 'gu');
    return folded => !words.length ? folded : folded.replace(run, said => {
      const number = together(said.match(one).map(word => values.get(word)).filter(Boolean));
      return number.length < DIGITS_LEAST || number.length > DIGITS_MOST ? said : ` ${number} `;
    });
  }

  // The digits of some numbers, said one after the other: what fits into the noughts of the one before takes their place, 400
  // and 80 and 6, and all else stands behind it: 4, 0, 4. A hundred alone is any number of things.
  function together(values) {
    const parts = [];
    for (const value of values) {
      const times = value.startsWith('x') ? +value.slice(1) : 0, last = parts[parts.length - 1];
      if (times && last > 0 && last < times) parts.push(parts.pop() * times);
      else parts.push(times || +value);
    }
    if (parts.length === 1 && /^10*$/.test(parts[0])) return '';
    let digits = '', open = 0;
    for (const own of parts.map(String)) {
      digits = (own.length <= open ? digits.slice(0, -own.length) : digits) + own;
      open = own === '0' ? 0 : /0*$/.exec(own)[0].length;
    }
    return digits;
  }

  // ---- Noise ------------------------------------------------------------------------------------------------------

  // Addresses of machines, versions, times with their date and unique ids: 192.0.2.1:5060, nginx/1.24.0, 2026-12-01T04:10:00Z,
  // 550e8400-e29b-41d4-a716-446655440000.
  const MACHINE = /\d+(\.\d+){2,}([:#]\d+)?|\b\d{4}-\d\d-\d\dt\d[\d:.,]*(z\b|[+-]\d\d:?\d\d\b)?|\blocalhost:\d+|\b[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\b/g;

  // Addresses say nothing of a status, whatever they are made of: http://localhost:3000/, 100@example.com. What has nothing
  // but those of pages and people stays.
  function withoutAddresses(folded) {
    const rest = folded.replace(/[a-z][a-z\d+.-]{1,19}:\/\/[^\s"'<>,)]*/g, ' ').replace(/[^\s"'<>(\[]{1,99}@[^\s"'<>,)\]]+/g, ' ');
    return (/[\p{L}\p{N}]/u.test(rest) ? rest : folded).replace(MACHINE, ' ');
  }

  // What is a number and no code: addresses, ports, times, lines of files, processes, errors of the system, versions of
  // programs, documents, extensions and devices, names with a hyphen, paths in quotes and behind methods, counts and amounts,
  // causes and errors of tables of their own unless these are protocols of the book. Anybody may have written a query, since a
  // link can ask it: no pattern begins where another of its kind goes on.
  function withoutNoise(folded, isCall) {
    return withoutAddresses(folded.replace(/("[^"]*"|[^\s"'<]{1,99})? ?<sips?:[^>\s]{0,199}>/g, ' '))
      .replace(/\.[a-z]+:\d+\b/g, ' ')
      .replace(/\b(port|line|column|offset|position|pid|tid|ext|qualify)[ =:]+\d+\b|\bversion[ =:]*\d{1,2}\b/g, ' ')
      .replace(/\bbytes[ =]\d+(-\d*)?(\/\d+)?|\b\d+ ?(ms|bytes|[kmg]i?b|(min|sec|seg)[a-z]*|[кмг]б|(мин|сек)[а-я]*|[秒分])(?![a-zа-я\d])|\b\d{1,2} ?[sh]\b|\b\d+\.\d+ ?[mnuµμ]?s\b/g, ' ')
      .replace(/[a-z]\[\d+\](?=[:[])|\[\d+:\d+\]/g, ' ')
      .replace(/\b\d+#\d+: (\*\d+ )?/g, ' ')
      .replace(/\b(extension|from|to|for|peer|device|endpoint|user|aor|context) ('[^']*'|<[^<>]{0,99}>)/g, ' ')
      .replace(/"[a-z][\w.]{0,99}-[\w.-]{0,99}"|["']\/[^\s"']*["']/g, ' ')
      .replace(/\b(pjsip|sip)\/[^\s/]+-[\da-f]{8}\b/g, ' ')
      .replace(/\b(cseq|seqno|content-length|max-forwards|query|answer|authority|additional|udp|ttl|msg size rcvd):? *\d+\b/g, ' ')
      .replace(/\bid["']?[:=] *["']?\d+\b/g, ' ')
      .replace(/\b((url|uri|path)[:=] *|(get|post|put|patch|delete|head|options) )\/[^\s"'()]*/g, ' $3 ')
      .replace(/\b(ede|extended dns error|q\.?850)(?: code)?[:; ]*(cause)?[:= ]*\d+\b/g, (said, table) => isCall(table) ? said : ' ')
      .replace(/\bwarning: ?\d{3} (?=\S* ?")/g, ' ')
      .replace(/\[[^[\]]*\]/g, part => /\d:\d{2}/.test(part) ? ' ' : part)
      .replace(/\b\d{4}[-/]\d\d[-/]\d\d\b/g, ' ')
      .replace(/\brfc[ -]*\d+\b/g, ' ')
      .replace(/\(1?\d?\d(: |\))(?=[a-z])/g, ' ')
      .replace(/\b\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?\b/g, ' ')
      .replace(/\b([a-z][a-z-]*)\/\d(\.\d)?(?=$|["'\s])/g, ' $1 ');
  }

  // The parts of a query that may be ids: each as it stands, without the signs around it, and cut at more and more signs. A
  // number below zero comes before that without its sign.
  function idsIn(folded) {
    const ids = [];
    for (const chunk of folded.split(/[\s,;|=]+/)) {
      const bare = chunk.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
      const [, below] = /(?:^|[^\p{L}\p{N}-])(-\d+)[^\p{L}\p{N}]*$/u.exec(chunk) || [];
      if (bare) ids.push((below ? [below, bare] : [bare]).concat(bare.split(/[^\p{L}\p{N}._-]+/u), bare.split(/[^\p{L}\p{N}._]+/u), bare.split(/[^\p{L}\p{N}_]+/u),
        bare.split(/[^\p{L}\p{N}]+/u), bare.split(UNSPACED)));
    }
    return ids;
  }

  root.statusbookWords = {
    LONGEST, HEXADECIMAL, fold, read, retyped, chunksOf, wordsOf, marksOf, isNumber, decimal, writings, withoutZeros, partsOf, valuesOf, isTypo,
    sharedStart, latinReader, numberReader, isUnspaced, withoutAddresses, withoutNoise, idsIn
  };
}(typeof window === 'undefined' ? globalThis : window));
