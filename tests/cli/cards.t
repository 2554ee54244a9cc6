# Cards and badges of codes, for other people's pages: which there are, what they say, what hosts are told of them, and
# that every way to print a site has them.
use strict;
use warnings;
use Test::More;
use Book;
use Site;

sub book_with_cards {
    my ($book, $more) = @_;
    write_file("$book/site.yaml", read_file("$book/site.yaml") . "cards: codes\n" . ($more // ''));
    return $book;
}

# What a reader copies.
sub text_of_code {
    my ($html) = @_;
    my %is = (lt => '<', gt => '>', quot => '"', amp => '&');
    return $html =~ s/&(lt|gt|quot|amp);/$is{$1}/gr;
}

sub cards_of {
    my ($out) = @_;
    return grep { m{^card/} } files_of($out);
}

my @codes = ('http/200', 'http/204', 'http/404', 'http/410', 'http/502', 'http/503', 'sip/404', 'sip/480');

# ---- Which there are -------------------------------------------------------------------------------------------

my $none = build_once(golden_book());
is(join(' ', cards_of($none)), '', 'without the switch there are none');
unlike(read_file("$none/en/http/404.html"), qr/<iframe|&lt;iframe/, 'and none is offered');
my $book = book_with_cards(golden_book());
my $out  = build_once($book);
my @wanted = map { my $end = $_; map { my $code = $_; map { "card/$_/$code$end" } 'en', 'ja' } @codes } '.html', '.svg';
push @wanted, map { ("card/$_/http/419.html", "card/$_/http/419.svg") } 'en', 'ja';
is(join(' ', sort(cards_of($out))), join(' ', sort @wanted), 'a card and a badge for each code in each language, under old names too');
my (undef, undef, $said) = statusbook('-C', $book, 'check');
unlike($said, qr/error:|^site\.yaml/m, 'the book is right') or diag($said);
my $wrong = golden_book();
write_file("$wrong/site.yaml", read_file("$wrong/site.yaml") . "cards: code\n");
(undef, undef, $said) = statusbook('-C', $wrong, 'check');
like($said, qr/^site\.yaml:\d+:8: error: .*'code'.*codes/m, 'a wrong value is told with the right ones');

# ---- What they say ---------------------------------------------------------------------------------------------

for my $file (cards_of($out)) {
    my $text = read_file("$out/$file");
    my ($language, $protocol, $id) = $file =~ m{^card/(\w+)/(\w+)/([^/]+)\.\w+$};
    my @faults;
    push @faults, 'a script' if $text =~ /<script|\son\w+=|javascript:/i;
    push @faults, 'one scheme' if $text !~ /prefers-color-scheme:dark/;
    push @faults, 'another file' if $text =~ /url\((?!#)|\ssrc=|<link rel="stylesheet"|\@import/;
    push @faults, 'no language' if $text !~ /<(?:html|svg)[^>]* lang="$language"/;
    if ($file =~ /\.svg$/) {
        push @faults, 'no XML' if system("xmllint --noout --nonet '$out/$file' 2>/dev/null") != 0;
        push @faults, 'no title' if $text !~ m{<title>\w+ \d+ \S.*</title>};
    } else {
        my $today = $id eq '419' ? '410' : $id;
        my ($canonical) = read_file("$out/$language/$protocol/$today.html") =~ /(<link rel="canonical"[^>]*>)/;
        push @faults, 'not noindex' if $text !~ /<meta name="robots" content="noindex">/;
        push @faults, 'another canonical address' if index($text, $canonical) < 0;
        my @links = $text =~ /(<a\b[^>]*>)/g;
        push @faults, 'no link' if !@links;
        push @faults, "a link that opens no new page: $_" for grep { !/ target="_blank"/ || !/ rel="noopener"/ } @links;
        push @faults, "a link elsewhere: $_" for grep { !m{href="\.\./\.\./\.\./$language/$protocol/$today\.html"} } @links;
    }
    is(join(', ', @faults), '', $file) if @faults;
}
my $frame_policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
like(read_file("$out/card/en/http/404.html"), qr/<meta http-equiv="Content-Security-Policy" content="\Q$frame_policy\E">/, 'its policy');
is(join(' ', grep { /card/ } map { read_file("$out/$_") =~ m{<loc>([^<]*)}g } grep { /^sitemap/ } files_of($out)), '', 'none is in a sitemap');

# Names that would end an attribute, or begin an element.
my $strange = book_with_cards(golden_book());
write_file("$strange/codes/http/404.yaml", read_file("$strange/codes/http/404.yaml") =~ s/^name: .*/name: 'Not "<b>" & Found'/mr);
my $odd = build_once($strange);
my $page = read_file("$odd/en/http/404.html");
my @pasted = map { text_of_code($_) } $page =~ m{<pre class="message" dir="ltr" tabindex="0"><code>(&lt;(?:iframe|a)\b.*?)</code></pre>}g;
is(scalar @pasted, 2, 'the page of a code says what to paste');
my $base = 'https://codes.example.org/small';
my $title = 'HTTP 404 Not &quot;&lt;b&gt;&quot; &amp; Found. ';
like($pasted[0], qr{^<iframe src="\Q$base\E/card/en/http/404\.html" title="\Q$title\E[^"<>]+" width="\d+" height="\d+" style="border:0" loading="lazy" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>$}, 'a frame');
like($pasted[1], qr{^<a href="\Q$base\E/en/http/404\.html"><img src="\Q$base\E/card/en/http/404\.svg" alt="\Q$title\E[^"<>]+" width="(\d+)" height="24"></a>$}, 'and a picture');
my ($width) = $pasted[1] =~ / width="(\d+)"/;
like(read_file("$odd/card/en/http/404.svg"), qr/<svg [^>]* width="$width" height="24"/, 'as large as it is');
is(system("xmllint --noout --nonet '$odd/card/en/http/404.svg'"), 0, 'a badge with such a name is XML');
unlike(read_file("$odd/card/en/http/404.html"), qr/<b>/, 'and a card has no element of it');
unlike(read_file("$odd/en/http/404-vs-410.html"), qr/iframe/, 'pages of pairs have nothing of it');

# A long name is cut, and so is a long gloss; both are whole in the title.
my $long = book_with_cards(golden_book());
my $name = 'Name ' x 40;
write_file("$long/codes/http/404.yaml", read_file("$long/codes/http/404.yaml") =~ s/^name: .*/name: $name/mr =~ s/^gloss: .*/gloss: $name/mr);
my $badge = read_file(build_once($long) . '/card/en/http/404.svg');
cmp_ok($badge =~ /<svg [^>]* width="(\d+)"/ ? $1 : 1000, '<=', 500, 'a badge has a largest width');
like($badge, qr{>HTTP 404 Name [^<]*…</text>}, 'its name is cut');
like($badge, qr{<title>HTTP 404 (?:Name ){39}Name\. }, 'and whole in its title');
my @lengths = $badge =~ /textLength="(\d+)"/g;
my @boxes = $badge =~ /<svg [^>]* width="(\d+)".*?<rect class="tint-\d" x="\d+" width="(\d+)"/s;
cmp_ok($lengths[0], '<', $boxes[1], 'the name stays in its box');
cmp_ok($lengths[1], '<', $boxes[0] - $boxes[1], 'and so does the gloss');

# ---- Every way to print them -----------------------------------------------------------------------------------

sub printed {
    my ($from, @options) = @_;
    my ($code, undef, $errors) = statusbook('-C', $from, 'build', '-q', @options);
    is($code, 0, "build @options") or diag($errors);
}

my $whole = tree_of($out);
my %union;
for my $part (1 .. 3) {
    printed($book, '-o', "part-$part", '--shard', "$part/3");
    %union = (%union, %{tree_of("$book/part-$part")});
}
is(join(' ', grep { ($union{$_} // '') ne $whole->{$_} } sort keys %$whole), '', 'in parts');
printed($book, '-o', 'look', '--only', 'card/ja/http/404.svg,card/http/410');
is(join(' ', cards_of("$book/look")), 'card/en/http/410.html card/ja/http/404.svg card/ja/http/410.html', '--only');
(undef, undef, $said) = statusbook('-C', $book, 'build', '--dry-run', '-o', 'look', '--only', 'card/en/http/999.svg');
like($said, qr{the book has no page 'card/en/http/999\.svg'}, '--only with what is not there');
printed($book, '--tar', 'site.tar');
is(join(' ', grep { m{^card/.*[^/]$} } sort split /\n/, `tar -tf '$book/site.tar'`), join(' ', sort(cards_of($out))), 'as an archive');
like(`grep ' card/en/http/404.svg' '$out/.statusbook/manifest'`, qr/card/, 'the manifest has them');
printed($book, '-o', 'preview', '--base-url', 'https://look.example.net/');
like(read_file("$book/preview/en/http/404.html"), qr{https://look\.example\.net/card/en/http/404\.svg}, 'a preview offers its own');

# Without a base URL there is nothing to paste, and the cards are there all the same.
my $anywhere = book_with_cards(golden_book());
write_file("$anywhere/site.yaml", read_file("$anywhere/site.yaml") =~ s/^base_url:.*\n//mr);
my $bare = build_once($anywhere);
ok(-e "$bare/card/en/http/404.html", 'without a base URL: a card');
unlike(read_file("$bare/en/http/404.html"), qr/iframe/, 'and nothing to paste');

# ---- Several hosts ---------------------------------------------------------------------------------------------

sub over_hosts {
    return book_with_cards(golden_book(), "hosts: {ja: https://ja.example.org/}\n" . ($_[0] // ''));
}
my $hosts = over_hosts();
my $main  = build_once($hosts);
my $left  = read_file("$main/card/ja/http/404.html");
like($left, qr{<a href="https://ja\.example\.org/ja/http/404\.html" target="_blank"}, 'the card of a language that has left stays, and leads to where it is');
unlike($left, qr/http-equiv="refresh"/, 'by itself, since a frame in a sandbox is not led on');
is(read_file("$main/card/ja/http/404.svg"), $whole->{'card/ja/http/404.svg'}, 'its badge stays');
printed($hosts, '-o', 'own', '--host', 'ja');
is(join(' ', grep { m{^card/en} } cards_of("$hosts/own")), '', 'another host has the cards of its language alone');
like(read_file("$hosts/own/ja/http/404.html"), qr{https://ja\.example\.org/card/ja/http/404\.svg}, 'and its pages offer them there');
my $netlify = build_once(over_hosts("host: netlify\n"));
like(read_file("$netlify/_redirects"), qr{^/small/card/ja/\* https://ja\.example\.org/card/ja/:splat 301!$}m, 'where one line leads on, it leads on');
ok(!-e "$netlify/card/ja/http/404.html", 'and nothing stands there');

# ---- What hosts are told ---------------------------------------------------------------------------------------

for my $host ('netlify', 'cloudflare-pages') {
    my $clean = $host eq 'cloudflare-pages' ? "urls: clean\n" : '';
    my $with = book_with_cards(golden_book(), "host: $host\n");
    write_file("$with/site.yaml", read_file("$with/site.yaml") =~ s/^urls: html\n/urls: clean\n/mr) if $clean;
    my $site = build_once($with);
    for my $file (grep { !m{^[_.]|\.(?:xml|txt)$} } files_of($site)) {
        my $address = $clean ? $file =~ s{(?:(^|/)index)?\.html$}{$1 // ''}er : $file;
        my $headers = headers_of($site, "/small/$address");
        my $policy = $headers->{'content-security-policy'} // '';
        my $is_card = $file =~ m{^card/};
        my @faults;
        push @faults, "policy: $policy" if $is_card ? $policy ne $frame_policy : $policy !~ /^[^,]*; frame-ancestors 'none'$/;
        push @faults, 'robots: ' . ($headers->{'x-robots-tag'} // '') if ($headers->{'x-robots-tag'} // '') ne ($is_card ? 'noindex' : '');
        push @faults, 'caching' if $is_card && $headers->{'cache-control'} ne 'public, max-age=0, must-revalidate';
        push @faults, 'types' if $headers->{'x-content-type-options'} ne 'nosniff';
        is(join(', ', @faults), '', "$host: $address") if @faults;
    }
    is(headers_of($site, '/small/')->{'content-security-policy'} =~ /(frame-ancestors 'none')$/ ? $1 : '', "frame-ancestors 'none'", "$host: the root stands in no frame");
    cmp_ok(scalar(() = read_file("$site/_headers") =~ m{^/}mg), '<=', 100, "$host: no more rules than a host takes");
    printed($with, '-o', 'look', '--base-url', 'https://look.example.net/');
    is(headers_of("$with/look", '/card/en/http/404.svg')->{'x-robots-tag'}, 'noindex', "$host: of a preview it is said once");
}

# ---- The data for programs -------------------------------------------------------------------------------------

use JSON::PP;
my $data = decode_json(read_file("$out/api/v1/http/404.json"))->{cards};
is($data->{en}{card}, "$base/card/en/http/404.html", 'the data for programs: a card');
is($data->{ja}{badge}, "$base/card/ja/http/404.svg", 'and a badge');
ok(!exists decode_json(read_file("$none/api/v1/http/404.json"))->{cards}, 'none where there are none');
done_testing();
