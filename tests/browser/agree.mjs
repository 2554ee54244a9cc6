// A set of documents through the schema, as an editor takes it, and through check: where one finds a fault of form, so does the
// other. Faults that need other files (a code, a question that is not there) are for check alone and not here.
import {execFileSync} from 'node:child_process';
import {mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, resolve} from 'node:path';
import {LanguageServer} from './language-server.mjs';
import {ok, is, done} from './tap.mjs';

const book = process.env.AGREE_BOOK, program = resolve(process.env.STATUSBOOK);
const server = await LanguageServer.start();
setTimeout(() => { ok(false, 'the language server answers in time'); done(); process.exit(1); }, 240_000).unref();

const read = path => readFileSync(`${book}/${path}`, 'utf8');
const code = read('codes/http/404.yaml'), protocol = read('codes/http/protocol.yaml'), site = read('site.yaml');
const pair = 'summary: One line.\ninsight: |-\n  More of it.\nchoose:\n  "404": |-\n    Then.\n  "410": |-\n    Else.\n';
const decide = 'find:\n  title: Where\n  role: sender\n  start: one\n  steps:\n    one:\n      asks: Which?\n      answers:\n'
  + '        a: {when: This, codes: ["404"]}\n        b: {when: That, codes: ["410"]}\n';
const programs = 'nginx:\n  name: nginx\n  lines:\n    gone: {line: "it is gone", codes: ["410"]}\n';
const glossary = 'page:\n  means: What is fetched.\n';
const words = readFileSync('locales/en/site.yaml', 'utf8');

