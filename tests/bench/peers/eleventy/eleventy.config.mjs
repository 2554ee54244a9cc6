// Eleventy, by its quickest way: one template in JavaScript that is paginated over the pairs, no collections, and no
// other file to look at.
import { readFileSync } from 'node:fs';
import { pairs } from '../page.mjs';

export default function (config) {
    config.addGlobalData('pairs', pairs(JSON.parse(readFileSync(process.env.PEER_DATA, 'utf8'))));
    return { dir: { input: 'pages' } };
}
