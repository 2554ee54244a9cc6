// The choice of language in a real browser: from the menu of a page it leads to that page in each language, and whatever
// else stands in its fragment leads nowhere. Without a script it leads to where the languages begin.
// usage: node choice.mjs SITE CLEAN HOSTS
import {chromium} from 'playwright-core';
import {serve} from './server.mjs';
import {ok, is, done} from './tap.mjs';

const [site, clean, hosts] = process.argv.slice(2);
const browser = await chromium.launch({executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']});
const servers = [];

async function open(root, options = {}) {
  const server = await serve(root);
  servers.push(server);
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const links = () => page.$$eval('ul.choice a:is([hreflang=en], [hreflang=ja])', all => all.map(link => link.href).sort());
  return {address: server.address, page, links};
}

const {address, page, links} = await open(site);

// ---- The way ----
for (const path of ['http/404.html', 'http/404-vs-410.html', 'http/index.html', 'translation.html', 'index.html']) {
  await page.goto(`${address}qaa/${path}`);
  await page.click('a.languages');
  await page.waitForSelector('ul.choice');
  is((await links()).join(' '), `${address}en/${path} ${address}ja/${path}`, `from ${path} to ${path}`);
}
await page.goto(`${address}qaa/http/404.html`);
await page.click('a.languages');
await page.click('ul.choice a[hreflang=ja]');
await page.waitForURL(`${address}ja/http/404.html`);
is(await page.$eval('html', html => html.lang), 'ja', 'which is there');
await page.goto(`${address}index.html`);
is((await links()).join(' '), `${address}en/index.html ${address}ja/index.html`, 'who comes from nowhere begins where a language does');

// ---- What is no way ----
for (const fragment of ['//evil.example/', '/evil.example', 'https://evil.example/', 'javascript:alert(1)', 'sip//486.html', '../x', '..', 'http/..',
  'http/../../x', 'http/.hidden', '.hidden', 'http\\404', '%2F%2Fevil.example', 'http/404.html?q=1', 'http/404.html#x', 'a b', 'http/404.html%0a', 'a/b/c',
  '"><script>alert(1)</script>', 'data:text/html,x', '@evil.example', ':80', '%', 'é', 'http/４０４']) {
  await page.goto('about:blank');
  await page.goto(`${address}index.html#${fragment}`);
  is((await links()).join(' '), `${address}en/index.html ${address}ja/index.html`, `the fragment ${fragment} changes nothing`);
}
await page.goto('about:blank');
await page.goto(`${address}index.html#http/999.html`);
await page.click('ul.choice a[hreflang=ja]');
await page.waitForURL(url => url.pathname !== '/index.html');
ok(await page.$('main.not-found, main#Main'), 'what no book has leads to the page for lost readers', page.url());

// ---- Addresses without endings, several hosts, no script ----
{
  const other = await open(clean);
  for (const [fragment, path] of [['http/404', 'http/404'], ['http/', 'http/'], ['', '']]) {
    await other.page.goto('about:blank');
    await other.page.goto(`${other.address}#${fragment}`);
    is((await other.links()).join(' '), `${other.address}en/${path} ${other.address}ja/${path}`, `without endings: '${fragment}'`);
  }
}
{
  const other = await open(hosts);
  await other.page.goto(`${other.address}#http/404.html`);
  is((await other.links()).join(' '), `${other.address}en/http/404.html https://ja.example.org/ja/http/404.html`, 'several hosts: to where the language is');
}
{
  const other = await open(site, {javaScriptEnabled: false});
  await other.page.goto(`${other.address}en/http/404.html`);
  await other.page.click('a.languages');
  is((await other.links()).join(' '), `${other.address}en/index.html ${other.address}ja/index.html`, 'without a script the languages begin');
}

await browser.close();
for (const server of servers) server.close();
done();
