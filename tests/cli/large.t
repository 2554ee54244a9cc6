# A protocol of 2,000 codes: every kind of its pages can be printed, and none is larger than a megabyte; sitemaps are as
# many as it takes.
use strict;
use warnings;
use Test::More;
use HTTP::Tiny;
use Book;

my $largest = 1_000_000;
my $kinds   = 'codes/http/protocol.yaml';

# The codes 1000 to 2999, each with the facts of the base book; in classes of 1,000, or in none.
sub large_book {
    my ($has_classes) = @_;
    my $book = diag_book('base');
    my $code = read_file("$book/codes/http/404.yaml") =~ s/^related: .*\n//mr;
    unlink glob("$book/codes/http/4*.yaml"), glob("$book/locales/*/http/4*.yaml");
    for my $n (1000 .. 2999) {
        my $one = $code =~ s/^code: .*/code: "$n"/mr =~ s/^name: .*/name: Not Found $n/mr =~ s/^gloss: .*/gloss: Nothing there, case $n/mr;
        $one =~ s/^(status: .*)/"$1\nclass: " . substr($n, 0, 1) . 'xxx'/me if $has_classes;
        $one =~ s/404 Not Found/$n Not Found $n/;
        write_file("$book/codes/http/$n.yaml", $one =~ s/Nothing stands behind the address/Behind address $n stands nothing/r);
    }
    my $protocol = read_file("$book/$kinds") =~ s/^asked: .*\n//mr;
    $protocol .= "classes:\n" . join '', map { "  ${_}xxx:\n    codes: ${_}000-${_}999\n    name: Class $_\n    about: |-\n      It holds thousand $_.\n" } 1, 2
      if $has_classes;
    write_file("$book/$kinds", $protocol);
    return $book;
}

for my $has_classes (0, 1) {
    my $what = $has_classes ? 'with classes' : 'without classes';
    my $book = large_book($has_classes);
    my (undef, $offered) = statusbook('-C', $book, 'complete', '--', 'build', '--only', 'http/');
    my @pages = grep { !/-vs-/ && !m{/\d+$} } map { (split /\t/)[0] } split /\n/, $offered;
    my @parts = grep { /matrix-/ } @pages;
    cmp_ok(scalar @parts, '>', 100, "$what: parts of the matrix");
    my @printed = ((grep { !/matrix-/ } @pages), @parts[0, 1, -2, -1], 'http/1000', 'http/2999', 'http/1000-vs-2999');
    my ($status, undef, $errors) = statusbook('-C', $book, 'build', '-q', '-o', 'out', '--lang', 'en', '--only', join ',', @printed);
    is($status, 0, "$what: is printed") or diag($errors =~ s/\n.*//sr);
    for my $page (@printed) {
        my $size = -s "$book/out/en/$page.html";
        ok($size && $size < $largest, "$what: $page") or diag($size // 'missing');
    }
}

# A sitemap may have 50,000 addresses and 50 MB (sitemaps.org); no page is in two, and none is empty.
{
    my $book = large_book(0);
    write_file("$book/site.yaml", read_file("$book/site.yaml") . "publish: {index_pairs: all}\n");
    my $server = preview_new($book);
    my $http   = HTTP::Tiny->new(timeout => 60);
    my $get    = sub { $http->get($server->{address} . $_[0]) };
    my $n      = () = $get->('sitemap.xml')->{content} =~ /sitemap-en-\d+\.xml/g;
    cmp_ok($n, '>', 40, "2,000,000 pages have $n sitemaps");
    my (%seen, $again);
    for my $i (1, 2, $n) {
        my $sitemap = $get->("sitemap-en-$i.xml")->{content};
        my @pages   = $sitemap =~ m{<url><loc>([^<]+)</loc>}g;
        ok(@pages > 0 && @pages <= 50_000, "sitemap $i: pages") or diag(scalar @pages);
        cmp_ok(length $sitemap, '<', 50_000_000, "sitemap $i: bytes");
        $again //= (grep { $seen{$_}++ } @pages)[0];
    }
    is($again, undef, 'no page stands twice');
    is($get->('sitemap-en-' . ($n + 1) . '.xml')->{status}, 404, 'there is none behind the last');
}
done_testing();
