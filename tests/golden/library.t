# The library: small protocols that have little in common. What each of them needs of the format, written by hand.
use strict;
use warnings;
use utf8;
use Test::More;
use Book;

binmode Test::More->builder->$_, ':utf8' for 'output', 'failure_output';

my $book = library_book();
my $out  = build_once($book);
my ($status, undef, $said) = statusbook('-C', $book, 'check');
is($status, '0', 'check finds no error');
is(join("\n", grep { /: warning: / && !/no-difference/ } split /\n/, $said), '', 'and warns of nothing but codes that are alike');
($status, undef, $said) = statusbook('-C', $book, 'l10n', 'check', '--strict');
is("$status$said", '0', 'the translations are fine');

sub page { return do { my $bytes = read_file("$out/$_[0]"); utf8::decode($bytes); $bytes } }

sub text_of {
    my ($html) = @_;
    $html =~ s/<(?:script|style|head)\b.*?<\/(?:script|style|head)>//gs;
    $html =~ s/<wbr>//g;
    $html =~ s/<[^>]*>/ /g;
    $html =~ s/&#39;/'/g;
    return $html =~ s/\s+/ /gr;
}

sub title_of { return page($_[0]) =~ m{<h1>(.*?)</h1>} ? text_of($1) =~ s/^ | $//gr : '' }

# The codes of a protocol in the order of its page.
sub codes_of {
    my ($protocol) = @_;
    return join ' ', page("en/$protocol/index.html") =~ s/<wbr>//gr =~ m{<tr[^>]*><th scope="row"><a href="[^"]*"><bdi>([^<]*)}g;
}

# ---- Order and names ----

is(codes_of('grpc'), 'OK NOT_FOUND UNAVAILABLE', 'codes with numbers stand in the order of these');
is(codes_of('mqtt'), '0x00 0x04 0x87', 'hexadecimal ids by their value');
is(codes_of('smtp-enhanced'), '2.1.5 4.2.2 5.1.1 5.2.2', 'dotted ids');
is(codes_of('jsonrpc'), 'parse broken method own', 'numbers below zero, and a range that has a name');
is(codes_of('ws'), '1000 1006 3000-3999 4000-4999', 'ranges among codes');
is(codes_of('xmpp'), 'feature-not-implemented item-not-found not-authorized', 'ids with hyphens');
is(codes_of('tls-alert'), 'close_notify bad_certificate certificate_unobtainable_RESERVED', 'names with numbers');
is(title_of('en/grpc/UNAVAILABLE.html'), 'gRPC UNAVAILABLE (14)', 'a name with its number');
is(title_of('en/tls-alert/bad_certificate.html'), 'TLS alert bad_certificate (42)', 'a name is not said twice');
is(title_of('en/xmpp/item-not-found.html'), 'XMPP item-not-found', 'a name without a number');
is(title_of('en/jsonrpc/method.html'), 'RPC method (-32601)', 'a number below zero');
is(title_of('en/jsonrpc/own.html'), 'RPC own (-32099--32000)', 'a name with its range');
is(title_of('en/mqtt/0x87.html'), 'MQTT 0x87 Not authorized', 'a number with a name');
is(title_of('en/xmpp/item-not-found-vs-not-authorized.html'), 'XMPP item-not-found vs not-authorized', 'two ids with hyphens');
is(title_of('en/ws/3000-3999-vs-4000-4999.html'), 'WebSocket 3000-3999 vs 4000-4999', 'two ranges');
like(text_of(page('en/mqtt/0x00.html')), qr/In a SUBACK Granted QoS 0 In a DISCONNECT Normal disconnection/, 'one number with three names');
like(text_of(page('en/rtsp/451.html')), qr/In an example of RTSP 1\.0 Invalid Parameter/, 'another name in another version');
like(page('en/grpc/14.html'), qr{url=UNAVAILABLE\.html}, 'another id leads on');
like(page('en/mqtt/0.html'), qr{url=0x00\.html}, 'and so does that of a number');

like(page('en/tls-alert/index.html'), qr{<bdi>bad_<wbr>certificate</bdi>}, 'an id breaks behind its underscores');
like(page('en/tls-alert/bad_certificate.html'), qr{data-code="bad_certificate"}, 'and is whole where no reader sees it');
is(join(' ', page('en/grpc/NOT_FOUND-vs-UNAVAILABLE.html') =~ /<meta[^>]*<wbr>/g), '', 'as where others quote the page');

# ---- Words, headings, groups ----

is(title_of('en/grpc/index.html'), 'gRPC status codes', 'a protocol says what its codes are');
is(title_of('en/tls-alert/index.html'), 'TLS alerts', 'alerts are alerts');
like(page('en/http/index.html'), qr{<th[^>]*>Reason phrase</th>}, 'a column in the words of the protocol');
like(page('en/smtp/index.html'), qr{<th[^>]*>Phrase</th>}, 'and in those of the site');
my %ending = ('mqtt/0x00' => 'What happens next', 'mqtt/0x87' => 'How to fix', 'ws/3000-3999' => 'Where you find it',
              'tls-alert/bad_certificate' => 'What to check', 'grpc/OK' => 'What happens next');
like(page("en/$_.html"), qr{<h2[^>]*><a [^>]*>$ending{$_}</a></h2>}, "$_: $ending{$_}") for sort keys %ending;
unlike(page('en/ws/1006.html'), qr/When to use it/, 'what is never sent has no use');
like(text_of(page('en/grpc/UNAVAILABLE.html')), qr/For the caller Wait longer with each new call\. For the operator/, 'two readers');
like(text_of(page('en/smtp-enhanced/by-about.html')), qr/addressing .*2\.1\.5.*5\.1\.1.*the mailbox .*4\.2\.2.*5\.2\.2/, 'a second grouping');
like(page('en/smtp/550.html'), qr{href="\.\./smtp-enhanced/5\.1\.1\.html"}, 'tokens that are codes of another protocol lead there');
like(page('en/smtp-enhanced/5.1.1.html'), qr{href="\.\./smtp/550\.html"}, 'both name each other');
like(page('en/smtp/250-vs-550.html'), qr{href="\.\./smtp-enhanced/5\.1\.1\.html"}, 'from comparisons too');
like(page('en/smtp/220.html'), qr{<th scope="row">RTSP</th><td><a href="\.\./rtsp/200\.html"><bdi>200 OK</bdi></a>}, 'where one names the other alone, a link leads back');
like(page('en/mqtt/index.html'), qr{<h3 class="tint-\w+"><a href="fine\.html">}, 'classes go by any name');
unlike(page('en/grpc/index.html'), qr/<h3/, 'a protocol without classes has no headings of them');
unlike(page('en/index.html'), qr/Server Error/, 'the home page has no empty class');
like(page('en/http/index.html'), qr/No code of it stands here/, 'that of the protocol says what it is');
like(text_of(page('en/http/200.html')), qr/Date For the first time|Date: For the first time|Date .{0,30}For the first time/i, 'required under a condition');

# ---- Summaries and tables of pairs ----

unlike(page('en/jsonrpc/parse-vs-own.html'), qr/\(, ?\)/, 'codes without names have no brackets for these');
is(() = page('en/rtsp/matrix.html') =~ /<table>/g, 1, 'all pairs of few codes stand in one table, whatever their classes');

# ---- Messages and flows ----

like(text_of(page('en/mqtt/0x00.html')), qr/20 03 A CONNACK of three bytes 00 No session from before/, 'bytes have their reading');
like(page('en/smtp/250.html'), qr{<b[^>]*>S:</b>|<strong[^>]*>S:</strong>|>S:<}, 'a session says who speaks');
like(page('en/grpc/OK.html'), qr/As a tool shows it/, 'output of a tool');
unlike(page('en/mqtt/0x87-vs-0x04.html' =~ s/0x87-vs-0x04/0x04-vs-0x87/r), qr/<div class="side tint-\w+">\s*<\/div>/, 'no panel is empty');
unlike(page('en/mqtt/0x00-vs-0x04.html'), qr/<div class="side tint-\w+">\s*<\/div>/, 'where one code has no flow and no message either');

# ---- Two protocols with the same ids and names ----

is(title_of("en/$_/404.html"), uc($_) . ' 404 Not Found', "$_: 404 Not Found") for 'http', 'rtsp';
like(text_of(page('en/http/404.html')), qr/There is no such page/, 'each has its own words');
like(text_of(page('en/rtsp/404.html')), qr/There is no such stream/, 'and the other its own');
unlike(text_of(page('en/rtsp/404-vs-451.html')), qr/such page/, 'a comparison stays within its protocol');
like(page('en/http/404.html'), qr{\.\./across/http\.404-vs-rtsp\.404\.html}, 'what both have in common has a page');
like(page('es/rtsp/404.html'), qr/No existe ese flujo/, 'in another language too');
unlike(page('es/rtsp/404.html'), qr/no such|esa página|ninguna página/, 'and not by the words of the other');

# ---- What the find field offers ----

SKIP: {
    my %offer = ('-32601' => 'method', '32601' => 'method', '"code": -32700' => 'parse', '-32050' => 'own', 'error -32650' => 'defined');
    skip 'no node', scalar keys %offer if system('command -v node >/dev/null') != 0;
    for my $query (sort keys %offer) {
        write_file("$out/../query", "$query\n");
        my ($first) = split / /, `tests/lib/find '$out' en jsonrpc <'$out/../query'`;
        is($first =~ s/\s//r, "jsonrpc/$offer{$query}", "find: $query");
    }
}

# ---- Nothing of the protocol that came first ----

my @tell = map { my $file = $_; map { "$file: $_" } page($file) =~ /\b(SIP|INVITE|busy|486|caller|callee)\b/g }
  grep { /\.html$/ && !m{^es/} } files_of($out);
is(join("\n", grep { !/grpc/ } @tell), '', 'no page tells which protocol the program was written for');
done_testing();
