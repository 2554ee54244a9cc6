/* Which pages a query means. Knows nothing of the page it runs on: it is given the words of the book and a query, and
   gives paths. find.js loads it on first use, with its other parts before it (see words.js); the tests run it under node.
   An id always wins. */
(function (root) {
  'use strict';
  const {
    LONGEST, HEXADECIMAL, fold, read, chunksOf, wordsOf, marksOf, isNumber, decimal, withoutZeros, valuesOf, withoutAddresses, withoutNoise, idsIn
  } = root.statusbookWords;
  const Finder = root.statusbookFinder;

  const WHOLE = 1.2;                      // a name that the query is, word by word
  const OWN = 1.6, NAMED = 4;             // the protocol of the page, and one that the query names
  const ID = 1000;                        // an id in the query
  const PLAIN_FROM = 3;                   // digits by which a number is an id among other words, whatever their protocol
  const PRINTED = 30;                     // the name of an error that the query has as a program prints it
  const BEGUN = 1;                        // an id that begins so
  const SHORT = 9;                        // words that a query has at most, for two ids in it to be a comparison
  const JOINED = 60;                      // letters that a comparison without spaces has at most
  const HITS = 8;
  const KNOWN_FROM = 3;                   // letters of a word by which the letters that it is typed in are judged
  const PARTED_FROM = 4;                  // letters that the second of two words has that are run together
  const RANKED = 24;                      // targets that are ranked: those that a query leads to, and those it has already

  // ---- Ids ----------------------------------------------------------------------------------------------------------

  // What is left of a query without its noise; causes and errors of tables of their own stay where these are protocols of the book.
  Finder.prototype.withoutNoise = function (folded) { return withoutNoise(folded, word => this.isCall(word)); };

  // The status of a status line, or of a line of an access log, which stands behind the protocol's version; that of a request
  // in a browser's console, behind the address; what a log or a body calls its status; and that of an answer as dig heads it,
  // of an error as programs with gRPC tell it, or of a class of errors that has the id's name, before the HTTP status that it
  // stands for: ResourceExhausted: 429. The status of a call of gRPC comes before that of the HTTP below it.
  Finder.prototype.statusOf = function (folded) {
    const [, number] = /\bgrpc[_-]status\W{1,4}(\d{1,2})\b/.exec(folded) ||
      /\b[a-z][a-z-]*\/\d(?:\.\d)?["']?\s+(\d{3})\b/.exec(folded) ||
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

  // Where letters meet digits a word is cut only if the letters are known beside numbers: sip404, 486vs600, error500; in
  // E429, as npm has it; and in 404s, which are several.
  Finder.prototype.cut = function (word) {
    const parts = word.match(/\d+|[^\d]+/g) || [];
    const isKnown = part => isNumber(part) || part === 'e' || part === 's' || this.between.has(part) || this.ignored.has(part) || this.isCall(part);
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

  // ---- A query --------------------------------------------------------------------------------------------------------

  // The best code for one side of a comparison in words; in a protocol, if one is given.
  Finder.prototype.side = function (text, context) {
    const hit = this.rank(text, context, 'code')[0];
    return hit && hit.target;
  };

  // Whether a code, or any one, is called just so by a name, a gloss or a word of its own.
  Finder.prototype.isCalled = function (text, target) {
    const telling = words => words.filter(word => !this.ignored.has(word)).join(' '), call = telling(wordsOf(text));
    return (this.words.get(call.split(' ')[0]) || []).some(number =>
      (!target || this.phrases[number].target === target) && telling(this.phrases[number].words) === call);
  };

  // The words that tell something: a document is known by its number, and one that the book does not cite is none of its words.
  Finder.prototype.telling = function (words, folded) {
    const numbers = (folded.match(/\brfc[ -]*\d+\b/g) || []).map(document => document.replace(/\D/g, '').replace(/^0+/, ''));
    return numbers.length ? words.filter(word => word !== 'rfc' && (!numbers.includes(word) || this.words.has(word))) : words;
  };

  // The codes that have just this name.
  Finder.prototype.namesakes = function (text) {
    const words = wordsOf(text), call = words.join(' ');
    return (this.words.get(words[0]) || []).map(number => this.phrases[number])
      .filter(phrase => phrase.kind === 'name' && phrase.words.join(' ') === call).map(phrase => phrase.target);
  };

  // The codes of two names that no protocol has both of, where the book compares them: unauthenticated vs unauthorized.
  Finder.prototype.comparedAcross = function (before, behind) {
    const [lefts, rights] = [before, behind].map(side => this.namesakes(side));
    const pairs = lefts.flatMap(left => rights.map(right => [left, right]));
    return pairs.some(([left, right]) => left.protocol === right.protocol) ? undefined : pairs.find(pair => this.comparison(...pair));
  };

  // Both sides of "a vs b", where the words between are those of the language. It is sure where that is all they can be.
  Finder.prototype.compared = function (folded, context) {
    const words = folded.split(/\s+/);
    for (let i = 1; i < words.length - 1; i++) {
      if (!this.between.has(words[i])) continue;
      const before = words.slice(0, i).join(' '), behind = words.slice(i + 1).join(' '), left = this.side(before, context);
      if (!left) continue;
      const across = this.comparedAcross(before, behind);
      if (across) return {codes: across, sure: true};
      const right = this.side(behind, {protocol: left.protocol, only: true});
      if (!right || right === left) continue;
      return {codes: [left, right], sure: /^v(s|ersus)?\.?$/.test(words[i]) || (this.isCalled(before, left) && this.isCalled(behind, right))};
    }
    return null;
  };

  // Both sides of a comparison in a script without spaces, where a code is called just so on each: 話中と拒否の違い. The word
  // between them is looked for in its own letters, since folded ones are the same in two scripts.
  Finder.prototype.joined = function (text, context) {
    if (text.length > JOINED) return null;
    for (const word of this.joints)
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        const [before, behind] = [text.slice(0, at), text.slice(at + word.length)].map(part => read(this.withoutTail(part)));
        if (!this.isCalled(before) || !this.isCalled(behind)) continue;
        const left = this.side(before, context), right = left && this.side(behind, {protocol: left.protocol, only: true});
        if (right && right !== left && this.isCalled(before, left) && this.isCalled(behind, right)) return {codes: [left, right], sure: true};
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
      ((words.length === 1 || /[\p{Ll}\p{Lo}]/u.test(text)) && new RegExp('(?<![A-Za-z\\p{N}_])' + word.toUpperCase() + '(?![A-Za-z\\p{N}_])', 'u').test(text.normalize('NFKC')));
  };

  // The ids of a query, without words and numbers that are none there.
  Finder.prototype.written = function (text, folded, words, spoken, context) {
    const status = this.statusOf(folded);
    const isOne = (key, protocol) => key === status ||
      (isNumber(key.replace('-', '')) ? this.isMeant(key, protocol, words, spoken, context) : this.isWritten(key, protocol, text, words, spoken, context));
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
    const bare = withoutAddresses(read(this.withoutTail(text)));
    const words = this.telling(this.parts(wordsOf(/[\p{L}\p{N}]/u.test(bare) ? bare : said)), said), spoken = this.spoken(wordsOf(said), said);
    if (!words.length) return [];
    const scores = this.scores(words, context.address);
    for (const mark of marksOf(said)) for (const target of this.marks.get(mark) || []) scores.set(target, (scores.get(target) || 0) + PRINTED);
    for (const [target, score] of scores) scores.set(target, score * (1 + 0.02 * Math.min(target.asked, 10)));
    // An id of two protocols is that of the one that has more of the other words: curl: (22) error: 416; and where they say
    // nothing of it, of the one of which more lines of logs are known.
    const ids = this.written(text, folded, words, spoken, context), rest = words.filter(word => !this.between.has(word) && !ids.some(one => one.key === word));
    const told = ids.length && rest.some(word => !this.ignored.has(word)) ? this.scores(rest, context.address) : new Map(), best = new Map();
    for (const [target, score] of told) if (!(best.get(target.protocol) > score)) best.set(target.protocol, score);
    const gain = target => scores.set(target, (scores.get(target) || 0) + ID + (best.get(target.protocol) || 0));
    for (const target of ids.flatMap(({targets}) => targets)) scores.set(target, (told.get(target) || 0) + this.protocols.get(target.protocol).logged / this.phrases.length);
    ids.forEach(({targets}) => targets.forEach(gain));
    // Of several, that with its name behind it is the status: user 404 (407 Proxy Authentication Required).
    const line = chunksOf(folded).join(' '), call = one => chunksOf(fold(one.name)).join(' ');
    ids.forEach(({key, targets}) => targets.filter(one => one.name && line.includes(key + ' ' + call(one))).forEach(gain));
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
      rankOne(ranked, {target: target, score: score * factor});
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

  // The comparisons of the first two ids of a short query, in the protocol of the page first; of two that are as good, that of
  // the code which the query says most of.
  Finder.prototype.comparisons = function (named, spoken, context, ranked = []) {
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
    const placeOf = pair => ranked.findIndex(one => pair.target.codes.includes(one.target));
    return pairs.sort((a, b) => b.score - a.score || placeOf(a) - placeOf(b)).map(pair => pair.target);
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

  // A class and a detail with a point between them, as a book of CoAP has them; as one number in any other book.
  Finder.prototype.dotted = function (digit, rest) {
    const parted = digit + '.' + rest;
    return this.ids.has(parted) ? parted : digit + rest;
  };

  // What programs run together or count in sixteens, as people write it, unless the book has it so: NotFoundException has
  // three words, 0x3EE is 1006, and 0B is 11. A letter O in a number is a nought: 4o4. Numbers may be words: four oh four. A point or a
  // comma behind the class of a number that is all there is parts it: 4.04; so does a point among words, as CoAP has it.
  Finder.prototype.spelled = function (text) {
    this.prepare();
    const folded = read(text), numbered = this.readNumbers(folded);
    return (numbered === folded ? text : numbered)
      .replace(/(?<![\p{L}\p{N}])\p{L}\p{Ll}*(\p{Lu}+\p{Ll}+)+(?![\p{L}\p{N}])/gu,
        word => this.words.has(fold(word)) ? word : word.replace(/(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, ' '))
      .replace(/\b(?:0x[\da-f]{1,16}|\d[a-f])\b/gi, number => this.starting(fold(number)).length ? number : decimal(number.replace(/^(?!0x)/i, '0x')))
      .replace(/(?<![\p{L}\p{N}])[1-9][\dOОoо]{2}(?![\p{L}\p{N}])/gu, number => number.replace(/\D/g, '0'))
      .replace(/^\s*([1-9])[.,](\d\d)\s*$/, (_, digit, rest) => this.dotted(digit, rest))
      .replace(/^(\s*\p{L}+ )?([245])\.(\d\d)(?=( \p{L}+)*\s*$)/u, (_, before, digit, rest) => (before || '') + this.dotted(digit, rest));
  };

  // How many words of a text the book has, or begins so.
  Finder.prototype.known = function (text) {
    return wordsOf(read(text)).filter(word => word.length >= KNOWN_FROM && !isNumber(word) && this.starting(word).length).length;
  };

  // A text whose words are run together, where the book has both of them and none that begins so: busyhere, неавторизован.
  Finder.prototype.parted = function (text) {
    const halves = word => {
      for (let at = word.length - PARTED_FROM; at > 1; at--)
        if (this.words.has(word.slice(0, at)) && this.starting(word.slice(at)).length) return word.slice(0, at) + ' ' + word.slice(at);
      return word;
    };
    const parted = chunksOf(read(text)).map(word => this.starting(word).length ? word : halves(word)).join(' ');
    return parted === chunksOf(read(text)).join(' ') ? [] : [{text: parted}];
  };

  // What a query leads to, the best first. context.protocol is the protocol of the page, if it has one, and context.address
  // says that the query is made of the words of an address. What somebody typed that leads nowhere, or has no word of the
  // book, may have been typed in other letters: игын for busy, oshibka for ошибка. Its letters are no signs then.
  Finder.prototype.find = function (text, context = {}) {
    const start = this.spelled(text.slice(0, LONGEST)), own = this.hits(start, context), chunks = chunksOf(fold(start));
    if (context.address || (own.length && (/\d/.test(start) || this.known(start)))) return own;
    const others = this.retypings.map(retype => retype(start)).filter(other => other !== start && chunksOf(fold(other)).length <= chunks.length)
      .map(other => ({text: other, known: this.known(other)})).filter(other => other.known || !own.length).sort((a, b) => b.known - a.known);
    for (const other of others.concat(this.parted(start))) {
      const hits = this.hits(other.text, context);
      if (hits.length) return hits;
    }
    return own;
  };

  // For a protocol and a number that it does not have, also not beside a name, and no other word: its class of such numbers,
  // the codes beside it, its list of codes, which is the first where no class has such numbers, and the codes of other
  // protocols that have the number.
  Finder.prototype.unknown = function (folded, words, spoken, named) {
    const [own] = [...spoken].map(id => this.protocols.get(id)), isOwn = target => target.protocol === own.id;
    const rest = own && spoken.size === 1 ? this.parts(words).filter(word => !own.calls.includes(word) && !this.ignored.has(word)) : [];
    if (rest.length !== 1 || !isNumber(rest[0]) || named.some(one => one.targets.some(isOwn)) || this.isLogged(rest, own.id, 'token')) return [];
    const context = {protocol: own.id}, said = folded.replace(/(\p{L})-?(?=\d)/gu, '$1 ');
    const around = this.around(said, context).filter(isOwn), beside = this.beside(said, context).filter(isOwn).slice(0, 2);
    const list = own.pages.filter(page => page.id === 'index'), others = named.flatMap(one => one.targets);
    const found = around.length ? [...around, ...beside, ...list, ...others] : [...list, ...beside, ...others];
    return [...new Set(found)];
  };

  Finder.prototype.hits = function (text, context) {
    const folded = read(text).trim(), words = wordsOf(folded), chunks = chunksOf(folded);
    if (!words.length) return [];
    const isShort = chunks.length <= SHORT || (chunks.length <= 2 * SHORT && chunks.filter(word => !this.ignored.has(word)).length <= SHORT);
    const spoken = this.spoken(words, folded), named = this.written(text, folded, words, spoken, context), hits = this.unknown(folded, words, spoken, named);
    if (hits.length) return hits;
    // A page that each protocol has, such as its tree of questions, is offered of the first of them alone.
    const isSame = (a, b) => a.path === b.path || (a.kind === 'page' && b.kind === 'page' && a.id === b.id);
    const add = target => { if (target && !hits.some(hit => isSame(hit, target))) hits.push(target); };
    const distinct = named.filter((one, i) => named.findIndex(other => other.key === one.key) === i);
    // One id said twice, or of two protocols: the two codes that have it.
    const isTwice = distinct.length === 1 && (named.length > 1 || spoken.size > 1);
    const ranked = this.rank(text, context);
    if (isShort) {
      this.comparisons(isTwice ? [named[0], named[0]] : distinct, spoken, context, ranked).slice(0, 2).forEach(add);
    }
    const compared = !hits.length && isShort && spoken.size < 2 && (this.compared(folded, context) || this.joined(text.trim(), context));
    if (compared && compared.sure) add(this.comparison(...compared.codes));
    const around = named.length ? [] : this.around(folded, context).slice(0, 2);
    // In a long line a number that is no code is a process, a port, an error of the system; and some are known by themselves.
    const isKnown = words.some(word => isNumber(word) && this.isLogged([word])) || marksOf(folded).some(mark => this.marks.has(mark));
    // Nor is a class or a neighbour meant where codes of the page's protocol have the number beside their names.
    const isTold = context.protocol && this.isLogged(words, context.protocol, 'token');
    const isMeant = target => (words.length === 1 && !isTold) || target.protocol === context.protocol || spoken.has(target.protocol);
    if (isShort && !isKnown) around.filter(isMeant).forEach(add);
    if (!named.length && words.length === 1 && !isKnown && !isTold) this.beside(folded, context).slice(0, 2).forEach(add);
    for (const {target} of ranked) {
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

  root.statusbookMatch = {Finder, fold};
}(typeof window === 'undefined' ? globalThis : window));
