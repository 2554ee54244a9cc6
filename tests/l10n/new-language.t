# A new language is files only: its locale.yaml, as many strings as there are, and its name in site.yaml.
use strict;
use warnings;
use utf8;
use Test::More;
use Encode 'encode_utf8';
use Book;
use Pages;
use Words;

binmode Test::More->builder->$_, ':utf8' for 'output', 'failure_output';

my $book = golden_book();
my $site = read_file("$book/site.yaml");
write_file("$book/site.yaml", $site =~ s/^(languages: \[[^\]]*)\]/$1, ar]/mr);
write_file("$book/locales/ar/locale.yaml", encode_utf8(<<'END'));
tag: ar
name: العربية
dir: rtl
fallback: [en]
list_separator: "، "
END
write_file("$book/locales/ar/site.yaml", encode_utf8(<<'END'));
heading:
  description:
    en: Description
    text: الوصف
END
write_file("$book/locales/ar/http/404.yaml", encode_utf8(<<'END'));
gloss:
  en: Nothing there
  text: لا شيء هناك
how_to_fix:
  en: |-
    1. Look at the address once more.
    2. Search the site.
  text: |-
    1. تحقق من العنوان مرة أخرى.
    2. ابحث في الموقع.
END
my $out = build_once($book);
my $page = text_of("$out/ar/http/404.html");

like($page, qr/^<html lang="ar" dir="rtl">$/m, 'the page is Arabic, from right to left');
like($page, qr{<h2 id="description">الوصف</h2>}, 'a word of the site');
like($page, qr{<p class="gloss">لا شيء هناك</p>}, 'a line of the code');
like($page, qr{<ol>\n<li>تحقق من العنوان مرة أخرى\.</li>\n<li>ابحث في الموقع\.</li>\n</ol>}, 'a prose');
my ($said) = $page =~ m{(<[^>]*><p>The server found nothing behind the address\.</p>|<[^>]*>The server found nothing behind the address\.)};
like($said // '', qr/^<\w+ lang="en" dir="ltr" class="untranslated">/, 'a prose that is missing is English, and says so');
like($page, qr{<h1><span lang="en" dir="ltr">HTTP 404 Not Found</span></h1>}, 'so do titles');
like($page, qr{<aside class="notice"><span lang="en" dir="ltr">Not translated yet: \d+ of \d+</span>}, 'and notices');
like($page, qr{<h2 id="seen"><span lang="en" dir="ltr">When you see it</span></h2>}, 'a word that is missing is English, and says so');
like($page, qr{<a href="\.\./\.\./en/http/404\.html" lang="en" hreflang="en" dir="ltr">English</a>}, 'the menu leads to the others');
like($page, qr{<a href="[^"]*" lang="ar" hreflang="ar" dir="rtl" aria-current="true">العربية</a>}, 'its own name stands in the menu');
like($page, qr/<link rel="canonical" href="[^"]*\/en\/http\/404\.html">/, 'with so little of it the English page is the canonical one');

my $tokens = tokens_of($book, 'JSON Schema', map { "${_}xx" } 1 .. 6);
my @pages = some_of_each_kind($out, 'ar');
cmp_ok(scalar @pages, '>=', 9, 'there are pages of each kind');
is(join("\n", map { english_words($_, text_of("$out/$_"), $tokens) } @pages), '',
   'no English stands on a page without saying so');
my @all = grep { m{^ar/.*\.html$} } files_of($out);
is(join("\n", map { broken_links($out, $_, '/') } @all), '', 'every link leads somewhere');
is(scalar @all, scalar(grep { m{^en/.*\.html$} } files_of($out)), 'it has every page that English has');

# English that does not say so is found.
$page =~ s{<span lang="en" dir="ltr">When you see it</span>}{When you see it};
like(join("\n", english_words('planted', $page, $tokens)), qr/When you see it/, 'planted English is found');

# Of a language about which nothing is known yet, no length is wrong.
write_file("$book/site.yaml", read_file("$book/site.yaml") =~ s/^(languages: \[[^\]]*)\]/$1, eo]/mr);
write_file("$book/locales/eo/locale.yaml", "tag: eo\nname: Esperanto\ndir: ltr\n");
write_file("$book/locales/eo/http/410.yaml", <<'END');
description:
  en: |-
    What stood behind the address was taken away for good.
  text: |-
    For.
END
my ($status, undef, $errors) = statusbook('-C', $book, 'l10n', 'check', 'eo');
is("$status $errors", '0 ', 'a new language has no length yet');

# A skeleton that no address can hold is left out of the link; the others are in theirs.
write_file("$book/codes/http/503.yaml", read_file("$book/codes/http/503.yaml") =~ s/(description: \|-\n)/$1 . '  ' . 'Busy. ' x 2000 . "\n\n"/er);
$out = build_once($book);
like(read_file("$out/eo/http/503.html"), qr{/new/main\?filename=locales/eo/http/503\.yaml"}, 'a long skeleton is left out of its link');
like(read_file("$out/eo/http/404.html"), qr{/new/main\?filename=locales/eo/http/404\.yaml&amp;value=gloss}, 'a short one is in it');
done_testing();
