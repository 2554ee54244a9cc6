// What a code's page offers to paste, on a page of another origin: the card shows in a sandboxed frame, its links open
// new pages, the badge is a picture that nothing leaves; other pages refuse to be framed.
// usage: node cards.mjs PORT SCREENSHOTS
import {createServer} from 'node:http';
import {mkdirSync} from 'node:fs';
import {chromium} from 'playwright-core';
import {ok, is, done} from './tap.mjs';

const [port, screenshots] = process.argv.slice(2);
const site = `http://127.0.0.1:${port}`;
const browser = await chromium.launch({executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']});
mkdirSync(screenshots, {recursive: true});

// Pages of somebody else, at another origin: what is asked for is what was put there.
const pages = new Map();
const other = createServer((request, response) => {
  response.writeHead(200, {'content-type': 'text/html; charset=utf-8'}).end(pages.get(request.url) ?? '');
});
await new Promise(ready => other.listen(0, '127.0.0.1', ready));
const origin = `http://localhost:${other.address().port}`;
const head = '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>Elsewhere</title><body>';

for (const [language, code] of [['en', 'http/404'], ['ja', 'sip/480'], ['ar-XB', 'http/502']]) {
  for (const colorScheme of ['light', 'dark']) {
    const name = `${language} ${code}, ${colorScheme}`;
    const context = await browser.newContext({viewport: {width: 500, height: 300}, colorScheme});
    const page = await context.newPage();
    const errors = [];
    // What is asked of a frame without scripts is no fault of the page.
    page.on('console', message => message.type() === 'error' && !/Blocked script execution/.test(message.text()) && errors.push(message.text()));
    await page.goto(`${site}/${language}/${code}.html`);
    await page.click('.embed summary');
    const pasted = await page.$$eval('.embed pre', all => all.map(e => e.textContent));
    await page.$eval('.embed img', e => { e.loading = 'eager'; return e.decode(); });
    is(pasted.length, 2, `a card and a badge are offered: ${name}`);
    pages.set('/', head + pasted.join('<br>'));
    await page.goto(`${origin}/`);
    const frame = await (await page.waitForSelector('iframe')).contentFrame();
    await frame.waitForSelector('h1 a');
    is(new URL(frame.url()).origin, site, `the card shows in a frame: ${name}`);
    const look = await frame.evaluate(() => ({paper: getComputedStyle(document.documentElement).backgroundColor, dir: document.documentElement.dir,
      tall: document.documentElement.scrollHeight, wide: document.documentElement.scrollWidth, view: [innerHeight, innerWidth]}));
    is(look.paper, colorScheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(29, 31, 35)', `in the colours of the reader: ${name}`);
    is(look.dir, language === 'ar-XB' ? 'rtl' : 'ltr', `in the direction of its language: ${name}`);
    ok(look.tall <= look.view[0] && look.wide <= look.view[1], `nothing of it leaves the frame: ${name}`, JSON.stringify(look));

    const [opened] = await Promise.all([context.waitForEvent('page'), frame.click('h1 a')]);
    await opened.waitForLoadState();
    is(opened.url(), `${site}/${language}/${code}.html`, `its link opens the page of the code: ${name}`);
    ok(await opened.$('script'), `which is whole, outside of the sandbox: ${name}`);
    is(await opened.evaluate(() => String(window.opener)), 'null', `and knows nothing of who led there: ${name}`);
    is(page.url(), `${origin}/`, `the page of the other stays: ${name}`);
    await opened.close();

    const badge = await page.$eval('img', e => ({wide: e.naturalWidth, width: e.width, tall: e.naturalHeight, alt: e.alt}));
    ok(badge.wide > 0 && badge.wide === badge.width && badge.tall === 24, `the badge shows, as large as it says: ${name}`, JSON.stringify(badge));
    ok(badge.alt.length > 10, `it says in words what it shows: ${name}`);
    await page.screenshot({path: `${screenshots}/card-${language}-${colorScheme}.png`});
    is(errors.length, 0, `no error: ${name}${errors.length ? ` ${errors}` : ''}`);

    const picture = await context.newPage();
    await picture.goto(`${site}/card/${language}/${code}.svg`);
    const boxes = await picture.evaluate(() => {
      const box = e => { const {left, right} = e.getBoundingClientRect(); return [Math.floor(left), Math.ceil(right)]; };
      const [sheet, tint] = [...document.querySelectorAll('g rect')].map(box);
      const [own, gloss] = [...document.querySelectorAll('text')].map(box);
      return {sheet, tint, own, gloss};
    });
    const inside = (a, b) => a[0] >= b[0] && a[1] <= b[1];
    ok(inside(boxes.own, boxes.tint), `the name stays in its box: ${name}`, JSON.stringify(boxes));
    ok(inside(boxes.gloss, boxes.sheet) && (boxes.gloss[0] >= boxes.tint[1] || boxes.gloss[1] <= boxes.tint[0]), `and the gloss in its own: ${name}`, JSON.stringify(boxes));
    await context.close();
  }
}

// What is no card stands in no frame.
const context = await browser.newContext();
for (const path of ['/en/http/404.html', '/en/', '/', '/404.html', '/card/en/http/999.html']) {
  const page = await context.newPage();
  pages.set('/frame', `${head}<iframe src="${site}${path}"></iframe>`);
  await page.goto(`${origin}/frame`);
  await page.waitForLoadState('networkidle');
  const frame = page.frames()[1];
  ok(!frame.url().startsWith(site) || await frame.$('main, h1') === null, `${path} refuses to be framed`, frame.url());
  await page.close();
}
for (const [path, robots] of [['/card/en/http/404.html', 'noindex'], ['/card/en/http/404.svg', 'noindex'], ['/card/en/http/404', 'noindex'], ['/en/http/404.html', undefined]]) {
  const answer = await fetch(site + path);
  is(answer.headers.get('x-robots-tag') ?? undefined, robots, `${path}: what search engines are told`);
}
await browser.close();
other.close();
done();
