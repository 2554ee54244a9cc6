# The command line: help, versions, wrong use, and how each run ends.
use strict;
use warnings;
use Test::More;
use File::Temp 'tempdir';
use Book;

my $book = golden_book();

# Checks the status of a run and what it says; a pattern for standard output, and one for standard error.
sub run_gives {
    my ($name, $arguments, $status, $out, $errors) = @_;
    my ($found, $said, $complained) = statusbook(@$arguments);
    is($found, $status, "$name: status");
    like($said, $out, "$name: standard output");
    like($complained, $errors, "$name: standard error");
}

my $nothing = qr/\A\z/;
run_gives('help', ['help'], 0, qr/^Usage: statusbook \[-C DIR\] COMMAND/m, $nothing);
run_gives('--help', ['--help'], 0, qr/^  build \[-o DIR\] +print the site$/m, $nothing);
run_gives('-h', ['-h'], 0, qr/^Commands:$/m, $nothing);
run_gives('help of a command', ['help', 'build'], 0, qr/--jobs=N/, $nothing);
run_gives('a command with --help', ['build', '--help'], 0, qr/^ +-o, --out=DIR/m, $nothing);
run_gives('help of a message', ['help', 'unknown-field'], 0, qr/\Aunknown-field \(error\)\n  The file has/, $nothing);
run_gives('help of a warning', ['help', 'same-name'], 0, qr/\Asame-name \(warning\)\n/, $nothing);
run_gives('--version', ['--version'], 0, qr/\Astatusbook \d+\.\d+\.\d+\n\z/, $nothing);

