# Every link of whole sites, walked from the root as a reader and a search engine do: with addresses as they are on a disk,
# and with clean ones as a host answers them. Every page is reached, and nothing leads nowhere.
use strict;
use warnings;
use Test::More;
use Book;
use Pages;

sub set {
    my ($book, %settings) = @_;
    my $site = read_file("$book/site.yaml");
    $site =~ s/^\Q$_\E:.*\n//m for keys %settings;
    write_file("$book/site.yaml", $site . join '', map { defined $settings{$_} ? "$_: $settings{$_}\n" : () } sort keys %settings);
    return $book;
}

sub walk_ok {
    my ($name, $out, $base, $clean) = @_;
    my ($dead, $reached, $links) = crawl($out, $base, $clean);
    is(join("\n", @$dead[0 .. ($#$dead > 19 ? 19 : $#$dead)]), '', "$name: no link leads nowhere");
    my %reached = map { $_ => 1 } @$reached;
    my @alone = grep { /\.html$/ && !$reached{$_} && read_file("$out/$_") !~ /http-equiv="refresh"/ } files_of($out);
    is(join(' ', @alone), '', "$name: every page is reached but those that lead on");
    cmp_ok($links, '>', 10 * @$reached, "$name: $links links on " . @$reached . ' pages');
}

walk_ok('the small site', build_once(golden_book()), 'https://codes.example.org/small/', 0);
my $small = set(golden_book(), urls => 'clean', host => 'cloudflare-pages');
my $out = build_once($small);
walk_ok('the small site with clean addresses', $out, 'https://codes.example.org/small/', 1);

# Nothing on it says an address that ends in .html; what a text shows as an example may.
my @html = grep { read_file("$out/$_") =~ /\.html\b/ } grep { !m{^\.statusbook/|\.css$|^assets/find\.\w+\.js$} } files_of($out);
is(join(' ', @html), '', 'clean addresses, wherever they stand: pages, sitemaps, data, search descriptions, what the host reads')
  or diag(map { read_file("$out/$_") =~ /(.{0,60}\.html\b)/ ? "$_: $1\n" : () } @html);
like(read_file("$out/index.html"), qr{<a href="ja/"}, 'the choice of language');
like(read_file("$out/en/opensearch.xml"), qr{template="https://codes\.example\.org/small/en/\?q=}, 'the search description');
like(read_file("$out/404.html"), qr{href="/small/ja/"}, 'the page for lost readers');
like(read_file("$out/en/http/404.html"), qr{"url":"https://codes\.example\.org/small/en/http/404"}, 'linked data');
like(read_file("$out/en/http/404.html"), qr{"inDefinedTermSet":"https://codes\.example\.org/small/en/http/"}, 'and its set of terms');
like(read_file("$out/sitemap-en-1.xml"), qr{<loc>https://codes\.example\.org/small/en/http/404-vs-410</loc>}, 'sitemaps');
like(read_file("$out/assets/find-en.js"), qr{"ending":""}, 'the data by which codes are found');

walk_ok('the made-up site', build_once(strange_book()), 'https://codes.example.org/', 1);
walk_ok('a site that does not know where it will stand', build_once(set(golden_book(), base_url => undef)), 'https://nowhere.example/', 0);

# A dead link is found, whatever it is.
write_file("$out/en/http/410.html", read_file("$out/en/http/410.html") =~ s{href="404-vs-410"}{href="404-vs-411"}r
    =~ s{canonical" href="[^"]*"}{canonical" href="https://codes.example.org/small/en/http/411"}r
    =~ s{href="404"}{href="404.html"}r =~ s{data-root="\.\./\.\./en/"}{data-root="../../fr/"}r);
my ($dead) = crawl($out, 'https://codes.example.org/small/', 1);
is(join("\n", sort @$dead), join("\n", sort 'en/http/410.html: 404-vs-411: no such file', 'en/http/410.html: 404.html: ends in .html',
    'en/http/410.html: data-root ../../fr/', 'en/http/410.html: https://codes.example.org/small/en/http/411: no such file'), 'planted ones are found');

my $real = real_book();
my ($base) = read_file("$real/site.yaml") =~ /^base_url: (\S+)/m;
walk_ok('the real site', build_once($real), $base, 0);
walk_ok('the real site with clean addresses', build_once(set($real, urls => 'clean', host => 'netlify')), $base, 1);
done_testing();
