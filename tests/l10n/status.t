# statusbook l10n status, todo, new, add-locale: what there is, what is to be done, and where to begin.
use strict;
use warnings;
use Test::More;
use JSON::PP;
use Book;

my $book = with_words('tests/diag/base');
my ($words) = scalar(() = read_file("$book/locales/en/site.yaml") =~ /^  +[a-z_0-9]+:/mg);
my $site = "format: 1\nbase_url: https://codes.example.org/\nprotocols: [http]\n";
my $repository = "repository: {url: https://git.example.org/book/}\n";
write_file("$book/site.yaml", "${site}${repository}languages: [en, es] # in the order of the menu\n");
write_file("$book/locales/es/http/404.yaml", <<'YAML');
gloss: {was: nothing there!, en: Nothing there, text: Nada}
description:
  en: |-
    2 pages.
  text: |-
    2 páginas.
when_seen: {en: "After a mistake in the address.", text: ""}
how_to_fix:
  en: |-
    Look at the address once more.
  text: |-
    Mire.
YAML

sub l10n {
    return statusbook('-C', $book, 'l10n', @_);
}

my ($status, $out, $errors) = l10n('status');
is("$status $errors", '0 ', 'status: how it ends');
my $missing = $words - 1;
like($out, qr/^language +part +texts +done +major +minor +missing +suspicious\nes +site +$words +1 +0 +0 +$missing +0\n/, 'status: the words of the site');
# protocol: title, about, two participants, a note, two questions of two texts, three answers of two; two codes of five texts.
like($out, qr/^es +http +25 +1 +1 +1 +22 +2\n\z/m, 'status: a protocol');
is((l10n('status', 'es'))[1], $out, 'status of one language');
my $rows = decode_json((l10n('status', '--format', 'json'))[1]);
is_deeply($rows->[1], {language => 'es', part => 'http', texts => 25, done => 1, stale_major => 1, stale_minor => 1, missing => 22, suspicious => 2, keywords_missing => 0}, 'status: JSON');
like((l10n('status', '--format', 'markdown'))[1], qr/^\|---\|.*\n.*\n\| es \| http \| 25 \| 1 \| 1 \| 1 \| 22 \| 2 \|$/m, 'status: Markdown');

# Suspicious is what `check` speaks of, as long as it is not silenced: once for each text.
my $file = "$book/locales/es/http/404.yaml";
my $fine = read_file($file);
write_file($file, $fine =~ s/Mire\./Mire mire de de nuevo 3 veces `x`./r =~ s/2 páginas/20 páginas/r);
like((l10n('status', 'es'))[1], qr/^es +http +25 +1 +1 +1 +22 +3$/m, 'status: what is suspicious');
write_file($file, $fine =~ s/( +)Mire\.\n/$1Mire mire.\n  ok: [doubled-word, length]\n/r);
like((l10n('status', 'es'))[1], qr/^es +http +25 +1 +1 +1 +22 +1$/m, 'status: and what is silenced');
write_file($file, $fine);
is((l10n('status', '--format', 'xml'))[0], 2, 'status: an unknown format');

my (undef, $todo) = l10n('todo', 'es');
my @todo = grep { !/^ / } split /\n/, $todo;
is(scalar @todo, $missing + 24, 'todo: all that is not done');
is($todo[0], 'locales/es/site.yaml: ' . ($todo[0] =~ /: (.*):/)[0] . ': missing', 'todo: the words of the site come first');
my @order = map { /^(.*?): (.*): (.*)$/ ? "$2, $3" : () } grep { m{http/404} } @todo;
is(join("\n", @order), join("\n", 'gloss, stale, minor', 'description, stale, major', 'when_seen, missing', 'when_to_use, missing'),
    'todo: names, then descriptions, then the rest');
