# statusbook new: a book, a protocol and a code from nothing, which pass and print; and what is refused.
use strict;
use warnings;
use Test::More;
use File::Temp 'tempdir';
use Book;

my $top = tempdir(CLEANUP => 1);
my $book = "$top/a book";
my $in = {SOURCE_DATE_EPOCH => 1_800_000_000};    # January 2027

sub new_gives {
    my ($name, $arguments, $status, $out, $errors) = @_;
    my ($found, $said, $complained) = statusbook($in, @$arguments);
    is($found, $status, "$name: status");
    like($said, $out, "$name: standard output");
    like($complained, $errors, "$name: standard error");
}

my $nothing = qr/\A\z/;
new_gives('new alone', ['new'], 2, $nothing, qr/^  code P\/ID /m);
new_gives('its help', ['new', '--help'], 0, qr/^  book DIR /m, $nothing);
new_gives('no such thing', ['new', 'page'], 2, $nothing, qr/unknown command 'page'/);
new_gives('no folder', ['new', 'book'], 2, $nothing, qr/it takes 'DIR'/);
new_gives('two folders', ['new', 'book', 'a', 'b'], 2, $nothing, qr/unexpected argument 'b'/);
new_gives('words that do not come', ['-C', $top, 'new', 'book', 'a', '--lang', 'es,fr'], 2, $nothing, qr/no words of 'fr'/);
new_gives('what is no language', ['-C', $top, 'new', 'book', 'a', '--lang', '../es'], 2, $nothing, qr/'\.\.\/es'/);
is(join(' ', glob "$top/*"), '', 'what is refused leaves nothing');

# ---- From nothing to a site ----

