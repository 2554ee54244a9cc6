// Good files of the book pass the schemas in an editor, and each kind of mistake is found on its line.
import {readFileSync, readdirSync} from 'node:fs';
import {LanguageServer} from './language-server.mjs';
import {ok, is, done} from './tap.mjs';

const server = await LanguageServer.start();
setTimeout(() => { ok(false, 'the language server answers in time'); done(); process.exit(1); }, 120_000).unref();

const languages = ['es', 'pt', 'ja', 'ru'];
const inFolder = folder => readdirSync(folder).filter(name => name.endsWith('.yaml')).map(name => `${folder}/${name}`);
const good = ['site.yaml', 'locales/en/locale.yaml', 'locales/en/site.yaml', ...inFolder('codes/sip'), ...inFolder('locales/es/sip'),
  ...languages.flatMap(language => inFolder(`locales/${language}`))];
const say = messages => messages.map(({line, message}) => `${line}: ${message}`).join('\n');
const wrong = await Promise.all(good.map(async path =>
  (await server.diagnose(path, readFileSync(path, 'utf8'))).map(({line, message}) => `${path}:${line}: ${message}`)));
ok(good.length > 100, `there are files: ${good.length}`);
is(wrong.flat().join('\n'), '', 'nothing is wrong with the files of the book');

// A mistake: the file, what is replaced in it by what, and what is said on the line of the replacement (or on `on`).
async function finds(name, path, from, to, pattern, on) {
  const text = readFileSync(path, 'utf8');
  const at = text.search(from);
  if (at < 0) return ok(false, name, `${path} has no ${from}`);
  const line = on ?? text.slice(0, at).split('\n').length;
  const messages = await server.diagnose(path, text.replace(from, to));
  ok(messages.some(found => found.line === line && pattern.test(found.message)), `${name}: ${path}`, `line ${line}: ${pattern}; it says\n${say(messages)}`);
}

const code = 'codes/sip/486.yaml', pair = 'codes/sip/480-vs-486.yaml', protocol = 'codes/sip/protocol.yaml';
const translation = 'locales/es/sip/486.yaml', terms = 'locales/es/glossary.yaml', locale = 'locales/pt/locale.yaml';
await finds('an unknown field', code, /^gloss:/m, 'glos:', /glos is not allowed/);
await finds('a missing field', code, /^gloss: .*\n/m, '', /Missing property "gloss"/, 1);
await finds('a value that is no choice', code, /^status: .*/m, 'status: curent', /Value is not accepted|"current"/);
await finds('a value of another form', code, /^checked: .*/m, 'checked: November', /a month such as 2026-11/);
await finds('an empty field', code, /^gloss: .*/m, 'gloss:', /Incorrect type/);
await finds('a list for a text', code, /^name: .*/m, 'name: [Busy, Here]', /Incorrect type/);
await finds('a map for a list', code, /^related: .*/m, 'related: {a: b}', /Incorrect type/);
await finds('a source of another form', code, /^sources: .*/m, 'sources: [RFC]', /'RFC 3261'/);
await finds('an unknown field of a pair', pair, /^summary:/m, 'sumary:', /sumary is not allowed/);
await finds('a code that is none in a pair', pair, /^ {2}"480":/m, '  "48/0":', /letters, digits/);
await finds('an unknown kind of question', protocol, /^ {4}kind: one$/m, '    kind: only', /Value is not accepted|"one"/);
await finds('an unknown field of a question', protocol, /^ {4}asks:/m, '    ask:', /ask is not allowed/);
await finds('an unknown field of a translated text', translation, /^ {2}text:/m, '  txt:', /txt is not allowed/);
await finds('a list for a translation', translation, /^ {2}text: \|-\n.*/m, '  text: [a, b]', /Incorrect type/);
await finds('a text where its map is meant', translation, /^gloss:\n(?: .*\n)*/m, 'gloss: Ocupado\n', /Incorrect type/);
await finds('an unknown field of a term', terms, /\{use: /, '{used: ', /used is not allowed/);
await finds('another direction', locale, /^dir: .*/m, 'dir: left', /Value is not accepted|"ltr"/);
await finds('a number that is none', 'site.yaml', /index_from: .*/, 'index_from: sixty', /pattern|does not match/i);
await finds('a negative number', 'site.yaml', /index_from: .*/, 'index_from: -1', /minimum|below/i);
await finds('an address without a slash', 'site.yaml', /^base_url: .*/m, 'base_url: https://status.example.org', /ends in a slash/);
await finds('a map of maps where words are meant', 'locales/en/site.yaml', /^ {2}name: .*/m, '  name: {a: b}', /Incorrect type/);
server.stop();
done();