run_gives('nothing at all', [], 2, qr/Usage/, qr//);
run_gives('an unknown command', ['print'], 2, $nothing, qr/\Astatusbook: unknown command 'print'; see 'statusbook help'\n\z/);
run_gives('an unknown option', ['--print'], 2, $nothing, qr/unknown option '--print'/);
run_gives('an argument that is not UTF-8', ['-C', $book, 'build', '--only', "ftp/\xff"], 2, $nothing, qr{\Astatusbook build: 'ftp/\\377' is not UTF-8\n\z});
run_gives('an unknown option of a command', ['-C', $book, 'build', '--fast'], 2, $nothing, qr/\Astatusbook build: .*--fast; see 'statusbook build --help'\n\z/);
run_gives('an unexpected argument', ['-C', $book, 'build', 'sip'], 2, $nothing, qr/unexpected argument 'sip'/);
run_gives('an unexpected argument of check', ['-C', $book, 'check', 'sip'], 2, $nothing, qr/unexpected argument 'sip'/);
run_gives('help of what is not there', ['help', 'unknwon-field'], 2, $nothing, qr/no command and no message 'unknwon-field'/);
run_gives('-C without a folder', ['-C'], 2, $nothing, qr/no folder behind '-C'/);
run_gives("an empty $_->[0]", ['-C', $book, 'build', $_->[0], ''], 2, $nothing, qr/\Astatusbook build: $_->[0] takes the name of a $_->[1]\n\z/)
  for ['--out', 'folder'], ['--tar', 'file'], ['--changes', 'folder'];
run_gives('/ as the place', ['-C', $book, 'build', '-o', $_], 3, $nothing, qr/\Astatusbook build: '\/' has nothing above it/) for '/', '/tmp/..';
run_gives("--jobs $_", ['-C', $book, 'build', '--jobs', $_], 2, $nothing, qr/--jobs takes a number|integer|out of range/i)
  for 0, -1, 65, 'many', '99999999999999999999';
run_gives("a value of $_", ['-C', $book, 'build', $_], 2, $nothing, qr/\Astatusbook build: \Q@{[s{=.*}{}r]}\E takes no value\n\z/)
  for '--strict=no', '--dry-run=false', '--quiet=';
ok(!-e "$book/out", 'wrong use writes nothing');

run_gives('-C to no folder', ['-C', "$book/none", 'check'], 3, $nothing, qr/could not go to '\Q$book\E\/none': No such file/);
run_gives('check', ['-C', $book, 'check'], 0, $nothing, qr/warnings: \d+\n\z/);
run_gives('check --strict', ['-C', $book, 'check', '--strict'], 1, $nothing, qr/no-difference/);
run_gives('check --stats', ['-C', $book, 'check', '--stats'], 0,
    qr/^http: codes: 6, pairs: 15, notes: 2\n.*?^   0       3   20\.0 %$/ms, qr//);
run_gives('a folder that holds no book', ['-C', tempdir(CLEANUP => 1), 'check'], 1, $nothing, qr/\Asite\.yaml: error: there is no 'site\.yaml', so this folder holds no book; '-C FOLDER' names one/);
run_gives('-C twice', ['-C', $book, '-C', 'locales', 'check'], 1, $nothing, qr/\Asite\.yaml: error: there is no/);

run_gives('build to a folder of its own', ['-C', $book, 'build', '-o', 'site'], 0, qr/\Asite: pages: \d+, files: \d+, /, $nothing);
ok(-f "$book/site/en/http/404-vs-410.html", 'the site is there');
run_gives('build --quiet', ['-C', $book, 'build', '-q'], 0, $nothing, $nothing);
ok(-f "$book/out/index.html", 'the default is out');
run_gives('short options with their values', ['-C', $book, 'build', '-j2', '-osite'], 0, qr/\Asite: pages: \d+/, $nothing);
run_gives('a short option with what is none', ['-C', $book, 'build', '-jtwo'], 2, $nothing, qr/two.* for --jobs$/);
run_gives('build --dry-run', ['-C', $book, 'build', '-n', '-o', 'dry'], 0, qr/\Anowhere: pages: \d+/, $nothing);
ok(!-e "$book/dry", 'a dry run writes nothing');

run_gives('out in a folder that cannot be', ['-C', $book, 'build', '-o', 'site.yaml/out'], 3, $nothing, qr/\Astatusbook build: could not make '/);
run_gives('out that is a file', ['-C', $book, 'build', '-o', 'site.yaml'], 3, $nothing, qr/could not print to '/);
run_gives('out that holds other things', ['-C', $book, 'build', '-o', 'codes'], 3, $nothing, qr/holds files that statusbook did not print/);
run_gives('out in a folder without writing', ['-C', $book, 'build', '-o', '/proc/statusbook/out'], 3, $nothing, qr/\Astatusbook build: could not make '/);
is(read_file("$book/codes/http/200.yaml"), read_file('tests/golden/book/codes/http/200.yaml'), 'and all of it is as it was');

{
    my $program = $ENV{STATUSBOOK} // 'build/statusbook';
    is(system("'$program' $_ >/dev/full 2>/dev/null") >> 8, 3, "$_: what cannot be printed is a failure")
      for 'help', '--version', 'help build', 'manual code', 'schema code', "-C '$book' check --stats";
    my %closed = ('>/dev/full' => 'No space left on device', '>&-' => 'Bad file descriptor');
    for my $to (sort keys %closed) {
        is(`'$program' $_ 2>&1 $to`, "statusbook: could not write to standard output: $closed{$to}\n", "$_ $to: it is told once")
          for 'help', 'manual code', 'schema code', "-C '$book' l10n export ja";
    }
    is(`timeout 3 '$program' -C '$book' serve --port 0 2>&1 >/dev/full`, "statusbook: could not write to standard output\n",
        'serve: what failed long before its end gets no other reason');
    my $doubtful = diag_book('unread-folder');
    is(system("'$program' -C '$doubtful' check 2>$_") >> 8, $_ eq '/dev/null' ? 0 : 3, "check 2>$_: warnings that nobody could read are a failure")
      for '/dev/null', '/dev/full';
}

# Whoever runs the tests, a folder that is a link to itself cannot be read.
{
    my $bad = golden_book();
    rename "$bad/locales/ja/http", "$bad/ja-http" or die "$!";
    symlink 'http', "$bad/locales/ja/http" or die "$!";
    run_gives('a folder that cannot be read', ['-C', $bad, 'check'], 1, $nothing,
              qr{^locales/ja/http: error: .*\[unreadable\]}m);
}

SKIP: {
    skip 'root may read and write everything', 4 if $> == 0;
    mkdir "$book/closed";
    chmod 0555, "$book/closed";
    run_gives('out that cannot be written', ['-C', $book, 'build', '-o', 'closed/out'], 3, $nothing, qr/Permission denied/);
    chmod 0, "$book/codes/http/200.yaml";
    is((statusbook('-C', $book, 'check'))[0], 1, 'a file that cannot be read is an error of the book');
}
done_testing();
