// Eleventy, by its quickest way: one template in JavaScript that is paginated over the pairs, no collections, and no
// other file to look at.
import { readFileSync } from 'node:fs';

export default function (config) {
    const { languages } = JSON.parse(readFileSync(process.env.PEER_DATA, 'utf8'));
    const pairs = languages.flatMap(({ id, codes }) =>
        codes.flatMap((a, i) => codes.slice(i + 1).map((b) => ({ language: id, a, b }))));
    config.addGlobalData('pairs', pairs);
    return { dir: { input: 'pages' } };
}
