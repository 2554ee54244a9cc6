# PO both ways: what goes out passes the tools of gettext, and what comes back changes just what was edited.
use strict;
use warnings;
use Test::More;
use Book;

my $epoch = {SOURCE_DATE_EPOCH => 1790000000};    # 2026-09-21 14:13 UTC
my @to = ('--translator', 'A Translator <translator@sip.invalid.de>');

sub has_tool { return system("command -v $_[0] >/dev/null 2>&1") == 0 }

sub export_po {
    my ($book, @options) = @_;
    my ($status, $po, $errors) = statusbook($epoch, '-C', $book, 'l10n', 'export', 'ja', @options);
    is("$status$errors", '0', "export @options") or return '';
    return $po;
}

# Imports a text; gives the status, what was said, and the messages.
sub import_po {
    my ($book, $po, @options) = @_;
    write_file("$book/ja.po", $po);
    return statusbook('-C', $book, 'l10n', 'import', @options, "$book/ja.po");
}

# The paths below locales/ whose bytes are not those of another reading.
sub changed {
    my ($book, $before) = @_;
    my $now = tree_of("$book/locales");
    return join ' ', grep { !exists $before->{$_} || $now->{$_} ne $before->{$_} } sort keys %$now;
}

sub summary { return ($_[0] =~ /^(ja: .*)\n\z/m)[0] // $_[0] }

# ---- Out -------------------------------------------------------------------------------------------

my $book = golden_book();
my $po = export_po($book, '--protocol', 'http', @to);
my ($header, @entries) = split /\n\n/, $po;
is($header, <<'END' =~ s/\n\z//r, 'the header');
msgid ""
msgstr ""
"Project-Id-Version: http 1\n"
"Report-Msgid-Bugs-To: https://code.example.org/small\n"
"POT-Creation-Date: 2026-09-21 14:13+0000\n"
"PO-Revision-Date: 2026-09-21 14:13+0000\n"
"Last-Translator: A Translator <translator@sip.invalid.de>\n"
"Language-Team: 日本語\n"
"Language: ja\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"X-Generator: statusbook\n"
END
my ($stale) = grep { m{"http/404/gloss"} } @entries;
like($stale, qr{\A\#\ base\ x[0-9a-f]{4}\n
    \#\.\ https://codes\.example\.org/small/ja/http/404\.html\n
    \#:\ codes/http/404\.yaml:8\n
    \#,\ fuzzy\n
    \#\|\ msgid\ "Not\ there"\n
    msgctxt\ "http/404/gloss"\n
    msgid\ "Nothing\ there"\n
    msgstr\ "存在しない"\z}x, 'a stale text is fuzzy, with the English that it was made from');
my ($missing) = grep { m{"http/410/when_seen"} } @entries;
like($missing, qr/\nmsgstr ""\z/, 'a missing text is empty');
my ($pair) = grep { m{"http/404-vs-410/choose\.410"} } @entries;
like($pair, qr{/ja/http/404-vs-410\.html\n}, 'a note leads to the page of its pair');
like((grep { m{"http/404/description"} } @entries)[0],
    qr{\nmsgid ""\n"The server found nothing behind the address\.\\n"\n"\\n"\n"It does}, 'lines end where the text has them end, and nowhere else');
my $site = export_po($book, '--protocol', 'site');
my ($title) = grep { m{"site/pair\.title"} } split /\n\n/, $site;
like($title, qr/^#, (fuzzy, )?python-brace-format$/m, 'a pattern says what its places are');
unlike($site, qr/msgctxt "http/, 'the words of the site alone');
my $all = export_po($book, @to);
my @parts = ($po, $site, map { export_po($book, '--protocol', $_) } 'sip', 'across', 'questions');
is(() = $all =~ /^msgctxt/mg, () = "@parts" =~ /^msgctxt/mg, 'without a protocol it is all of them');
is(export_po($book, @to), $all, 'twice is the same');

SKIP: {
    skip 'no gettext', 2 if !has_tool('msgfmt') || !has_tool('msgcat');
    write_file("$book/ja.po", $all);
    is(`msgfmt -c -o /dev/null $book/ja.po 2>&1`, '', 'msgfmt finds nothing wrong');
    is(`msgcat --no-wrap $book/ja.po`, $all, 'msgcat writes the same bytes');
}
SKIP: {
    skip 'no i18nspector', 1 if !has_tool('i18nspector');
    is(`i18nspector $book/ja.po 2>&1`, '', 'i18nspector finds nothing wrong');
}

# Whoever committed last is who translates, where nobody is named.
SKIP: {
    skip 'git is not installed', 6 if !has_tool('git');
    local @ENV{qw(GIT_CONFIG_GLOBAL GIT_CONFIG_NOSYSTEM GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL)} =
      ('/dev/null', 1, ('Ana Silva', 'ana@silva.de') x 2);
    my $tracked = golden_book();
    is(system("cd $tracked && git init -q . && git add -A && git commit -q -m first"), 0, 'a repository');
    local @ENV{qw(GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL)} = ('Bo', 'bo@silva.de');
    is(system("cd $tracked && echo >>locales/en/locale.yaml && git commit -q -a -m second"), 0, 'another commit, elsewhere');
    like(export_po($tracked), qr/^"Last-Translator: Ana Silva <ana\@silva\.de>\\n"$/m, 'the last author of the language');
    local $ENV{GIT_AUTHOR_NAME} = "B\e[31mo";
    is(system("cd $tracked && echo >>locales/ja/locale.yaml && git commit -q -a -m third"), 0, 'a commit by a strange name');
    unlike(export_po($tracked), qr/\e/, 'which is not written as it is');
}

# ---- Back, as it went ------------------------------------------------------------------------------

my $before = tree_of("$book/locales");
my ($status, $said, $errors) = import_po($book, $all);
is($status . $errors, 0, 'a file without an edit is taken');
like($said, qr/\Aja: translated: 0, changed: 0, confirmed: 0, unchanged: \d+, left out: 0\n\z/, 'and does nothing');
is(changed($book, $before), '', 'no byte has changed');
SKIP: {
    skip 'no gettext', 4 if !has_tool('msgcat');
    my $tool = `msgcat --width=40 --sort-output $book/ja.po`;
    isnt($tool, $all, 'a tool writes it in its own way');
    $tool =~ s/\n/\r\n/g;
    ($status, $said, $errors) = import_po($book, "\xef\xbb\xbf$tool");
    is($status . $errors, 0, 'wrapped, sorted, with CRLF and a byte order mark it is taken');
    like($said, qr/\Aja: translated: 0, changed: 0, confirmed: 0, /, 'and does nothing');
    is(changed($book, $before), '', 'no byte has changed then');
}

# ---- Back, edited ----------------------------------------------------------------------------------

# The file with one entry edited: $edit gets the entry in $_.
sub edited {
    my ($from, $context, $edit) = @_;
    my @parts = split /\n\n/, $from =~ s/\n\z//r;
    my $n = grep { /msgctxt "\Q$context\E"/ && ($edit->() || 1) } @parts;
    die "no entry $context\n" if $n != 1;
    return join("\n\n", @parts) . "\n";
}

sub set_text { my ($text) = @_; return sub { s/^msgstr .*\z/msgstr "$text"/ms } }

# Imports one edit into a new book. What is said, and what is in the file of the source then.
sub imports {
    my ($name, $context, $edit, $status, $said, $messages, $file, $expected) = @_;
    my $new = golden_book();
    my $was = tree_of("$new/locales");
    my ($ended, $out, $complained) = import_po($new, edited($all, $context, $edit));
    is($ended, $status, "$name: status") or diag($complained);
    like($out, $said, "$name: what it says");
    like($complained, $messages, "$name: messages");
    is(changed($new, $was), $expected ? $file : '', "$name: which file changes");
    like(read_file("$new/locales/$file"), $expected, "$name: the file") if $expected;
    my ($checked, undef, $wrong) = statusbook('-C', $new, 'check');
    is($checked, 0, "$name: the book has no error") or diag($wrong);
    return $new;
}

my $nothing = qr/\A\z/;
imports('a missing text', 'http/410/when_seen', set_text('- ページが削除された場合。'), 0,
    qr{\Alocales/ja/http/410\.yaml: when_seen: translated\nja: translated: 1, changed: 0, confirmed: 0, }, $nothing,
    'ja/http/410.yaml', qr/\A# A part: .*^when_seen:\n  en: \|-\n    .*\n  text: \|-\n    - ページが削除された場合。\n/ms);
imports('another text', 'http/410/gloss', set_text('もうない'), 0,
    qr{\Alocales/ja/http/410\.yaml: gloss: changed\n}, $nothing,
    'ja/http/410.yaml', qr/^gloss:\n  en: Gone for good\n  text: \|-\n    もうない\ndescription:/m);
imports('a cleared flag', 'http/404/gloss', sub { s/#, fuzzy\n#\| .*\n// }, 0,
    qr{gloss: confirmed\nja: translated: 0, changed: 0, confirmed: 1, }, $nothing,
    'ja/http/404.yaml', qr/^gloss:\n  en: Nothing there\n  text: \|-\n    存在しない\ndescription:/m);
imports('a fuzzy text that is edited', 'http/404/gloss', set_text('ない'), 0,
    qr{gloss: changed, still stale\n}, $nothing,
    'ja/http/404.yaml', qr/^gloss:\n  was: Not there\n  en: Nothing there\n  text: \|-\n    ない\n/m);
imports('a fuzzy text whose old English a tool dropped', 'http/404/gloss', sub { s/#\| .*\n//; set_text('ない')->() }, 0,
    qr{left out: 1\n}, qr/'http\/404\/gloss' is fuzzy, which says that it is not finished.* \[po-fuzzy\]/, '', undef);
imports('a fuzzy text that a tool took from another', 'http/404/gloss', sub { s/#\| .*\n/#| msgid "Alike"\n/; set_text('ない')->() }, 0,
    qr{left out: 1\n}, qr/'http\/404\/gloss' is fuzzy, which says that it is not finished.* \[po-fuzzy\]/, '', undef);
imports('a done text that is marked as fuzzy', 'http/410/gloss', sub { s/^msgctxt/#, fuzzy\nmsgctxt/m }, 0,
    qr{left out: 1\n}, qr/'http\/410\/gloss' is marked as fuzzy \('needs work'\), and the book holds its text as done.* \[po-fuzzy\]/, '', undef);
imports('a text of which nothing is known', 'http/410/gloss', sub { s{http/410/gloss}{http/410/glos}; s/^msgid .*/msgid "Long ago"/m }, 1,
    qr{left out: 1\n\z}, qr/'http\/410\/glos' is no text of the book \[po-foreign\]/, '', undef);
imports('a translation that was written over its English', 'http/410/when_seen', sub { s/^msgid .*(?=^msgstr)/msgid "Página eliminada"\n/ms }, 1,
    qr{left out: 1\n}, qr/^\S+:\d+:1: error: 'http\/410\/when_seen' holds no English in 'msgid': .* belongs into 'msgstr'; .* \[po-foreign\]/, '', undef);
imports('the same where the book has a text', 'http/410/gloss', sub { s/^msgid .*/msgid "もうない"/m }, 1,
    qr{left out: 1\n}, qr/'http\/410\/gloss' holds no English in 'msgid'/, '', undef);
imports('a text made from the old English', 'http/404/gloss',
    sub { s/#, fuzzy\n#\| .*\n//; s/^msgid ".*"/msgid "Not there"/m; set_text('ない')->() }, 0,
    qr{gloss: changed, still stale\n}, $nothing,
    'ja/http/404.yaml', qr/^  was: Not there\n  en: Nothing there\n  text: \|-\n    ない\n/m);
imports('a text of several lines with escapes', 'http/410/how_to_fix',
    sub { s/^msgstr .*\z/msgstr ""\n"1. \\"\\x41\\102\\"\\n"\n"2. C\\\\D\\r\\n"/ms }, 0,
    qr{how_to_fix: translated\n}, $nothing,
    'ja/http/410.yaml', qr/^how_to_fix:\n  en: .*  text: \|-\n    1\. "AB"\n    2\. C\\D\n/ms);
imports('spaces and line ends around a text', 'http/410/gloss', set_text(' もうない \\n'), 0,
    qr{\Alocales/ja/http/410\.yaml: gloss: changed\n}, $nothing, 'ja/http/410.yaml', qr/^  text: \|-\n    もうない\n/m);
imports('an emptied text', 'http/404/description', set_text(''), 0,
    qr{\Aja: .*left out: 1\n\z}, qr/'http\/404\/description' is empty; the book's text stays \[po-empty\]/, '', undef);
imports('another English', 'http/410/gloss', sub { s/msgid ".*"/msgid "Gone away"/; set_text('もうない')->() }, 1,
    qr{\Aja: .*left out: 1\n\z}, qr/ja\.po:\d+:1: error: 'http\/410\/gloss' is of another English than .* \[po-foreign\]/, '', undef);
imports('a text that is not there', 'http/410/gloss', sub { s{http/410/gloss}{http/410/glos} }, 1,
    qr{\Aja: .*left out: 1\n\z}, qr/'http\/410\/glos' is no text of the book; 'http\/410\/gloss' has the same English \[po-foreign\]/, '', undef);
imports('no context', 'http/410/gloss', sub { s{msgctxt .*\n}{} }, 1,
    qr{left out: 1\n\z}, qr/'Gone for good' has no context, and so no place in the book; 'http\/410\/gloss' has the same English \[po-foreign\]/, '', undef);
imports('a context twice', 'http/410/gloss', sub { $_ .= "\n\n" . s/もう/すで/r }, 1,
    qr{left out: 1\n\z}, qr/'http\/410\/gloss' stands in the file twice; this one is left out for that of line \d+: keep one of them, and import again \[po-foreign\]/, '', undef);
imports('a fuzzy text of an unknown English', 'http/410/when_seen', sub { s/^msgctxt/#, fuzzy\nmsgctxt/m; set_text('?')->() }, 0,
    qr{left out: 1\n\z}, qr/'http\/410\/when_seen' is fuzzy, which says that it is not finished; once it is, clear the mark \('needs work'\) \[po-fuzzy\]/, '', undef);
imports('markup that prose may not hold', 'http/410/when_seen', set_text('# A heading'), 1,
    qr{left out: 1\n\z}, qr/'http\/410\/when_seen' cannot be taken: .*heading.* \[po-text\]/, '', undef);
imports('a character that no text holds', 'http/410/gloss', set_text('a\\x07b'), 1,
    qr{left out: 1\n\z}, qr/ 'http\/410\/gloss' cannot be taken: U\+0007 is an invisible control character; delete it \[po-text\]\n *msgstr "a/, '', undef);
imports('a conflict of two files', 'http/410/when_seen', set_text('#-#-#-#-#  a.po  #-#-#-#-#\\n- 一\\n#-#-#-#-#  b.po  #-#-#-#-#\\n- 二'), 1,
    qr{left out: 1\n\z}, qr/'http\/410\/when_seen' cannot be taken: it holds the two texts of a conflict; .* \[po-text\]/, '', undef);
imports('a text that is far too long', 'http/410/gloss', set_text('ない' x 9000), 1,
    qr{left out: 1\n\z}, qr/'http\/410\/gloss' cannot be taken: more than 32 KiB in one text \[po-text\]/, '', undef);
imports('other places', 'site/pair.title', sub { s/#, .*\n//; s/#\| .*\n//g; set_text('{a} {c}')->() }, 1,
    qr{left out: 1\n\z}, qr/'site\/pair\.title' cannot be taken: it has not the \{places\} of its English \[po-text\]/, '', undef);
imports('an entry that a tool keeps', 'http/410/gloss', sub { $_ .= "\n\n#~ msgctxt \"http/409/gloss\"\n#~| msgid \"Old\"\n#~ msgid \"Older\"\n#~ msgstr \"古い\"" }, 0,
    qr{\Aja: .*left out: 0\n\z}, qr{\A\S+:\d+:1: warning: 'http/409/gloss' is obsolete \('#~'\) and not taken; [^\n]* \[po-obsolete\]}, '', undef);
imports('a text that a tool put behind #~', 'http/410/gloss', sub { set_text('もうない')->(); s/^(?!#)/#~ /mg; $_ .= "\n\n#~ msgid \"Old\"\n#~ msgstr \"古い\"" }, 0,
    qr{\Aja: .*left out: 0\n\z}, qr{'http/410/gloss' is obsolete \('#~'\) and not taken, and so are 1 more; }, '', undef);
imports('what a tool put there as it went out', 'http/410/gloss', sub { s/^(?!#)/#~ /mg }, 0, qr{left out: 0\n\z}, $nothing, '', undef);
imports('paragraphs that are parted', 'http/410/when_seen', set_text('- 一。\\n\\n  二。'), 0, qr{when_seen: translated\n}, $nothing,
    'ja/http/410.yaml', qr/^    - 一。\n\n      二。\n/m);
imports('paragraphs that are joined', 'http/404/description', sub { s/^"\\n"\n"今後/"今後/m }, 0, qr{description: changed\n}, $nothing,
    'ja/http/404.yaml', qr/でした。\n    今後/);

# A file that was exported when notes on pairs were named with a mere hyphen.
imports('an old context', 'http/404-vs-410/summary', sub { s{http/404-vs-410/summary}{http/404-410/summary}; set_text('違い')->() }, 0,
    qr{\Alocales/ja/http/404-vs-410\.yaml: summary: changed\n}, $nothing, 'ja/http/404-vs-410.yaml', qr/違い/);

# One that is good beside one that is not.
my $both = edited(edited($all, 'http/410/gloss', set_text('もうない')), 'http/404/gloss', sub { s/^msgid ".*"/msgid "Other"/m; set_text('ない')->() });
$both = edited($both, 'http/404-vs-410/summary', sub { s/^msgctxt/#, fuzzy\n#| msgid "Alike"\nmsgctxt/m });
($status, $said) = import_po($book, $both);
is($status, 1, 'one entry that cannot be taken is an error');
is(summary($said) =~ /changed: 1, .*left out: 2\z/ ? 1 : $said, 1, 'the others are taken');
is(changed($book, $before), 'ja/http/410.yaml', 'and written');

# A file that cannot be written keeps out no other.
my $linked = golden_book();
rename "$linked/locales/ja/http/404.yaml", "$linked/locales/ja/real" or die "$linked: $!\n";
symlink '../real', "$linked/locales/ja/http/404.yaml" or die "$linked: $!\n";
$both = edited(edited($all, 'http/410/gloss', set_text('もうない')), 'http/404/description', set_text('ない。'));
my @rehearsed = import_po($linked, $both, '-n');
($status, $said, $errors) = import_po($linked, $both);
is($status, 3, 'a file that cannot be written is a failure');
is("@rehearsed", "$status $said $errors", 'a dry run says the same');
is($said =~ s/unchanged: \d+/unchanged: N/r,
    "locales/ja/http/410.yaml: gloss: changed\nja: translated: 0, changed: 1, confirmed: 0, unchanged: N, left out: 1\n",
    'which is reported beside what was written');
is($errors, "statusbook l10n import: could not write 'locales/ja/http/404.yaml': 'locales/ja/http/404.yaml' is a symbolic link, which is not followed; move it away\n", 'and said why');
like(read_file("$linked/locales/ja/http/410.yaml"), qr/もうない/, 'the file behind it is written');

# Somebody has edited the book since the file went out.
$book = golden_book();
my $edit = sub { my ($from, $to) = @_; write_file("$book/locales/ja/http/410.yaml", read_file("$book/locales/ja/http/410.yaml") =~ s/$from/$to/r) };
$edit->('完全に消滅', '永久に消滅');
$before = tree_of("$book/locales");
($status, $said, $errors) = import_po($book, $all);
is("$status$errors", 0, 'what was not edited in the file');
is(changed($book, $before), '', 'does not undo what was edited in the book');
($status, $said, $errors) = import_po($book, edited($all, 'http/410/gloss', set_text('もうない')));
is($status, 1, 'what was edited in both');
like($errors, qr/'http\/410\/gloss' was translated in the book as well since the file was exported \[po-conflict\]/, 'is reported');
is(changed($book, $before), '', 'and left as it is in the book');
($status, $said, $errors) = import_po($book, edited($all, 'http/410/gloss', set_text('永久に消滅')));
is("$status$errors" . changed($book, $before), 0, 'the same edit in both is none');

# A stale text was mended in the book since; its entry is as fuzzy as it went out.
$book = golden_book();
write_file("$book/locales/ja/http/404.yaml", read_file("$book/locales/ja/http/404.yaml") =~ s/  was: Not there\n(.*\n.*\n).*/$1    何もない/r);
$before = tree_of("$book/locales");
($status, $said, $errors) = import_po($book, $all);
is("$status$errors" . changed($book, $before), 0, 'a stale entry that nobody touched, of a text that was mended in the book');
($status, $said, $errors) = import_po($book, edited($all, 'http/404/gloss', sub { s/^#.*fuzzy.*\n//m; s/^#\|.*\n//m; s/^msgstr .*/msgstr "ない"/m }));
like($errors, qr/'http\/404\/gloss' was translated in the book as well/, 'and one that was mended in both');
is("$status" . changed($book, $before), 1, 'is left as it is in the book');

# The English has changed since the file went out; nobody has run sync.
$book = golden_book();
write_file("$book/codes/http/410.yaml", read_file("$book/codes/http/410.yaml") =~ s/Gone for good/Gone for ever/r);
($status, $said, $errors) = import_po($book, edited($all, 'http/410/gloss', set_text('もうない')));
is("$status$errors", 0, 'a text made from the English of before is taken');
is((import_po($book, $all, '-n'))[2], '', 'of those that nobody touched nothing is said');
like($said, qr/gloss: changed, still stale\n/, 'and is stale');
like(read_file("$book/locales/ja/http/410.yaml"),
    qr/^gloss:\n  was: (\|-\n    )?Gone for good\n  en: (\|-\n    )?Gone for ever\n  text: \|-\n    もうない\n/m, 'with that English');

($status, $said, $errors) = import_po($book, edited($all, 'http/410/gloss', sub { s/^msgid .*/msgid "Long ago"/m; set_text('昔')->() }));
like($errors, qr/'http\/410\/gloss' is of another English/, 'one that the book did not have is not');

# So is a text that was missing, with the English with which it went out.
for my $sync (0, 1) {
    $book = golden_book();
    statusbook('-C', $book, 'l10n', 'new', 'ja', 'http/410');
    write_file("$book/codes/http/410.yaml", read_file("$book/codes/http/410.yaml") =~ s/A page was removed on purpose/A page was taken away/r);
    statusbook('-C', $book, 'l10n', 'sync') if $sync;
    ($status, $said, $errors) = import_po($book, edited($all, 'http/410/when_seen', set_text('削除。')));
    is("$status$errors", 0, 'a missing text made from the English of before is taken');
    like($said, qr/when_seen: translated, still stale\n/, 'and is stale');
    like(read_file("$book/locales/ja/http/410.yaml"), qr/^when_seen:\n  was: \|-\n    A page was removed on purpose\.\n  en: \|-\n    A page was taken away\.\n  text: \|-\n    削除。\n/m, 'with that English');
}

# ---- Drafts ----------------------------------------------------------------------------------------

# What a translator has begun is not taken, and goes out again as it was, until it is.
$book = golden_book();
sub with_drafts {
    my ($drafts) = @_;
    write_file("$book/drafts.po", $drafts);
    return export_po($book, @to, '--drafts', "$book/drafts.po");
}
sub entry_of { my ($po, $context) = @_; return (grep { /msgctxt "\Q$context\E"/ } split /\n\n/, $po)[0] // '' }
is(with_drafts($all), $all, 'where nothing is begun, nothing is kept');
my $begun = edited($all, 'http/410/when_seen', sub { s/^msgctxt/#, fuzzy\nmsgctxt/m; set_text('- 途中')->() });
$begun = edited($begun, 'http/410/gloss', sub { s/^msgctxt/#, fuzzy\nmsgctxt/m; set_text('もうない')->() });
$begun = edited($begun, 'site/pair.title', sub { s/#, .*\n//; s/#\| .*\n//g; set_text('{a}を失った')->() });
$before = tree_of("$book/locales");
($status, $said, $errors) = import_po($book, $begun);
is(changed($book, $before), '', 'what is begun, or has lost a place, is not taken');
my $kept = with_drafts($begun);
is(entry_of($kept, 'http/410/when_seen'), entry_of($begun, 'http/410/when_seen'), 'a draft of a missing text is kept');
is(entry_of($kept, 'http/410/gloss'), entry_of($begun, 'http/410/gloss'), 'and one of a text that is there');
is(with_drafts($kept), $kept, 'twice is the same');
is(with_drafts($kept =~ s/^# base .*\n//mgr) =~ /途中/ ? 1 : 0, 1, 'a missing text is kept without its base, too');
write_file("$book/codes/http/410.yaml", read_file("$book/codes/http/410.yaml") =~ s/^(when_seen:.*\n)(  \S+).*$/$1$2 Another English./mr);
$edit->('完全に消滅', '永久に消滅');
$kept = with_drafts($kept);
like(entry_of($kept, 'http/410/when_seen'), qr/^#, fuzzy\n#\| msgid .*msgstr "- 途中"\z/ms, 'a draft outlives a change of its English, which stands beside it');
like(entry_of($kept, 'http/410/gloss'), qr/msgstr "永久に消滅"\z/, 'what the book says anew comes before a draft');
my $remarked = edited($kept, 'http/410/gloss', sub { s/^# base/# ask Bo\n# base/m; s/^msgctxt/#, fuzzy\nmsgctxt/m });
like(entry_of(with_drafts($remarked), 'http/410/gloss'), qr/^# ask Bo\n.*^#, fuzzy\n/ms, 'a remark and a mark of a translator are kept');
($status, $said, $errors) = import_po($book, edited($kept, 'http/410/when_seen', sub { s/^#, fuzzy\n(#\|.*\n)*//m }));
like($said, qr/when_seen: translated\n/, 'a draft that is finished is taken') or diag($errors);
unlike(entry_of(with_drafts($kept), 'http/410/when_seen'), qr/fuzzy/, 'and is none any more');
# A draft of what the book has no longer is kept behind #~, and is a draft again where the book has it again.
my $gone = edited($kept, 'http/410/when_seen', sub { s{http/410/when_seen}{http/410/when_found}; s/^# base/# ask Bo\n# base/m });
my $homeless = with_drafts($gone);
like($homeless, qr{\n\n# ask Bo\n# base x[0-9a-f]{4}\n#, fuzzy\n(?:#~\| .*\n)*#~ msgctxt "http/410/when_found"\n(?:#~ .*\n)+#~ msgstr "- 途中"\n\z}, 'a draft of a text that was renamed is obsolete');
is(with_drafts($homeless), $homeless, 'and stays');
($status, $said, $errors) = import_po($book, $homeless);
is(() = $errors =~ /^\S.*obsolete/mg, 1, 'an import says once that it is not taken');
is($status, 0, 'which is no error');
$book = golden_book();
like(entry_of(with_drafts($homeless =~ s/when_found/when_seen/r =~ s/^msgctxt "http.*\n(?:.+\n)+//mgr), 'http/410/when_seen'), qr/^#, fuzzy\n.*^msgstr "- 途中"\z/ms, 'and the text that is there again has it');
SKIP: {
    skip 'no gettext', 1 if !has_tool('msgcat');
    write_file("$book/drafts.po", $homeless);
    is(`msgcat --no-wrap $book/drafts.po`, $homeless, 'msgcat writes the same bytes');
}
write_file("$book/drafts.po", $all =~ s/"Language: ja/"Language: es/r);
($status, $said, $errors) = statusbook('-C', $book, 'l10n', 'export', 'ja', '--drafts', "$book/drafts.po");
isnt($status, 0, 'drafts of another language are refused');
($status, $said, $errors) = statusbook('-C', $book, 'l10n', 'export', 'ja', '--drafts', "$book/none.po");
isnt($status, 0, 'and a file that is not there');
is($said, '', 'without half a file');

# ---- Merged by a tool ------------------------------------------------------------------------------

# Somebody mends a text in the book, another one's English changes, and a file of before is merged into a new export.
SKIP: {
    skip 'no gettext', 7 if !has_tool('msgmerge');
    $book = golden_book();
    write_file("$book/old.po", edited($all, 'http/404/description', set_text('ない。')));
    $edit->('完全に消滅', '永久に消滅');
    write_file("$book/codes/http/503.yaml", read_file("$book/codes/http/503.yaml") =~ s/^gloss: .*/gloss: Gone for good today/mr);
    write_file("$book/new.po", export_po($book));
    $before = tree_of("$book/locales");
    for my $way ('', '--previous') {
        my $merged = `msgmerge -q --no-wrap $way $book/old.po $book/new.po`;
        ($status, $said, $errors) = import_po($book, $merged, '-n');
        is("$status $said", "0 locales/ja/http/404.yaml: description: changed\n" . ($said =~ /^(ja: .*\n)/m)[0], "merged $way, the edit alone is taken");
        unlike($errors, qr/error:/, 'and nothing is wrong');
    }
    my $both = edited(read_file("$book/old.po"), 'http/410/gloss', set_text('もうない'));
    write_file("$book/old.po", $both);
    ($status, $said, $errors) = import_po($book, scalar `msgmerge -q --no-wrap $book/old.po $book/new.po`);
    like($errors, qr/'http\/410\/gloss' was translated in the book as well since the file was exported \[po-conflict\]/, 'what was mended in both is a conflict');
    is(changed($book, $before), 'ja/http/404.yaml', 'and stays as the book has it');
}

# ---- Files that are none ---------------------------------------------------------------------------

$book = golden_book();
$before = tree_of("$book/locales");
for my $case (
    ['a string without an end', qq(msgid ""\nmsgstr "Language: ja\n), qr/ja\.po:2:21: error: a string does not end in '"' \[po-syntax\]/],
    ['a file of another kind', "# a remark\n\ngloss:\n  en: a\n  text: b\n", qr/\A\S*ja\.po:3: error: this is no PO file[^\n]*\[po-syntax\]\n(?!.*error: )/s],
    ['an unknown keyword', qq(msgid ""\nmsgstring ""\n), qr/ja\.po:2:1: error: .* \[po-syntax\]/],
    ['an unknown escape', qq(msgid ""\nmsgstr "\\q"\n), qr/ja\.po:2:9: error: unknown escape '\\q' \[po-syntax\]/],
    ['an escape that no text can hold', qq(msgid "a"\nmsgstr "b\\x00c"\n), qr/ja\.po:2:10: error: no text can hold what this escape says: '\\x00' \[po-syntax\]/],
    ['an escape that is no byte', qq(msgid "a"\nmsgstr "b\\777c"\n), qr/ja\.po:2:10: error: no text can hold what this escape says: '\\777' \[po-syntax\]/],
    ['a file that ends behind a context', qq(msgid "a"\nmsgstr "b"\n\nmsgctxt "c"\n), qr/ja\.po:4:1: error: an entry ends without 'msgid' \[po-syntax\]/],
    ['a text of nothing', qq(msgid "a"\nmsgstr "b"\n\nmsgstr "c"\n\nmsgid "d"\nmsgstr "e"\n), qr/ja\.po:4:1: error: one entry has twice 'msgstr' \[po-syntax\]/],
    ['a text of nothing at the start', qq(msgstr "c"\n), qr/ja\.po:1:1: error: an entry ends without 'msgid' \[po-syntax\]/],
    ['a plural without numbers', qq(msgid "a"\nmsgid_plural "b"\nmsgstr "c"\n), qr/ja\.po:1:1: error: a book has no plurals, but an entry has 'msgid_plural' \[po-syntax\]/],
    ['two headers', qq(msgid ""\nmsgstr "Language: ja\\n"\n\nmsgid ""\nmsgstr "Language: pt\\n"\n), qr/ja\.po:4:1: error: a file has one header, and here begins another 'msgid' \[po-syntax\]/],
    ['a conflict', qq(msgid "a"\n<<<<<<< HEAD\nmsgstr "b"\n=======\nmsgstr "c"\n>>>>>>> theirs\n), qr/\A\S*ja\.po:2:1: error: git left a conflict of two changes here[^\n]* \[po-syntax\]\n(?!.*error: )/s],
    ['lines that end in CR', qq(# a\rmsgid "a"\rmsgstr "b"\r), qr/\A\S*ja\.po:1:4: error: a line ends in a carriage return alone \(CR\); save the file with [^\n]* \[po-syntax\]\n(?!.*error: )/s],
    ['an entry behind a remark that ends in CR', qq(msgid "a"\r\nmsgstr "b"\r\n\r\n# ö\rmsgid "c"\r\nmsgstr "d"\r\n), qr/\A\S*ja\.po:4:4: error: a line ends in a carriage return/],
    ['no msgstr', qq(msgctxt "a"\nmsgid "b"\n\n), qr/ja\.po:2:1: error: an entry ends without 'msgstr' \[po-syntax\]/],
    ['escapes that are not UTF-8', qq(msgid "a"\nmsgstr "\\xff"\n), qr/error: the escapes of an entry are not 'UTF-8' \[po-syntax\]/],
    ['Latin-1', qq(msgid "a"\nmsgstr "\xe9"\n), qr/ja\.po:2:\d+: error: .*UTF-8.* \[not-utf8\]/],
    ['another encoding in the header', qq(msgid ""\nmsgstr "Language: ja\\nContent-Type: text/plain; charset=EUC-JP\\n"\n\nmsgid "a"\nmsgstr "\xc3\xa9"\n),
        qr/ja\.po: error: the header says 'charset=EUC-JP'; save the file as UTF-8.* \[not-utf8\]/],
    ['another encoding, in capitals and with blanks', qq(msgid ""\nmsgstr "Language: ja\\nContent-Type: text/plain; Charset = ISO-8859-1\\n"\n\nmsgid "a"\nmsgstr "\xc3\xa9"\n),
        qr/error: the header says 'charset=ISO-8859-1'; save the file as UTF-8.* \[not-utf8\]/],
    ['another encoding that is made of ASCII', qq(msgid ""\nmsgstr "Language: ja\\nContent-Type: text/plain; charset=UTF-7\\n"\n\nmsgid "a"\nmsgstr "+MEIwRA-"\n),
        qr/error: the header says 'charset=UTF-7'; save the file as UTF-8.* \[not-utf8\]/],
    ['a line that is shown in another order', qq(msgid ""\nmsgstr "Language: eo\\n"\n\nmsgid "a"\nmsgstr "b\xe2\x80\xaec"\n), qr/ja\.po:5:10: warning: U\+202E .* \[turned\]/],
    ['another language', qq(msgid ""\nmsgstr "Language: eo\\n"\n), qr/'Language' of the header is 'eo', and the book has 'ja'; write one of these \[po-foreign\]/],
    ['nothing', '', qr/the header has no 'Language'; write one of 'ja' there \[po-foreign\]/],
  ) {
    my ($name, $bytes, $message) = @$case;
    ($status, $said, $errors) = import_po($book, $bytes);
    is("$status$said", '1', "$name: an error");
    like($errors, $message, "$name: the message");
}
($status, $said) = import_po($book, edited($all, 'http/410/gloss', set_text('もうない')), '-n');
like("$status $said", qr{\A0 locales/ja/http/410\.yaml: gloss: changed\n}, 'a dry run says what it would do');
is(changed($book, $before), '', 'and does nothing');
is((statusbook('-C', $book, 'l10n', 'import', 'none.po'))[0], 1, 'a file that is not there');
is((statusbook('-C', $book, 'l10n', 'import'))[0], 2, 'no file: wrong use');
is((statusbook('-C', $book, 'l10n', 'export', 'ja', '--protocol', 'smtp'))[0], 2, 'no such protocol: wrong use');
{
    my ($ends, $printed, $why) = statusbook({SOURCE_DATE_EPOCH => 'now'}, '-C', $book, 'l10n', 'export', 'ja');
    is("$ends$printed $why", "2 statusbook l10n export: SOURCE_DATE_EPOCH is a number of seconds since 1970, not 'now'\n", 'a time that is none');
    utime 1600000000, 1600000000, map { "$book/$_" } files_of($book);
    like((statusbook({SOURCE_DATE_EPOCH => ''}, '-C', $book, 'l10n', 'export', 'ja'))[1], qr/^"POT-Creation-Date: 2020-09-13 12:26\+0000\\n"$/m, 'an empty one is none');
}

# Two languages that PO names alike, and the ways in which tools name a language.
my $chinese = diag_book('.');
write_file("$chinese/site.yaml", read_file("$chinese/site.yaml") =~ s/^(languages: \[[^\]]*)\]/$1, zh-Hant, zh-TW]/mr);
write_file("$chinese/locales/$_/locale.yaml", "tag: $_\nname: $_\ndir: ltr\nfallback: [en]\n") for 'zh-Hant', 'zh-TW';
for my $language ('zh-Hant', 'zh-TW') {
    my (undef, $out) = statusbook($epoch, '-C', $chinese, 'l10n', 'export', $language);
    for my $called ('', $language =~ tr/-/_/r, lc $language) {
        write_file("$chinese/one.po", $called ? $out =~ s/"Language: [^\\]*/"Language: $called/r : $out);
        like((statusbook('-C', $chinese, 'l10n', 'import', '-n', "$chinese/one.po"))[1], qr/^$language: /m, "$language comes back as itself: '$called'");
    }
}

is((statusbook('-C', $book, 'l10n', 'export', 'en'))[0], 2, 'English is not translated: wrong use');
done_testing();
