# Two small made-up protocols, written by files alone: what the pages make of numbers beside ids, aliases, ranges, readers,
# messages of every form, tables, logs and words of their own.
use strict;
use warnings;
use Test::More;
use Book;

my $book = with_words('tests/cli/forms');
write_file("$book/locales/ja/$_", read_file("locales/ja/$_")) for 'locale.yaml', 'site.yaml';
my $out = build_once($book);

sub page { return read_file("$out/en/$_[0].html") }

# ---- A code whose name is its id ----
my $code = page('grpc/UNAVAILABLE');
like($code, qr{<h1>gRPC UNAVAILABLE \(14\)</h1>}, 'the number stands beside the id, and the name that is the id stands nowhere');
like($code, qr{<h2 id="fix"><a href="#fix">What to check</a></h2>}, 'what to do is headed as the code says');
like($code, qr{<p class="reader">For the caller</p>.*<p class="reader">For the operator</p>}s, 'each reader has a part');
like($code, qr{<dl class="first">\s*<div><dt>Outcome</dt><dd>failed</dd>}, 'the first facts stand beside the title');
unlike($code, qr{<th scope="row">(Outcome|In programs)</th>}, 'and not in the table again');
unlike($code, qr{Other identifiers}, 'an alias that is the number is not said twice');
unlike($code, qr{id="description"}, 'no heading without a text');
like($code, qr{<figcaption><a href="by-program#grpcurl">grpcurl</a>}, 'a line of a log leads to its program');
like($code, qr{id="message">.*As a tool shows it}, 'the output of a tool is headed so');
like($code, qr{<h2 id="constants">.*<code>codes\.Unavailable</code>}s, 'the names in programs');
like($code, qr{href="https://github\.com/googleapis[^"]*" rel="noopener">code\.proto</a>}, 'a source that is no RFC leads to its document');
like(page('grpc/index'), qr{<h1>gRPC status codes</h1>}, 'the words of the protocol');
like(page('grpc/by-program'), qr{<h2 id="grpcurl">.*Code: Unavailable.*href="UNAVAILABLE"}s, 'programs that codes alone name');

# ---- Aliases ----
my $alias = page('grpc/14');
like($alias, qr{<meta name="robots" content="noindex">}, 'an alias is not indexed');
like($alias, qr{url=UNAVAILABLE"}, 'and leads on');
like($alias, qr{rel="canonical" href="https://status\.example\.org/en/grpc/UNAVAILABLE"}, 'to the page of its code');
is(read_file("$out/_redirects"), "/en/grpc/14 /en/grpc/UNAVAILABLE 301\n/ja/grpc/14 /ja/grpc/UNAVAILABLE 301\n", 'also where the host reads it');

# ---- Messages, ranges, statuses, classes ----
my $pair = page('ws/1000-vs-1006');
like($pair, qr{<code dir="ltr">03 e8</code> The code 1000}, 'bytes have a reading');
unlike($pair, qr{<mark>}, 'in which nothing is marked');
like($pair, qr{never sent.*Side by side}s, 'what nobody sends says so where its use would stand');
unlike(page('ws/1006'), qr{id="use"}, 'and has no such heading');
like(page('ws/1006'), qr{What programs show}, 'nothing on the wire');
like(page('ws/4000-4999'), qr{<th scope="row">In <code>Slack</code></th><td><bdi lang="en">Going away}, 'a name with where it holds');
unlike(page('ws/3xxx'), qr{id="codes"}, 'a class without codes has no list');
my @registries = page('ws/index') =~ m{<a href="https://www\.iana\.org/[ab]" rel="noopener">Registry: <bdi>([ab])</bdi></a>}g;
is("@registries", 'a b', 'several registries');

# ---- Tables ----
like(page('ws/by-travel'), qr{<tr id="shown"><th scope="row">it is shown only</th><td><span class="column kind">[^<]+</span><a href="1006"}, 'a row an answer');
like(page('ws/index'), qr{href="by-travel"}, 'the protocol lists its tables');
like(page('ws/by-sent'), qr{<h1>WebSocket: Sent</h1>}, 'a second grouping has a page');
done_testing();
