// The preview in a real browser: what is saved shows by itself, within the policy of the pages.
// usage: node serve.mjs ADDRESS BOOK MILLISECONDS
import {readFileSync, writeFileSync} from 'node:fs';
import {chromium} from 'playwright-core';
import {ok, is, done} from './tap.mjs';

const [address, book] = process.argv.slice(2);

const browser = await chromium.launch({executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--disable-quic']});
const page = await browser.newPage();
const complaints = [];
let loads = 0;
page.on('load', () => loads++);
page.on('console', message => { if (message.type() === 'error') complaints.push(message.text()); });
page.on('pageerror', error => complaints.push(error.message));

// Changes a file; gives what puts it back.
function change(file, from, to) {
  const before = readFileSync(`${book}/${file}`, 'utf8');
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${file}: nothing to change`);
  writeFileSync(`${book}/${file}`, after);
  return () => writeFileSync(`${book}/${file}`, before);
}

// Waits until a page fulfils a condition; gives how long that took since a moment, in ms. The policy of the pages allows
// no waiting within them, and a page that is being left has no answer.
async function until(there, condition, value, since = performance.now()) {
  while (performance.now() - since < 60_000) {
    if (await there.evaluate(condition, value).catch(() => false)) return performance.now() - since;
    await new Promise(go => setTimeout(go, 3));
  }
  return Infinity;
}

// Changes a file and waits until that shows, and until it is gone when the file is put back. How long it takes is said,
// not judged: other processes have their turns too.
async function shows(what, file, from, to, condition, value) {
  const since = performance.now(), back = change(file, from, to);
  const took = await until(page, condition, value, since);
  back();
  const gone = await until(page, `!(${condition})(${JSON.stringify(value)}) && document.body !== null`);
  console.log(`# ${what} shows after ${Math.round(took)} ms`);
  ok(took < Infinity && gone < Infinity, `${what} shows by itself`);
}
const hasText = text => document.body !== null && document.body.innerText.includes(text);

await page.goto(`${address}en/http/404.html`);
await page.waitForTimeout(300);
is(loads, 1, 'a page that nothing changes is loaded once');

for (const [what, file, from, to] of [
  ['a code', 'codes/http/404.yaml', /^gloss: .*/m, 'gloss: Newly said'],
  ['a word', 'locales/en/site.yaml', /^  fix: .*|^  how_to_fix: .*/m, line => line.replace(/: .*/, ': Newly said')],
  ['a template', 'templates/code.mustache', '<h1>', '<h1>Newly said ']]) {
  await shows(what, file, from, to, hasText, 'Newly said');
}
await shows('a style', 'templates/assets/style.css', /^/, 'main { outline: 7px solid rgb(1, 2, 3) }\n',
  () => document.querySelector('main') !== null && getComputedStyle(document.querySelector('main')).outlineWidth === '7px');

// Errors: on the page, which stays; gone when they are mended.
const hasError = () => document.querySelector('[role=alert]') !== null;
await shows('an error', 'codes/http/404.yaml', /^gloss:.*/m, 'glos: Newly said', hasError);
await page.evaluate(() => { window.stays = true; });
{
  const back = change('codes/http/404.yaml', /^gloss:.*/m, 'glos: <b>bold</b>');
  await until(page, hasError);
  const text = await page.locator('[role=alert]').innerText();
  ok(/^codes\/http\/404\.yaml:\d+:1: error: unknown field 'glos' .*\n {4}glos: <b>bold<\/b>\n {4}\^~~~$/m.test(text),
    'an error has its file, line and caret, as text');
  is(await page.locator('[role=alert] b').count(), 0, 'an error is never markup');
  ok(await page.evaluate(() => window.stays), 'the page of the last good book stays');
  ok(await page.locator('[role=alert]').isVisible(), 'an error is seen');
  back();
  ok(await until(page, () => document.body !== null && !window.stays) < Infinity, 'the mended book shows');
  is(await page.locator('[role=alert]').count(), 0, 'and the error is gone');
}

// A page that is not seen asks for nothing, and catches up.
{
  const other = await browser.newPage();
  const asked = [];
  other.on('request', request => { if (request.url().includes('news')) asked.push(request.url()); });
  await other.addInitScript(() => Object.defineProperty(document, 'hidden', {get: () => !window.wasOpened}));
  await other.goto(`${address}en/http/410.html`);
  await other.waitForTimeout(200);
  is(asked.length, 0, 'a hidden page asks for nothing');
  const back = change('codes/http/410.yaml', /^gloss:.*/m, 'gloss: Newly said');
  await other.waitForTimeout(300);
  await other.evaluate(() => { window.wasOpened = true; document.dispatchEvent(new Event('visibilitychange')); });
  ok(await until(other, hasText, 'Newly said') < Infinity, 'and catches up when it is seen');
  back();
  await other.close();
}
is(complaints.join('\n'), '', 'the browser has nothing to complain about');
await browser.close();
done();
