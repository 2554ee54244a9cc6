// Astro, by its quickest way: an endpoint that gives whole pages, which no component is rendered for.
export default {
    outDir: process.env.PEER_OUT,
    build: { format: 'file' },
    devToolbar: { enabled: false },
};
