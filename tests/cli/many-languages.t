# A book of more than ten languages: its pages have as many bytes in how many languages so ever, the menu leads to the
# choice of language, and alternates stand in the sitemaps alone.
use strict;
use warnings;
use Test::More;
use HTTP::Tiny;
use Book;
use ManyLanguages;

sub print_book {
    my ($book, @options) = @_;
    return tree_of(build_once($book, @options));
}

sub edit_site {
    my ($book, $from, $to) = @_;
    my $site = read_file("$book/site.yaml");
    $site =~ s/$from/$to/m or die "site.yaml lacks $from";
    write_file("$book/site.yaml", $site);
}

# The pages below the folder of a language.
sub pages_of {
    my ($tree, $language) = @_;
    return {map { $_ => $tree->{$_} } grep { m{^\Q$language\E/.*\.html$} } keys %$tree};
}

sub links_of      { my @links = $_[0] =~ /<a [^>]*href="([^"]*)"/g; return @links }
sub alternates_of { my @tags = $_[0] =~ /<link rel="alternate" hreflang="([^"]+)"/g; return @tags }

# ---- As many bytes whatever the number ----

my %tree = map { $_ => print_book(book_of_languages($_)) } 10, 11, 12, 20;

for my $language ('en', 'ja', 'qaa') {
    my ($some, $more) = map { pages_of($tree{$_}, $language) } 12, 20;
    is_deeply([sort keys %$more], [sort keys %$some], "$language: the same pages in a book of 20 languages");
    my @others = grep { $some->{$_} ne $more->{$_} } sort keys %$some;
    is("@others", $language eq 'en' ? 'en/translation.html' : '', "$language: the same bytes, but where English tells of all languages");
}

# ---- Ten are in the menu, more are not ----

my $page = 'http/404.html';
is(scalar(alternates_of($tree{10}{"en/$page"})), 11, 'ten languages: their alternates, and that of no language');
like($tree{10}{"en/$page"}, qr/<details class="languages">/, 'ten languages: a menu');
is(scalar(grep { m{^\.\./\.\./\w+/\Q$page\E$} } links_of($tree{10}{"en/$page"})), 10, 'it leads to the page in each of them');
for my $n (11, 20) {
    my @languages = language_ids($n);
    my $all = join '', map { values %{pages_of($tree{$n}, $_)} } @languages;
    unlike($all, qr/<details class="languages">/, "$n languages: no page has a menu");
    is(join(' ', alternates_of($all)), '', "$n languages: alternates on no page");
    my %menu = map { my $path = $_; $path => [$tree{$n}{$path} =~ /<a class="languages" href="([^"]*)"><span class="hide">.+?<\/span>([^<>]+)<\/a>/] }
      "qaa/$page", 'qaa/index.html', 'en/http/index.html';
    is_deeply(\%menu, {
        "qaa/$page"          => ["../../index.html#$page", 'Language qaa'],
        'qaa/index.html'     => ['../index.html#index.html', 'Language qaa'],
        'en/http/index.html' => ['../../index.html#http/index.html', 'English']}, "$n languages: the menu is a link to the choice, with the way back");
    my ($choice) = $tree{$n}{'index.html'} =~ m{<ul class="choice">(.*?)</ul>}s;
    is(join(' ', links_of($choice)), join(' ', map { "$_/index.html" } @languages), "$n languages: the choice has all");
    is(scalar(alternates_of($tree{$n}{'index.html'})), $n + 1, "$n languages: and names them to search engines");
    my ($entry) = $tree{$n}{'sitemap-qaa-1.xml'} =~ m{<url><loc>[^<]*/qaa/\Q$page\E</loc>(.*?)</url>};
    is(join(' ', $entry =~ /hreflang="([^"]+)"/g), join(' ', @languages, 'x-default'), "$n languages: all alternates in the sitemap");
}

# Each page is there in every language, so what the choice leads to is.
my %names = map { my $language = $_; join(' ', sort map { s{^[^/]+/}{}r } keys %{pages_of($tree{20}, $language)}) => 1 } language_ids(20);
is(scalar(keys %names), 1, 'all languages have the same pages');

# ---- What is translated ----

