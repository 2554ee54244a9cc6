# Valgrind over a small build and a check: it sees what the sanitizers do not, values that nobody has set.
use strict;
use warnings;
use Test::More;
use File::Temp 'tempdir';
use Book;

plan skip_all => 'no valgrind' if system('command -v valgrind >/dev/null') != 0;
my $program = $ENV{STATUSBOOK} // 'build/statusbook';
plan skip_all => 'the sanitizers look already' if read_file($program) =~ /__(?:asan|tsan)_init/;

my $book   = diag_book('base');
my $folder = tempdir(CLEANUP => 1);
my $broken = diag_book('code-fields');

# Ends with 99 where valgrind complains. A block that nobody has an address of is a leak; what GLib keeps has one.
sub valgrind {
    my (@arguments) = @_;
    my $said = join ' ', map { "'$_'" } @arguments;
    my $text = `valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite --show-leak-kinds=definite $program $said 2>&1`;
    return ($? >> 8, $text);
}

for my $command (['-C', $book, 'build', '-q', '--jobs', 2, '-o', "$folder/out"], ['-C', $book, 'build', '-q', '--jobs', 2, '-o', "$folder/out"],
    ['-C', $book, 'build', '-q', '--in-place', '-o', "$folder/in-place"], ['-C', $book, 'build', '-q', '--tar', "$folder/out.tar"],
    ['-C', $book, 'check', '--strict'], ['-C', $book, 'l10n', 'check'], ['-C', $book, 'l10n', 'export', 'es'],
    ['-C', $broken, 'check', '--format', 'json']) {
    mkdir "$folder/in-place";
    my ($status, $text) = valgrind(@$command);
    my $name = join ' ', grep { !m{/} } @$command;
    ok($status <= 1, "$name: nothing to complain of") or diag($text);
    unlike($text, qr/^==\d+==/m, "$name: and it says nothing");
}
done_testing();
