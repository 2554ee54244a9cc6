// The pages of all pairs by a plain script: what a program costs that only puts strings together and writes them.
// usage: node tests/bench/peers/node.mjs DATA OUT
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { page } from './page.mjs';

const [data, out] = process.argv.slice(2);
for (const { id, codes } of JSON.parse(readFileSync(data, 'utf8')).languages) {
    mkdirSync(`${out}/${id}`, { recursive: true });
    codes.forEach((a, i) => {
        for (const b of codes.slice(i + 1)) {
            writeFileSync(`${out}/${id}/${a.id}-vs-${b.id}.html`, page(id, a, b));
        }
    });
}
