#!/usr/bin/env node
// How long a key takes in the find field, by processor time: the site's own script with the words of its protocols, copied until there are
// twelve. Each query is typed letter by letter; a key is the median of some rounds, since what else the process does falls on any of them.
// Nothing is judged by the exit status: the aims stand beside the figures.
// usage: tests/bench/find.js SITE
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');
const zlib = require('node:zlib');

const PROTOCOLS = 12, AIM_KEY_MS = 10, AIM_NAMES_KB = 30, ROUNDS = 5;
const QUERIES = ['486 vs 480', 'upstream timed out while reading response header', 'no answer from the called party',
  'SIP/2.0 503 Service Unavailable', 'forbiden', 'what does not found mean', 'ocupado', 'сервер не отвечает', '話し中'];

const [out] = process.argv.slice(2);
if (!out) {
  console.error('usage: tests/bench/find.js SITE');
  process.exit(2);
}

const read = name => fs.readFileSync(path.join(out, 'assets', name), 'utf8');

// The finder of a language with twelve protocols; says how large the file of names is then.
function finderOf(language) {
  const window = {}, rows = [];
  let names, words;
  const context = vm.createContext({window});
  context.statusbook = window.statusbook = {names(book, says) { names = book; words = says; }, words(id, more) { rows.push([id, more]); }};
  vm.runInContext(read(`find-${language}.js`), context);
  vm.runInContext(read(words.match), context);
  const own = names.protocols.slice();
  for (const {id} of own) for (const name of [`tokens-${id}.js`, `words-${language}.${id}.js`]) vm.runInContext(read(name), context);
  for (let i = own.length; i < PROTOCOLS; i++) {
    const from = own[i % own.length], id = `${from.id}${i}`;
    names.protocols.push({...from, id});
    rows.filter(([one]) => one === from.id).forEach(([, more]) => rows.push([id, more]));
  }
  const began = process.hrtime.bigint();
  const finder = new window.statusbookMatch.Finder(names);
  finder.addCommon(words);
  for (const [id, more] of rows) finder.add(id, more);
  finder.prepare();
  const ready = Number(process.hrtime.bigint() - began) / 1e6;
  return {finder, first: own[0].id, ready, names: zlib.gzipSync(JSON.stringify(names), {level: 9}).length / 1000, raw: JSON.stringify(names).length / 1000};
}

// What each key takes of the queries, typed into a field that nobody has used.
function keysOf({finder, first}) {
  const taken = [];
  for (const query of QUERIES)
    for (let i = 1; i <= query.length; i++) {
      const before = process.cpuUsage();
      finder.find(query.slice(0, i), {protocol: first});
      const {user, system} = process.cpuUsage(before);
      taken.push((user + system) / 1000);
    }
  return taken;
}

const median = numbers => numbers.sort((a, b) => a - b)[numbers.length >> 1];

console.log(`\nfind with ${PROTOCOLS} protocols: a key`);
for (const language of fs.readdirSync(path.join(out, 'assets')).map(name => (/^find-([\w-]+)\.js$/.exec(name) || [])[1]).filter(Boolean)) {
  const {ready, names, raw} = finderOf(language), rounds = Array.from({length: ROUNDS}, () => keysOf(finderOf(language)));
  const taken = rounds[0].map((_, key) => median(rounds.map(round => round[key]))).sort((a, b) => a - b);
  const at = share => taken[Math.floor((taken.length - 1) * share)].toFixed(1);
  console.log(`  ${language}: median ${at(0.5)}, 95 of 100 below ${at(0.95)}, most ${at(1)} ms (aim ${AIM_KEY_MS}); ready after ${ready.toFixed(0)} ms; ` +
    `names ${raw.toFixed(0)} KB, compressed ${names.toFixed(1)} (aim ${AIM_NAMES_KB})`);
}
