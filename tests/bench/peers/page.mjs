// A page of a pair; tests/bench/peers/hugo/layouts/_default/single.html says the same.
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
