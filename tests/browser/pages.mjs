// The printed site in a real browser: what readers do with it, and what must hold on each kind of page.
// usage: node pages.mjs SITE SCREENSHOTS
import {createRequire} from 'node:module';
import {mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync} from 'node:fs';
import {spawnSync} from 'node:child_process';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {chromium} from 'playwright-core';
import {serve} from './server.mjs';
import {ok, is, skip, done} from './tap.mjs';

const [site, screenshots] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const languages = ['en', 'es', 'pt', 'ja', 'ru'];
const kinds = {home: 'index.html', protocol: 'sip/index.html', class: 'sip/4xx.html', code: 'sip/486.html',
  pair: 'sip/480-vs-486.html', far: 'sip/180-vs-603.html', matrix: 'sip/matrix.html', api: 'api.html',
  translation: 'translation.html', across: 'across/http.404-vs-sip.404.html', numbers: 'across/index.html',
  decide: 'sip/decide.html', glossary: 'sip/glossary.html', table: 'http/by-header.html', programs: 'sip/by-program.html'};

const server = await serve(site);
const browser = await chromium.launch({executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--disable-quic']});
mkdirSync(screenshots, {recursive: true});
const complaints = [], foreign = [];

async function open(options = {}) {
  // axe is put into the page by the test; the site's own policy would refuse it.
  const context = await browser.newContext({viewport: {width: 1280, height: 900}, bypassCSP: true, ...options});
  context.setDefaultTimeout(120_000); // a bound on a hang, also where other work is on the machine
  const page = await context.newPage();
  page.on('console', message => { if (message.type() === 'error') complaints.push(`${page.url()}: ${message.text()}`); });
  page.on('pageerror', error => complaints.push(`${page.url()}: ${error.message}`));
  page.on('request', request => {
    if (!request.url().startsWith(server.address) && !request.url().startsWith('data:')) foreign.push(request.url());
  });
  return page;
}

async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, {resultTypes: ['violations'],
    runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}}));
  return found.violations.map(v => `${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map(n => n.target.join(' ')).join(' | ')}`);
}

// ---- The first screen on a phone: of a code, and the header of each kind of page ----
{
  const page = await open({viewport: {width: 390, height: 844}});
  for (const language of languages)
    for (const code of ['180', '302', '407', '480', '486', '503', '603']) {
      await page.goto(`${server.address}${language}/sip/${code}.html`);
      const first = await page.evaluate(() => ({
        order: ['h1', '.gloss', '.opening', 'dl.first', '.jump'].map(s => document.querySelector(`main ${s}`)?.getBoundingClientRect().top ?? -1),
        facts: document.querySelectorAll('dl.first dt').length, links: document.querySelectorAll('.jump a').length,
        top: document.querySelector('main').getBoundingClientRect().top, notice: document.querySelector('.notice')?.offsetHeight ?? 0,
        bottom: document.querySelector('.jump').getBoundingClientRect().bottom}));
      ok(first.bottom - first.notice <= 844 && first.facts >= 3 && first.links >= 2
        && first.order.every((y, i) => y >= 0 && (i === 0 || y > first.order[i - 1])),
      `${language}: the first screen of ${code} has title, gloss, first sentence, facts and links`, JSON.stringify(first));
    }
  const paths = [...Object.values(kinds), 'websocket/1000.html', 'grpc/RESOURCE_EXHAUSTED-vs-FAILED_PRECONDITION.html', 'http/by-header.html'];
  for (const path of languages.flatMap(l => paths.map(k => `${l}/${k}`))) {
    await page.goto(server.address + path, {waitUntil: 'domcontentloaded'});
    const height = await page.evaluate(() => document.querySelector('header.top').offsetHeight);
    ok(height <= 84, `the header of ${path} takes at most a tenth of the screen`, `it is ${height} px high`);
  }
  await page.context().close();
}

