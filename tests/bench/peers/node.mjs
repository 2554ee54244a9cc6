// The pages of all pairs by a plain script: what a program costs that only puts strings together and writes them.
// usage: node tests/bench/peers/node.mjs DATA OUT
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { page, pairs } from './page.mjs';

const [path, out] = process.argv.slice(2);
const data = JSON.parse(readFileSync(path, 'utf8'));
for (const { id } of data.languages) {
    mkdirSync(`${out}/${id}/sip`, { recursive: true });
}
for (const { language, a, b } of pairs(data)) {
    writeFileSync(`${out}/${language}/sip/${a.id}-vs-${b.id}.html`, page(language, a, b));
}
