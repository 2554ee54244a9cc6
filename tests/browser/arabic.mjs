// A right-to-left language in a real browser: its pages run from right to left, nothing leaves the screen, what falls
// back says its language and direction, and axe finds nothing.
// usage: node arabic.mjs SITE SCREENSHOTS
import {createRequire} from 'node:module';
import {mkdirSync, readFileSync} from 'node:fs';
import {chromium} from 'playwright-core';
import {serve} from './server.mjs';
import {ok, is, done} from './tap.mjs';

const [site, screenshots] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const server = await serve(site);
const browser = await chromium.launch({executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']});
mkdirSync(screenshots, {recursive: true});
for (const width of [320, 1280]) {
  const context = await browser.newContext({viewport: {width, height: 800}, bypassCSP: true});
  const page = await context.newPage();
  for (const path of ['index.html', 'sip/index.html', 'sip/486.html', 'sip/480-vs-486.html', 'sip/matrix.html', 'translation.html']) {
    await page.goto(`${server.address}ar/${path}`);
    const name = `${path} at ${width} px`;
    is(await page.evaluate(() => document.documentElement.dir + ' ' + getComputedStyle(document.body).direction), 'rtl rtl', `from right to left: ${name}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    ok(wide <= width, `no sideways scrolling: ${name}`, `it is ${wide} px wide`);
    const lost = await page.$$eval('[lang=en]:not([dir=ltr]):not([direction=ltr]):not(bdi)', all => all.filter(e => /\w+ \w+ \w+ \w+/.test(e.textContent)).map(e => e.outerHTML.slice(0, 120)));
    is(lost.length, 0, `what falls back says its direction: ${name}`);
    if (path === 'index.html') {
      const turned = await page.$$eval('p.examples button', all => all.filter(e => /^\d+ vs \d+$/.test(e.textContent) && getComputedStyle(e).direction !== 'ltr').length);
      is(turned, 0, `a query in Latin letters reads as it is typed: ${name}`);
    }
    if (path === 'sip/480-vs-486.html') {
      const hidden = await page.$$eval('.wide', all => all.filter(e => e.querySelector('svg').getBoundingClientRect().left < e.getBoundingClientRect().left).length);
      is(hidden, 0, `a ladder shows where it begins: ${name}`);
      const beside = await page.$eval('#differences .stale', mark => { mark.focus(); return getComputedStyle(mark, '::after').content; });
      ok(beside.includes('Key differences'), `a keyboard reaches the English of what is out of date: ${name}`, beside);
    }
    if (path === 'sip/matrix.html') continue;
    await page.evaluate(axe);
    const found = await page.evaluate(() => window.axe.run(document, {runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']}}));
    ok(found.violations.length === 0, `accessible: ${name}`, found.violations.map(v => `${v.id}: ${v.nodes[0].target}`).join('\n'));
    await page.screenshot({path: `${screenshots}/arabic-${path.replace(/\W+/g, '-')}-${width}.png`});
  }
  await context.close();
}
await browser.close();
server.close();
done();