// [file, text, what is replaced, by what]; a text alone is taken as it is.
const documents = [
  // Nothing, in every dress.
  ...['~', 'null', 'Null', 'NULL', '', '""', '"~"', '"null"'].flatMap(nothing => [
    ['codes/http/404.yaml', code, /^name: .*/m, `name: ${nothing}`],
    ['codes/http/404.yaml', code, /^gloss: .*/m, `gloss: ${nothing}`],
    ['codes/http/404.yaml', code, /^status: .*/m, `status: ${nothing}`],
    ['codes/http/404.yaml', code, /^sources: .*/m, `sources: ${nothing}`],
    ['codes/http/404.yaml', code, /^related: .*/m, `related: ${nothing}`],
    ['codes/http/404.yaml', code, /^facts:\n(?: .*\n)*/m, `facts: ${nothing}\n`],
    ['codes/http/404.yaml', code, /^flow: [^]*?(?=^related)/m, `flow: ${nothing}\n`],
    ['codes/http/404.yaml', code, /^/, `number: ${nothing}\nending: ${nothing}\nkeywords: ${nothing}\n`],
    ['codes/http/protocol.yaml', protocol, /^questions:\n(?: .*\n)*/m, `questions: ${nothing}\n`],
    ['codes/http/protocol.yaml', protocol, /^participants:\n(?: .*\n)*/m, `participants: ${nothing}\n`],
    ['codes/http/protocol.yaml', protocol, /^ {4}label: Kept/m, `    label: ${nothing}`],
    ['site.yaml', site, /^/, `host: ${nothing}\n`],
    ['site.yaml', site, /^/, `hosts: ${nothing}\n`],
    ['site.yaml', site, /^/, `moved_out: ${nothing}\n`],
    ['site.yaml', site, /^/, `publish: {index_from: ${nothing}}\n`],
    ['codes/http/404-vs-410.yaml', pair, /^choose:\n(?: .*\n)*/m, `choose: ${nothing}\n`],
    ['codes/http/decide.yaml', decide, /^ {2}role:.*/m, `  role: ${nothing}`],
    ['codes/http/decide.yaml', decide, /^ {2}role:/m, `  by: ${nothing}\n  role:`],
  ]),
  // Another kind of node than is wanted.
  ...['none', '5', 'yes', '[a, b]', '{a: b}', '[]', '{}'].flatMap(other => [
    ['codes/http/404.yaml', code, /^facts:\n(?: .*\n)*/m, `facts: ${other}\n`],
    ['codes/http/404.yaml', code, /^name: .*/m, `name: ${other}`],
    ['codes/http/404.yaml', code, /^/, `also: ${other}\n`],
    ['codes/http/404.yaml', code, /^/, `names: ${other}\n`],
    ['codes/http/404.yaml', code, /^/, `logs: ${other}\n`],
    ['codes/http/404.yaml', code, /^/, `shared: ${other}\n`],
    ['codes/http/404.yaml', code, /^checked: .*/m, `checked: ${other}`],
    ['codes/http/protocol.yaml', protocol, /^/, `documents: ${other}\n`],
    ['codes/http/protocol.yaml', protocol, /^/, `readers: ${other}\n`],
    ['codes/http/protocol.yaml', protocol, /^ {4}applies: .*/m, `    applies: ${other}`],
    ['codes/http/protocol.yaml', protocol, /^ {4}kind: one$/m, `    kind: ${other}`],
    ['codes/http/protocol.yaml', protocol, /^/, `message_form: ${other}\n`],
    ['codes/http/decide.yaml', decide, /^ {2}role:/m, `  by: ${other}\n  role:`],
    ['codes/http/decide.yaml', decide, /^ {2}steps:\n(?: .*\n)*/m, `  steps: ${other}\n`],
    ['codes/http/programs.yaml', programs, /^ {2}lines:\n(?: .*\n)*/m, `  lines: ${other}\n`],
    ['codes/http/glossary.yaml', glossary, /^ {2}means: .*/m, `  means: ${other}`],
    ['site.yaml', site, /^/, `publish: ${other}\n`],
    ['site.yaml', site, /^/, `hosts: ${other}\n`],
    ['locales/en/site.yaml', words, /^ {2}name: .*/m, `  name: ${other}`],
  ]),
  // Names and forms.
  ['codes/http/404.yaml', code], ['codes/http/protocol.yaml', protocol], ['site.yaml', site], ['codes/http/404-vs-410.yaml', pair],
  ['codes/http/decide.yaml', decide], ['codes/http/programs.yaml', programs], ['codes/http/glossary.yaml', glossary],
  ['codes/http/404.yaml', code, /^/, 'number: "14"\n'], ['codes/http/404.yaml', code, /^/, 'number: 0x8A\n'],
  ['codes/http/404.yaml', code, /^/, 'number: "0x"\n'], ['codes/http/404.yaml', code, /^/, 'number: fourteen\n'],
  ['codes/http/404.yaml', code, /^/, 'names: {Sub: {name: A, where: B}}\n'], ['codes/http/404.yaml', code, /^/, 'names: {sub: {name: A}}\n'],
  ['codes/http/404.yaml', code, /^/, 'names: {sub: {name: A, where: B, why: C}}\n'],
  ['codes/http/404.yaml', code, /^/, 'logs: [{by: nginx}]\n'], ['codes/http/404.yaml', code, /^/, 'logs: [{by: nginx, line: gone}]\n'],
  ['codes/http/404.yaml', code, /^/, 'reading: {a: {bytes: 88 0g, says: B}}\n'], ['codes/http/404.yaml', code, /^/, 'ending: fixed\n'],
  ['codes/http/404.yaml', code, /^/, 'aliases: [a/b]\n'], ['codes/http/404.yaml', code, /^status: .*/m, 'status: 1'],
  ['codes/http/protocol.yaml', protocol, /^/, 'words: {protocol.title: Codes}\n'], ['codes/http/protocol.yaml', protocol, /^/, 'words: {title: Codes}\n'],
  ['codes/http/protocol.yaml', protocol, /^ {6}gone:/m, '      Gone:'], ['codes/http/protocol.yaml', protocol, /^/, 'documents: {spec: ftp://x}\n'],
  ['codes/http/decide.yaml', decide, /^find:/m, 'Find:'], ['codes/http/decide.yaml', decide, /^ {4}one:/m, '    One:'],
  ['codes/http/decide.yaml', decide, /^find:/m, 'find-it:'], ['codes/http/decide.yaml', decide, /^/, 'unreached: {"404": {}}\n'],
  ['site.yaml', site, /^/, 'urls: dirty\n'], ['site.yaml', site, /^/, 'publish: {index_from: -1}\n'],
  ['site.yaml', site, /^/, 'hosts: {es: "https://es.example.org"}\n'], ['site.yaml', site, /^/, 'assets: yes\n'],
];

// Errors of form that check finds in a file.
function checked(path, text) {
  mkdirSync(dirname(`${book}/${path}`), {recursive: true});
  const old = (() => { try { return read(path); } catch { return null; } })();
  writeFileSync(`${book}/${path}`, text);
  let out;
  try { out = execFileSync(program, ['-C', book, 'check', '--format', 'json'], {encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore']}); }
  catch (error) { out = error.stdout; }
  if (old === null) rmSync(`${book}/${path}`); else writeFileSync(`${book}/${path}`, old);
  const form = /^(unknown-field|missing-field|wrong-type|wrong-value|bad-id|duplicate-key)$/;
  return JSON.parse(out).filter(one => one.path === path && one.severity === 'error' && form.test(one.name));
}

for (const [path, text, from, to] of documents) {
  const whole = from ? text.replace(from, to) : text;
  if (from && whole === text && to !== '') { ok(false, `${path}: ${to}`, `nothing to replace: ${from}`); continue; }
  const editor = await server.diagnose(path, whole), check = checked(path, whole);
  ok((editor.length > 0) === (check.length > 0), `${path}: ${JSON.stringify(to ?? 'as it is')}`,
    `an editor says: ${editor.map(one => one.message).join('; ') || 'nothing'}\ncheck says: ${check.map(one => one.message).join('; ') || 'nothing'}`);
}
server.stop();
done();
