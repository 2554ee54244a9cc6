# The sample of a configuration of nginx: it is taken, and what it serves, caches, redirects and hides.
use strict;
use warnings;
use Test::More;
use Book;
use Web;

plan skip_all => 'no nginx' if !nginx_program();

my $book = golden_book();
write_file("$book/site.yaml", read_file("$book/site.yaml") . "cards: codes\n");
my $out = build_once($book);
write_file("$out/$_", 'of somebody else') for '.well-known/security.txt', '.git/config', '.htpasswd';
my ($port, $said) = nginx_new($out);
ok($port, 'nginx takes the sample') or die $said;
unlike($said, qr/warn/, 'without a warning');

my $page = 'en/http/404-vs-410.html';
my ($status, $headers, $body) = web_get($port, "/$page");
is($status, 200, 'a page is there');
ok($body eq read_file("$out/$page"), 'byte for byte');
is($headers->{'content-type'}, 'text/html; charset=utf-8', 'its type');
is($headers->{'cache-control'}, 'no-cache', 'it is asked for again each time');
is($headers->{'x-content-type-options'}, 'nosniff', 'types are not guessed');
is($headers->{'referrer-policy'}, 'strict-origin-when-cross-origin', 'other sites are told the host alone');
is($headers->{'content-security-policy'}, "frame-ancestors 'none'", 'it stands in no frame');
is($headers->{server}, 'nginx', 'no version is told');
ok(!exists $headers->{'access-control-allow-origin'}, 'pages are not for other sites');
my $tag = $headers->{etag};
ok($tag, 'it has a tag');
is((web_get($port, "/$page", {'If-None-Match' => $tag}))[0], 304, 'and is not sent again');

(undef, $headers) = web_get($port, "/$page", {'Accept-Encoding' => 'gzip'});
is($headers->{'content-encoding'}, 'gzip', 'it is compressed for those who can take it');
like($headers->{vary}, qr/Accept-Encoding/, 'and caches are told');
is((web_get($port, "/$page", {'Accept-Encoding' => 'gzip', 'If-None-Match' => $headers->{etag}}))[0], 304, 'its weak tag works too');

# Both forms of every address.
is((web_get($port, '/en/http/404-vs-410'))[2], $body, 'a clean address is the same page');
is((web_get($port, '/en/'))[2], read_file("$out/en/index.html"), 'a folder is its index');
is((web_get($port, '/'))[2], read_file("$out/index.html"), 'and so is the root');
($status, $headers) = web_get($port, '/en');
is("$status $headers->{location}", '301 /en/', 'a folder without its slash');
is((web_get($port, '/en/http/404'))[2], read_file("$out/en/http/404.html"), 'a code whose number is a status');

# Every asset by its name.
my $n_hashed = 0;
for my $asset (grep { m{^assets/} } files_of($out)) {
    my $is_hashed = $asset =~ /\.[0-9a-f]{10}\./;
    $n_hashed += $is_hashed;
    ($status, $headers) = web_get($port, "/$asset", {'Accept-Encoding' => 'gzip'});
    is("$status $headers->{'cache-control'}", $is_hashed ? '200 public, max-age=31536000, immutable' : '200 no-cache', $asset);
    is($headers->{'content-encoding'}, 'gzip', "$asset is compressed") if -s "$out/$asset" > 2000 && $asset !~ /\.png$/;
}
cmp_ok($n_hashed, '>', 1, 'there are assets with a hash in their names');
my ($style) = grep { m{^assets/style\.[0-9a-f]+\.css$} } files_of($out);
is((web_get($port, "/$style"))[1]{'content-type'}, 'text/css', 'the type of a style sheet');
is((web_get($port, $_->[0]))[1]{'content-type'}, $_->[1], "the type of $_->[0]")
  for ['/api/v1/http.json', 'application/json'], ['/sitemap.xml', 'text/xml; charset=utf-8'],
      ['/.statusbook/manifest', 'text/plain; charset=utf-8'], ['/robots.txt', 'text/plain; charset=utf-8'];
is((web_get($port, '/api/v1/http.json'))[1]{'access-control-allow-origin'}, '*', 'the data for programs is for all');

# Cards, and they alone, may stand in frames of others; no search engine is to have them.
for my $card ('/card/en/http/404.html', '/card/en/http/404', '/card/en/http/404.svg') {
    ($status, $headers) = web_get($port, $card);
    is($status, 200, "$card is there");
    unlike($headers->{'content-security-policy'}, qr/frame-ancestors/, "$card: it may stand in a frame");
    is($headers->{'x-robots-tag'}, 'noindex', "$card: it is not for search engines");
}
is((web_get($port, '/card/en/http/404.svg'))[1]{'content-type'}, 'image/svg+xml', 'the type of a badge');
is((web_get($port, '/card/en/http/999.html'))[1]{'content-security-policy'}, "frame-ancestors 'none'", 'what is said in place of one is no card');
(undef, $headers) = web_get($port, '/en/http/404');
ok(!exists $headers->{'x-robots-tag'}, 'pages are for search engines');

# What is not there.
for my $path ('/en/http/999.html', '/en/http/999', '/assets/style.0123456789.css', '/.git/config', '/.htpasswd', '/.nojekyll', '/en/http/404.html/x') {
    ($status, $headers, $body) = web_get($port, $path);
    is("$status $headers->{'cache-control'}", '404 no-cache', "$path: not there, and not for long");
    ok($body eq read_file("$out/404.html"), "$path: the page that says so");
    is($headers->{'x-content-type-options'}, 'nosniff', "$path: its headers");
}
is((web_get($port, '/.well-known/security.txt'))[2], 'of somebody else', 'files for the public');
is((web_get($port, '/.statusbook/manifest'))[2], read_file("$out/.statusbook/manifest"), 'the manifest is there for the next print');
is((web_get($port, "/$page", {}, 'HEAD'))[2], '', 'HEAD');
is((web_get($port, "/$page", {'Content-Length' => 0}, 'POST'))[0], 405, 'POST is not allowed');
done_testing();
