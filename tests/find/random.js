// What holds of the find field whatever is typed: random queries of words, ids, signs and letters of all scripts, asked
// of the printed book by the site's own script and data.
// usage: tests/find/random.js OUT SEED LANG…
//
// Prints a line for each thing that does not hold; nothing where all does.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');

const QUERIES = 1500, PARTS = 6, HITS_MAX = 16, SAID_MAX = 20;
const [out, seed, ...languages] = process.argv.slice(2);

// Park and Miller's: the same queries for the same seed.
let state = Number(seed) % 2147483646 + 1;
const random = n => (state = state * 48271 % 2147483647) % n;
const pick = list => list[random(list.length)];

let n_said = 0;
const say = (language, query, what) => { if (n_said++ < SAID_MAX) console.log(`${language}: ${JSON.stringify(query)}: ${what}`); };

function finderOf(language) {
  const window = {}, rows = [], context = vm.createContext({window});
  const run = name => vm.runInContext(fs.readFileSync(path.join(out, 'assets', name), 'utf8'), context, {filename: name});
  let names, words;
  context.statusbook = window.statusbook = {names(book, says) { names = book; words = says; }, words(id, more) { rows.push([id, more]); }};
  run(`find-${language}.js`);
  run(words.match);
  const finder = new window.statusbookMatch.Finder(names);
  finder.addCommon(words);
  for (const {id} of names.protocols)
    for (const name of [`tokens-${id}.js`, `words-${language}.${id}.js`]) if (fs.existsSync(path.join(out, 'assets', name))) run(name);
  for (const [id, more] of rows) finder.add(id, more);
  return finder;
}

// ---- Queries ------------------------------------------------------------------------------------------------------

const SIGNS = [' ', ' ', ' ', '-', '/', '"', "'", '(', ')', '[', ']', '.', ',', ':', ';', '=', '|', '*', '+', '?', '\\', '^', '$', '{', '}', '<',
  '>', '&', '%', '#', '\t', '\n', '\u3000', '\u00a0', '\u200b', '\u202e', '\ufeff', '\0'];
const STRANGE = ['constructor', '__proto__', 'hasOwnProperty', 'toString', '\ud800', '\udc00', '😀', 'ﷺ', 'İ', 'ß', 'ǆ', 'e\u0301', 'ｓｉｐ', '４０４',
  'ｶﾞ', 'ー', '00404', '0', '-1', '1e9', '99999999999999999999', 'NaN', 'SIP/2.0 486', '[12:30]', '2026-11-30', 'rfc 3261', '10.0.0.1:5060'];

function typed(word) {
  const at = random(word.length + 1), letter = String.fromCharCode(97 + random(26));
  return [word.slice(0, at) + word.slice(at + 1), word.slice(0, at) + letter + word.slice(at), word.slice(0, at), word + word, word.toUpperCase()][random(5)];
}

function part(words, ids) {
  switch (random(8)) {
    case 0: return pick(ids);
    case 1: return typed(pick(ids));
    case 2: return pick(words);
    case 3: return typed(pick(words));
    case 4: return String(random(1000000)).slice(0, 1 + random(6));
    case 5: return pick(STRANGE);
    case 6: return String.fromCharCode(random(65536));
    default: return pick(['vs', 'versus', 'or', 'between', 'vs.', '対']);
  }
}

function query(words, ids) {
  let text = '';
  for (let n = 1 + random(PARTS); n > 0; n--) text += part(words, ids) + pick(SIGNS);
  return random(100) ? text : text.repeat(50);
}

// ---- What holds ---------------------------------------------------------------------------------------------------

function checkQuery(finder, language, text, context) {
  let hits;
  try {
    hits = finder.find(text, context);
    finder.only(text);
    finder.meant(text, context);
  } catch (error) {
    return say(language, text, `it throws ${error.stack}`);
  }
  const paths = hits.map(hit => hit.path);
  if (hits.length > HITS_MAX) say(language, text, `${hits.length} hits`);
  if (new Set(paths).size !== paths.length) say(language, text, `a page twice: ${paths}`);
  if (paths.some(one => typeof one !== 'string' || !/^[\w.-]+\/[\w.-]+$/.test(one))) say(language, text, `no path: ${paths}`);
  if (finder.find(text, context).map(hit => hit.path).join() !== paths.join()) say(language, text, 'another answer the second time');
  if (finder.find(` ${text}\n`, context).map(hit => hit.path).join() !== paths.join()) say(language, text, 'blanks around it matter');
}

// An id alone, with signs around it or in other letters, leads to its code first; two of them to what compares them.
function checkIds(finder, language) {
  const targets = new Set(), codes = finder.targets.filter(target => target.kind === 'code');
  for (const code of codes) {
    const context = {protocol: code.protocol};
    for (const text of [code.id, ` ${code.id} `, `"${code.id}"`, `(${code.id})`, code.id.toUpperCase(), `${code.protocol} ${code.id}`])
      if (finder.find(text, context)[0] !== code) say(language, text, `${code.path} is not first: ${finder.find(text, context).map(hit => hit.path)}`);
    targets.add(code);
  }
  for (let n = 0; n < 200; n++) {
    const a = pick(codes), b = pick(codes.filter(code => code.protocol === a.protocol && code !== a).concat(a));
    if (a === b) continue;
    const first = finder.find(`${a.id} vs ${b.id}`, {protocol: a.protocol})[0];
    if (!first || first.kind !== 'pair' || !first.codes.includes(a) || !first.codes.includes(b))
      say(language, `${a.id} vs ${b.id}`, `in ${a.protocol} leads to ${first && first.path}`);
  }
}

for (const language of languages) {
  const finder = finderOf(language);
  finder.prepare();
  const words = finder.sorted, ids = [...finder.ids.keys()], protocols = [undefined, ...finder.protocols.keys()];
  for (let n = 0; n < QUERIES; n++) checkQuery(finder, language, query(words, ids), {protocol: pick(protocols)});
  checkIds(finder, language);
}
