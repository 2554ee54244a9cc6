import { page } from '../../page.mjs';

export const data = {
    pagination: { data: 'pairs', size: 1, alias: 'pair', addAllPagesToCollections: false },
    eleventyExcludeFromCollections: true,
    permalink: ({ pair }) => `${pair.language}/sip/${pair.a.id}-vs-${pair.b.id}.html`,
};

export function render({ pair }) {
    return page(pair.language, pair.a, pair.b);
}
