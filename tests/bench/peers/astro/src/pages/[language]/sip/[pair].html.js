import { readFileSync } from 'node:fs';
import { page, pairs } from '../../../../../page.mjs';

export const getStaticPaths = () => pairs(JSON.parse(readFileSync(process.env.PEER_DATA, 'utf8'))).map(({ language, a, b }) =>
    ({ params: { language, pair: `${a.id}-vs-${b.id}` }, props: { language, a, b } }));

export const GET = ({ props: { language, a, b } }) => new Response(page(language, a, b));
