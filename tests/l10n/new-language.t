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
like($page, qr{<h2 id="description"><a href="#description">الوصف</a></h2>}, 'a word of the site');
like($page, qr{<p class="gloss">لا شيء هناك</p>}, 'a line of the code');
like($page, qr{<ol>\n<li>تحقق من العنوان مرة أخرى\.</li>\n<li>ابحث في الموقع\.</li>\n</ol>}, 'a prose');
my ($said) = $page =~ m{(<[^>]*><p>The server found nothing behind the address\.</p>|<[^>]*>The server found nothing behind the address\.)};
like($said // '', qr/^<\w+ lang="en" dir="ltr" class="untranslated">/, 'a prose that is missing is English, and says so');
like($page, qr{<h1><span lang="en" dir="ltr">HTTP 404 Not Found</span></h1>}, 'so do titles');
# Its own five texts and the glosses of two related codes, less two that are translated; and one word of all.
like($page, qr{<aside class="notice">\n<p><span lang="en" dir="ltr">Texts of this page that are not translated yet: 5 of 7</span> <a href="[^"]*/edit/main/locales/ar/http/404\.yaml"},
    'and the notice of its own texts, with a link to the first that lacks one');
my ($lacks, $labels) = $page =~ m{<p><span lang="en" dir="ltr">Labels that many pages share, not translated yet: (\d+) of (\d+)</span> <a href="[^"]*/new/main\?filename=locales/ar/http/protocol\.yaml};
is($lacks, $labels - 1, 'and that of the labels, which are all missing but one');
my $english = read_file("$book/locales/en/site.yaml") =~ s/^ *#.*\n//mgr;
my $words = () = $english =~ /^  \w+: *\S/mg;
cmp_ok($labels, '>', $words, "which are the $words words of the site and those of the protocol");
like($page, qr{<text x="\d+" y="\d+" lang="en" direction="ltr">Client</text>}, 'a label of the ladder says its language too');
like($page, qr{<text x="\d+" y="\d+" direction="ltr">GET /cake</text>}, 'a token runs its way');
like($page, qr{<title id="a404"><span lang="en" dir="ltr">Message flow: 404 Not Found</span></title><desc id="A404"><span lang="en" dir="ltr">Client</span>، },
    'so do its title and its description');
like($page, qr{<li><span lang="en" dir="ltr">Client</span> ← <span lang="en" dir="ltr">Gateway</span>: <bdi dir="ltr">GET /cake</bdi></li>}, 'and the list, whose arrows point its way');
like($page, qr{<h2 id="seen"><a href="#seen"><span lang="en" dir="ltr">When you see it</span></a></h2>}, 'a word that is missing is English, and says so');
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

