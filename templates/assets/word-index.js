/* The words of the book, and how much a query's say of each page. The second part of match.js; see words.js.

   The words come in rows [kind, phrase, codes]: the phrase leads to these codes, by their place in the protocol. A page
   is found by the words of the query that it has, each as it is, as the start of a word, or with one typing error; a
   rare word says more than a frequent one, and a phrase that is whole more than one that is not. */
(function (root) {
  'use strict';
  const {
    HEXADECIMAL, fold, wordsOf, isNumber, writings, withoutZeros, partsOf, retyped, isTypo, sharedStart, latinReader,
    numberReader, isUnspaced, withoutAddresses, marksOf
  } = root.statusbookWords;

  // How much a phrase of each kind says: names, then what people type, then what is merely told of a code.
  const WEIGHT = {
    name: 3, also: 2.6, constant: 2.6, keyword: 2.4, english: 1.6, gloss: 2, token: 2.2, log: 1.6, 'class': 3,
    required: 1.6, useful: 1.2, method: 0.8, document: 1.2, answer: 1, summary: 0.7, note: 0.5, page: 2.5, term: 1.4,
    line: 1.6
  };
  const EXACT = 1, START = 0.75, TYPO = 0.6, STEM = 0.45;  // how well a word of the query fits a word of the book
  const MARK = 2, MARK_FROM = 4;  // a word with a digit, by which a program marks a message, and the letters it has: AH00957
  const TYPO_FROM = 4;       // letters that a word has at least, for an error in it to be forgiven
  const START_FROM = {alone: 2, among: 3, address: Infinity};  // letters that the start of a word has at least, by where it stands
  const STEM_FROM = 5;       // letters that two forms of one word share at least
  const KEPT = 500;                       // words of queries whose phrases are kept

  // ---- What there is --------------------------------------------------------------------------------------------------

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
    this.marks = new Map();      // a name that programs print, folded => [target]: err_ssl_protocol_error
    this.ignored = new Set();
    this.readNumbers = folded => folded;  // what has numbers in words, with their digits
    this.retypings = [];         // what was typed in other letters, in those of the language
    this.between = new Set(['vs', 'versus', 'v']);
    this.joints = [];            // words of `between` in a script without spaces, in their own letters
    this.tail = /$^/;            // what says nothing at the end of a text in such a script
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
    const own = {id: protocol.id, name: protocol.name, codes: [], classes: [], pages: [], ranges: [], logged: 0, pairs: new Map()};
    this.protocols.set(protocol.id, own);
    // A name with signs is typed without them as well: HTTP/2, http2.
    own.calls = [protocol.id, protocol.name, protocol.name.replace(/[^\p{L}\p{N}]/gu, '')].map(fold);
    const taken = new Set(protocol.codes.flatMap(([id, , others]) => [id].concat(others || [])));
    protocol.codes.forEach(([id, name, others, asked]) => {
      const hexadecimal = [id].concat(others || []).find(one => HEXADECIMAL.test(one));
      others = (others || []).concat(hexadecimal ? writings(hexadecimal) : []);
      const number = [id].concat(others).find(one => /^-?\d+$/.test(one));
      // A negative number is found without its sign as well, where no other code has that one.
      const unsigned = [id].concat(others).filter(one => /^-\d+$/.test(one)).map(one => one.slice(1));
      others = others.concat(unsigned.filter(one => !taken.has(one)));
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

  // Whether a name in a phrase is one of an error: it has three words and more, or is in capitals. Others are of files and settings.
  const isMark = (name, phrase) => name.split('_').length > 2 || phrase.includes(name.toUpperCase());

  Finder.prototype.addPhrase = function (kind, phrase, target) {
    // The addresses in a line of a log are examples.
    const folded = kind === 'log' || kind === 'line' ? withoutAddresses(fold(phrase)) : fold(phrase);
    const words = [...new Set(wordsOf(folded))];
    if (!words.length) return;
    if (kind === 'log' || kind === 'line' || kind === 'constant')
      for (const mark of marksOf(folded)) if (isMark(mark, phrase)) this.marks.set(mark, (this.marks.get(mark) || []).concat(target));
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
  // page, of a term and of a line without a code its place among the protocol's pages. A gloss, or the name of a class in the
  // language, is told beside what is found.
  Finder.prototype.add = function (protocol, rows) {
    const own = this.protocols.get(protocol);
    if (!own) return;
    for (const [kind, phrase, places] of rows) {
      own.logged += kind === 'log' || kind === 'line' ? 1 : 0;
      const told = kind === 'gloss' ? places.map(place => own.codes[place]) : kind === 'class' ? places.map(place => own.classes[place].target) : [];
      for (const target of told) target.gloss = target.gloss || phrase;
      if (kind === 'note') this.addPhrase(kind, phrase, this.pair(protocol, places[0], places[1]));
      else if (kind === 'class') told.forEach(target => this.addPhrase(kind, phrase, target));
      else if (kind === 'page' || kind === 'term' || kind === 'line') places.forEach(place => {
        // The first is what the page is called.
        own.pages[place].name = own.pages[place].name || phrase;
        this.addPhrase(kind, phrase, own.pages[place]);
      });
      else for (const part of kind === 'keyword' ? phrase.split(/[,、，،]/) : [phrase])
        places.forEach(place => this.addPhrase(kind, part, own.codes[place]));
    }
  };

  // What is known of a language: the words that say nothing, those that stand between two things that are compared, those of
  // numbers, and how it may have been typed in other letters than its own.
  Finder.prototype.addCommon = function ({ignored, between, numbers, keys, latin}) {
    this.readNumbers = numberReader(numbers);
    this.retypings = keys.map(row => text => retyped(text, row)).concat(latinReader(latin));
    const [silent, joints] = [ignored, between].map(list => list.split(/[,、，،]/).map(word => word.trim()));
    for (const word of silent) this.ignored.add(fold(word));
    for (const word of joints) this.between.add(fold(word));
    this.joints = joints.filter(isUnspaced);
    this.tail = new RegExp(`(?:${silent.concat(joints).filter(isUnspaced).join('|') || '$^'})\\s*$`);
  };

  // A text in a script without spaces, without the words at its end that say nothing.
  Finder.prototype.withoutTail = function (text) {
    let rest = text;
    while (rest && this.tail.test(rest)) rest = rest.replace(this.tail, '');
    return rest;
  };

  // Whether a protocol of the book is called so.
  Finder.prototype.isCall = function (word) { return [...this.protocols.values()].some(own => own.calls.includes(word)); };

  // ---- What words say -------------------------------------------------------------------------------------------------

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

  // The words of the book that a word of the query may be, each with how well it fits. `where` it stands: alone, among other
  // words, or in an address, whose words are whole.
  Finder.prototype.fits = function (word, where) {
    const fits = new Map();
    if (this.words.has(word)) fits.set(word, EXACT);
    if (isNumber(word)) return fits;
    if (word.length >= START_FROM[where])
      for (const other of this.starting(word))
        if (other !== word) fits.set(other, START * Math.max(0.6, word.length / other.length));
    if (fits.has(word) || word.length < TYPO_FROM) return fits;
    for (const other of this.alike(word)) if (!fits.has(other) && isTypo(word, other)) fits.set(other, TYPO);
    if (word.length >= STEM_FROM)
      for (const other of this.starting(word.slice(0, STEM_FROM)))
        if (!fits.has(other) && sharedStart(word, other) >= 0.6 * Math.max(word.length, other.length)) fits.set(other, STEM);
    return fits;
  };

  // Words that are in no book as they stand may be two, a name and a number: sip404, q850. Letters between two numbers are a
  // mark of another table, 42P02, unless they compare: 486vs600.
  Finder.prototype.parts = function (words) {
    const parts = [];
    for (const word of words) {
      const cut = !this.words.has(word) && /\d/.test(word) ? word.match(/\d+|[^\d]+/g) : [word];
      const isMark = cut.length > 2 && !cut.some(part => this.between.has(part));
      for (const part of isMark ? [word] : cut) {
        const bare = isNumber(part) && part.replace(/^0+(?=\d)/, '') || part;
        if (!parts.includes(bare)) parts.push(bare);
      }
    }
    return parts;
  };

  // The phrases that have a word of the query, and how much it says in each. A query grows by letters, so they are kept. A
  // word that says nothing is no other word's start. What a word says by where it stands is kept apart.
  Finder.prototype.uses = function (word, where) {
    const key = word + ' ' + where;
    if (this.used.has(key)) return this.used.get(key);
    const all = this.phrases.length, {most, found} = this;
    let n = 0;
    for (const [other, quality] of this.ignored.has(word) ? [[word, EXACT]] : this.fits(word, where)) {
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
  Finder.prototype.scores = function (words, isAddress) {
    this.prepare();
    const where = isAddress ? 'address' : words.length === 1 ? 'alone' : 'among';
    const {orders, weights, sizes, sums, counts, said, found: touched} = this, scores = new Map(), used = words.map(word => this.uses(word, where));
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

  root.statusbookFinder = Finder;
}(typeof window === 'undefined' ? globalThis : window));
