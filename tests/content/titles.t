# A title adds the word by which people of a language look for the code: the first keyword of the
# translation. Where a language has its own script, that word is written in it. No two pages for
# search engines have the same description.
use strict;
use warnings;
use utf8;
use Test::More;
use Book;

use File::Temp;
my $dir = File::Temp::tempdir(CLEANUP => 1) . '/site';
my ($status, undef, $errors) = statusbook('build', '-q', '-o', $dir, '--lang=ja,ru');
is($status, 0, 'the book is printed in two languages') or BAIL_OUT($errors);

my %word = (ja => qr/（([^）]+)）とは$/, ru => qr/: (.+)$/);
my %script = (ja => qr/[\p{Han}\p{Hiragana}\p{Katakana}]/, ru => qr/\p{Cyrillic}/);
for my $lang (sort keys %word) {
    my ($seen, @foreign) = (0);
    for my $file (glob "$dir/$lang/*/*.html") {
        next if $file =~ m{-vs-|/(?:by-|across/)|/(?:decide|glossary|index|matrix)};
        my $page = read_file($file);
        utf8::decode($page) if !utf8::is_utf8($page);
        my ($title) = $page =~ m{<title>([^<]*)</title>} or next;
        my ($word) = $title =~ $word{$lang} or next;
        $seen++;
        push @foreign, $title if $word !~ $script{$lang};
    }
    cmp_ok($seen, '>', 50, "$lang: titles with a word");
    is("@foreign", '', "$lang: the words are of the language");
}

for my $lang (sort keys %word) {
    my (%pages, $described);
    for my $file (glob "$dir/$lang/*.html $dir/$lang/*/*.html") {
        my $page = read_file($file);
        next if $page =~ /<meta name="robots" content="noindex/;
        my ($description) = $page =~ /<meta name="description" content="([^"]*)"/ or next;
        $described++;
        push @{$pages{$description}}, $file =~ s{^\Q$dir/}{}r;
    }
    cmp_ok($described, '>', 300, "$lang: descriptions");
    is(join("\n", map { "@$_" } grep { @$_ > 1 } values %pages), '', "$lang: each of one page alone");
}

done_testing;
