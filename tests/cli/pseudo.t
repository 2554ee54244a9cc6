# The pseudo-languages: a word on a page that is not accented was never given to translators.
use strict;
use warnings;
use utf8;
use Test::More;
use Book;
use Pages;
use Words;

binmode Test::More->builder->$_, ':utf8' for 'output', 'failure_output';

sub translated_ok {
    my ($name, $book, $out, @more) = @_;
    my $tokens = tokens_of($book, @more);
    for my $language ('en-XA', 'ar-XB') {
        my @pages = some_of_each_kind($out, $language);
        cmp_ok(scalar @pages, '>=', 9, "$name, $language: there are pages of each kind");
        is(join("\n", map { english_words($_, text_of("$out/$_"), $tokens, 'attributes') } @pages), '', "$name, $language: every word can be translated");
    }
    return $tokens;
}

my $book   = golden_book();
my $out    = build_once($book, '--pseudo');
# What the pages have besides: classes, and the name of a format.
my @more = ('JSON Schema', map { "${_}xx" } 1 .. 6);
my $tokens = translated_ok('the small site', $book, $out, @more);

like(read_file("$out/ar-XB/http/404.html"), qr/^<html lang="ar-XB" dir="rtl">/m, 'the mirrored one is from right to left');
unlike(text_of("$out/ar-XB/http/404.html"), qr/[\x{202a}-\x{202e}\x{2066}-\x{2069}]/, 'without control characters');
like(text_of("$out/en-XA/http/404.html"), qr/<h2 id="description">(?:<a href="#description">)?\[Ðééšçŕîîþţîîööñ\]/, 'the accented one is in brackets');
my $english = read_file("$out/en/http/404-vs-410.html");
my $pseudo  = read_file("$out/en-XA/http/404-vs-410.html");
is(join(' ', $pseudo =~ /<code>(.*?)<\/code>/g), join(' ', $english =~ /<code>(.*?)<\/code>/g), 'code stays');
is(join(' ', map { s{en-XA}{en}gr } $pseudo =~ m{<(?!a |li|/|ul|svg|path|text|g |title|desc)(\w+)}g),
   join(' ', $english =~ m{<(?!a |li|/|ul|svg|path|text|g |title|desc)(\w+)}g), 'so does the structure');
my @broken = map { broken_links($out, $_, '/') } grep { m{^(en-XA|ar-XB)/.*\.html$} } files_of($out);
is(join("\n", @broken), '', 'every link leads somewhere');
unlike($pseudo, qr/<link rel="alternate"/, 'no search engine is told');
unlike($english, qr/hreflang="(en-XA|ar-XB)" href="http/, 'by the other languages neither');
like($pseudo, qr{<link rel="canonical" href="[^"]*/en/http/404-vs-410\.html">}, 'its canonical page is the English');

# What differs in the other languages is their menu.
my $plain = build_once($book);
my $menu  = read_file("$plain/en/http/404-vs-410.html");
is($english =~ s{<li><a href="[^"]*/(en-XA|ar-XB)/.*\n}{}gr, $menu, 'the other languages have them in their menu, and no more');
ok(!-e "$plain/en-XA", 'without --pseudo there are none');

# A word that a template says itself is found, in a text and in an attribute.
my $template = read_file("$book/templates/code.mustache");
for my $planted ('<p>Planted</p>', '<p title="Planted">1</p>') {
    write_file("$book/templates/code.mustache", $template =~ s{<h1>}{$planted<h1>}r);
    my $other = build_once($book, '--pseudo');
    like(join("\n", english_words('planted', text_of("$other/en-XA/http/404.html"), $tokens, 'attributes')), qr/Planted/, "$planted is found");
}

SKIP: {
    my ($status) = statusbook('-C', real_book(), 'check');
    skip 'the real book has errors', 4 if $status ne '0';
    my $real = real_book();
    translated_ok('the real site', $real, build_once($real, '--pseudo'), @more);
}
done_testing();