my ($own, $whole) = map { $tree{20}{"$_/translation.html"} } 'qaa', 'en';
is(join(' ', keys %{{map { $_ => 1 } $own =~ /<th scope="row"><span lang="([^"]+)"/g}}), 'qaa', 'a language tells what it has itself');
like($own, qr{<p><a href="\.\./en/translation\.html" hreflang="en">}, 'and leads to the page that tells of all');
is(scalar(keys %{{map { $_ => 1 } $whole =~ /<th scope="row"><span lang="([^"]+)"/g}}), 20, 'which is the English one');
unlike($whole, qr{<a href="[^"]*translation\.html" hreflang}, 'which leads to none');
is(scalar($tree{10}{'qaa/translation.html'} =~ /<th scope="row"><span lang="qab"/g), 1, 'of ten languages each tells of all');

# ---- Addresses without endings, and several hosts ----

{
    my $book = book_of_languages(12);
    edit_site($book, 'urls: html', 'urls: clean');
    my $clean = print_book($book);
    my %menu = map { my $path = $_; $path => $clean->{$path} =~ /<a class="languages" href="([^"]*)"/ } "ja/$page", 'ja/http/index.html', 'ja/index.html';
    is_deeply(\%menu, {"ja/$page" => '../../#http/404', 'ja/http/index.html' => '../../#http/', 'ja/index.html' => '../#'},
        'without endings: the root and the way back');
    is(join(' ', links_of($clean->{'index.html'} =~ m{<ul class="choice">(.*?)</ul>}s)), join(' ', map { "$_/" } language_ids(12)), 'and the languages');
}
{
    my $book = book_of_languages(12);
    edit_site($book, '^(base_url: .*)', "base_url: https://codes.example.org/small/\nhosts: {ja: https://ja.example.org/}");
    my $here = print_book($book, '--host', 'ja');
    like($here->{"ja/$page"}, qr{<a class="languages" href="\.\./\.\./index\.html#\Q$page\E">}, 'on a host of its own: to the choice of this host');
    my ($choice) = $here->{'index.html'} =~ m{<ul class="choice">(.*?)</ul>}s;
    is(join(' ', sort(links_of($choice))), join(' ', sort('ja/index.html', map { $_ eq 'ja' ? () : "https://codes.example.org/small/$_/index.html" } language_ids(12))),
        'which leads to the others where they are');
    like($here->{'ja/translation.html'}, qr{<p><a href="https://codes\.example\.org/small/en/translation\.html" hreflang="en">}, 'so does what is translated');
    is(scalar(() = $here->{'sitemap-ja-1.xml'} =~ m{<url>.*?hreflang="qaj" href="https://codes\.example\.org/small/}g), scalar(() = $here->{'sitemap-ja-1.xml'} =~ /<url>/g),
        'so do alternates');
}

# ---- A quick look, and the preview ----

{
    my $book = book_of_languages(12);
    my $look = print_book($book, '--only', "ja/http/404");
    is($look->{'ja/http/404.html'}, $tree{12}{'ja/http/404.html'}, 'a page by itself is that of the whole site');
    my $preview = preview_new($book);
    my $answer = HTTP::Tiny->new->get("$preview->{address}small/ja/http/404.html");
    like($answer->{content}, qr{<a class="languages" href="\.\./\.\./index\.html#http/404\.html">}, 'the preview has the link');
    like(HTTP::Tiny->new->get("$preview->{address}small/")->{content}, qr{<a href="qaj/index\.html"}, 'and the choice');
    is(preview_end($preview, 'TERM'), 0, 'which ends');
}

# ---- What a quick look loads ----

# The bytes of a page do not depend on what is printed beside it, however little the other languages have; and what is
# wrong with those is told when they are printed.
for my $n (5, 12) {
    my $book = book_of_languages($n);
    my $turned = read_file("$book/site.yaml") =~ s/index_from: 0/index_from: 60/r =~ s/menu_from: 10/menu_from: 20/r;
    write_file("$book/site.yaml", $turned);
    unlink map { "$book/locales/qaa/$_" } grep { m{^http/4} } files_of("$book/locales/qaa");
    unlink map { "$book/locales/qab/$_" } grep { !/locale/ } files_of("$book/locales/qab");
    my $whole = print_book($book);
    for my $options (['--lang', 'ja'], ['--lang', 'en'], ['--lang', 'qaa,qac'], ['--only', 'ja/http/404,/en/http/404-vs-410.html'], ['--only', 'http/404'],
        ['--only', 'en/translation'], ['--lang', 'ja', '--protocol', 'http'], ['--lang', 'qab', '--only', 'http/,translation']) {
        system 'rm', '-rf', "$book/out";
        my $look = print_book($book, @$options);
        my @pages = grep { !/^\.statusbook/ } keys %$look;
        is(join(' ', grep { $look->{$_} ne ($whole->{$_} // '') } sort @pages), '', "$n languages, @$options: the bytes of the whole build");
        ok((grep { /\.html$/ } @pages) > 0, 'and some pages');
    }
    write_file("$book/locales/qaa/http/404.yaml", "gloss:\n  text: {\n");
    system 'rm', '-rf', "$book/out";
    my ($status, undef, $errors) = statusbook('-C', $book, 'build', '-q', '-o', 'out', '--lang', 'ja');
    is("$status $errors", '0 ', "$n languages: a language that is not printed has no messages");
    is(join(' ', grep { /^assets\/(?:find|words)-(?!ja)/ } files_of("$book/out")), '', 'and no find data');
    is((statusbook('-C', $book, 'build', '-q', '-o', 'out'))[0], 1, 'but when it is');
}

done_testing;
