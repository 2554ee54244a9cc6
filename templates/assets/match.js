/* Which pages a query means. Knows nothing of the page it runs on: it is given the words of the book and a query, and
   gives paths. find.js loads it on first use; the tests run it under node.

   The words come in rows [kind, phrase, codes]: the phrase leads to these codes, by their place in the protocol. A page
   is found by the words of the query that it has, each as it is, as the start of a word, or with one typing error; a
   rare word says more than a frequent one, and a phrase that is whole more than one that is not. An id always wins. */
(function (root) {
  'use strict';

  // How much a phrase of each kind says: names, then what people type, then what is merely told of a code.
  const WEIGHT = {
    name: 3, also: 2.6, constant: 2.6, keyword: 2.4, english: 1.6, gloss: 2, token: 2.2, log: 1.6, 'class': 3,
    required: 1.6, useful: 1.2, method: 0.8, document: 1.2, answer: 1, summary: 0.7, note: 0.5, page: 2.5, term: 1.4,
    line: 1.6
  };
  const EXACT = 1, START = 0.75, TYPO = 0.6, STEM = 0.45;  // how well a word of the query fits a word of the book
  const MARK = 2, MARK_FROM = 4;  // a word with a digit, by which a program marks a message, and the letters it has: AH00957
  const TYPO_FROM = 4;       // letters that a word has at least, for an error in it to be forgiven
  const START_FROM = 2, START_AMONG = 3;  // letters that the start of a word has at least: alone, and among other words
  const STEM_FROM = 5;       // letters that two forms of one word share at least
  const WHOLE = 1.2;                      // a name that the query is, word by word
  const OWN = 1.6, NAMED = 4;             // the protocol of the page, and one that the query names
  const ID = 1000;                        // an id in the query
  const LONG_FROM = 4;                    // digits that a hexadecimal number has, to be found without 0x
  const PLAIN_FROM = 3;                   // digits by which a number is an id among other words, whatever their protocol
  const BEGUN = 1;                        // an id that begins so
  const SHORT = 9;                        // words that a query has at most, for two ids in it to be a comparison
  const LONGEST = 4000;                   // letters of what is asked that are read: a whole message, or the head of a trace
  const HITS = 8;
  const RANKED = 24;                      // targets that are ranked: those that a query leads to, and those it has already
  const KEPT = 500;                       // words of queries whose phrases are kept

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

  // The same keys on a keyboard that is set to the other script, Latin for Cyrillic and Cyrillic for Latin. Numbers are the
  // same on both, and have been looked for.
  const LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`", CYRILLIC = 'йцукенгшщзхъфывапролджэячсмитьбюё';
  function retyped(text) {
    const [from, to] = /[а-яё]/i.test(text) ? [CYRILLIC, LATIN] : [LATIN, CYRILLIC];
    return text.toLowerCase().replace(/\d/g, ' ').replace(/./gsu, letter => to[from.indexOf(letter)] || letter);
  }

  // Scripts that put no space between words are cut into pairs of letters.
  const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+/g;
  function pairsOf(run) {
    if (run.length < 3) return [run];
    const pairs = [];
    for (let i = 0; i + 1 < run.length; i++) pairs.push(run.slice(i, i + 2));
    return pairs;
  }

  const chunksOf = folded => folded.match(/[\p{L}\p{N}\p{M}]+/gu) || [];

  function wordsOf(folded) {
    const words = [];
    for (const chunk of chunksOf(folded)) {
      let rest = chunk.replace(UNSPACED, run => { words.push(...pairsOf(run)); return ' '; });
      words.push(...rest.split(' ').filter(Boolean));
    }
    return words;
  }

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

  // ---- The index ----------------------------------------------------------------------------------------------------

  // names: {ending, protocols: [{id, name, codes: [[id, name, [other ids]]], classes: [[id, first, last]], asked}], across: [path]}
  function Finder(names) {
    this.names = names;
    this.protocols = new Map();
    this.targets = [];           // what can be found: {path, protocol, codes, label, order}
    this.phrases = [];           // {target, weight, words, size}
    this.words = new Map();      // word => [phrase number]
    this.fresh = [];             // words that the vocabulary has not yet
    this.ids = new Map();        // folded id => [target]
    this.called = new Map();     // name, its words joined => [code]
    this.ignored = new Set();
    this.between = new Set(['vs', 'versus', 'v']);
    this.sorted = [];            // all words
    this.lengths = [];           // the words of each length, from which typing errors on are forgiven
    this.used = new Map();       // word of a query => what uses() found
    this.orders = this.weights = this.sizes = [];  // of the target, the weight and the number of words of each phrase
    // Of each phrase, nothing between two searches: what a word says in it, what all say, how many it has, and whether one counts.
    this.most = this.sums = this.counts = this.said = [];
    this.found = [];             // phrases, as they are found
    this.across = new Set(names.across || []);
    for (const protocol of names.protocols) this.addProtocol(protocol);
  }

  Finder.prototype.addTarget = function (protocol, name, extra) {
    const target = Object.assign({path: protocol.id + '/' + name, protocol: protocol.id, order: this.targets.length}, extra);
    this.targets.push(target);
    return target;
  };

  Finder.prototype.addId = function (id, target) {
    const key = fold(id);
    if (!this.ids.has(key)) this.ids.set(key, []);
    if (!this.ids.get(key).includes(target)) this.ids.get(key).push(target);
  };

  Finder.prototype.addProtocol = function (protocol) {
    const own = {id: protocol.id, name: protocol.name, codes: [], classes: [], pages: [], ranges: [], pairs: new Map()};
    this.protocols.set(protocol.id, own);
    // A name with signs is typed without them as well: HTTP/2, http2.
    own.calls = [protocol.id, protocol.name, protocol.name.replace(/[^\p{L}\p{N}]/gu, '')].map(fold);
    protocol.codes.forEach(([id, name, others, asked]) => {
      const hexadecimal = [id].concat(others || []).find(one => HEXADECIMAL.test(one));
      others = (others || []).concat(hexadecimal ? writings(hexadecimal) : []);
      const number = [id].concat(others).find(one => /^-?\d+$/.test(one));
      // A negative number is found without its sign as well, since signs around a word say nothing.
      others = others.concat([id].concat(others).filter(one => /^-\d+$/.test(one)).map(one => one.slice(1)));
      const target = this.addTarget(protocol, id, {id: id, name: name || '', kind: 'code', asked: asked || 0, number: number && +number});
      own.codes.push(target);
      [id].concat(others).forEach(one => { this.addId(one, target); this.addId(withoutZeros(one), target); });
      this.addPhrase('name', name || id.replace(/_/g, ' '), target);
      const call = wordsOf(fold(name || '')).join(' ');
      this.called.set(call, (this.called.get(call) || []).concat(target));
      if (name && !/^\d+$/.test(id)) this.addPhrase('name', id.replace(/_/g, ' '), target);
      if (partsOf(id) !== id.replace(/_/g, ' ')) this.addPhrase('name', partsOf(id), target);
      for (const one of [id].concat(others)) {
        const range = /^(-?\d+|0x[\da-f]+)-(-?\d+|0x[\da-f]+)$/i.exec(one);
        if (range) own.ranges.push({first: +range[1], last: +range[2], target: target});
      }
    });
    (protocol.classes || []).forEach(([id, first, last]) => {
      const target = this.addTarget(protocol, id, {id: id, name: '', kind: 'class', asked: 0});
      own.classes.push({first: first, last: last, target: target});
      this.addId(id, target);
    });
    (protocol.pages || []).forEach(name => own.pages.push(this.addTarget(protocol, name, {id: name, name: '', kind: 'page', asked: 0})));
  };

  Finder.prototype.addPhrase = function (kind, phrase, target) {
    // The addresses in a line of a log are examples.
    const folded = kind === 'log' || kind === 'line' ? withoutAddresses(fold(phrase)) : fold(phrase);
    const words = [...new Set(wordsOf(folded))];
    if (!words.length) return;
    const number = this.phrases.length;
    this.phrases.push({target: target, weight: WEIGHT[kind] || 1, kind: kind, words: words});
    for (const word of words) {
      if (!this.words.has(word)) {
        this.words.set(word, []);
        this.fresh.push(word);
      }
      this.words.get(word).push(number);
    }
  };

  // The target of a pair, made when a phrase or a query asks for it.
  Finder.prototype.pair = function (protocol, a, b) {
    const own = this.protocols.get(protocol), [low, high] = a < b ? [a, b] : [b, a];
    const key = low + ' ' + high;
    if (!own.pairs.has(key)) {
      const codes = [own.codes[low], own.codes[high]];
      const target = this.addTarget(own, codes[0].id + '-vs-' + codes[1].id, {codes: codes, kind: 'pair', asked: 0});
      own.pairs.set(key, target);
    }
    return own.pairs.get(key);
  };

  // rows: [kind, phrase, [places of codes]]; those of a class have its place, those of a note its two codes, those of a
  // page, of a term and of a line without a code its place among the protocol's pages.
  Finder.prototype.add = function (protocol, rows) {
    const own = this.protocols.get(protocol);
    if (!own) return;
    for (const [kind, phrase, places] of rows) {
      if (kind === 'note') this.addPhrase(kind, phrase, this.pair(protocol, places[0], places[1]));
      else if (kind === 'class') places.forEach(place => this.addPhrase(kind, phrase, own.classes[place].target));
      else if (kind === 'page' || kind === 'term' || kind === 'line') places.forEach(place => {
        // The first is what the page is called.
        own.pages[place].name = own.pages[place].name || phrase;
        this.addPhrase(kind, phrase, own.pages[place]);
      });
      else for (const part of kind === 'keyword' ? phrase.split(/[,、，،]/) : [phrase])
        places.forEach(place => this.addPhrase(kind, part, own.codes[place]));
    }
  };

  // The words that say nothing, and those that stand between two things that are compared.
  Finder.prototype.addCommon = function (ignored, between) {
    for (const word of ignored.split(/[,、，،]/)) this.ignored.add(fold(word.trim()));
    for (const word of between.split(/[,、，،]/)) this.between.add(fold(word.trim()));
  };

  // ---- A query --------------------------------------------------------------------------------------------------------

  // Addresses of machines, versions and unique ids: 192.0.2.1:5060, nginx/1.24.0, 550e8400-e29b-41d4-a716-446655440000.
  const MACHINE = /\d+(\.\d+){2,}([:#]\d+)?|\blocalhost:\d+|\b[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\b/g;

  // Addresses say nothing of a status, whatever they are made of: http://localhost:3000/, 100@example.com. What has nothing
  // but those of pages and people stays.
  function withoutAddresses(folded) {
    const rest = folded.replace(/[a-z][a-z\d+.-]{1,19}:\/\/[^\s"'<>,)]*/g, ' ').replace(/[^\s"'<>(\[]{1,99}@[^\s"'<>,)\]]+/g, ' ');
    return (/[\p{L}\p{N}]/u.test(rest) ? rest : folded).replace(MACHINE, ' ');
  }

  // What is a number and no code: addresses, ports, times, lines of files, processes, errors of the system, versions of
  // programs, documents, extensions and devices, names with a hyphen and paths in quotes, counts and amounts, causes and errors
  // of tables of their own unless these are protocols of the book. Anybody may have written a query, since a link can ask it:
  // no pattern begins where another of its kind goes on.
  Finder.prototype.withoutNoise = function (folded) {
    return withoutAddresses(folded.replace(/("[^"]*"|[^\s"'<]{1,99})? ?<sips?:[^>\s]{0,199}>/g, ' '))
      .replace(/\.[a-z]+:\d+\b/g, ' ')
      .replace(/\b(port|line|pid|tid|ext|qualify)[ =:]+\d+\b/g, ' ')
      .replace(/\bbytes[ =]\d+(-\d*)?(\/\d+)?|\b\d+ ?(ms|bytes)\b|\b\d+\.\d+ ?[mnuµμ]?s\b/g, ' ')
      .replace(/[a-z]\[\d+\](?=[:[])|\[\d+:\d+\]/g, ' ')
      .replace(/\b\d+#\d+: (\*\d+ )?/g, ' ')
      .replace(/\b(extension|from|to|for|peer|device|endpoint|user|aor|context) ('[^']*'|<[^<>]{0,99}>)/g, ' ')
      .replace(/"[a-z][\w.]{0,99}-[\w.-]{0,99}"|["']\/[^\s"']*["']/g, ' ')
      .replace(/\b(pjsip|sip)\/[^\s/]+-[\da-f]{8}\b/g, ' ')
      .replace(/\b(cseq|seqno|content-length|max-forwards|query|answer|authority|additional|udp|ttl|msg size rcvd):? *\d+\b/g, ' ')
      .replace(/\bid[:=] *"?\d+"?/g, ' ')
      .replace(/\b(ede|q\.?850)[:; ]*(cause)?[:= ]*\d+\b/g, (said, table) => this.isCall(table) ? said : ' ')
      .replace(/\[[^[\]]*\]/g, part => /\d:\d{2}/.test(part) ? ' ' : part)
      .replace(/\b\d{4}[-/]\d\d[-/]\d\d\b/g, ' ')
      .replace(/\brfc[ -]*\d+\b/g, ' ')
      .replace(/\(1?\d?\d(: |\))(?=[a-z])/g, ' ')
      .replace(/\b\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?\b/g, ' ')
      .replace(/\b([a-z][a-z-]*)\/\d(\.\d)?(?=$|["'\s])/g, ' $1 ');
  };

  // Whether a protocol of the book is called so.
  Finder.prototype.isCall = function (word) { return [...this.protocols.values()].some(own => own.calls.includes(word)); };

  // The status of a status line, or of a line of an access log, which stands behind the protocol's version; that of a request
  // in a browser's console, behind the address; what a log or a body calls its status; and that of an answer as dig heads it,
  // of an error as programs with gRPC tell it, or of a class of errors that has the id's name, before the HTTP status that it
  // stands for: ResourceExhausted: 429.
  Finder.prototype.statusOf = function (folded) {
    const [, number] = /\b[a-z][a-z-]*\/\d(?:\.\d)?["']?\s+(\d{3})\b/.exec(folded) ||
      /\b(?:get|head|post|put|patch|delete|options) [^\s/]*\/\S* (\d{3})\b/.exec(folded) ||
      /\b(?:http[ _-]?)?status[ _-]?(?:code)?["']?[:=] ?["']?(\d{3})\b/.exec(folded) || [];
    if (number) return number;
    const [, said] = /\bstatus: (\w+), id: \d/.exec(folded) || /\bcode = (\w+) desc = /.exec(folded) ||
      /\bcode\W{1,3}(\w+)\W{1,4}(?:message|details)\b/.exec(folded) || /\bgrpc[_-]status\W{1,4}(\w+)/.exec(folded) ||
      /\bstatuscode(?:\.|=")([a-z_]+)/.exec(folded) || /\[code=([a-z-]+)\]/.exec(folded) || [];
    const word = said && said.replace(/[-_]/g, '');
    const [, name] = /\b([a-z]+): \d{3}\b/.exec(folded) || [];
    const isName = id => id.includes('_') && !this.called.has(id.replace(/_/g, ' '));
    return [...this.ids.keys()].find(id => [word, isName(id) && name].includes(id.replace(/_/g, '')));
  };

  // The parts of a query that may be ids: each as it stands, without the signs around it, and cut at more and more signs.
  function idsIn(folded) {
    const ids = [];
    for (const chunk of folded.split(/[\s,;|=]+/)) {
      const bare = chunk.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
      if (bare) ids.push([bare].concat(bare.split(/[^\p{L}\p{N}._-]+/u), bare.split(/[^\p{L}\p{N}._]+/u), bare.split(/[^\p{L}\p{N}_]+/u),
        bare.split(/[^\p{L}\p{N}]+/u), bare.split(UNSPACED)));
    }
    return ids;
  }

  // Where letters meet digits a word is cut only if the letters are known beside numbers: sip404, 486vs600, error500; and
  // E429, as npm has it.
  Finder.prototype.cut = function (word) {
    const parts = word.match(/\d+|[^\d]+/g) || [];
    const isKnown = part => isNumber(part) || part === 'e' || this.between.has(part) || this.ignored.has(part) || this.isCall(part);
    return parts.length > 1 && !this.words.has(word) && parts.every(isKnown) ? parts : [];
  };

  Finder.prototype.named = function (folded) {
    const found = [];
    const status = this.statusOf(folded);
    for (const ways of idsIn(status ? ' ' + status : this.withoutNoise(folded))) {
      // The first way to read a chunk in which something is an id.
      const seen = new Set();
      for (const way of ways.concat(...ways.map(one => this.cut(one)))) {
        // A number of many zeros is one of a call or a thread.
        const bare = () => HEXADECIMAL.test(way) ? decimal(way) : isNumber(way) ? way.replace(/^00?(?=\d)/, '') : withoutZeros(way);
        const key = this.ids.has(way) ? way : bare();
        if (seen.has(key) || !this.ids.has(key)) continue;
        seen.add(key);
        found.push({key: key, targets: this.ids.get(key)});
        if (key === ways[0]) break;
      }
    }
    return found;
  };

  // The protocols that a query names.
  Finder.prototype.spoken = function (words, folded) {
    const spoken = new Set();
    for (const own of this.protocols.values())
      if (own.calls.some(call => words.includes(call) || (call.length > 2 && folded.includes(call))) ||
          words.some(word => own.calls.some(call => isNumber(word.slice(call.length)) && word.startsWith(call))))
        spoken.add(own.id);
    return spoken;
  };

  // Makes what has been added ready to be looked for. A search does it where nobody has, and then takes longer.
  Finder.prototype.prepare = function () {
    if (this.orders.length === this.phrases.length) return;
    this.sorted = this.sorted.concat(this.fresh).sort();
    for (const word of this.fresh) if (word.length >= TYPO_FROM) (this.lengths[word.length] = this.lengths[word.length] || []).push(word);
    this.fresh = [];
    this.used.clear();
    this.orders = Int32Array.from(this.phrases, phrase => phrase.target.order);
    this.weights = Float64Array.from(this.phrases, phrase => phrase.weight);
    this.sizes = Int32Array.from(this.phrases, phrase => phrase.words.length);
    this.found = new Int32Array(this.phrases.length);
    this.most = new Float64Array(this.phrases.length);
    this.sums = new Float64Array(this.phrases.length);
    this.counts = new Uint8Array(this.phrases.length);
    this.said = new Uint8Array(this.phrases.length);
  };

  // The words of the book that start so.
  Finder.prototype.starting = function (start) {
    const all = this.sorted;
    let low = 0, high = all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (all[middle] < start) low = middle + 1; else high = middle;
    }
    for (high = low; high < all.length && all[high].startsWith(start);) high++;
    return all.slice(low, high);
  };

  // The words of about this length that share the first letter or the second with a word, among which those with a typing
  // error are.
  Finder.prototype.alike = function (word) {
    const [first, second] = word, alike = [];
    for (let length = word.length - 1; length <= word.length + 1; length++)
      for (const other of this.lengths[length] || []) if (other[0] === first || other[1] === second) alike.push(other);
    return alike;
  };

  // The words of the book that a word of the query may be, each with how well it fits.
  Finder.prototype.fits = function (word, isAlone) {
    const fits = new Map();
    if (this.words.has(word)) fits.set(word, EXACT);
    if (isNumber(word)) return fits;
    if (word.length >= (isAlone ? START_FROM : START_AMONG))
      for (const other of this.starting(word))
        if (other !== word) fits.set(other, START * Math.max(0.6, word.length / other.length));
    if (fits.has(word) || word.length < TYPO_FROM) return fits;
    for (const other of this.alike(word)) if (!fits.has(other) && isTypo(word, other)) fits.set(other, TYPO);
    if (word.length >= STEM_FROM)
      for (const other of this.starting(word.slice(0, STEM_FROM)))
        if (!fits.has(other) && sharedStart(word, other) >= 0.6 * Math.max(word.length, other.length)) fits.set(other, STEM);
    return fits;
  };

  // Words that are in no book as they stand may be two, a name and a number: sip404, q850.
  Finder.prototype.parts = function (words) {
    const parts = [];
    for (const word of words) {
      const cut = !this.words.has(word) && /\d/.test(word) && word.match(/\d+|[^\d]+/g);
      for (const part of cut || [word]) {
        const bare = isNumber(part) && part.replace(/^0+(?=\d)/, '') || part;
        if (!parts.includes(bare)) parts.push(bare);
      }
    }
    return parts;
  };

  // The phrases that have a word of the query, and how much it says in each. A query grows by letters, so they are kept. A
  // word that says nothing is no other word's start. What a word says alone and among others is kept apart: no word ends in
  // a space.
  Finder.prototype.uses = function (word, isAlone) {
    const key = isAlone ? word : word + ' ';
    if (this.used.has(key)) return this.used.get(key);
    const all = this.phrases.length, {most, found} = this;
    let n = 0;
    for (const [other, quality] of this.ignored.has(word) ? [[word, EXACT]] : this.fits(word, isAlone)) {
      const phrases = this.words.get(other) || [], mark = other.length >= MARK_FROM && /\d/.test(other) ? MARK : 1;
      const worth = quality * mark * Math.log(1 + all / Math.max(phrases.length, 1));
      for (const number of phrases) {
        if (most[number] === 0) found[n++] = number;
        if (worth > most[number]) most[number] = worth;
      }
    }
    const uses = {numbers: found.slice(0, n), worths: new Float64Array(n)};
    for (let i = 0; i < n; i++) {
      uses.worths[i] = most[found[i]];
      most[found[i]] = 0;
    }
    if (this.used.size >= KEPT) this.used.clear();
    this.used.set(key, uses);
    return uses;
  };

  // How much the words say of each target: each word in the phrase in which it says most; and, since a phrase that the query
  // has as a whole says more than its words here and there, the phrase that says most. A word that says nothing counts
  // only in the latter: "no answer"; where no other stands beside it, it counts as they do: "status codes".
  Finder.prototype.scores = function (words) {
    this.prepare();
    const {orders, weights, sizes, sums, counts, said, found: touched} = this, scores = new Map(), used = words.map(word => this.uses(word, words.length === 1));
    let n = 0;
    const total = new Float64Array(this.targets.length), most = new Float64Array(this.targets.length);
    const isEmpty = words.every(word => this.ignored.has(word));
    for (let w = 0; w < words.length; w++) {
      const isIgnored = !isEmpty && this.ignored.has(words[w]), {numbers, worths} = used[w], found = [];
      for (let i = 0; i < numbers.length; i++) {
        const number = numbers[i], order = orders[number], worth = worths[i] * weights[number];
        if (!counts[number]++) touched[n++] = number;
        sums[number] += worths[i];
        if (isIgnored) continue;
        said[number] = 1;
        if (!most[order]) found.push(order);
        if (worth > most[order]) most[order] = worth;
      }
      for (const order of found) { total[order] += most[order]; most[order] = 0; }
    }
    for (let i = 0; i < n; i++) {
      const number = touched[i], order = orders[number], share = Math.min(1, counts[number] / sizes[number]), worth = weights[number] * sums[number] * share * share;
      if (said[number] && worth > most[order]) most[order] = worth;
      sums[number] = counts[number] = said[number] = 0;
    }
    for (let order = 0; order < total.length; order++) if (total[order]) scores.set(this.targets[order], total[order] + most[order]);
    return scores;
  };

  // The best code for one side of a comparison in words; in a protocol, if one is given.
  Finder.prototype.side = function (text, context) {
    const hit = this.rank(text, context, 'code')[0];
    return hit && hit.target;
  };

  // Whether a code is called just so by a name, a gloss or a word of its own.
  Finder.prototype.isCalled = function (text, target) {
    const telling = words => words.filter(word => !this.ignored.has(word)).join(' '), call = telling(wordsOf(text));
    return (this.words.get(call.split(' ')[0]) || []).some(number =>
      this.phrases[number].target === target && telling(this.phrases[number].words) === call);
  };

  // Both sides of "a vs b", where the words between are those of the language. It is sure where that is all they can be.
  Finder.prototype.compared = function (folded, context) {
    const words = folded.split(/\s+/);
    for (let i = 1; i < words.length - 1; i++) {
      if (!this.between.has(words[i])) continue;
      const before = words.slice(0, i).join(' '), behind = words.slice(i + 1).join(' '), left = this.side(before, context);
      if (!left) continue;
      const right = this.side(behind, {protocol: left.protocol, only: true});
      if (!right || right === left) continue;
      return {codes: [left, right], sure: /^v(s|ersus)?\.?$/.test(words[i]) || (this.isCalled(before, left) && this.isCalled(behind, right))};
    }
    return null;
  };

  // A number that may be anything is a code where its protocol is that of the page or is named, or where the query says no
  // more; one of many digits is a code elsewhere as well, but for what a log has of its own: Cloudflare's Error 1015.
  Finder.prototype.isMeant = function (number, protocol, words, spoken, context) {
    if (protocol === context.protocol || spoken.has(protocol)) return true;
    if (words.length > 1 && this.isQuoted(words, number, protocol)) return false;
    return words.every(word => word === number || this.ids.has(word) || this.between.has(word) || this.ignored.has(word)) ||
      (this.ids.has(number) && number.length >= PLAIN_FROM && !(context.protocol && this.isLogged([number], context.protocol)));
  };

  // Whether the words stand in a log of another protocol, which has no such code, and in none of this one.
  Finder.prototype.isQuoted = function (words, number, protocol) {
    const others = [...this.protocols.values()].filter(own => !(this.ids.get(number) || []).some(one => one.protocol === own.id));
    return !this.isLogged(words, protocol) && others.some(own => this.isLogged(words, own.id));
  };

  // An id that is a word, such as REFUSED, stands in sentences as well. There it is an id in its own protocol alone, or in the
  // capitals in which it is written.
  Finder.prototype.isWritten = function (word, protocol, text, words, spoken, context) {
    return !/^[a-z]+$/.test(word) || protocol === context.protocol || spoken.has(protocol) ||
      (words.every(one => this.ids.has(one) || this.between.has(one)) && (words.length > 1 || !context.protocol)) ||
      ((words.length === 1 || /\p{Ll}/u.test(text)) && new RegExp('(?<![\\p{L}\\p{N}_])' + word.toUpperCase() + '(?![\\p{L}\\p{N}_])', 'u').test(text));
  };

  // The ids of a query, without words and numbers that are none there.
  Finder.prototype.written = function (text, folded, words, spoken, context) {
    const status = this.statusOf(folded);
    const isOne = (key, protocol) => key === status ||
      (isNumber(key) ? this.isMeant(key, protocol, words, spoken, context) : this.isWritten(key, protocol, text, words, spoken, context));
    return this.named(folded)
      .map(({key, targets}) => ({key: key, targets: targets.filter(one => isOne(key, one.protocol))}))
      .filter(one => one.targets.length);
  };

  // Puts one among the best, and drops what is then the last of too many.
  function rankOne(ranked, one) {
    let at = ranked.length;
    while (at > 0 && (ranked[at - 1].score - one.score || one.target.order - ranked[at - 1].target.order) < 0) at--;
    if (at >= RANKED) return;
    ranked.splice(at, 0, one);
    if (ranked.length > RANKED) ranked.pop();
  }

  // The targets that the words of a query say most of, the best first; of a kind, if one is given.
  Finder.prototype.rank = function (text, context, kind) {
    const folded = read(text), said = withoutAddresses(folded);
    const words = this.parts(wordsOf(said)), spoken = this.spoken(wordsOf(said), said);
    if (!words.length) return [];
    const scores = this.scores(words);
    const gain = target => scores.set(target, (scores.get(target) || 0) + ID);
    this.written(text, folded, words, spoken, context).forEach(({targets}) => targets.forEach(gain));
    // The whole name of a code of the page's protocol is as good as its id.
    (this.called.get(words.join(' ')) || []).filter(target => target.protocol === context.protocol).forEach(gain);
    // Elsewhere it comes before the same words in another order: Precondition Failed, FAILED_PRECONDITION.
    for (const target of this.called.get(words.join(' ')) || []) scores.set(target, (scores.get(target) || 0) * WHOLE);
    if (words.length === 1 && isNumber(words[0]) && !this.ids.has(words[0])) this.begun(words[0], scores);
    // Who names a protocol and says no more wants all of its codes.
    for (const own of this.protocols.values())
      if (own.calls.some(call => words.includes(call)) && words.every(word => own.calls.includes(word) || this.ignored.has(word)))
        own.pages.filter(page => page.id === 'index').forEach(gain);
    // Who names two protocols and little more wants the page of one that is headed by the other: what its codes have to do with those.
    const calls = [...spoken].flatMap(id => this.protocols.get(id).calls);
    if (spoken.size > 1 && words.filter(word => !calls.includes(word) && !this.ignored.has(word)).length <= 1)
      for (const own of [...spoken].map(id => this.protocols.get(id)))
        own.pages.filter(page => wordsOf(fold(page.name)).some(word => calls.includes(word) && !own.calls.includes(word))).forEach(gain);
    const ranked = [];
    for (const [target, score] of scores) {
      if ((context.only && target.protocol !== context.protocol) || (kind && target.kind !== kind)) continue;
      const factor = (spoken.has(target.protocol) ? NAMED : 1) * (target.protocol === context.protocol ? OWN : 1);
      rankOne(ranked, {target: target, score: score * factor * (1 + 0.02 * Math.min(target.asked, 10))});
    }
    return ranked;
  };

  // The codes whose id begins with a number: it may not be whole yet. What has the number as a token comes before them.
  Finder.prototype.begun = function (number, scores) {
    for (const own of this.protocols.values())
      own.codes.filter(code => code.id.startsWith(number)).forEach(code => scores.set(code, (scores.get(code) || 0) + BEGUN));
  };

  Finder.prototype.placeOf = function (target) {
    return this.protocols.get(target.protocol).codes.indexOf(target);
  };

  // The comparison of two codes, of one protocol or of two that are declared to have one.
  Finder.prototype.comparison = function (a, b) {
    if (a === b) return null;
    if (a.protocol === b.protocol) return this.pair(a.protocol, this.placeOf(a), this.placeOf(b));
    const codes = a.protocol < b.protocol ? [a, b] : [b, a];
    const path = 'across/' + codes.map(one => one.protocol + '.' + one.id).join('-vs-');
    return this.across.has(path) ? {path: path, codes: codes, kind: 'pair', protocol: codes[0].protocol} : null;
  };

  // The comparisons of the first two ids of a short query, in the protocol of the page first.
  Finder.prototype.comparisons = function (named, spoken, context) {
    const pairs = [];
    if (named.length < 2) return pairs;
    const [first, second] = named, isCode = target => target.kind === 'code';
    for (const a of first.targets.filter(isCode))
      for (const b of second.targets.filter(isCode)) {
        const target = this.comparison(a, b);
        if (!target) continue;
        // One id and two protocols: that of both.
        if (first === second && spoken.size > 1 && !(spoken.has(a.protocol) && spoken.has(b.protocol))) continue;
        const across = a.protocol !== b.protocol;
        if (spoken.size > 1 && !across) continue;
        const score = (across ? 0 : 2) + (a.protocol === context.protocol ? 1 : 0) +
          (spoken.has(a.protocol) ? 2 : 0) + (spoken.has(b.protocol) ? 2 : 0);
        pairs.push({target: target, score: score});
      }
    return pairs.sort((a, b) => b.score - a.score).map(pair => pair.target);
  };

  // A number that is no code: a range of codes, or the class that it would be in.
  Finder.prototype.around = function (folded, context) {
    const found = [], words = wordsOf(folded), spoken = this.spoken(words, folded);
    for (const word of wordsOf(this.withoutNoise(folded)).filter(isNumber))
      for (const own of this.protocols.values()) {
        if (own.codes.some(code => code.id === word)) continue;
        const holds = (first, last) => valuesOf(word, folded).some(value => value >= +first && value <= +last);
        if (this.isMeant(word, own.id, words, spoken, context))
          for (const range of own.ranges) if (holds(range.first, range.last)) found.push(range.target);
        for (const one of own.classes) if (one.first && holds(one.first, one.last)) found.push(one.target);
      }
    return found.sort((a, b) => (b.protocol === context.protocol) - (a.protocol === context.protocol));
  };

  // Whether a line of a log, or a phrase of another kind, has the words, in a protocol, if one is given.
  Finder.prototype.isLogged = function (words, protocol, wanted = 'log') {
    return (this.words.get(words[0]) || []).map(number => this.phrases[number])
      .some(({kind, target, words: line}) => kind === wanted && (!protocol || target.protocol === protocol) && words.every(word => line.includes(word)));
  };

  // The codes below and above a number that is no code, in the protocol of the page or in those that have a class for it.
  Finder.prototype.beside = function (folded, context) {
    const found = [], classes = this.around(folded, context).map(target => target.protocol);
    for (const number of wordsOf(this.withoutNoise(folded)).filter(isNumber).flatMap(word => valuesOf(word, folded)))
      for (const own of this.protocols.values()) {
        if (own.id !== context.protocol && !classes.includes(own.id)) continue;
        const known = own.codes.filter(code => code.number !== undefined).sort((a, b) => a.number - b.number);
        const above = known.findIndex(code => code.number > number);
        found.push(...(above < 0 ? known.slice(-1) : known.slice(Math.max(above - 1, 0), above + 1)));
      }
    return found.sort((a, b) => (b.protocol === context.protocol) - (a.protocol === context.protocol));
  };

  // What programs run together or count in sixteens, as people write it, unless the book has it so: NotFoundException has
  // three words, and 0x3EE is 1006. A letter O in a number is a nought: 4o4.
  Finder.prototype.spelled = function (text) {
    this.prepare();
    return text
      .replace(/(?<![\p{L}\p{N}])\p{L}\p{Ll}+(\p{Lu}\p{Ll}{2,})+(?![\p{L}\p{N}])/gu,
        word => this.words.has(fold(word)) ? word : word.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' '))
      .replace(/\b0x[\da-f]{1,16}\b/gi, number => this.starting(fold(number)).length ? number : decimal(number))
      .replace(/(?<![\p{L}\p{N}])[1-9][\dOОoо]{2}(?![\p{L}\p{N}])/gu, number => number.replace(/\D/g, '0'));
  };

  // What a query leads to, the best first. context.protocol is the protocol of the page, if it has one. What leads nowhere
  // may have been typed while the keyboard was set to the other script: игын for busy. Its letters are no signs then.
  Finder.prototype.find = function (text, context) {
    const start = this.spelled(text.slice(0, LONGEST)), other = retyped(start), hits = this.hits(start, context || {});
    return hits.length || wordsOf(fold(other)).length > wordsOf(fold(start)).length ? hits : this.hits(other, context || {});
  };

  Finder.prototype.hits = function (text, context) {
    const folded = read(text).trim(), words = wordsOf(folded), chunks = chunksOf(folded);
    if (!words.length) return [];
    const isShort = chunks.length <= SHORT || (chunks.length <= 2 * SHORT && chunks.filter(word => !this.ignored.has(word)).length <= SHORT);
    const spoken = this.spoken(words, folded), named = this.written(text, folded, words, spoken, context), hits = [];
    // A page that each protocol has, such as its tree of questions, is offered of the first of them alone.
    const isSame = (a, b) => a.path === b.path || (a.kind === 'page' && b.kind === 'page' && a.id === b.id);
    const add = target => { if (target && !hits.some(hit => isSame(hit, target))) hits.push(target); };
    const distinct = named.filter((one, i) => named.findIndex(other => other.key === one.key) === i);
    // One id said twice, or of two protocols: the two codes that have it.
    const isTwice = distinct.length === 1 && (named.length > 1 || spoken.size > 1);
    if (isShort) {
      this.comparisons(isTwice ? [named[0], named[0]] : distinct, spoken, context).slice(0, 2).forEach(add);
    }
    const compared = !hits.length && isShort && spoken.size < 2 && this.compared(folded, context);
    if (compared && compared.sure) add(this.comparison(...compared.codes));
    const around = named.length ? [] : this.around(folded, context).slice(0, 2);
    // In a long line a number that is no code is a process, a port, an error of the system; and some are known by themselves.
    const isKnown = words.some(word => isNumber(word) && this.isLogged([word]));
    // Nor is a class or a neighbour meant where codes of the page's protocol have the number beside their names.
    const isTold = context.protocol && this.isLogged(words, context.protocol, 'token');
    const isMeant = target => (words.length === 1 && !isTold) || target.protocol === context.protocol || spoken.has(target.protocol);
    if (isShort && !isKnown) around.filter(isMeant).forEach(add);
    if (!named.length && words.length === 1 && !isKnown && !isTold) this.beside(folded, context).slice(0, 2).forEach(add);
    for (const {target} of this.rank(text, context)) {
      if (hits.length >= HITS) break;
      add(target);
      if (hits.length === 1 && compared && !compared.sure) add(this.comparison(...compared.codes));
    }
    around.forEach(add);
    return hits;
  };

  // The one page that an id alone means; nothing where it is one of several protocols, or where there is more than an id.
  Finder.prototype.only = function (text) {
    const folded = read(text).trim(), named = this.named(folded);
    return named.length === 1 && named[0].key === folded && named[0].targets.length === 1 ? named[0].targets[0] : null;
  };

  // What a wrong address means: the comparison of the codes that it names, the one code, or the class of an unknown number.
  Finder.prototype.meant = function (text, context) {
    const folded = read(text), inside = target => !context.only || target.protocol === context.protocol;
    const named = this.named(folded).map(one => ({key: one.key, targets: one.targets.filter(inside)})).filter(one => one.targets.length);
    const pair = this.comparisons(named, new Set(), context)[0];
    return pair || (named.length ? named[0].targets[0] : this.around(folded, context).find(inside)) || null;
  };

  root.statusbookMatch = {Finder: Finder, fold: fold, wordsOf: wordsOf, isTypo: isTypo};
  if (typeof module !== 'undefined') module.exports = root.statusbookMatch;
}(typeof window === 'undefined' ? {} : window));
