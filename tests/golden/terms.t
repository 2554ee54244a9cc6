# Links from texts to the glossary: on pages of codes, trees and the glossary itself, at the first use of a term, five a
# page at most, never in a heading, a link or code, and to an anchor that is there.
use strict;
use warnings;
use Test::More;
use Book;

my $out = 'tests/golden/out';
my @pages = grep { m{/http/.*\.html$} } files_of($out);
my %anchors;
my $linked = 0;
for my $page (@pages) {
    my $html = read_file("$out/$page");
    my @links = $html =~ m{<a class="term" href="([^"]*)"}g;
    my $may = $page =~ m{/(?:\d+|decide|glossary)\.html$};
    $linked += @links;
    is(scalar(@links), 0, "$page: no link") if !$may;
    cmp_ok(scalar(@links), '<=', 5, "$page: five at most");
    my %seen;
    is(join(' ', grep { $seen{$_}++ } @links), '', "$page: each once");
    my ($language) = $page =~ m{^(\w+)};
    $anchors{$language} //= {map { $_ => 1 } read_file("$out/$language/http/glossary.html") =~ m{<dt id="([^"]*)"}g};
    my $own = $page =~ /glossary/ ? qr/^#(.*)/ : qr/^glossary\.html#(.*)/;
    is(join(' ', grep { !/$own/ || !$anchors{$language}{$1} } @links), '', "$page: each leads to a term");
    unlike($html, qr{<(h[1-6]|a|code|pre|summary|strong)\b[^>]*>(?:(?!</\1>).)*<a class="term"}s, "$page: in text alone");
}
cmp_ok($linked, '>', 20, 'there are links');
done_testing();
