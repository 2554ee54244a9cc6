// A page of a pair, and all pairs; tests/bench/peers/hugo/layouts/single.html says the same.
export const page = (language, a, b) => `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>SIP ${a.id} ${a.name} vs ${b.id} ${b.name}</title></head>
<body>
<h1>SIP ${a.id} ${a.name} vs ${b.id} ${b.name}</h1>
<main>
<section>
${a.panel}</section>
<section>
${b.panel}</section>
</main>
</body>
</html>
`;

export const pairs = ({ languages }) => languages.flatMap(({ id, codes }) =>
    codes.flatMap((a, i) => codes.slice(i + 1).map((b) => ({ language: id, a, b }))));
