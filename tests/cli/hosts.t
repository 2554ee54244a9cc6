# What a site has for its host: the files that the host reads, and the warnings that it needs.
use strict;
use warnings;
use Test::More;
use Book;
use Site;

my %files = (
    'none'             => [],
    'github-pages'     => [],
    'gitlab-pages'     => [],
    'netlify'          => ['_headers', '_redirects', 'en/404.html', 'ja/404.html'],
    'cloudflare-pages' => ['_headers', 'en/404.html', 'ja/404.html'],
);

sub book_for {
    my ($host, $more) = @_;
    my $book = golden_book();
    my $site = read_file("$book/site.yaml") =~ s/^moved:.*//msr;
    $site =~ s/^urls: html\n/urls: clean\n/m if $host eq 'cloudflare-pages';
    write_file("$book/site.yaml", "${site}host: $host\n" . ($more // ''));
    return $book;
}

my %out = map { $_ => build_once(book_for($_)) } keys %files;
for my $host (sort keys %files) {
    my @own = grep { m{^_|^\w+/404\.html$} } files_of($out{$host});
    is("@own", "@{$files{$host}}", "$host: the files that it reads");
    ok(-e "$out{$host}/.nojekyll", "$host: and that which harms nobody");
    my (undef, undef, $said) = statusbook('-C', book_for($host), 'check');
    unlike($said, qr/host-/, "$host: nothing to say of a small site");
}

# ---- _headers --------------------------------------------------------------------------------------------------

my ($anew, $kept) = ('public, max-age=0, must-revalidate', 'public, max-age=31536000, immutable');
for my $host ('netlify', 'cloudflare-pages') {
    my $out = $out{$host};
    for my $file (grep { !m{^[_.]|^sitemap|^robots|^404} } files_of($out)) {
        my $headers = headers_of($out, "/small/$file");
        my $wanted = $file =~ m{^assets/\w+\.[0-9a-f]{10}\.\w+$} ? $kept : $file eq 'index.html' ? undef : $anew;
        is($headers->{'cache-control'}, $wanted, "$host: $file") if ($headers->{'cache-control'} // '') ne ($wanted // '');
    }
    is(headers_of($out, '/small/')->{'cache-control'}, $anew, "$host: the root");
    is(headers_of($out, '/small/en/http/404-vs-410')->{'cache-control'}, $anew, "$host: a page is asked for anew");
    is(headers_of($out, '/small/assets/find-ja.js')->{'cache-control'}, $anew, "$host: and so is the find data");
    my ($style) = grep { /\.css$/ } files_of("$out/assets");
    is(headers_of($out, "/small/assets/$style")->{'cache-control'}, $kept, "$host: what has a hash is kept");
    my $headers = headers_of($out, '/small/en/');
    my ($policy) = read_file("$out/en/http/404.html") =~ /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/;
    is($headers->{'content-security-policy'}, "$policy; frame-ancestors 'none'", "$host: the policy of the pages");
    my ($referrer) = read_file("$out/en/http/404.html") =~ /<meta name="referrer" content="([^"]*)">/;
    is($headers->{'referrer-policy'}, $referrer, "$host: what other sites are told");
    is($headers->{'x-content-type-options'}, 'nosniff', "$host: types are what they say");
    cmp_ok(scalar(() = read_file("$out/_headers") =~ m{^/}mg), '<=', 100, "$host: no more rules than a host takes");
}
my $stable = build_once(book_for('netlify', "assets: stable\n"));
is(headers_of($stable, '/small/assets/style.css')->{'cache-control'}, $anew, 'with stable names nothing is kept');

# What a host takes for any path would make a rule for a page one for others.
for (['netlify', '/a*b/', 1], ['cloudflare-pages', '/pull/:name/', 1], ['gitlab-pages', '/*/', 1], ['netlify', ':8443/17:30/', 0], ['none', '/*/', 0]) {
    my ($host, $path, $is_told) = @$_;
    my (undef, undef, $said) = statusbook('-C', book_for($host), 'build', '-n', '--base-url', "https://example.org$path");
    my $told = $said =~ m{^site\.yaml:\d+:7: warning: in 'https://example\.org\Q$path\E' .* takes '\*' and ':name' for any other path: .*\[host-address\]}m;
    is($told ? 1 : 0, $is_told, "$host: $path" . ($is_told ? ' is told' : ' is fine')) or diag($said);
}

# ---- The page for lost readers ---------------------------------------------------------------------------------

my $lost = read_file("$out{'cloudflare-pages'}/ja/404.html");
like($lost, qr{<html lang="ja"}, 'the page for lost readers speaks the language of the folder');
is(join(' ', $lost =~ /<a href="([^"]*)"/g), '/small/ja/', 'and leads to its home alone');
unlike($lost, qr{(?:href|src)="(?!/small/)}, 'by absolute addresses, since it is shown at any depth');
like($lost, qr{<meta name="robots" content="noindex">}, 'it is not for search engines');

# ---- Warnings --------------------------------------------------------------------------------------------------

my $book = book_for('cloudflare-pages');
write_file("$book/site.yaml", read_file("$book/site.yaml") =~ s/^urls: clean\n//mr);
my ($status, undef, $said) = statusbook('-C', $book, 'check');
like($said, qr{^site\.yaml:\d+:7: warning: Cloudflare Pages redirects addresses that end in \.html.*\[host-address\]\n    host: }m, 'a host that redirects the addresses of the site');
is($status, '0', 'is a warning');
done_testing();
