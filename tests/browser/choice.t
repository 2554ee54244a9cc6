# The choice of a book with many languages, in Debian's Chromium.
use strict;
use warnings;
use Browser;
use Book;
use ManyLanguages;

needs_chromium();

my $book = book_of_languages(12);
my $site = read_file("$book/site.yaml");
write_file("$book/site.yaml", $site =~ s/^urls: .*/urls: clean/mr);
my $clean = build_once($book, '-o', 'clean') =~ s/out$/clean/r;
write_file("$book/site.yaml", $site =~ s{^(base_url: .*)}{$1\nhosts: {ja: https://ja.example.org/}}mr);
my $hosts = build_once($book, '-o', 'hosts') =~ s/out$/hosts/r;
write_file("$book/site.yaml", $site);
end_with_script('choice.mjs', build_once($book), $clean, $hosts);