# A skeleton that no address can hold has its first texts in the link, whole ones; another one has all.
my $long = 'Busy. ' x 1000;
write_file("$book/codes/http/503.yaml", read_file("$book/codes/http/503.yaml") =~ s/(when_seen: \|-\n)/$1  $long\n\n/r);
write_file("$book/codes/http/502.yaml", read_file("$book/codes/http/502.yaml") =~ s/^gloss: .*/gloss: $long$long/mr);
$out = build_once($book);
sub skeleton_in {
    my ($page, $file) = @_;
    my ($value) = read_file("$out/$page") =~ m{/new/main\?filename=locales/eo/\Q$file\E(?:&amp;value=([^"]*))?"} or return 'no link';
    return ($value // 'no value') =~ s/%(..)/chr hex $1/ger;
}
my $skeleton = skeleton_in('eo/http/404.html', 'http/404.yaml');
statusbook('-C', $book, 'l10n', 'new', 'eo', 'http/404');
is($skeleton, read_file("$book/locales/eo/http/404.yaml"), 'a short skeleton is in its link');
my $cut = skeleton_in('eo/http/503.html', 'http/503.yaml');
statusbook('-C', $book, 'l10n', 'new', 'eo', 'http/503');
my $whole = read_file("$book/locales/eo/http/503.yaml");
is(substr($whole, 0, length $cut), $cut, 'a long one is cut');
like($cut, qr/^description:.*text: ""\n\z/ms, 'behind a whole text');
like(substr($whole, length $cut), qr/\Awhen_seen:\n/, 'the one that is too long is not there');
is(skeleton_in('eo/http/502.html', 'http/502.yaml'), 'no value', 'where the first text is too long there is none');
my $site_link = skeleton_in('eo/index.html', 'site.yaml');
cmp_ok(scalar(() = $site_link =~ /text: ""/g), '>', 30, 'the words of the site: as many as there is room for');
like($site_link, qr/\n    text: ""\n\z/, 'and the last is whole');

# The notice of a pair leads to the first of its files that has something to translate.
write_file("$book/site.yaml", read_file("$book/site.yaml") =~ s/^(languages: \[[^\]]*), eo\]/$1]/mr);
write_file("$book/locales/ar/http/404-vs-410.yaml", <<'END');
summary: {en: x, text: a}
insight:
  en: x
  text: |-
    a
choose:
  "404":
    en: x
    text: |-
      a
  "410":
    en: x
    text: |-
      a
END
$out = build_once($book);
my $pair = read_file("$out/ar/http/404-vs-410.html");
like($pair, qr{<aside class="notice">\n<p>.*?<a href="[^"]*/edit/main/locales/ar/http/404\.yaml"}, 'a note that has all: to the first code, whose file is there');
write_file("$book/locales/ar/http/404.yaml", join '', map { "$_:\n  en: x\n  text: |-\n    a\n" }
    qw(gloss description when_seen when_to_use how_to_fix));
$out = build_once($book);
$pair = read_file("$out/ar/http/404-vs-410.html");
like($pair, qr{<aside class="notice">\n<p>.*?<a href="[^"]*/new/main\?filename=locales/ar/http/410\.yaml}, 'then to the second, which has none yet');

# Whatever is stale has a mark with today's English: a word of the site, a line, the opening sentence; prose has it folded beside.
write_file("$book/locales/ar/site.yaml", encode_utf8(<<'END'));
heading:
  description:
    was: Summary
    en: Description
    text: الوصف
code:
  title:
    was: "{protocol} {code} {name}!"
    en: "{protocol} {code} {name}"
    text: "{protocol} {code}: {name}"
notice:
  stale:
    en: The English has changed since this was translated
    text: تغيّر النص
END
write_file("$book/locales/ar/http/404.yaml", encode_utf8(<<'END'));
gloss:
  was: Nothing here
  en: Nothing there
  text: لا شيء هناك
description:
  en: |-
    An older English.
  text: |-
    لا شيء.
how_to_fix:
  en: |-
    An older English.
  text: |-
    ابحث.
END
write_file("$book/locales/ar/http/protocol.yaml", encode_utf8(<<'END'));
participants:
  client:
    was: Customer
    en: Client
    text: العميل
flow_notes:
  looks:
    was: Looks
    en: Looks for the page
    text: يبحث
END
$out = build_once($book);
$page = text_of("$out/ar/http/404.html");
like($page, qr{<h2 id="description"><a href="#description"><span class="stale" title="تغيّر النص: Description">الوصف</span></a></h2>}, 'a stale word');
like($page, qr{<h1><span class="stale" title="تغيّر النص: \{protocol\} \{code\} \{name\}">HTTP 404: Not Found</span></h1>}, 'a stale title');
like($page, qr{<title>[^<>]*404[^<>]*</title>}, 'but not in the head');
like($page, qr{<p class="gloss"><span class="stale" title="تغيّر النص: Nothing there">لا شيء هناك</span></p>}, 'a stale line');
like($page, qr{<p class="opening first-line"><span class="stale" title="تغيّر النص: The server found nothing behind the address\.">لا شيء\.</span></p>}, 'a stale opening');
like($page, qr{<p>ابحث\.</p>\n<details class="stale"><summary>تغيّر النص</summary><div lang="en" dir="ltr"><ol>\n<li>Look}, 'stale prose, with its English beside it');
my $changed = 'تغيّر النص: ';
like($page, qr{<text x="\d+" y="\d+" class="stale"><title>${changed}Client</title>العميل</text>}, 'a stale participant of the ladder');
like($page, qr{<text x="\d+" y="\d+" class="stale"><title>${changed}Looks for the page</title>يبحث</text>}, 'a stale note in it');
like($page, qr{<li><span class="stale" title="${changed}Client">العميل</span> ← }, 'a stale participant in the list');
like($page, qr{: <span class="stale" title="${changed}Looks for the page">يبحث</span></li>}, 'a stale note in the list');
like($page, qr{<desc id="A404">العميل، }, 'but not in the description, which nobody sees');
done_testing();
