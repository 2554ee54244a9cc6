# Builds and checks by several threads under the sanitizer of threads, which finds what two of them use without a lock:
# `make threads` builds the program so. It sees our own code and the locks of GLib (tests/lib/glib-locks.c), and not what
# libraries read and write.
use strict;
use warnings;
use Test::More;
use Book;
use Site;

my $program = $ENV{STATUSBOOK} // 'build/statusbook';
plan skip_all => 'not under the sanitizer of threads' if read_file($program) !~ /__tsan_init/;

# Where GLib gives memory from one thread to another by itself, that is not seen either.
my %tsan   = (TSAN_OPTIONS => 'exitcode=66', G_SLICE => 'always-malloc');
my $book   = golden_book();
my $broken = diag_book('code-fields');
my $folder = fast_folder();
mkdir "$folder/in-place";

# Each twice: over nothing, and over what stands there; but a part has a folder of its own.
for my $command (['build', '-q', '--durable', '--shard', '1/2', '-o', "$folder/part"], map { ($_, $_) } ['build', '-q', '-o', "$folder/out"], ['build', '-q', '--in-place', '-o', "$folder/in-place"],
    ['build', '-q', '--tar', "$folder/out.tar"], ['build', '-q', '--durable', '-o', "$folder/out"],
    ['build', '-q', '--changes', "$folder/lists", '-o', "$folder/out"]) {
    my ($status, undef, $errors) = statusbook({%tsan}, '-C', $book, @$command, '--jobs', 6);
    my $name = join ' ', grep { !m{/} } @$command;
    is($status, 0, "$name: status");
    unlike($errors, qr/ThreadSanitizer/, "$name: no two threads are in each other's way") or diag(substr $errors, 0, 3000);
}
for my $command (['check', '--strict'], ['check', '--stats'], ['l10n', 'check'], ['l10n', 'status']) {
    my ($status, undef, $errors) = statusbook({%tsan}, '-C', $book, @$command);
    isnt($status, 66, "@$command: status");
    unlike($errors, qr/ThreadSanitizer/, "@$command: no two threads are in each other's way") or diag(substr $errors, 0, 3000);
}
my (undef, undef, $errors) = statusbook({%tsan}, '-C', $broken, 'check');
unlike($errors, qr/ThreadSanitizer/, 'a book with errors: no two threads are in each other\'s way') or diag(substr $errors, 0, 3000);
done_testing();
