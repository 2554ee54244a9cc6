// Lighthouse on a pair page, a code page and the matrix: all of accessibility, best practices and SEO.
// With `performance` it prints that score of pair and code pages on a phone instead, the median of five in turn, and judges
// nothing. Beside them stands the same code page as plain text, without style and scripts: on a slow machine that is no 99
// either.
// usage: node lighthouse.mjs SITE PORT [performance]
import {chromium} from 'playwright-core';
import lighthouse from 'lighthouse';
import {existsSync} from 'node:fs';
import {readFile, rm, writeFile} from 'node:fs/promises';
import {createServer} from 'node:net';
import {join} from 'node:path';
import {serve} from './server.mjs';
import {ok, done} from './tap.mjs';

const [site, port, performance] = process.argv.slice(2);
const server = await serve(site, Number(port));
// A port that is free now, for the browser's own.
const debugging = await new Promise(resolve => {
  const probe = createServer().listen(0, '127.0.0.1', () => { const {port: free} = probe.address(); probe.close(() => resolve(free)); });
});
const browser = await chromium.launch({executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [`--remote-debugging-port=${debugging}`, '--no-sandbox', '--disable-gpu', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic']});
if (performance) {
  const plain = 'plain.html';
  const page = await readFile(join(site, 'en/sip/486.html'), 'utf8');
  await writeFile(join(site, plain), page.replace(/<link rel="stylesheet"[^>]*>|<script\b.*?<\/script>/gs, ''));
  const pages = [['a pair page', 'en/sip/480-vs-486.html'], ['a code page', 'en/sip/486.html'],
    ['a pair page in Japanese', 'ja/http/401-vs-403.html'], ['a code page in Russian', 'ru/http/404.html'],
    ['the code page as plain text', plain]].filter(([, path]) => existsSync(join(site, path)));
  const scores = new Map(pages.map(([, path]) => [path, []]));
  for (let round = 0; round < 5; round++) {
    for (const [, path] of pages) {
      const {lhr} = await lighthouse(server.address + path, {port: debugging, logLevel: 'silent', formFactor: 'mobile', onlyCategories: ['performance']});
      scores.get(path).push(Math.round(lhr.categories.performance.score * 100));
    }
  }
  for (const [name, path] of pages) {
    const [least, , median, , most] = scores.get(path).sort((a, b) => a - b);
    const judged = path === plain ? '' : ` aim 99: ${median >= 99 ? 'met' : 'not met'}`;
    console.log(`  Lighthouse on a phone, performance of ${name}: ${median} (${least} to ${most})${judged}`);
  }
  await rm(join(site, plain));
} else for (const path of ['en/sip/480-vs-486.html', 'ja/sip/486.html', 'ru/sip/matrix.html']) {
  const {lhr} = await lighthouse(server.address + path, {port: debugging, logLevel: 'silent',
    onlyCategories: ['accessibility', 'best-practices', 'seo']});
  for (const category of Object.values(lhr.categories)) {
    const lost = category.auditRefs.map(ref => lhr.audits[ref.id]).filter(audit => audit.score !== null && audit.score < 1);
    ok(category.score === 1, `${category.title} of ${path} is 100`,
      `it is ${category.score * 100}: ${lost.map(audit => `${audit.id}: ${audit.title} ${audit.explanation ?? ''} ${JSON.stringify(audit.details?.items ?? '').slice(0, 300)}`).join('\n')}`);
  }
}
await browser.close();
server.close();
if (!performance) done();