// ---- The hint of the find field on a phone ----
{
  const page = await open({viewport: {width: 390, height: 844}});
  for (const language of languages)
    for (const place of ['index.html', 'translation.html', ...['sip', 'http', 'grpc', 'dns', 'websocket'].map(id => `${id}/index.html`)]) {
      await page.goto(`${server.address}${language}/${place}`);
      await page.waitForSelector('form.find input');
      const [room, hint] = await page.evaluate(() => {
        const field = document.querySelector('form.find input'), style = getComputedStyle(field);
        const brush = document.createElement('canvas').getContext('2d');
        brush.font = style.font;
        return [field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight), brush.measureText(field.placeholder).width];
      });
      ok(hint > 0 && hint <= room, `${language}: the hint of the find field of ${place} fits: ${Math.round(hint)} of ${Math.round(room)}`);
    }
  await page.context().close();
}

// ---- Finding and comparing, by keyboard ----
{
  const page = await open({bypassCSP: false});
  const wanted = [['en', '486', 'sip/486.html'], ['en', 'busy', 'sip/486.html'], ['es', 'ocupado', 'sip/486.html'],
    ['ja', '話中', 'sip/486.html'], ['ru', 'занято', 'sip/486.html'], ['ru', 'ЗАНЯТО', 'sip/486.html'],
    ['es', 'busy', 'sip/486.html'], ['pt', '302 vs 301', 'sip/301-vs-302.html'], ['ja', '480 486', 'sip/480-vs-486.html'],
    ['en', '404 404', 'across/http.404-vs-sip.404.html'], ['en', 'Q.850 17', 'sip/486.html'], ['es', '480-486', 'sip/480-vs-486.html']];
  for (const [language, query, target] of wanted) {
    await page.goto(`${server.address}${language}/sip/200.html`);
    await page.keyboard.press('/');
    await page.keyboard.type(query);
    await page.waitForSelector('#hits li', {timeout: 30_000}).catch(() => {});
    await page.keyboard.press('Enter');
    await page.waitForURL(url => !url.href.endsWith('/200.html'), {timeout: 30_000}).catch(() => {});
    is(page.url(), `${server.address}${language}/${target}`, `${language}: '${query}' finds ${target}`);
  }
  await page.goto(`${server.address}ja/sip/200.html`);
  const gloss = await page.evaluate(async () => new DOMParser().parseFromString(await (await fetch('486.html')).text(), 'text/html').querySelector('main .gloss').textContent);
  await page.keyboard.press('/');
  await page.keyboard.type('486');
  const told = await page.locator('#hits li:first-child', {hasText: ` · ${gloss}`}).waitFor({timeout: 30_000}).then(() => true, () => false);
  ok(told && gloss, 'a code that is found says what it is in the language of the page');
  await page.goto(`${server.address}en/sip/200.html`);
  await page.keyboard.press('/');
  await page.keyboard.type('48');
  await page.waitForSelector('#hits li');
  const before = await page.getAttribute('.find input', 'aria-activedescendant');
  await page.keyboard.press('ArrowDown');
  const after = await page.getAttribute('.find input', 'aria-activedescendant');
  ok(before && after && before !== after, 'an arrow key moves to the next result');
  ok(/: [1-9]/.test(await page.textContent('.find [role=status]')), 'the number of results is announced');
  await page.keyboard.press('Escape');
  ok(await page.isHidden('#hits'), 'Escape closes the results');
  await page.keyboard.type('qqqqqqqq');
  await page.waitForSelector('.hits p:not([hidden])');
  is(await page.evaluate(() => document.querySelector('.hits p').innerText.split('\n').length), 3, 'that nothing is found, what to try and a link are lines of their own');
  // A line that is away for a moment: what did not come is asked for again.
  for (const missing of ['**/find-en.js', '**/match.*.js']) {
    const away = await open(), broken = [];
    away.removeAllListeners('console');
    away.on('pageerror', error => broken.push(error.message));
    await away.route(missing, route => route.abort());
    await away.goto(`${server.address}en/sip/200.html`);
    const failed = away.waitForEvent('requestfailed');
    await away.keyboard.press('/');
    await failed;
    await away.fill('.find input', 'bus');
    const told = await away.waitForSelector('.hits p:not([hidden])').catch(() => null);
    ok(told && /could not be loaded/.test(await told.textContent()), `the field says so while ${missing} cannot be had`);
    await away.unroute(missing);
    await away.fill('.find input', 'busy');
    const found = await away.waitForSelector('#hits a[href$="sip/486.html"]', {timeout: 30_000}).catch(() => null);
    ok(found && !broken.length, `the field finds again when ${missing} did not come at first`, broken.join());
    await away.context().close();
  }
  const menu = () => page.evaluate(() => document.querySelector('details.languages').open);
  await page.focus('details.languages summary');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  ok(await menu(), 'the menu of languages stays open within');
  await page.keyboard.press('Escape');
  is(`${await menu()} ${await page.evaluate(() => document.activeElement.tagName)}`, 'false SUMMARY', 'Escape closes the menu, and the focus is where it was opened');
  await page.keyboard.press('Enter');
  for (let i = 0; i <= languages.length; i++) await page.keyboard.press('Tab');
  ok(!await menu(), 'the menu closes where the focus goes on');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], {origin: new URL(server.address).origin});
  await page.goto(`${server.address}ja/sip/480-vs-486.html`);
  await page.click('.side:nth-child(2) .copy');
  await page.waitForSelector('.copy:text("コピーしました")');
  is(await page.evaluate(() => navigator.clipboard.readText()), await page.textContent('.side:nth-child(2) pre.message'), 'a button copies the message below it and says so');
  await page.goto(`${server.address}ja/sip/486.html`);
  await page.fill('.compare input', 'Decline');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/486-vs-603.html').catch(() => {});
  is(page.url(), `${server.address}ja/sip/486-vs-603.html`, 'the field on a code page compares it with another');
  await page.goto(`${server.address}es/index.html?q=486`);
  await page.waitForURL('**/486.html').catch(() => {});
  is(page.url(), `${server.address}es/sip/486.html`, 'a search from the address bar leads to the code');
  for (const [lost, target] of [['es/sip/486-vs-480.html', 'es/sip/480-vs-486.html'], ['sip/480-486', 'en/sip/480-vs-486.html'],
    ['es/sip/486-busy-here', 'es/sip/486.html'], ['486', 'en/sip/486.html']]) {
    complaints.length = 0;
    await page.goto(server.address + lost);
    await page.waitForURL(server.address + target, {timeout: 30_000}).catch(() => {});
    is(page.url(), server.address + target, `/${lost} leads to ${target}`);
  }
  // A lost address that means none offers what has its words, each whole: foo is no fool.
  for (const [lost, offered] of [['zzz/foo', ''], ['sip/999', 'index.html 687.html']]) {
    await page.goto(server.address + lost);
    await page.waitForSelector('.hits:not([hidden])');
    await page.waitForLoadState('networkidle');
    const offers = await page.$$eval('.hits a[role=option]', links => links.map(link => link.href.replace(/.*\//, '')).join(' '));
    is(offers, offered, `what /${lost} offers`);
  }
  complaints.length = 0; // a 404 is one, as it should be
  await page.context().close();
}

// ---- Without script ----
{
  const page = await open({javaScriptEnabled: false});
  await page.goto(`${server.address}en/index.html`);
  ok(await page.isHidden('form.find'), 'without script there is no dead find field');
  ok(await page.isHidden('.examples'), 'nor examples of what to type');
  await page.click('h2 a[href="sip/index.html"]');
  await page.click('a[href="matrix.html"]');
  await page.click('a[href="480-vs-486.html"]');
  is(page.url(), `${server.address}en/sip/480-vs-486.html`, 'without script a pair is reached by way of the matrix');
  await page.context().close();
}

// ---- Each kind of page in each language ----
const looks = [{colorScheme: 'light', viewport: {width: 1280, height: 900}}, {colorScheme: 'dark', viewport: {width: 360, height: 740}},
  {colorScheme: 'dark', viewport: {width: 1280, height: 900}}, {colorScheme: 'light', viewport: {width: 360, height: 740}}];
for (const [index, look] of looks.entries()) {
  const page = await open(look);
  for (const [place, [kind, path]] of Object.entries(kinds).entries()) for (const [column, language] of languages.entries()) {
    // A look differs in colours and width, a language in words: each page is tried in one look, each kind in all of them.
    if (index !== (place + column) % looks.length) continue;
    // The largest, of 2,775 links and of some hundred lines: one language a look. A matrix is alike in all looks but for
    // its colours, which a small one has too.
    if (['matrix', 'programs'].includes(kind) && column >= looks.length) continue;
    await page.goto(`${server.address}${language}/${kind === 'matrix' && index > 0 ? 'grpc/matrix.html' : path}`);
    const name = `${kind} in ${language}, ${look.colorScheme}, ${look.viewport.width} px`;
    const found = await violations(page);
    ok(found.length === 0, `accessible: ${name}`, found.join('\n'));
    await page.screenshot({path: `${screenshots}/${kind}-${language}-${look.colorScheme}-${look.viewport.width}.png`});
  }
  await page.context().close();
}
{
  const page = await open({viewport: {width: 320, height: 640}});
  for (const path of ['index.html', '404.html', ...languages.flatMap(l => Object.values(kinds).map(k => `${l}/${k}`))]) {
    await page.goto(server.address + path);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    ok(width <= 320, `no sideways scrolling at 320 px: ${path}`, `it is ${width} px wide`);
  }
  // The button that copies a message lies beside the heading of the message and hides none of its words.
  for (const language of languages) {
    await page.goto(`${server.address}${language}/sip/486.html`);
    const hidden = await page.$eval('#message + .copy', button => {
      const place = button.getBoundingClientRect(), words = document.createRange();
      words.selectNodeContents(button.previousElementSibling);
      return [...words.getClientRects()].some(line => line.left < place.right && line.right > place.left && line.top < place.bottom && line.bottom > place.top);
    });
    ok(!hidden, `the button that copies a message hides no word of its heading: ${language}`);
  }
  // A table by token has room for the names of codes and of columns, since each of its rows is a block here.
  const tables = ['sip/by-cause.html', 'http/by-header.html', 'grpc/by-http.html', 'grpc/by-fault.html'];
  for (const path of languages.flatMap(l => tables.map(k => `${l}/${k}`))) {
    await page.goto(server.address + path);
    const cells = await page.$$eval('.tokens td:not(:empty)', all => all.map(cell => ({
      label: cell.querySelector('.column')?.checkVisibility() ? cell.querySelector('.column').textContent.trim() : '',
      broken: [...cell.querySelectorAll('a')].filter(link => {
        const word = document.createRange();
        word.setStart(link.firstChild, 0);
        word.setEnd(link.firstChild, link.textContent.search(/ |$/));
        return word.getClientRects().length > 1;
      }).map(link => link.textContent)})));
    ok(cells.length > 0 && cells.every(cell => cell.label), `each cell says what its column is: ${path}`);
    is(cells.flatMap(cell => cell.broken).join(' '), '', `no name of a code is broken: ${path}`);
  }
  // Nor has a table that compares two codes a broken word. Japanese may break at any letter.
  const compared = ['sip/480-vs-486.html', 'grpc/PERMISSION_DENIED-vs-UNAUTHENTICATED.html', 'across/http.503-vs-sip.503.html', 'across/index.html'];
  for (const path of ['en', 'es', 'pt', 'ru'].flatMap(l => compared.map(k => `${l}/${k}`))) {
    await page.goto(server.address + path);
    const words = await page.$$eval('.facts:has(thead) :is(th, td)', cells => cells.flatMap(cell => {
      const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), found = [];
      while (texts.nextNode())
        for (const {0: word, index} of texts.currentNode.data.matchAll(/[\p{L}\p{N}]+[.,;:]?/gu)) {
          const place = document.createRange();
          place.setStart(texts.currentNode, index);
          place.setEnd(texts.currentNode, index + word.length);
          found.push({word, lines: new Set([...place.getClientRects()].map(part => part.top)).size});
        }
      return found;
    }));
    ok(words.length > 0, `codes are compared in a table: ${path}`);
    is(words.filter(({lines}) => lines > 1).map(({word}) => word).join(' '), '', `no word of it is broken: ${path}`);
  }
  // What is offered for a lost address opens by itself, so it must not lie over what the page says.
  const before = complaints.length;
  await page.goto(`${server.address}en/sip/no-such-page`);
  await page.waitForSelector('.hits:not([hidden])');
  complaints.length = before; // a 404 is one, as it should be
  const apart = await page.evaluate(() => document.querySelector('.hits').getBoundingClientRect().bottom <= document.querySelector('h1').getBoundingClientRect().top);
  ok(apart, 'what is offered for a lost address leaves its page readable');
  // The picture of a badge is as wide as its words, below what is opened.
  await page.goto(`${server.address}es/grpc/RESOURCE_EXHAUSTED.html`);
  await page.evaluate(() => {
    document.querySelector('details.embed').open = true;
    const image = document.querySelector('.embed img');
    image.loading = 'eager';
    return image.decode();
  });
  const embed = await page.evaluate(() => document.documentElement.scrollWidth);
  ok(embed <= 320, 'nor where a page shows how it is embedded', `it is ${embed} px wide`);
  // Text of twice the size, as readers set it in their browser (WCAG 1.4.4 with 1.4.10).
  const large = [...Object.values(kinds), 'grpc/index.html', 'grpc/RESOURCE_EXHAUSTED.html', 'grpc/matrix.html',
    'grpc/PERMISSION_DENIED-vs-UNAUTHENTICATED.html', 'dns/by-ede.html', 'http/by-header.html', 'sip/by-program.html',
    'http/decide.html', 'sip/glossary.html', 'across/index.html'];
  for (const path of ['en', 'ja', 'ru'].flatMap(l => large.map(k => `${l}/${k}`))) {
    await page.goto(server.address + path);
    await page.addStyleTag({content: 'html { font-size: 200%; }'});
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    ok(width <= 320, `nor with text of twice the size: ${path}`, `it is ${width} px wide`);
  }
  await page.emulateMedia({media: 'print'});
  await page.goto(`${server.address}en/sip/480-vs-486.html`);
  const hidden = await page.evaluate(() => [...document.querySelectorAll('details:not(.languages) > :not(summary)')].filter(e => !e.checkVisibility({contentVisibilityAuto: true})).length);
  is(hidden, 0, 'on paper nothing is folded');
  await page.goto(`${server.address}en/sip/486.html`);
  is(await page.evaluate(() => [...document.querySelectorAll('form, input, button')].filter(e => e.checkVisibility()).length), 0, 'and there are no forms');
  is(await page.evaluate(() => document.querySelector('.embed').checkVisibility()), false, 'nor what a web page embeds');
  await page.goto(`${server.address}en/http/502.html`);
  is(await page.evaluate(() => getComputedStyle(document.querySelector('.reader')).breakAfter), 'avoid', 'a list of steps stays with the line that says for whom it is');
  const inks = () => page.evaluate(() => ['--paper', '--ink', '--link', '--mark', '--t4'].map(name => getComputedStyle(document.documentElement).getPropertyValue(name)).join());
  const light = await inks();
  await page.emulateMedia({media: 'print', colorScheme: 'dark'});
  is(await inks(), light, 'and the inks of the dark are not printed');
  await page.context().close();
}

// ---- Paper: A4, counted by pdfinfo where it is there ----
if (spawnSync('pdfinfo', ['-v']).error) skip('no pdfinfo'); else {
  const page = await open(), most = {'sip/index.html': 10, 'http/index.html': 10, 'sip/matrix.html': 2, 'sip/486.html': 3, 'sip/480-vs-486.html': 4};
  const folder = mkdtempSync(join(tmpdir(), 'paper-'));
  for (const language of languages) for (const [path, limit] of Object.entries(most)) {
    await page.goto(`${server.address}${language}/${path}`);
    await page.pdf({path: `${folder}/page.pdf`, format: 'A4'});
    const said = spawnSync('pdfinfo', [`${folder}/page.pdf`], {encoding: 'utf8'}).stdout ?? '';
    const sheets = Number(/^Pages: +(\d+)/m.exec(said)?.[1] ?? 0);
    ok(sheets > 0 && sheets <= limit, `${language}/${path} takes at most ${limit} sheets`, `it takes ${sheets}`);
  }
  rmSync(folder, {recursive: true});
  await page.context().close();
}

// ---- What a page costs ----
{
  const page = await open();
  const requests = [];
  page.on('request', request => requests.push(request.url()));
  await page.goto(`${server.address}ru/sip/480-vs-486.html`, {waitUntil: 'networkidle'});
  ok(requests.filter(url => !url.endsWith('favicon.ico')).length <= 4, 'a pair page takes at most 4 requests', requests.join('\n'));
  const without = await open({javaScriptEnabled: false}), needed = [];
  without.on('request', request => { if (request.resourceType() !== 'other') needed.push(request.resourceType()); }); // the icon is such
  for (const path of ['ru/sip/480-vs-486.html', 'ja/http/401-vs-403.html', 'en/across/http.404-vs-sip.404.html']) {
    needed.length = 0;
    await without.goto(server.address + path, {waitUntil: 'networkidle'});
    is(needed.join(' '), 'document stylesheet', `${path} is complete after one request and the style`);
  }
  await without.context().close();
  const elements = await page.evaluate(() => document.querySelectorAll('*').length);
  ok(elements <= 1500, 'a pair page has at most 1,500 elements', `it has ${elements}`);
  const shift = await page.evaluate(() => new Promise(resolve => {
    let sum = 0;
    new PerformanceObserver(list => list.getEntries().forEach(e => { sum += e.value; })).observe({type: 'layout-shift', buffered: true});
    setTimeout(() => resolve(sum), 300);
  }));
  is(shift, 0, 'nothing shifts while a pair page loads');
  for (const file of readdirSync(`${site}/assets`)) {
    const bytes = readFileSync(`${site}/assets/${file}`);
    if (file.endsWith('.css')) ok(bytes.length <= 30720, 'the style has at most 30 KB', `${bytes.length} bytes`);
    if (/^find\.\w+\.js$/.test(file)) ok(gzipSync(bytes).length <= 6144, 'the script has at most 6 KB compressed', `${gzipSync(bytes).length} bytes`);
  }
  for (const [path, type] of [['en/sip/486.html', 'DefinedTerm'], ['ja/sip/480-vs-486.html', 'Article'], ['ru/sip/index.html', 'DefinedTermSet'],
    ['pt/index.html', 'WebSite'], ['es/sip/180-vs-603.html', '']]) {
    await page.goto(server.address + path);
    const data = await page.$$eval('script[type="application/ld+json"]', all => all.map(e => e.textContent));
    let types = '';
    try { types = data.map(text => JSON.parse(text)['@type']).join(' '); } catch (error) { types = error.message; }
    is(types, type, `linked data of ${path}`);
    ok(data.every(text => text.length <= 400), `linked data of ${path} has at most 400 bytes`);
  }
  await page.context().close();
}

ok(complaints.length === 0, 'no page complains in the console', complaints.join('\n'));
ok(foreign.length === 0, 'no page asks another host for anything', foreign.join('\n'));
await browser.close();
server.close();
done();
