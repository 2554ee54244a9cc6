# `l10n check`: its formats, its exit status, silences, and what has changed since a revision.
use strict;
use warnings;
use Test::More;
use JSON::PP 'decode_json';
use File::Temp 'tempdir';
use Book;

my $file = 'locales/es/http/404.yaml';

# A book whose Spanish 404 has these lines; others may be written over it.
sub book_with {
    my ($yaml) = @_;
    my $book = diag_book('.');
    write_file("$book/$file", $yaml);
    return $book;
}

sub entry {
    my ($field, $english, $text, $rest) = @_;
    return "$field:\n  en: |-\n    $english\n  text: |-\n    $text\n" . ($rest // '');
}

sub check_of {
    my ($book, @arguments) = @_;
    return statusbook('-C', $book, 'l10n', 'check', @arguments);
}

# The names of the messages in what was said to people.
sub names_in { return join ' ', $_[0] =~ /: (?:error|warning): .* \[([a-z0-9-]+)\]$/mg }

# ---- What it says, and how it ends ----

my $bad = book_with(entry('gloss', 'Nothing there', 'No hay nada') .
    entry('description', 'Nothing stands behind `Host`: 100 % and 404, or 33 s.', 'Nada: 404, 35 s.'));
my ($status, $out, $said) = check_of($bad);
is($status, 1, 'an error ends with 1');
is($out, '', 'people read standard error');
my $words = diag_book('.');
my ($ignored) = read_file('locales/en/site.yaml') =~ /^  ignored: \|-\n    (.*)\n/m;
write_file("$words/locales/es/site.yaml", "find:\n  ignored:\n    en: |-\n      $ignored\n    text: |-\n      un, una\n");
unlike((check_of($words))[2], qr/\[length\]/, 'a list of words has as many as its language needs');
is($said, <<'END', 'to people: place, message, line, caret, and the English');
locales/es/http/404.yaml:10:5: warning: missing '100' of the English; write it too [number]
        Nada: 404, 35 s.
        ^
    English: Nothing stands behind `Host`: 100 % and 404, or 33 s.
locales/es/http/404.yaml:10:5: warning: missing '33' of the English; write it too [number]
        Nada: 404, 35 s.
        ^
    English: Nothing stands behind `Host`: 100 % and 404, or 33 s.
locales/es/http/404.yaml:10:5: error: missing '`Host`' of the English; tokens in backticks stay as they are [token]
        Nada: 404, 35 s.
        ^
    English: Nothing stands behind `Host`: 100 % and 404, or 33 s.
locales/es/http/404.yaml:10:5: warning: the text has 30 % of the length of its English, where es texts have from 55 to 250 %; see whether something is left out [length]
        Nada: 404, 35 s.
        ^
    English: Nothing stands behind `Host`: 100 % and 404, or 33 s.
locales/es/http/404.yaml:10:16: warning: '35' does not stand in the English; write what stands there [number]
        Nada: 404, 35 s.
                   ^~
    English: Nothing stands behind `Host`: 100 % and 404, or 33 s.
errors: 1, warnings: 4
END

my $warned = book_with(entry('gloss', 'Nothing there', 'No hay hay nada'));
is((check_of($warned))[0], 0, 'a warning ends with 0');
is((check_of($warned, '--strict'))[0], 1, 'and with 1 under --strict');
is((check_of($warned, '--strict', '--format', 'json'))[0], 1, 'in another format too');
is(names_in((check_of($warned, 'es'))[2]), 'doubled-word', 'a language by name');

my $wrong_code = book_with(entry('description', 'As 410, but unknown.', 'Como 404, pero sin saberlo.'));
is(names_in((check_of($wrong_code))[2]), 'reference reference', 'another code of the protocol is an error');

my $turned = book_with(entry('gloss', 'Nothing there', "No hay \xe2\x80\xaenada"));
($status, undef, $said) = check_of($turned);
is("$status " . names_in($said), '1 bad-character', 'a mark of direction is told of once');
like((statusbook('-C', $turned, 'check'))[2], qr/\[turned\]/, 'by check as well');
my $turned_english = book_with(entry('gloss', "Nothing \xe2\x80\xaethere", 'No hay nada'));
like((check_of($turned_english))[2], qr/\[turned\]/, 'and in the English beside a text');

# A backtick pairs with none of another paragraph, nor of another item, as on the page.
my $single = book_with("description:\n  en: |-\n    A `Host` is wrong.\n\n    A `Via` is old.\n  text: |-\n    Un `Host es malo.\n\n    Un `Via` es viejo.\n"
    . "when_seen:\n  en: |-\n    - By `Host`.\n    - By `Via`.\n  text: |-\n    - Por `Host.\n    - Por `Via`.\n");
is(join(' ', (check_of($single))[2] =~ /missing '`(\w+)`'/g), 'Host Host', 'a backtick without its half hides no token of other paragraphs');

# Some systems write an accent and its letter apart.
my $apart = book_with(entry('gloss', 'Nothing there', "Ninguna pa\xcc\x81gina"));
write_file("$apart/locales/es/glossary.yaml", "nothing there: {use: ninguna página}\n");
is((check_of($apart))[2], '', 'accents that stand apart are those of the glossary');
my $listed = diag_book('.');
write_file("$listed/locales/es/glossary.yaml", $_->[1]),
  is(join(' ', (statusbook('-C', $listed, 'l10n', $_->[0]))[0, 2]),
     "1 locales/es/glossary.yaml:1:1: error: the file is a $_->[2], but a map ('name: …' on the lines below, indented) is meant [wrong-type]\n" .
     "    $_->[1]    ^\nerrors: 1, warnings: 0\n", "l10n $_->[0]: a glossary that is a $_->[2]")
  for ['check', "- a\n", 'list'], ['check', "x\n", 'text'], ['status', "- a\n", 'list'];

# A list has as many items as its English.
my $list = "when_seen:\n  en: |-\n    - One.\n    - Two.\n  text: |-\n";
is(names_in((check_of(book_with("$list    - Uno.\n    - Dos.\n")))[2]), '', 'a list with all of its items');
is(names_in((check_of(book_with("$list    - Uno.\n")))[2]), 'list-items', 'one that lacks an item');
like((check_of(book_with("$list    \xe2\x80\xa2 Uno.\n    \xe2\x80\xa2 Dos.\n")))[2], qr/0 items of a list, but 2 in the English/, 'and one with marks that are none');

my $cut = book_with("gloss: {en: Nothing there, text: No hay nada}\ndescription:\n  en: |-\n    Nothing.\n  text: Nada #1\n");
($status, undef, $said) = check_of($cut);
is($status, 1, 'what the loader finds in a translation is said too');
like($said, qr/\[plain-prose\]/, 'prose on the line of its name');
like($said, qr/\[cut-text\]\n.*\n.*\n    English: Nothing\.\n/, 'a text that is cut, with its English');

my $places = diag_book('.');
write_file("$places/locales/es/site.yaml", "pair:\n  short:\n    en: |-\n      {a} vs {b}\n    text: |-\n      {a} y {c}\n");
is((check_of($places))[2], <<'END', 'other places than the English has: what to write, and the English');
locales/es/site.yaml:6:13: error: unknown place '{c}'; there are {a}, {b} [unknown-place]
          {a} y {c}
                ^~~
    English: {a} vs {b}
errors: 1, warnings: 0
END

my $elsewhere = book_with(entry('gloss', 'Nothing there', 'No hay nada'));
write_file("$elsewhere/codes/http/410.yaml", read_file("$elsewhere/codes/http/410.yaml") . "more: 1\n");
is((check_of($elsewhere))[0], 0, 'an error of the sources is none of a translator\'s');

# ---- Wrong use ----

for my $case ([['fr'], qr/'fr'/], [['en'], qr/'en'/], [['es', 'more'], qr/unexpected argument 'more'/],
    [['--format', 'xml'], qr/--format takes human, github or json, not 'xml'/]) {
    my ($arguments, $pattern) = @$case;
    my ($ends, $printed, $complained) = check_of($warned, @$arguments);
    is("$ends$printed", '2', "@$arguments: wrong use");
    like($complained, $pattern, "@$arguments: which is said");
}

# ---- For programs ----

($status, $out, $said) = check_of($bad, '--format', 'github');
is($status, 1, 'github: an error ends with 1');
is($said, '', 'github: nothing for people');
my @commands = split /\n/, $out;
is(scalar @commands, 5, 'github: one line a message');
is($commands[0], "::warning file=$file,line=10,col=5,title=number::missing '100' of the English; write it too"
    . '%0AEnglish: Nothing stands behind `Host`: 100 %25 and 404, or 33 s.', 'github: per cent and line ends are escaped');
is((check_of($wrong_code, '--format', 'github'))[1] =~ tr/\n//, 2, 'github: a command a message');

my $strange = book_with(entry('gloss', 'Nothing there', 'No hay nada'));
write_file("$strange/locales/es/http/a,b:c%.yaml", "gloss: {en: a, text: b}\n");
like((check_of($strange, '--format', 'github'))[1], qr{^::warning file=locales/es/http/a%2Cb%3Ac%25\.yaml,title=unused-translation::}m,
    'github: what would end a property is escaped, and a file as a whole has no line');

($status, $out, $said) = check_of($bad, '--format', 'json');
is("$status$said", '1', 'json: an error ends with 1, and people are told nothing');
my $messages = decode_json($out);
is(scalar @$messages, 5, 'json: an object a message');
is_deeply($messages->[2], {path => $file, line => 10, column => 5, severity => 'error', name => 'token',
    message => "missing '`Host`' of the English; tokens in backticks stay as they are",
    note => 'English: Nothing stands behind `Host`: 100 % and 404, or 33 s.'}, 'json: what it holds');
is_deeply(decode_json((check_of(diag_book('.'), '--format', 'json'))[1]), [], 'json: an empty array when all is well');
is((check_of(diag_book('.'), '--format', 'github'))[1], '', 'github: nothing when all is well');

# ---- The same English in two files ----

my $twice = book_with(entry('gloss', 'Nothing there', 'Nada'));
write_file("$twice/codes/http/410.yaml", read_file("$twice/codes/http/410.yaml") =~ s/^gloss: .*/gloss: Nothing there/mr);
write_file("$twice/locales/es/http/410.yaml", entry('gloss', 'Nothing there', 'Vacío'));
like((check_of($twice))[2], qr{^locales/es/http/410\.yaml:5:5: warning: 'Vacío' is 'Nada' at \Q$file\E:5; say both alike \[two-ways\]\n.*\n.*\n    English: Nothing there$}m,
    'the same gloss of two codes, said in two ways');

# ---- Half-width kana ----

my $narrow = book_with(entry('gloss', 'Nothing there', 'Nada: ｻｰﾊﾞｰ'));
like((check_of($narrow))[2], qr{^\Q$file\E:5:11: warning: half-width characters; write 'サーバー' \[half-width\]\n.*\n +\^~~~~\n}m,
    'a word of half-width kana: all of it, as it is to be written');

# ---- Silences ----

my $silent = book_with(entry('gloss', 'Nothing there', 'No hay hay nada', "  ok: [doubled-word]\n"));
is(names_in((check_of($silent))[2]), '', 'a bare silence');
is((statusbook('-C', $silent, 'l10n', 'sync'))[0], 0, 'sync takes it');
like(read_file("$silent/$file"), qr/doubled-word: x[0-9a-f]{4}/, 'and fills in the fingerprint');
is(names_in((check_of($silent))[2]), '', 'a silence with its fingerprint');
(my $changed = read_file("$silent/$file")) =~ s/hay hay nada/hay hay aquí/;
write_file("$silent/$file", $changed);
is(names_in((check_of($silent))[2]), 'doubled-word', 'ends when the text changes');
is(names_in((check_of(book_with(entry('gloss', 'Nothing there', 'No hay nada', "  ok: [lenght]\n"))))[2]), 'unknown-check',
    'a silence of what is not there');

# A silence that has ended is told where the check has nothing to say any more.
(my $mended = $changed) =~ s/hay hay aquí/hay aquí/;
write_file("$silent/$file", $mended);
($status, undef, $said) = check_of($silent);
is(names_in($said), 'ended-silence', 'a silence that has ended, of what is mended');
like($said, qr{^\Q$file\E:6:8: warning: 'doubled-word' was silenced for another text or English, .*; delete it from 'ok' \[ended-silence\]$}m, 'with its place');

# What is silenced neither `l10n check` says nor `check`, which looks for sentences too.
my $same = 'Mira otra vez si la dirección es correcta.';
for my $case (['', 'repeated-sentence same-name'], ["  ok: [repeated-sentence, same-name]\n", '']) {
    my ($ok, $names) = @$case;
    my $twice = book_with(entry('gloss', 'Nothing there', 'No hay nada') . entry('how_to_fix', 'Look at the address once more.', $same));
    write_file("$twice/locales/es/http/410.yaml", entry('gloss', 'Gone for good', 'No hay nada', $ok) . entry('how_to_fix', 'Remove the link.', $same, $ok));
    is(sorted(join ' ', grep { /^(repeated|same)/ } split / /, names_in((check_of($twice, 'es'))[2])), $names =~ s/^repeated-sentence //r, "l10n check: '$names'");
    is(sorted(join ' ', grep { /^(repeated|same)/ } split / /, names_in((statusbook('-C', $twice, 'check'))[2])), $names, "check: '$names'");
}
my $starred = book_with(entry('gloss', 'Nothing there', '**No** hay nada', "  ok: [literal-markup]\n"));
my ($of_build) = (statusbook('-C', $starred, 'build', '-o', "$starred/out"))[2];
unlike($of_build, qr/literal-markup/, 'nor does a build');
my $preview = preview_new($starred);
preview_end($preview, 'TERM');
unlike(read_file($preview->{errors}), qr/literal-markup/, 'nor does the preview');

# A translation stands behind its English for want of a line `text: |-`: it is told, and nobody writes over it.
for my $case (["    Mira otra vez si la dirección es correcta.\n", 'no-english', 1], ["    Mira aún otra vez la dirección y también el número.\n", 'no-english', 1, 'Look at it the first time.'],
    ["    Then look where the link comes from.\n", '', 0], ["    Say it again.\n  text: \"\"\n", '', 0]) {
    my ($behind, $names, $is_kept, $english) = @$case;
    my $mixed = book_with("how_to_fix:\n  en: |-\n    " . ($english // 'Look at the address once more.') . "\n$behind");
    is(join(' ', grep { /^no-/ } split / /, names_in((check_of($mixed, 'es'))[2])), $names, "what stands behind the English: '$names'");
    statusbook('-C', $mixed, 'l10n', 'sync', 'es');
    my ($first) = split /\n/, $behind;
    is(index(read_file("$mixed/$file"), $first) >= 0 ? 1 : 0, $is_kept, 'kept, or what the English was');
}

# Texts on one line have each a silence of their own.
my $line = q({gloss: {en: Nothing there, text: No hay hay nada%s}, when_seen: {en: Then, text: De de nada%s}});
sub sorted { return join ' ', sort split / /, $_[0] }
is(sorted(names_in((check_of(book_with(sprintf "$line\n", '', '')))[2])), 'doubled-word doubled-word flow-prose', 'two texts on one line');
my ($first, $second) = map { (check_of(book_with(sprintf "$line\n", @$_)))[2] } [', ok: [doubled-word]', ''], ['', ', ok: [doubled-word]'];
is(sorted(names_in($_)), 'doubled-word flow-prose', 'a silence of one of them') for $first, $second;
like($first, qr/'de' stands twice/, 'the first is silent');
like($second, qr/'hay' stands twice/, 'the second is silent');

# ---- What has changed ----

SKIP: {
    skip 'git is not installed', 1 if system('git --version >/dev/null 2>&1') != 0;
    local @ENV{qw(GIT_CONFIG_GLOBAL GIT_CONFIG_NOSYSTEM GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL)} =
      ('/dev/null', 1, ('Test', 'test@example.org') x 2);
    my $since = sub { names_in((check_of($_[0], '--changed-since', $_[1] // 'HEAD'))[2]) };
    my $old = entry('gloss', 'Nothing there', 'No hay hay nada');

    # The book lies in a folder of the repository, so that paths are not those of the repository.
    my $book = book_with($old);
    my $outer = tempdir(CLEANUP => 1);
    rename $book, "$outer/book" or die "$book: $!\n";
    $book = "$outer/book";
    is(system("cd $outer && git init -q . && git add -A && git commit -q -m first"), 0, 'a repository');

    is(names_in((check_of($book))[2]), 'doubled-word', 'without the option all is told');
    is($since->($book), '', 'of what did not change nothing is told');
    write_file("$book/$file", "# A comment.\n$old");
    is($since->($book), '', 'of texts that only moved nothing either');
    write_file("$book/$file", "# A comment.\n$old" . entry('when_seen', 'After a mistake in the address.', 'Tras un un error en la dirección.'));
    is($since->($book), 'doubled-word', 'a new text is told of');
    like((check_of($book, '--changed-since', 'HEAD'))[2], qr/:11:13: warning: 'un'/, 'and the old one is not');
    write_file("$book/$file", entry('gloss', 'Nothing there', 'No hay hay nada de nada'));
    is($since->($book), 'doubled-word', 'a changed text');
    write_file("$book/$file", entry('gloss', 'Nothing here', 'No hay hay nada'));
    is($since->($book), 'unknown-english doubled-word', 'a text that was made from other English now, which is not that of the book');
    like((check_of($book, '--changed-since', 'HEAD'))[2], qr/^\Q$file\E:3:5: warning: this is no English that the book has/, 'at that English');
    write_file("$book/codes/http/404.yaml", read_file("$book/codes/http/404.yaml") =~ s/^gloss: .*/gloss: Nothing here/mr);
    is($since->($book), 'doubled-word', 'which is nothing to speak of where it is today\'s');
    write_file("$book/$file", entry('gloss', 'Nothing here', 'No hay hay nada') =~ s/  en:/  was: Nothing there\n  en:/r);
    is($since->($book), '', 'nor the one that stood there, as `was`');
    write_file("$book/$file", entry('gloss', 'Nothing here', 'No hay hay nada') =~ s/  en:/  was: Something\n  en:/r);
    is($since->($book), 'unknown-english doubled-word', 'but a `was` that never was');
    is(system("cd $outer && git checkout -q book/codes"), 0, 'the English again');
    write_file("$book/$file", $old);
    write_file("$book/locales/es/http/410.yaml", entry('gloss', 'Gone for good', 'Se se fue'));
    like((check_of($book, '--changed-since', 'HEAD'))[2], qr/^locales\/es\/http\/410\.yaml:5:8/, 'a file that git does not know yet');

    # Of two texts on one line one changes.
    write_file("$book/$file", sprintf "$line\n", '', '');
    is(system("cd $outer && git add -A && git commit -q -m line"), 0, 'texts on one line');
    write_file("$book/$file", (sprintf "$line\n", '', '') =~ s/De de nada/De de todo/r);
    like(join('', (check_of($book, '--changed-since', 'HEAD'))[2]), qr/\A(?!.*'hay').*'de' stands twice/s, 'of two texts on one line the changed one is told of');
    is(system("cd $outer && git reset -q --hard HEAD~1"), 0, 'back again');

    # A translator mends a stale text and leaves `was`.
    unlink "$book/locales/es/http/410.yaml";
    my $stale = "gloss:\n  was: |-\n    Nothing\n  en: |-\n    Nothing there\n  text: |-\n    Nada\n";
    write_file("$book/$file", $stale);
    is($since->($book), 'unknown-english', 'a new `was` is no mistake, but for the English that the book never had');
    is(system("cd $outer && git commit -q -a -m second"), 0, 'stale');
    is($since->($book), '', 'nor one that stays beside a text that stays');
    (my $mended = $stale) =~ s/Nada/No hay nada/;
    write_file("$book/$file", $mended);
    is($since->($book), 'was-left', 'a text that was changed beside it');
    like((check_of($book, '--changed-since', 'HEAD'))[2], qr/^\Q$file\E:2:8: warning: 'text' was changed and 'was' stayed/, 'at its `was`');
    is(names_in((check_of($book))[2]), '', 'which is not known without a revision');
    write_file("$book/$file", entry('gloss', 'Nothing there', 'No hay nada'));
    is($since->($book, 'HEAD~1'), '', 'without `was` all is well, since an older revision as well');

    # What is not in the revision, and what was no file there: neither says what the others were. Some of so many are asked
    # for before a file that did not change.
    my @strange = map { "locales/es/http/x$_ blob 99999.yaml" } 1 .. 20;
    my @folders = map { "locales/es/http/f$_.yaml" } 1 .. 20;
    write_file("$book/$file", $old);
    write_file("$book/$_/x blob 99999", '') for @folders;
    is(system("cd $outer && git add -A && git commit -q -m folders && rm -r book/locales/es/http/f*"), 0, 'folders that have names of files');
    write_file("$book/$_", "gloss: x\n") for @strange, @folders;
    is($since->($book) =~ /doubled-word/, '', 'of what did not change nothing is told beside them');
    unlink map { "$book/$_" } @strange, @folders;

    my ($ends, undef, $why) = check_of($book, '--changed-since', 'nowhere');
    is($ends, 3, 'a revision that is not there');
    like($why, qr/\Astatusbook l10n check: git does not find 'nowhere': /, 'is said');
    is((check_of($book, '--changed-since', '--help'))[0], 3, 'a revision is no option of git');

    # What a clone lacks is not fetched: the program that would do so is named by the repository.
    my $clones = tempdir(CLEANUP => 1);
    system("git -C $outer config uploadpack.allowFilter true");
    is(system("git clone -q --filter=blob:none file://$outer $clones/partial"), 0, 'a clone without old files');
    ($ends, undef, $why) = check_of("$clones/partial/book", '--changed-since', 'HEAD~1');
    is($ends, 3, 'which are wanted: status');
    like($why, qr/\Astatusbook l10n check: git lacks files of 'HEAD~1'; 'git fetch --refetch --no-filter' brings those of a partial clone: /, 'it says what to do');
    is(system("git -C $clones/partial fetch -q --refetch --no-filter"), 0, 'that is done');
    isnt((check_of("$clones/partial/book", '--changed-since', 'HEAD~1'))[0], 3, 'and helps');
    is((check_of(book_with($old), '--changed-since', 'HEAD'))[0], 3, 'a book that is in no repository');
}
# ---- Sentences in other scripts ----

# Where a sentence ends is known in each script: `check` tells of those that two codes share.
for my $case (
    ['ar', 'هل توجد الصفحة هنا؟ ', 'لا يوجد أي شيء في هذا العنوان على الخادم؟', ' نعم.'],
    ['ur', 'صفحہ نہیں ہے۔ ', 'اس پتے پر سرور کے پاس کچھ بھی نہیں ہے۔', ' شکریہ۔'],
    ['hi', 'पृष्ठ नहीं है। ', 'इस पते पर सर्वर के पास कुछ भी नहीं है।', ' धन्यवाद।'],
  ) {
    my ($language, $before, $sentence, $behind) = @$case;
    my $book = diag_book('.');
    statusbook('-C', $book, 'l10n', 'add-locale', $language);
    write_file("$book/codes/http/410.yaml", read_file("$book/codes/http/404.yaml") =~ s/"404"/"410"/r);
    write_file("$book/locales/$language/http/404.yaml", entry('description', 'A.', "$before$sentence"));
    write_file("$book/locales/$language/http/410.yaml", entry('description', 'A.', "$sentence$behind"));
    like((statusbook('-C', $book, 'check'))[2], qr{^locales/$language/http/410\.yaml:5:5: warning: the sentence '\Q$sentence\E' stands in 'http/404' too}m, "a sentence twice: $language");
}

done_testing();