like($todo, qr{^locales/es/http/404.yaml:5: description: stale, major\n    Nothing stands behind the address\.\n    https://git.example.org/book/edit/main/locales/es/http/404.yaml$}m,
    'todo: where it stands, and where to edit it');
like($todo, qr{^locales/es/http/410.yaml: gloss: missing\n    Gone for good\n    https://git.example.org/book/new/main\?filename=locales/es/http/410.yaml$}m,
    'todo: a file that is not there');
is((l10n('todo', 'es', '--limit', 2))[1], join('', map { "$_\n" } (split /\n/, $todo)[0 .. 5]) . 'and more: ' . (@todo - 2) . "\n", 'todo --limit');
is((l10n('todo', 'es', '--limit', $_))[0], 2, "todo --limit $_ is wrong use") for 0, -1;
is((l10n('todo'))[0], 2, 'todo without a language');

# new
is(join(' ', l10n('new', 'es', 'http/410')), "0 locales/es/http/410.yaml\n ", 'new');
is(read_file("$book/locales/es/http/410.yaml"), <<'YAML', 'new: the skeleton');
gloss:
  en: |-
    Gone for good
  text: ""
description:
  en: |-
    The page was taken away.
  text: ""
when_seen:
  en: |-
    After a page was removed.
  text: ""
when_to_use:
  en: |-
    When it will not come back.
  text: ""
how_to_fix:
  en: |-
    Remove the link.
  text: ""
YAML
my $before = tree_of($book);
like(join(' ', l10n('new', 'es', 'http/404')), qr/\A2  .*never written over .*: 'locales\/es\/http\/404.yaml'/, 'new does not overwrite');
is((l10n('new', 'es', 'http/405'))[0], 2, 'new of what is not there');
is_deeply(tree_of($book), $before, 'and nothing is changed');
is((l10n('sync', '--check'))[1] =~ /410/, '', 'sync has nothing to do in a new file');
is((l10n('fmt', '--check'))[1] =~ /410/, '', 'nor has fmt');

# add-locale
sub added {
    my ($language, $line) = @_;
    write_file("$book/site.yaml", "$site$line");
    my ($end, $said, $complained) = l10n('add-locale', $language);
    my $locale = -e "$book/locales/$language/locale.yaml" ? read_file("$book/locales/$language/locale.yaml") : '';
    return ($end, read_file("$book/site.yaml") =~ s/\A\Q$site\E//r, $locale, $complained);
}
my $menu = "languages: [en, es] # in the order of the menu\n";
my ($end, $line, $locale) = added('ar', $menu);
is("$end $line", "0 languages: [en, es, ar] # in the order of the menu\n", 'add-locale: site.yaml');
is($locale, <<'YAML', 'add-locale: Arabic');
tag: ar
name: العربية
dir: rtl
fallback: [en]
line_join: " "
list_separator: "، "
label_separator: ": "
decimal: "."
reviewed_by: []
YAML
like(read_file("$book/locales/ar/glossary.yaml"), qr/\A(#.*\n)+\z/, 'add-locale: a glossary of a comment');
is((statusbook('-C', $book, 'check'))[0], 0, 'add-locale: the book is right');
like((l10n('status', 'ar'))[1], qr/^ar +http +25 +0 +0 +0 +25 +0$/m, 'add-locale: all is missing');

# A whole protocol at once, but for what is there.
my $to = "$book/locales/ar/http";
is((l10n('new', 'ar', 'http/404'))[0], 0, 'new: one file');
write_file("$to/404.yaml", "# mine\n" . read_file("$to/404.yaml"));
my ($made, $paths) = l10n('new', 'ar', 'http');
is($made, 0, 'new: a protocol');
like($paths, qr{^locales/ar/http/410\.yaml$}m, 'new: a file of it');
unlike($paths, qr{/404\.yaml}, 'new: what is there stays');
like(read_file("$to/404.yaml"), qr/\A# mine\n/, 'new: as it is');
is((l10n('new', 'ar', 'http'))[0], 2, 'new: then there is nothing to do');
is((statusbook('-C', $book, 'check'))[0], 0, 'new: and the book is right');
system 'rm', '-r', $to;

for my $tag (['FR', 'fr'], ['pt_BR', 'pt-BR'], ['ZH_hant', 'zh-Hant']) {
    like((added($tag->[0], $menu))[3], qr/no tag of a language: '$tag->[0]' \(did you mean '$tag->[1]'\?\)$/, "add-locale: $tag->[0]");
}

my @lists = (
    ["languages: [en,\n  es,    # first\n  ]\n", "languages: [en,\n  es, zh-Hant,    # first\n  ]\n", 'a list on several lines'],
    ["languages: # as it came\n  - en\n  - es # first\n# end\n", "languages: # as it came\n  - en\n  - es # first\n  - zh-Hant\n# end\n", 'a block list'],
    ["languages:\n- en\n- es", "languages:\n- en\n- es\n- zh-Hant", 'a block list at the end of the file'],
    ["languages: en # alone\r\n", "languages: [en, zh-Hant] # alone\r\n", 'one language'],
    ["languages: ['en']\n", "languages: ['en', zh-Hant]\n", 'quotes'],
);
for (@lists) {
    my ($from, $to, $name) = @$_;
    is((added('zh-Hant', $from))[1], $to, "add-locale: $name");
    unlink "$book/locales/zh-Hant/locale.yaml";
}
my %direction = (ar => 'rtl', he => 'rtl', fa => 'rtl', ur => 'rtl', yi => 'rtl', ps => 'rtl', sd => 'rtl', ug => 'rtl', dv => 'rtl',
    'ku-Arab' => 'rtl', 'pa-Arab' => 'rtl', 'uz-Arab' => 'rtl', 'ff-Adlm' => 'rtl', ku => 'ltr', pa => 'ltr', fr => 'ltr', 'az-Cyrl' => 'ltr', qu => 'ltr');
for my $language (sort keys %direction) {
    unlink "$book/locales/$language/locale.yaml";
    like((added($language, $menu))[2], qr/^dir: $direction{$language}$/m, "add-locale: the direction of $language");
}
# A language that the book has in another land helps out first; one in another script does not.
write_file("$book/locales/$_/locale.yaml", "tag: $_\nname: $_\ndir: ltr\n") for 'pt', 'sr';
for (['pt-PT', '[pt, en]'], ['sr-Latn', '[en]'], ['pt-Latn-BR', '[en]'], ['en-GB', '[en]']) {
    my ($language, $fallback) = @$_;
    like((added($language, "languages: [en, es, pt, sr]\n"))[2], qr/^fallback: \Q$fallback\E$/m, "add-locale: the fallback of $language");
}
is((statusbook('-C', $book, 'check'))[0], 0, 'add-locale: and the book is right');
my %name = ('de-AT' => 'Deutsch (AT)', qu => 'qu', 'pa-Arab' => 'pa-Arab', ja => '日本語');
like((added($_, $menu))[2] || read_file("$book/locales/$_/locale.yaml"), qr/^name: \Q$name{$_}\E$/m, "add-locale: the name of $_") for sort keys %name;
write_file("$book/site.yaml", "$site$menu");
unlink "$book/locales/tlh/locale.yaml";
like((l10n('add-locale', 'tlh'))[1], qr/^only the tag is known of 'tlh': write in locale\.yaml/m, 'add-locale: a language of which nothing is known');
write_file("$book/site.yaml", "$site$menu");
unlike((l10n('add-locale', 'fi'))[1], qr/only the tag/, 'add-locale: one that is known');
is(read_file("$book/locales/ja/locale.yaml"), read_file('locales/ja/locale.yaml'), 'add-locale: what the program has of a language');
is(read_file("$book/locales/ja/site.yaml"), read_file('locales/ja/site.yaml'), 'add-locale: and its words');
ok(!-e "$book/locales/fi/site.yaml", 'add-locale: of others it has no words');
like((added('ja-JP', $menu))[2], qr/^line_join: ""\nlist_separator: "、"\nlabel_separator: "："\ndecimal: "\."$/m, 'add-locale: Japanese');

# A language that the book has by another name.
write_file("$book/locales/pt/locale.yaml", "tag: pt-BR\nname: Português\ndir: ltr\n");
write_file("$book/site.yaml", "${site}languages: [en, es, pt, zh-Hant]\n");
$before = tree_of($book);
like(join(' ', (l10n('add-locale', $_->[0]))[0, 2]), qr/\A1 .*the book has '$_->[0]' already, as '$_->[1]'\n\z/, "add-locale: $_->[0] is there as $_->[1]")
    for ['zh-hant', 'zh-Hant'], ['pt-BR', 'pt'], ['pt-br', 'pt'];
is_deeply(tree_of($book), $before, 'and nothing is changed');
write_file("$book/site.yaml", "$site$menu");

$before = tree_of($book);
for my $wrong (['add-locale', 'FR'], ['add-locale', '../x'], ['add-locale'], ['add-locale', 'fr', 'it']) {
    is((l10n(@$wrong))[0], 2, "wrong use: @$wrong");
}
is((l10n('add-locale', 'es'))[0], 1, 'add-locale of what is there');
is_deeply(tree_of($book), $before, 'and nothing is changed');

like(join(' ', l10n()), qr/\A2  Usage: statusbook .*^  sync \[LANG\]/ms, 'l10n alone');
like(join(' ', l10n('--help')), qr/\A0 Usage: statusbook .*^  sync \[LANG\]/ms, 'l10n --help');
like(join(' ', l10n('sync', '--help')), qr/\A0 Usage:\n  statusbook l10n sync .*--check/s, 'help of a subcommand');
like(join(' ', l10n('ok', '--help')), qr/^  statusbook l10n ok \[OPTION…\] LANG ID FIELD CHECK - silence /m, 'which says what the subcommand takes');
like(join(' ', l10n('print')), qr/\A2  .*unknown command 'print'/s, 'an unknown subcommand');
# ---- The translation page --------------------------------------------------------------------------

# A book that lacks a prose of two paragraphs, and little that is wanted more.
my $lacking = golden_book();
unlink glob("$lacking/codes/across/*"), glob("$lacking/locales/*/across/*");
write_file("$lacking/site.yaml", read_file("$lacking/site.yaml") =~ s/^protocols: .*/protocols: [http]/mr);
is((statusbook('-C', $lacking, 'l10n', 'sync', 'ja'))[0], 0, 'the English of what is missing');
is((statusbook('-C', $lacking, 'l10n', 'new', 'ja', 'questions'))[0], 0, 'and a file for the questions of the book');
for my $path (glob "$lacking/locales/ja/site.yaml $lacking/locales/ja/questions.yaml $lacking/locales/ja/*/*.yaml") {
    my $yaml = read_file($path) =~ s/^( *)(en:(?: \|-\n(?:\1  .*\n|\n)+|.*\n))\1text: ""\n/"$1$2$1" . $2 =~ s{^en}{text}r/gemr;
    $yaml =~ s/^(description:\n  en: \|-\n(?:    .*\n|\n)+)  text: \|-\n(?:    .*\n|\n)+/$1/m if $path =~ m{/404\.yaml$};
    write_file($path, $yaml);
}
my ($wanted) = read_file(build_once($lacking) . '/ja/translation.html') =~ m{<ul class="related wanted">\n(.*?)</ul>}s;
like($wanted // '', qr{<code>http/404</code> <code>description</code></a> <span lang="en" dir="ltr">The server found nothing behind the address\. …</span></li>\n},
    'what is wanted is told by its first line');

done_testing();