new_gives('a book', ['-C', $top, 'new', 'book', 'a book', '--lang', 'ja,es'], 0, qr/\Aa book\nnext: /, $nothing);
is_deeply([sort grep { !m{^\.} } map { m{^[^/]+/([^/]+)/|^([^/]+)} ? $1 // $2 : () } grep { m{^(locales|site)} } files_of($book)],
          ['en', 'en', 'es', 'es', 'ja', 'ja', 'site.yaml'], 'its files');
is(read_file("$book/$_"), read_file($_), "$_ is the project's")
  for 'templates/page.mustache', 'templates/assets/icon.png', 'locales/ja/site.yaml', 'schemas/code.json', '.vscode/settings.json';
like(read_file("$book/site.yaml"), qr/^languages: \[en, ja, es\]$/m, 'its languages');
new_gives('a protocol', ['-C', $book, 'new', 'protocol', 'x'], 0, qr{\Acodes/x/protocol\.yaml\nsite\.yaml\n}, $nothing);
new_gives('a second one', ['-C', $book, 'new', 'protocol', 'my-own_2'], 0, qr{\Acodes/my-own_2/protocol\.yaml\n}, $nothing);
like(read_file("$book/site.yaml"), qr/^protocols: \[x, my-own_2\]$/m, 'site.yaml names both');
new_gives('a code', ['-C', $book, 'new', 'code', 'x/1'], 0, qr{\Acodes/x/1\.yaml\n\z}, $nothing);
new_gives('one with letters', ['-C', $book, 'new', 'code', 'my-own_2/NOT_FOUND'], 0, qr//, $nothing);
like(read_file("$book/codes/x/1.yaml"), qr/^checked: 2027-01$/m, 'the month is that of the clock that the environment sets');
unlike(read_file("$book/$_"), qr/@/, "$_: all places are filled") for 'codes/x/1.yaml', 'codes/x/protocol.yaml';
my ($status, undef, $said) = statusbook('-C', $book, 'check', '--strict');
is("$status$said", '0', 'the fresh book passes, also strictly');
my $out = build_once($book);
ok(-e "$out/$_", $_) for 'en/x/1.html', 'ja/my-own_2/NOT_FOUND.html', 'es/index.html';
like(read_file("$out/ja/x/1.html"), qr/<html lang="ja"/, 'the words come in each language');
new_gives('a code more', ['-C', $book, 'new', 'code', 'x/2'], 0, qr{^codes/x/2\.yaml$}m, $nothing);
($status) = statusbook('-C', $book, 'check');
is($status, '0', 'two beginnings are no error');
ok(-e build_once($book) . '/en/x/1-vs-2.html', 'and are compared');

for ('now', '-1', '1.5', '99999999999999999999', '8589934592') {
    my ($status, undef, $said) = statusbook({SOURCE_DATE_EPOCH => $_}, '-C', $book, 'new', 'code', 'x/3');
    is("$status $said", "2 statusbook new code: SOURCE_DATE_EPOCH is a number of seconds since 1970, not '$_'\n", "SOURCE_DATE_EPOCH=$_");
}
is((statusbook({SOURCE_DATE_EPOCH => ''}, '-C', $book, 'new', 'code', 'x/3'))[0], 0, 'an empty one is none');
like(read_file("$book/codes/x/3.yaml"), qr/^checked: 20(?!27-01)\d\d-\d\d$/m, 'and the month is that of the clock');

# ---- A language later ----

{
    my $later = tempdir(CLEANUP => 1) . '/later';
    statusbook($in, 'new', 'book', $later);
    statusbook($in, '-C', $later, 'new', @$_) for ['protocol', 'x'], ['code', 'x/1'];
    new_gives('a language later', ['-C', $later, 'l10n', 'add-locale', 'es'], 0,
        qr{\Alocales/es/locale\.yaml\nlocales/es/site\.yaml\nlocales/es/glossary\.yaml\nsite\.yaml\n\z}, $nothing);
    is(read_file("$later/locales/es/$_"), read_file("locales/es/$_"), "brings its $_") for 'site.yaml', 'locale.yaml';
    ($status, undef, $said) = statusbook('-C', $later, 'check', '--strict');
    is("$status$said", '0', 'and the book passes');

    # What the first book did not have.
    statusbook($in, '-C', $later, 'new', 'code', 'x/2');
    for (1, 2) {
        my $code = read_file("$later/codes/x/$_.yaml") =~ s/^status: .*$/status: unofficial/mr;
        write_file("$later/codes/x/$_.yaml", $code =~ s/^when_to_use: .*\n.*\n//mr);
    }
    write_file("$later/codes/x/glossary.yaml", "peer:\n  means: |-\n    The other side.\n");
    write_file("$later/codes/x/decide.yaml", "came:\n  title: The answer is short\n  role: receiver\n  start: one\n  steps:\n    one:\n"
          . "      asks: Which one?\n      answers:\n        a: {when: The first, codes: [\"1\", \"2\"], source: The specification}\n");
    my $out = build_once($later);
    my %page = map { $_ => read_file("$out/en/x/$_.html") } 'failure', 'success', '1', '1-vs-2', 'glossary', 'decide', 'matrix', 'index';
    like($page{failure}, qr{<h1>X <bdi>Failure</bdi></h1>|<h1>X Failure</h1>}, 'a class whose id is a word goes by its name');
    unlike($page{$_}, qr{\bsuccess\b(?! *[.:"-])(?=[^<>]*</(?:bdi|a|h1|h2|h3|th|td|title)>)}, "and $_ does not show the id") for sort keys %page;
    is(() = $page{'1-vs-2'} =~ /in no registry/g, 1, 'a pair says once what holds of both');
    unlike($page{glossary}, qr{<p>Defined in}, 'a term without a source has no label for it');
    like($page{decide}, qr{<h1>What (?:<bdi>)?X(?:</bdi>)? codes tell you</h1>}, 'trees about what has come have a title of their own');
    unlike($page{decide}, qr{the one to send}, 'and speak of nothing to send');
    like($page{index}, qr{>What a code tells you</a>}, 'also where the protocol leads there');
    is((statusbook('-C', $later, 'l10n', 'new', 'es', 'across'))[2], "statusbook l10n new: the book has nothing that is translated in 'across'\n",
        'what has nothing to translate');
}

# ---- A code of a protocol that has everything: its class by its range, its answers, its readers ----

my $real = real_book('http');
new_gives('a code of a real protocol', ['-C', $real, 'new', 'code', 'http/455'], 0, qr{^codes/http/455}, $nothing);
my $code = read_file("$real/codes/http/455.yaml");
like($code, qr/^sources: \["RFC 9110"\]$/m, 'its source is that of its protocol');
like($code, qr/^class: 4xx$/m, 'its class is that of its range');
like($code, qr/^how_to_fix:\n  client: \|-\n/m, 'each reader has a text');
for my $question (read_file('codes/http/protocol.yaml') =~ /^questions:\n(.*?)^\S/ms ? $1 =~ /^  (\w+):$/mg : ()) {
    like($code, qr/^  (# )?$question: /m, "$question is asked");
}
($status, undef, $said) = statusbook('-C', $real, 'check');
is($status, '0', 'it passes') or diag($said);

# ---- Nothing is written over ----

new_gives('a book over a book', ['new', 'book', $book], 2, $nothing, qr/there already, and never written over: /);
new_gives('a protocol again', ['-C', $book, 'new', 'protocol', 'x'], 2, $nothing, qr{there already.*codes/x/protocol\.yaml});
new_gives('a code again', ['-C', $book, 'new', 'code', 'x/1'], 2, $nothing, qr{there already.*codes/x/1\.yaml});
new_gives('a number below zero', ['-C', $book, 'new', 'code', 'x/-1'], 2, $nothing, qr{'number', beside a name$});
new_gives('a protocol without a book', ['-C', $top, 'new', 'protocol', 'x'], 2, $nothing, qr/'statusbook new book DIR' begins one/);
ok(!-e "$top/codes", 'and nothing is made');
new_gives('a code without a book', ['-C', $top, 'new', 'code', 'x/1'], 1, $nothing, qr/'statusbook new book FOLDER' begins one/);
new_gives('a code of no protocol', ['-C', $book, 'new', 'code', 'my-own_3/1'], 2, $nothing, qr/did you mean 'my-own_2'/);
new_gives('a code without a protocol', ['-C', $book, 'new', 'code', '1'], 2, $nothing, qr/as in http\/404/);
new_gives("a name that cannot be: $_", ['-C', $book, 'new', 'code', "x/$_"], 2, $nothing, qr/: /)
  for 'index', 'DECIDE', 'glossary', 'by-outcome', 'matrix-1-and-2', '../1', '1-vs-2', '1-vs', '';
write_file("$book/codes/my-own_2/NOT_FOUND.yaml", read_file("$book/codes/my-own_2/NOT_FOUND.yaml") =~ s/^# aliases: .*$/aliases: ["5"]/mr);
new_gives("a page that is there: $_->[0]", ['-C', $book, 'new', 'code', "my-own_2/$_->[0]"], 2, $nothing, $_->[1])
  for ['success', qr/'success': the class 'success' of the protocol has a page of this name/],
  ['FAILURE', qr/the class 'failure'/], ['not_found', qr/the code 'NOT_FOUND'/], ['5', qr/the alias '5' of 'NOT_FOUND'/];
is(join(' ', grep { m{^codes/my-own_2/} } files_of($book)), 'codes/my-own_2/NOT_FOUND.yaml codes/my-own_2/protocol.yaml', 'and none of them is written');
new_gives("a protocol that cannot be: $_", ['-C', $book, 'new', 'protocol', $_], 2, $nothing, qr/: /) for 'X', 'across', '../x', '';
{
    my $begun = tempdir(CLEANUP => 1);
    write_file("$begun/README.md", "Mine.\n");
    new_gives('a folder with other files', ['new', 'book', $begun], 0, qr/next/, $nothing);
    is(read_file("$begun/README.md"), "Mine.\n", 'keeps them');
    new_gives('a language twice', ['new', 'book', "$begun/twice", '--lang', 'es,en,es', '--lang', 'ja,es'], 0, qr/next/, $nothing);
    like(read_file("$begun/twice/site.yaml"), qr/^languages: \[en, es, ja\]$/m, 'comes once');
    my $half = tempdir(CLEANUP => 1);
    write_file("$half/templates/page.mustache", "Mine.\n");
    new_gives('a folder with one of ours', ['new', 'book', $half], 2, $nothing, qr/templates\/page\.mustache/);
    is(join(' ', files_of($half)), 'templates/page.mustache', 'gets none');
    my $file = tempdir(CLEANUP => 1) . '/file';
    write_file($file, '');
    new_gives('a file', ['new', 'book', $file], 3, $nothing, qr/could not/);
}
done_testing();
